"""Whether the day or the month comes first in dates such as 03/04/2026, weighed on all values."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from caminos.events.explain import count
from caminos.events.guess_times import Order, Times

_CLEARLY_BETTER = 0.15
_MOSTLY_RISING = 0.9
_MUCH_DENSER = 5.0
_ENOUGH_DATES = 6


@dataclass(frozen=True, slots=True)
class Decided:
    """The order taken for one column, why, and what a person should know about it ("" when nothing)."""

    order: Order
    reason: str
    warning: str = ""


def decide_order(
    column: str,
    times: Times,
    values: Sequence[str],
    others: Sequence[Times],
    told_day_first: bool | None,
) -> Decided:
    """The order of day and month in one column.

    Parameters: `values` are the column's cells in file order, `others` the file's other columns of dates,
    which are written alike, `told_day_first` what a person said.
    """
    if told_day_first is not None:
        return Decided("day first" if told_day_first else "month first", "you said so")
    found = _by_impossible_dates(column, times) or _by_other_columns(times, others)
    found = found or _by_habit(times) or _by_sequence(times, values) or _by_density(times)
    return found or _undecided(column, times)


def _by_impossible_dates(column: str, times: Times) -> Decided | None:
    not_day_first, not_month_first = times.unreadable("day first"), times.unreadable("month first")
    if not not_day_first and not not_month_first:
        return None
    order: Order = "day first" if not_month_first >= not_day_first else "month first"
    against, part = (not_day_first, "first") if order == "day first" else (not_month_first, "second")
    other = "first" if part == "second" else "second"
    decisive = max(not_day_first, not_month_first)
    reason = f"in {count(decisive, 'value')} the {part} number is above 12, so it is the day"
    if not against:
        return Decided(order, reason)
    warning = (
        f"{column} mixes day-first and month-first dates: {order} is taken, although in "
        f"{count(against, 'value')} the {other} number is above 12; those rows go to quarantine. "
        "Say --day-first or --month-first, or mend the file"
    )
    return Decided(order, reason, warning)


def _by_other_columns(times: Times, others: Sequence[Times]) -> Decided | None:
    for other in others:
        if times.separators & other.separators:
            not_day_first, not_month_first = other.unreadable("day first"), other.unreadable("month first")
            if not_day_first != not_month_first and not min(not_day_first, not_month_first):
                order: Order = "day first" if not_month_first else "month first"
                return Decided(order, "another column of this file is written so beyond doubt")
    return None


def _by_habit(times: Times) -> Decided | None:
    if times.separators == {"."}:
        return Decided("day first", "dates with dots are written so")
    return None


def _by_sequence(times: Times, values: Sequence[str]) -> Decided | None:
    """Rows mostly stand in the order of time: the order under which they do is the right one."""
    day, month = _rising(times, values, "day first"), _rising(times, values, "month first")
    if abs(day - month) < _CLEARLY_BETTER or max(day, month) < _MOSTLY_RISING:
        return None
    order: Order = "day first" if day > month else "month first"
    return Decided(order, "so read, the rows stand in the order of time")


def _by_density(times: Times) -> Decided | None:
    """Dates that follow day by day when read one way, month by month the other, are meant the first."""
    day, month = _span_days(times, "day first"), _span_days(times, "month first")
    if times.distinct_dates < _ENOUGH_DATES or max(day, month) < _MUCH_DENSER * min(day, month):
        return None
    order: Order = "day first" if day < month else "month first"
    return Decided(order, "so read, the dates follow one another closely")


def _span_days(times: Times, order: Order) -> float:
    seconds = [at for value in times.written if (at := times.seconds(value, order)) is not None]
    return max(1.0, (max(seconds) - min(seconds)) / 86_400) if seconds else 1.0


def _rising(times: Times, values: Sequence[str], order: Order) -> float:
    """The share of changes from row to row that go forward in time; 0.5 when there are too few."""
    seconds = [at for value in values if (at := times.seconds(value, order)) is not None]
    changes = [after > before for before, after in itertools.pairwise(seconds) if after != before]
    return sum(changes) / len(changes) if len(changes) >= 8 else 0.5


def _undecided(column: str, times: Times) -> Decided:
    half_days = any(one.half_day for one in times.written.values())
    order: Order = "month first" if half_days else "day first"
    example = next(value for value, one in times.written.items() if one.is_ordered)
    why = "times with am and pm are American" if half_days else "most of the world writes so"
    flag = "--day-first" if half_days else "--month-first"
    return Decided(
        order,
        why,
        f"{column}: nothing in the file tells whether {example} has the day or the month first; {order} is "
        f"taken. Say {flag} if that is wrong",
    )
