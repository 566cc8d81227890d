"""Which values stand for "nothing here": guessed where safe, left alone where a value may be meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from caminos.errors import NotFound, did_you_mean
from caminos.events.explain import count, listed, quoted
from caminos.events.guess_labels import is_no_answer
from caminos.events.guess_names import says_id, who_weight
from caminos.events.guess_times import read_times
from caminos.events.guess_values import Column
from caminos.events.overrides import Overrides

EVERYWHERE = frozenset(
    {"?", "??", "???", "\\N", "<null>", "(null)", "<NA>", "NULL", "null", "NaN", "nan", "NaT", "undefined"}
    | {"#N/A", "#N/D", "#N/D!", "#NV", "#VALUE!", "#REF!", "#DIV/0!", "#ND!", "#ARG!"}
)
"""Codes that machines write for "nothing" and hardly any person for something."""

_ONLY_AMONG_OTHERS = frozenset(
    {
        "-",
        "--",
        "---",
        ".",
        "*",
        "x",
        "na",
        "n/a",
        "n.a.",
        "none",
        "nil",
        "blank",
        "missing",
        "empty",
        "unknown",
    }
    | {"(blank)", "(empty)", "not applicable", "no answer", "brak", "b/d", "bd", "nd", "nd.", "n/d", "n.d."}
    | {"nie dotyczy", "nieznany", "s/d", "sin dato", "sin datos", "no aplica", "desconocido"}
    | {"nespecificat", "lipsa", "fara", "necunoscut"}
)
"""Words that mean "nothing" only where all other values are numbers, times, e-mail addresses or phones."""

_MIN_OTHERS = 3
_PHONE = re.compile(r"[+(]?\d[\d\s()./-]{6,}")


@dataclass(frozen=True, slots=True)
class Missing:
    """Codes for "nothing": `everywhere`, and `within` single columns; with the reasons and warnings."""

    everywhere: tuple[str, ...]
    within: Mapping[str, tuple[str, ...]]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    def cleared(self, column: Column) -> Column:
        """The column with its missing codes emptied."""
        codes = {*self.everywhere, *self.within.get(column.name, ())}
        if codes.isdisjoint(column.counts):
            return column
        return replace(column, cells=tuple("" if cell in codes else cell for cell in column.cells))


def guess_missing(columns: Sequence[Column], overrides: Overrides) -> Missing:
    """The codes for "nothing" in a sample, and those a person named.

    Errors: NotFound where a person named codes for a column that does not exist.
    """
    told = _told_within(columns, overrides.missing_in)
    found = {column.name: sorted(EVERYWHERE & column.counts.keys()) for column in columns}
    everywhere = tuple(
        dict.fromkeys((*overrides.missing, *(code for codes in found.values() for code in codes)))
    )
    reasons = [
        f"missing = {code!r}, because machines write it for nothing (in {_where(code, found)})"
        for code in everywhere
        if code not in overrides.missing
    ]
    within = dict(told)
    warnings = []
    for column in columns:
        codes = _among_others(column, everywhere)
        if not codes or column.name in told:
            continue
        cells = count(sum(column.counts[code] for code in codes), "cell")
        if _is_id(column):
            warnings.append(
                f"{column.name}: {quoted(codes)} stands in {cells} among numbers and is kept as an id; "
                f"if it means nobody, say --missing {column.name}={codes[0]}"
            )
            continue
        within[column.name] = codes
        reasons.append(
            f"missing in {column.name} = {quoted(codes)}, because all its other values are "
            f"{_rest_is(column, (*codes, *everywhere))} ({cells})"
        )
    return Missing(everywhere, within, tuple(reasons), tuple(warnings))


def _told_within(
    columns: Sequence[Column], told: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    names = [column.name for column in columns]
    within: dict[str, tuple[str, ...]] = {}
    for pattern, codes in told.items():
        matching = [pattern] if pattern in names else [name for name in names if fnmatchcase(name, pattern)]
        if not matching:
            raise NotFound(
                "recipe.no_such_column",
                f"the file has no column {pattern!r}",
                did_you_mean(pattern, names),
                option="missing",
            )
        for name in matching:
            within[name] = tuple(dict.fromkeys((*within.get(name, ()), *codes)))
    return within


def _among_others(column: Column, everywhere: Sequence[str]) -> tuple[str, ...]:
    """Words for "nothing" in a column whose other values are of a kind no word belongs to."""
    codes = tuple(v for v in column.counts if v.lower() in _ONLY_AMONG_OTHERS or is_no_answer(v))
    if not codes:
        return ()
    return codes if _rest_is(column, (*codes, *everywhere)) else ()


def _rest_is(column: Column, codes: Sequence[str]) -> str:
    """What a column's values besides some codes are, when all are of one kind that is no word; else ""."""
    rest = replace(column, cells=tuple("" if cell in codes else cell for cell in column.cells))
    if rest.filled < _MIN_OTHERS:
        return ""
    if read_times(rest.counts, named_time=False) is not None:
        return "times"
    if rest.is_numeric:
        return "numbers"
    if all("@" in value[1:] for value in rest.counts):
        return "e-mail addresses"
    return "phone numbers" if all(map(_PHONE.fullmatch, rest.counts)) else ""


def _is_id(column: Column) -> bool:
    return says_id(column.name) or who_weight(column.name)[0] > 0


def _where(code: str, found: Mapping[str, Sequence[str]]) -> str:
    return listed([name for name, codes in found.items() if code in codes], limit=4)
