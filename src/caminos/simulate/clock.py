"""The company's clock: head office in Warsaw, opening hours of the call centre, and how exports write time.

Truth is kept in UTC seconds since 1970. *Wall* seconds are what a clock on the wall in Warsaw shows, counted
as if it were UTC; people live by it. Summer time follows the European rule (last Sundays of March and
October, 01:00 UTC), written out here so that no machine's time zone files can change a byte.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import numpy as np

from caminos.simulate.draws import Flags, Ints

TIMEZONE = "Europe/Warsaw"
DAY_S = 86_400
HOUR_S = 3_600
OPEN_S = 9 * HOUR_S
CLOSE_S = 17 * HOUR_S
_YEARS = range(2020, 2036)


def _last_sunday(year: int, month: int) -> int:
    day = datetime(year, month, 31, 1, tzinfo=UTC)
    return int((day - timedelta(days=(day.weekday() + 1) % 7)).timestamp())


_CHANGES_UTC = np.array([_last_sunday(year, month) for year in _YEARS for month in (3, 10)], dtype=np.int64)


def to_wall(utc_s: Ints) -> Ints:
    """Wall seconds of UTC seconds."""
    summer = np.searchsorted(_CHANGES_UTC, utc_s, side="right") % 2
    return np.asarray(utc_s + HOUR_S + HOUR_S * summer, dtype=np.int64)


def to_utc(wall_s: Ints) -> Ints:
    """UTC seconds of wall seconds; the hour that is skipped in March reads as the hour after it."""
    summer = np.searchsorted(_CHANGES_UTC + HOUR_S, wall_s, side="right") % 2
    return np.asarray(wall_s - HOUR_S - HOUR_S * summer, dtype=np.int64)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - date(1970, 1, 1)).days


def wall_day(utc_s: Ints) -> Ints:
    """The day in Warsaw, as days since 1970-01-01."""
    return np.asarray(to_wall(utc_s) // DAY_S, dtype=np.int64)


def weekend(day: Ints) -> Flags:
    """Whether a day (days since 1970-01-01) is a Saturday or Sunday."""
    return np.asarray((day + 3) % 7 >= 5)


def is_open(wall_s: Ints) -> Flags:
    """Whether the call centre is open: Monday to Friday, 9 to 17."""
    second = wall_s % DAY_S
    return np.asarray((second >= OPEN_S) & (second < CLOSE_S) & ~weekend(wall_s // DAY_S))


def next_open(wall_s: Ints) -> Ints:
    """The same moment when the call centre is open, else the next opening."""
    day, second = wall_s // DAY_S, wall_s % DAY_S
    moved = second >= CLOSE_S
    day = day + moved
    weekday = (day + 3) % 7
    rest = np.where(weekday == 5, 2, np.where(weekday == 6, 1, 0))
    at_opening = moved | (rest > 0) | (second < OPEN_S)
    return np.asarray((day + rest) * DAY_S + np.where(at_opening, OPEN_S, second), dtype=np.int64)


def iso_utc(utc_s: int) -> str:
    """`2025-07-01T08:30:00Z`."""
    day, second = divmod(utc_s, DAY_S)
    return f"{_day_text(day, '%Y-%m-%d')}T{_CLOCK[second // 60]}:{second % 60:02d}Z"


def iso_offset(utc_s: int, wall_s: int) -> str:
    """`2025-07-01T10:30:00+02:00`: wall time with its offset."""
    day, second = divmod(wall_s, DAY_S)
    hours = (wall_s - utc_s) // HOUR_S
    return f"{_day_text(day, '%Y-%m-%d')}T{_CLOCK[second // 60]}:{second % 60:02d}+{hours:02d}:00"


def dotted(wall_s: int) -> str:
    """`01.07.2025 10:30`."""
    day, second = divmod(wall_s, DAY_S)
    return f"{_day_text(day, '%d.%m.%Y')} {_CLOCK[second // 60]}"


def slashed(wall_s: int) -> str:
    """`01/07/2025 10:30`."""
    day, second = divmod(wall_s, DAY_S)
    return f"{_day_text(day, '%d/%m/%Y')} {_CLOCK[second // 60]}"


def dashed_day(wall_s: int) -> str:
    """`01-07-2025`."""
    return _day_text(wall_s // DAY_S, "%d-%m-%Y")


@cache
def _day_text(day: int, form: str) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).strftime(form)


_CLOCK = tuple(f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60))
