"""What the values of a column are like: numbers, times, ids, words, free text; how many, how varied."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from caminos.events.guess_names import role_weight, tokens
from caminos.events.guess_times import Times, read_times
from caminos.events.guess_words import TIME_WORDS

BLANKS = " \t\n\r\v\f\u00a0\ufeff"
_NUMBER = {
    ".": re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:[eE][-+]?\d+)?|[-+]?\.\d+"),
    ",": re.compile(r"[-+]?(?:\d+|\d{1,3}(?:[.\u00a0 ]\d{3})+)(?:,\d*)?(?:[eE][-+]?\d+)?|[-+]?,\d+"),
}
_TRUTHS = frozenset(
    ["true", "false", "yes", "no", "y", "n", "t", "f", "tak", "nie", "da", "nu", "si", "sí", "no"]
)
_FREE_TEXT_CHARS = 18
_NEARLY_ALL = 0.95  # a row exported twice now and then does not make an id less of one


@dataclass(frozen=True)
class Column:
    """One column of a sample: `cells` are trimmed, in file order, "" where nothing or a missing code is."""

    name: str
    position: int
    cells: tuple[str, ...]
    decimal: Literal[".", ","] = "."

    @cached_property
    def counts(self) -> Counter[str]:
        """Each different value that is filled in, and how often."""
        counts = Counter(self.cells)
        counts.pop("", None)
        return counts

    @property
    def distinct(self) -> int:
        """How many different values there are."""
        return len(self.counts)

    @cached_property
    def filled(self) -> int:
        """How many cells hold something."""
        return self.counts.total()

    @property
    def filled_share(self) -> float:
        """The share of cells that hold something."""
        return self.filled / len(self.cells) if self.cells else 0.0

    @property
    def is_unique(self) -> bool:
        """True where (almost) no value comes twice."""
        return self.filled > 1 and self.distinct >= _NEARLY_ALL * self.filled

    @cached_property
    def numbers(self) -> dict[str, float]:
        """The values that are numbers, with what they are."""
        found = {}
        for value in self.counts:
            if value[:1] in "+-.,0123456789" and _NUMBER[self.decimal].fullmatch(value):
                found[value] = as_number(value, self.decimal)
        return found

    @cached_property
    def number_share(self) -> float:
        """The share of filled cells that are numbers."""
        return sum(self.counts[value] for value in self.numbers) / self.filled if self.filled else 0.0

    @property
    def is_numeric(self) -> bool:
        """True where nearly all values are numbers."""
        return self.number_share >= 0.95

    @cached_property
    def is_whole(self) -> bool:
        """True where all numbers are whole."""
        return bool(self.numbers) and all(number.is_integer() for number in self.numbers.values())

    @cached_property
    def times(self) -> Times | None:
        """How the column's times are written; None when it holds none."""
        named = role_weight("at", self.name) > 0 or bool(set(tokens(self.name)) & TIME_WORDS)
        return read_times(self.counts, named_time=named)

    @cached_property
    def is_truth(self) -> bool:
        """True for yes and no, true and false, 0 and 1."""
        values = {value.lower() for value in self.counts}
        return bool(values) and (values <= _TRUTHS or values <= {"0", "1"})

    @cached_property
    def mean_chars(self) -> float:
        """The mean length of the filled cells."""
        return sum(len(value) * times for value, times in self.counts.items()) / max(1, self.filled)

    @cached_property
    def is_free_text(self) -> bool:
        """True for sentences: several words, long, hardly ever the same twice."""
        if not self.filled or self.times or self.is_numeric:
            return False
        spaced = sum(times for value, times in self.counts.items() if value.count(" ") >= 2)
        return (
            self.mean_chars >= _FREE_TEXT_CHARS
            and spaced >= 0.5 * self.filled
            and self.distinct >= 0.5 * self.filled
        )

    def constant_in(self, groups: Sequence[str]) -> float:
        """The share of repeating groups (an id per row) in which this column never changes; 1 without any."""
        if not groups:
            return 1.0
        seen: dict[str, set[str]] = {}
        rows: Counter[str] = Counter()
        for group, cell in zip(groups, self.cells, strict=True):
            if group and cell:
                seen.setdefault(group, set()).add(cell)
                rows[group] += 1
        several = [group for group, times in rows.items() if times > 1]
        return sum(len(seen[group]) == 1 for group in several) / len(several) if several else 1.0


def as_number(value: str, decimal: str) -> float:
    """A number as the column writes it, with its decimal mark and groups of thousands."""
    thousands = "," if decimal == "." else "."
    plain = value.replace("\u00a0", "").replace(" ", "").replace(thousands, "")
    return float(plain.replace(",", "."))


def columns_of(
    names: Sequence[str], rows: Sequence[Sequence[str | None]], decimal: Literal[".", ","]
) -> tuple[Column, ...]:
    """The columns of a sample."""
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return tuple(
        Column(name, position, tuple((cell or "").strip(BLANKS) for cell in cells[position]), decimal)
        for position, name in enumerate(names)
    )
