"""Text and number columns as SQL: trimming, missing codes, renamed values, decimal marks, labels.

Every cell is trimmed first, and an empty cell is always missing. NULL means "missing or unreadable";
`Parsed.unread` tells the two apart.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from caminos.engine import quoting
from caminos.engine.plan import NumberColumn, TextColumn

Cell = Callable[[int], str]
"""The SQL of a staged cell by its column's position."""

BLANKS: Final = " \t\n\r\v\f\u00a0\ufeff"
"""What is trimmed from both ends of a cell: spaces of any kind and a stray byte order mark."""

_NUMBER: Final = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A column as SQL: its `value` (NULL where there is none), its trimmed `text`, and two conditions:
    `missing` (nothing is there) and `unread` (something is there that cannot be read, for `reason`).
    `unchecked` is a time whose years the caller checks once it is stored (`compile_time.within_years`).
    """

    value: str
    text: str
    missing: str
    reason: str
    unchecked: str = ""

    @property
    def unread(self) -> str:
        """True where something stands in the cell that is not what it should be."""
        return f"(NOT {self.missing} AND {self.value} IS NULL)"


def trimmed(cell: str) -> str:
    """A cell without blanks at its ends."""
    return f"trim({cell}, {quoting.text(BLANKS)})"


def is_missing(trimmed_cell: str, missing: Iterable[str]) -> str:
    """A condition, never NULL: the cell is NULL, empty or one of the missing codes."""
    codes = {"", *(code.strip(BLANKS) for code in missing)}
    return f"(coalesce({trimmed_cell}, '') IN ({quoting.listing(codes)}))"


def text_value(column: TextColumn, cell: str) -> str:
    """A text column's value, renamed by `names`; NULL where it is missing."""
    trim = trimmed(cell)
    value = trim
    if column.names:
        cases = " ".join(
            f"WHEN {quoting.text(raw.strip(BLANKS))} THEN {quoting.text(shown)}"
            for raw, shown in column.names.items()
        )
        value = f"CASE {trim} {cases} ELSE {trim} END"
    return f"CASE WHEN {is_missing(trim, column.missing)} THEN NULL ELSE {value} END"


def number(column: NumberColumn, cell: Cell) -> Parsed:
    """A number column: labels first, then digits with the column's decimal mark; groups of thousands may
    be set apart by the other mark.
    """
    raw = cell(column.column)
    trim = trimmed(raw)
    missing = is_missing(trim, column.missing)
    digits = _plain_digits(trim, column.decimal)
    value = f"CASE WHEN regexp_full_match({digits}, '{_NUMBER}') THEN try_cast({digits} AS DOUBLE) END"
    finite = f"CASE WHEN isfinite({value}) THEN {value} END"
    if column.labels:
        cases = " ".join(
            f"WHEN {quoting.text(label.strip(BLANKS))} THEN {float(meant)!r}::DOUBLE"
            for label, meant in column.labels.items()
        )
        finite = f"coalesce(CASE {trim} {cases} END, {finite})"
    # Most cells are a few digits and nothing else.
    special = quoting.listing({*column.missing, *column.labels})
    plain = f"CASE WHEN regexp_full_match({raw}, '[0-9]{{1,9}}') AND {raw} NOT IN ({special}) THEN {raw} END"
    known = f", nor one of the words {_some(column.labels)}" if column.labels else ""
    return Parsed(
        value=f"coalesce(try_cast({plain} AS DOUBLE), CASE WHEN NOT {missing} THEN {finite} END)",
        text=trim,
        missing=missing,
        reason=quoting.text(f"not a number with {column.decimal!r} as its decimal mark{known}"),
    )


def _plain_digits(trim: str, decimal: str) -> str:
    group = "," if decimal == "." else "."
    mark = f"[{decimal}]"
    grouped = f"regexp_full_match({trim}, '[+-]?[0-9]{{1,3}}([{group}][0-9]{{3}})+({mark}[0-9]*)?')"
    ungrouped = f"CASE WHEN {grouped} THEN replace({trim}, '{group}', '') ELSE {trim} END"
    if decimal == ".":
        return f"({ungrouped})"
    # A point that is no group mark makes the cell unreadable: it must not pass as a decimal point.
    return (
        f"replace(CASE WHEN {grouped} OR NOT contains({trim}, '.') THEN {ungrouped} ELSE '?' END, ',', '.')"
    )


def _some(labels: Iterable[str]) -> str:
    names = sorted(labels)
    return ", ".join(repr(label) for label in names[:6]) + (" …" if len(names) > 6 else "")
