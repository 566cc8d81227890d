"""The plain words in which a guess is explained."""

from collections.abc import Iterable


def because(part: str, column: str, *grounds: str) -> str:
    """`customer = caller_id, because the name says so and 61 different values repeat`."""
    told = [ground for ground in grounds if ground]
    return f"{part} = {column}" + (f", because {listed(told)}" if told else "")


def listed(words: Iterable[str], limit: int = 8) -> str:
    """Words as a list for reading: `a, b and c`; beyond `limit` the rest is counted."""
    every = list(words)
    if len(every) > limit:
        return ", ".join(every[:limit]) + f" and {len(every) - limit} more"
    if len(every) < 2:
        return "".join(every)
    return ", ".join(every[:-1]) + " and " + every[-1]


def count(number: int, thing: str) -> str:
    """`1 row`, `5,244 rows`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def quoted(words: Iterable[str], limit: int = 8) -> str:
    """Values as the file writes them, in quotes, for reading."""
    return listed([repr(word) for word in words], limit)


def plain(number: float) -> str:
    """A number without an idle `.0`."""
    return f"{number:g}"
