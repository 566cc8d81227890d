"""How the times of a column are written: each value's shape, and the format that reads it.

Formats are those of `engine.plan.TimeColumn`: strptime patterns, `iso`, `epoch_s`, `epoch_ms`, `epoch_us`,
`excel`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal

Order = Literal["day first", "month first"]
Kind = Literal["moment", "date", "time"]

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_LONG_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?P<weekday_rest>[a-z]*)(?P<after_weekday>,?\s))?"
_DATE = r"""(?:
    (?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})
  | (?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4}|\d{2})(?!\d)
  | (?P<y3>(?:19|20)\d{2})(?P<m3>[01]\d)(?P<d3>[0-3]\d)
  | (?P<d4>\d{1,2})(?P<s4>[\s-])(?P<mon4>[a-z]{3,9})(?P<t4>,?[\s-])(?P<y4>\d{4}|\d{2})(?!\d)
  | (?P<mon5>[a-z]{3,9})\s(?P<d5>\d{1,2})(?P<t5>,?)\s(?P<y5>\d{4})
)"""
_TIME = r"""(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:(?P<mark>[.,])(?P<fraction>\d{1,9}))?)?
    (?:(?P<gap>\s?)(?P<half>[ap]m))?"""
_ZONE = r"(?:(?P<before_zone>\s?)(?P<zone>z|utc|gmt|[-+]\d{2}:?\d{2}|[-+]\d{2}))?"
_FLAGS = re.VERBOSE | re.IGNORECASE
_MOMENT: Final = re.compile(rf"{_WEEKDAY}{_DATE}(?:(?P<between>t|,?\s+|_)(?:{_TIME}){_ZONE})?", _FLAGS)
_COMPACT: Final = re.compile(
    r"((?:19|20)\d{2})([01]\d)([0-3]\d)t?([0-2]\d)([0-5]\d)([0-5]\d)(z?)", re.IGNORECASE
)
_OF_DAY: Final = re.compile(_TIME, _FLAGS)

_EPOCHS: Final = (("epoch_s", 1.0), ("epoch_ms", 1e3), ("epoch_us", 1e6))
_EPOCH_FROM, _EPOCH_TO = 631_152_000.0, 4_102_444_800.0  # 1990 to 2100
_EXCEL_FROM, _EXCEL_TO = 25_569.0, 73_050.0  # 1970 to 2099
_ZERO: Final = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Written:
    """One value: the format that reads it with the day first and with the month first (the same where it is
    clear), and its seconds since 1970 either way; None where that reading makes no date.
    """

    kind: Kind
    formats: tuple[str, str]
    seconds: tuple[float | None, float | None]
    separator: str = ""
    half_day: bool = False

    @property
    def is_ordered(self) -> bool:
        """True where day and month could change places."""
        return self.formats[0] != self.formats[1]


@dataclass(frozen=True, slots=True)
class Times:
    """A column of times: what each different value is written like.

    `share` of the filled cells is readable. Values written alike in more ways have several formats.
    """

    kind: Kind
    written: Mapping[str, Written]
    counts: Mapping[str, int]
    share: float
    numeric: bool = False
    separators: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_ordered(self) -> bool:
        """True where day and month could change places in some value."""
        return any(one.is_ordered for one in self.written.values())

    @property
    def distinct_dates(self) -> int:
        """How many different days there are, read with the day first or the month first."""
        return len({one.seconds[0] // 86_400 for one in self.written.values() if one.seconds[0] is not None})

    def formats(self, order: Order = "day first") -> tuple[str, ...]:
        """The formats of all values, the commonest first."""
        side = _side(order)
        tally: Counter[str] = Counter()
        for value, one in self.written.items():
            tally[one.formats[side]] += self.counts[value]
        return tuple(form for form, _ in tally.most_common())

    def seconds(self, value: str, order: Order = "day first") -> float | None:
        """A value as seconds since 1970 on its own wall clock; None where it is no time."""
        one = self.written.get(value)
        return None if one is None else one.seconds[_side(order)]

    def unreadable(self, order: Order) -> int:
        """How many cells are no date when read in this order."""
        side = _side(order)
        return sum(self.counts[value] for value, one in self.written.items() if one.seconds[side] is None)


def read_times(counts: Mapping[str, int], *, named_time: bool) -> Times | None:
    """The times in a column's values (value → how often); None when most values are no times.

    `named_time`: the header says that this is a time, without which plain numbers are not taken for one.
    """
    if not counts:
        return None
    few = list(counts)[:25]
    if sum(1 for value in few if _written(value) or _is_number(value)) * 2 < len(few):
        return None
    written = {value: one for value in counts if (one := _written(value))}
    share = sum(counts[value] for value in written) / sum(counts.values())
    if share >= (0.5 if named_time else 0.8):
        return _times(written, counts, share)
    return _numeric_times(counts, named_time)


def _times(
    written: dict[str, Written], counts: Mapping[str, int], share: float, numeric: bool = False
) -> Times:
    kinds = Counter(one.kind for one in written.values())
    kind: Kind = "time" if set(kinds) == {"time"} else ("moment" if kinds["moment"] else "date")
    if kind != "time":
        written = {value: one for value, one in written.items() if one.kind != "time"}
    separators = frozenset(one.separator for one in written.values() if one.is_ordered)
    return Times(kind, written, counts, share, numeric, separators)


def _numeric_times(counts: Mapping[str, int], named_time: bool) -> Times | None:
    numbers = {value: float(value) for value in counts if _is_number(value)}
    if not numbers or len(numbers) < 0.8 * len(counts):
        return None
    share = sum(counts[value] for value in numbers) / sum(counts.values())
    for form, unit in _EPOCHS:
        if all(_EPOCH_FROM <= number / unit <= _EPOCH_TO for number in numbers.values()):
            distinct_enough = named_time or form != "epoch_s"
            if distinct_enough:
                found = {v: Written("moment", (form, form), (n / unit, n / unit)) for v, n in numbers.items()}
                return _times(found, counts, share, numeric=True)
    if named_time and all(_EXCEL_FROM <= number <= _EXCEL_TO for number in numbers.values()):
        kind: Kind = "date" if all(number.is_integer() for number in numbers.values()) else "moment"
        days = {value: (number - _EXCEL_FROM) * 86_400 for value, number in numbers.items()}
        found = {value: Written(kind, ("excel", "excel"), (at, at)) for value, at in days.items()}
        return _times(found, counts, share, numeric=True)
    return None


def _written(value: str) -> Written | None:
    if not (4 <= len(value) <= 45) or not any(char.isdigit() for char in value):
        return None
    match = _MOMENT.fullmatch(value)
    if match:
        return _moment(match)
    compact = _COMPACT.fullmatch(value)
    if compact:
        year, month, day, hour, minute, second = map(int, compact.groups()[:6])
        form = "iso" if "t" in value.lower() else "%Y%m%d%H%M%S"
        at = _seconds(year, month, day, hour * 3600 + minute * 60 + second)
        return None if at is None else Written("moment", (form, form), (at, at))
    of_day = _OF_DAY.fullmatch(value)
    if of_day and int(of_day["hour"]) < 24:
        form, at = _time_format(of_day, ""), _of_day(of_day)
        return Written("time", (form, form), (at, at), half_day=of_day["half"] is not None)
    return None


def _moment(match: re.Match[str]) -> Written | None:
    found = _date(match)
    if found is None:
        return None
    formats, dates, separator = found
    after = "" if match["hour"] is None else _time_format(match, _zone_format(match))
    between = "" if match["hour"] is None else match["between"]
    before = _weekday_format(match)
    of_day = 0.0 if match["hour"] is None else _of_day(match) - _offset(match["zone"])
    seconds = tuple(_seconds(*date, of_day) if date else None for date in dates)
    if seconds[0] is None and seconds[1] is None:
        return None
    kind: Kind = "date" if match["hour"] is None else "moment"
    if _is_iso(match):
        return Written(kind, ("iso", "iso"), (seconds[0], seconds[1]))
    first, second = (f"{before}{form}{between}{after}" for form in formats)
    return Written(kind, (first, second), (seconds[0], seconds[1]), separator, match["half"] is not None)


def _date(match: re.Match[str]) -> tuple[tuple[str, str], tuple[tuple[int, int, int], ...], str] | None:
    """The date part: its two formats, its two readings as (year, month, day), its separator."""
    if match["y1"]:
        form = f"%Y{match['s1']}%m{match['s1']}%d"
        date = (int(match["y1"]), int(match["m1"]), int(match["d1"]))
        return (form, form), (date, date), ""
    if match["y2"]:
        mark, year = match["s2"], _full_year(match["y2"])
        y = "%Y" if len(match["y2"]) == 4 else "%y"
        first, second = int(match["a"]), int(match["b"])
        forms = (f"%d{mark}%m{mark}{y}", f"%m{mark}%d{mark}{y}")
        return forms, ((year, second, first), (year, first, second)), mark
    if match["y3"]:
        date = (int(match["y3"]), int(match["m3"]), int(match["d3"]))
        return ("%Y%m%d", "%Y%m%d"), (date, date), ""
    name = match["mon4"] or match["mon5"]
    month, month_form = _month(name)
    if month is None:
        return None
    if match["mon4"]:
        y = "%Y" if len(match["y4"]) == 4 else "%y"
        form = f"%d{match['s4']}{month_form}{match['t4']}{y}"
        date = (_full_year(match["y4"]), month, int(match["d4"]))
    else:
        form = f"{month_form} %d{match['t5']} %Y"
        date = (int(match["y5"]), month, int(match["d5"]))
    return (form, form), (date, date), ""


def _is_iso(match: re.Match[str]) -> bool:
    if not match["y1"] or match["s1"] != "-" or match["weekday"] or match["half"]:
        return False
    return match["hour"] is None or match["between"] in ("T", "t", " ")


def _month(name: str) -> tuple[int | None, str]:
    short = name.lower()
    if short in _MONTHS:
        return _MONTHS[short], "%b"
    return (_MONTHS[short[:3]], "%B") if short in _LONG_MONTHS else (None, "")


def _time_format(match: re.Match[str], zone: str) -> str:
    hour = "%I" if match["half"] else "%H"
    second = ":%S" if match["second"] else ""
    fraction = f"{match['mark']}%f" if match["fraction"] else ""
    half = f"{match['gap']}%p" if match["half"] else ""
    return f"{hour}:%M{second}{fraction}{half}{zone}"


def _zone_format(match: re.Match[str]) -> str:
    zone = match["zone"]
    if zone is None:
        return ""
    return match["before_zone"] + (zone if zone.upper() in ("UTC", "GMT") else "%z")


def _weekday_format(match: re.Match[str]) -> str:
    if match["weekday"] is None:
        return ""
    return ("%A" if match["weekday_rest"] else "%a") + match["after_weekday"]


def _of_day(match: re.Match[str]) -> float:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    fraction = float(f"0.{match['fraction']}") if match["fraction"] else 0.0
    return hour * 3600 + int(match["minute"]) * 60 + int(match["second"] or 0) + fraction


def _offset(zone: str | None) -> float:
    if zone is None or zone[0] not in "+-":
        return 0.0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)


def _seconds(year: int, month: int, day: int, of_day: float) -> float | None:
    try:
        return (datetime(year, month, day) - _ZERO + timedelta(seconds=of_day)).total_seconds()
    except (ValueError, OverflowError):
        return None


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit() and value.isascii()


def _side(order: Order) -> int:
    return 0 if order == "day first" else 1
