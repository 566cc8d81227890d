"""Fractional ranks: an order that two people can change at once without renumbering anything.

A rank is a string of the 62 characters 0-9A-Za-z compared character by character, read as a
fraction in base 62; between any two different ranks there is always another one.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import StringConstraints

from caminos.errors import BadInput

LONGEST_RANK = 200
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

Rank = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]*[1-9A-Za-z]$", max_length=LONGEST_RANK)]
"""A place in an order; never ends in `0`, so that each fraction is written in one way."""


def rank_between(before: str | None, after: str | None) -> str:
    """A rank strictly between two others; `None` stands for the start or the end."""
    low, high = before or "", after
    if high is not None and low >= high:
        raise BadInput("rank.no_room", f"there is no rank between {low!r} and {high!r}")
    result = ""
    while True:
        low_digit = _DIGITS.index(low[0]) if low else 0
        high_digit = _DIGITS.index(high[0]) if high else len(_DIGITS)
        if high_digit - low_digit > 1:
            return result + _DIGITS[(low_digit + high_digit) // 2]
        result += _DIGITS[low_digit]
        if high_digit > low_digit:
            high = None
        elif high is not None:
            high = high[1:]
        low = low[1:]


def last_rank(taken: Iterable[str]) -> str:
    """A rank behind all those taken; when no longer rank is allowed, the last one again (ids then decide)."""
    last = max(taken, default=None)
    rank = rank_between(last, None)
    return rank if last is None or len(rank) <= LONGEST_RANK else last


def ranks(count: int) -> Iterator[str]:
    """`count` ranks in ascending order, evenly spread and short."""
    width = 1
    while len(_DIGITS) ** width <= count + 1:
        width += 1
    step = len(_DIGITS) ** width // (count + 1)
    for number in range(1, count + 1):
        value, text = number * step, ""
        for _ in range(width):
            value, digit = divmod(value, len(_DIGITS))
            text = _DIGITS[digit] + text
        yield text.rstrip("0")
