"""Opening hours as people write them, made into minutes of the week, and local time made of UTC."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import NoReturn
from zoneinfo import ZoneInfo

from caminos.errors import BadInput

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES

_WEEK_US = 7 * 86_400_000_000
_YEAR_1900, _YEAR_2100 = -2_208_988_800_000_000, 4_102_444_800_000_000
"""Misdated events must not make the list of clock changes endless; outside, the nearest offset holds."""

Week = tuple[tuple[int, int], ...]
"""Open stretches of a week: (from, to) in minutes since Monday 0:00, `to` excluded, rising and apart."""

_DAYS = (
    ("mon", "pon", "pn", "lun"),
    ("tue", "wto", "wt", "mar"),
    ("wed", "sro", "sr", "mie"),
    ("thu", "czw", "joi", "jue"),
    ("fri", "pia", "pt", "vin", "vie"),
    ("sat", "sob", "sam", "sab"),
    ("sun", "nie", "nd", "dum", "dom"),
)
"""How the names of days begin in English, Polish, Romanian and Spanish, without accents."""

_LETTERS = {"l": 0, "m": 1, "ma": 1, "x": 2, "mi": 2, "j": 3, "v": 4, "s": 5, "d": 6}
"""Days by their letters, as Spanish and Romanian notices write them (L-V 9-17)."""

_EVERY_DAY = frozenset({"daily", "codziennie", "zilnic", "diario"})
_CLOSED = frozenset({"closed", "zamkniete", "inchis", "cerrado"})
_TIME = r"(?P<h{n}>\d{{1,2}})(?:[:.](?P<m{n}>\d{{2}}))?\s*(?P<p{n}>[ap]m)?"
_TOKEN = re.compile(
    rf"(?P<always>24/7)"
    rf"|(?P<time>{_TIME.format(n=1)}\s*-\s*{_TIME.format(n=2)})(?![\w:])"
    rf"|(?P<day>[a-z]+)\.?(?:\s*-\s*(?P<until>[a-z]+)\.?)?"
    rf"|(?P<gap>[\s,;:&+]+)"
)


def open_week(text: str) -> Week:
    """The open minutes of a week from a text such as `Mon-Fri 9-17, Sat 10-14:30`, `daily 8-20` or `24/7`.

    Days may be named in English, Polish, Romanian or Spanish; hours without days hold every day; a
    closing hour not after the opening one is on the next day. Errors: BadInput `hours.unreadable`.
    """
    plain, at = _plain(text), 0
    days: list[int] = []
    said_hours = True
    stretches: list[tuple[int, int]] = []
    understood = False
    while at < len(plain):
        token = _TOKEN.match(plain, at)
        if token is None:
            _refuse(text)
        at = token.end()
        if token["day"] in _CLOSED:
            said_hours = understood = True
        elif token["day"]:
            days = [] if said_hours else days
            days += _days(token["day"], token["until"], text)
            said_hours = False
        elif token["time"] or token["always"]:
            first, last = (0, DAY_MINUTES) if token["always"] else _hours(token, text)
            stretches += [(day * DAY_MINUTES + first, day * DAY_MINUTES + last) for day in days or range(7)]
            said_hours = understood = True
    if not understood or not said_hours:
        _refuse(text)
    return _joined(stretches)


def offsets(timezone: str, first_us: int, last_us: int) -> tuple[tuple[int, int], ...]:
    """Local time minus UTC (µs) along a stretch of time: pairs of (from when, offset), rising.

    `timezone` is an IANA name. Errors: BadInput `hours.timezone`.
    """
    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as error:
        raise BadInput(
            "hours.timezone",
            f"there is no time zone {timezone!r}",
            "use an IANA name such as Europe/Warsaw",
        ) from error
    first, last = (min(max(us, _YEAR_1900), _YEAR_2100) for us in (first_us, last_us))
    found = [(first_us, _offset(zone, first))]
    for after in range(first, last, _WEEK_US):
        until = min(after + _WEEK_US, last)
        if _offset(zone, until) != found[-1][1]:
            found.append(_change(zone, after, until))
    return tuple(found)


def _change(zone: ZoneInfo, before: int, after: int) -> tuple[int, int]:
    """The first µs of the new offset, to the second, between two moments of different offset."""
    was = _offset(zone, before)
    while after - before > 1_000_000:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(zone, middle) == was else (before, middle)
    whole = -(-before // 1_000_000) * 1_000_000
    return max(whole, before + 1) if _offset(zone, whole) != was else after, _offset(zone, after)


def _offset(zone: ZoneInfo, us: int) -> int:
    shift = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)).astimezone(zone).utcoffset()
    return 0 if shift is None else shift // timedelta(microseconds=1)


def _plain(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    letters = "".join(letter for letter in marks if not unicodedata.combining(letter))
    return re.sub(r"[‐‑‒–—−]", "-", letters).strip()


def _days(first: str, last: str | None, text: str) -> list[int]:
    if first in _EVERY_DAY and last is None:
        return list(range(7))
    start = _day(first, text)
    end = start if last is None else _day(last, text)
    return [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]


def _day(word: str, text: str) -> int:
    found = next((day for day, beginnings in enumerate(_DAYS) if word.startswith(beginnings)), None)
    found = _LETTERS.get(word, found)
    return _refuse(text) if found is None else found


def _hours(token: re.Match[str], text: str) -> tuple[int, int]:
    first = _minutes(token["h1"], token["m1"], token["p1"], text)
    last = _minutes(token["h2"], token["m2"], token["p2"], text)
    return first, last if last > first else last + DAY_MINUTES


def _minutes(hour: str, minute: str | None, half: str | None, text: str) -> int:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            _refuse(text)
        hours = hours % 12 + (12 if half == "pm" else 0)
    if minutes > 59 or hours * 60 + minutes > DAY_MINUTES:
        _refuse(text)
    return hours * 60 + minutes


def _joined(stretches: list[tuple[int, int]]) -> Week:
    """The same stretches inside one week, those that touch made one."""
    inside = []
    for first, last in stretches:
        inside.append((first, min(last, WEEK_MINUTES)))
        if last > WEEK_MINUTES:
            inside.append((0, last - WEEK_MINUTES))
    joined: list[tuple[int, int]] = []
    for first, last in sorted(inside):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def _refuse(text: str) -> NoReturn:
    raise BadInput(
        "hours.unreadable",
        f"the opening hours {text!r} cannot be understood",
        "write them like 'Mon-Fri 9-17, Sat 10-14:30', 'daily 8-20' or '24/7'",
    )
