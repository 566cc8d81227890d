"""Time columns as moments of a recipe: formats, order of day and month, time zone."""

from zoneinfo import available_timezones

from caminos.errors import NotFound, did_you_mean
from caminos.events.explain import listed
from caminos.events.guess_order import decide_order
from caminos.events.guess_table import Table
from caminos.events.guess_times import Order, Times
from caminos.events.guess_values import Column
from caminos.events.recipe import Moment

_NAMED = {
    "iso": "ISO 8601",
    "epoch_s": "seconds since 1970",
    "epoch_ms": "milliseconds since 1970",
    "epoch_us": "microseconds since 1970",
    "excel": "day numbers of a spreadsheet",
}


def moment(
    table: Table, column: Column, of_day: Column | None = None, *, told_format: str | None = None
) -> Moment:
    """A column (and one with the time of day) as a moment; the notes say how its times are written."""
    zone = _zone(table)
    time_column = None if of_day is None else of_day.name
    if told_format:
        return Moment(column=column.name, time_column=time_column, formats=(told_format,), timezone=zone)
    times = column.times
    if times is None:
        table.warn(
            f"{column.name}: most of its values are no times that are known; ISO 8601 is tried. "
            "Say how they are written with --time-format, for example %d/%m/%Y"
        )
        return Moment(column=column.name, time_column=time_column, formats=("iso",), timezone=zone)
    order = _order(table, column, times)
    formats = times.formats(order)
    if of_day is not None and of_day.times is not None:
        formats = _joined(formats, of_day.times)
    _note(table, column, formats)
    return Moment(column=column.name, time_column=time_column, formats=formats, timezone=zone)


def _order(table: Table, column: Column, times: Times) -> Order:
    if not times.is_ordered:
        return "day first"
    others = [other.times for other in table.columns if other is not column and other.times is not None]
    decided = decide_order(column.name, times, column.cells, others, table.overrides.day_first)
    table.reasons.append(f"{column.name} has the {decided.order}, because {decided.reason}")
    table.warn(decided.warning)
    return decided.order


def _joined(dates: tuple[str, ...], of_day: Times) -> tuple[str, ...]:
    """Formats of a date and a time of day with a blank between them."""
    joined = []
    for date in dates:
        for clock in of_day.formats():
            if date == "iso":
                joined.append("iso" if "%p" not in clock else f"%Y-%m-%d {clock}")
            else:
                joined.append(f"{date} {clock}")
    return tuple(dict.fromkeys(joined))


def _note(table: Table, column: Column, formats: tuple[str, ...]) -> None:
    written = listed([_NAMED.get(form, form) for form in formats])
    with_zone = any("%z" in form or form.startswith("epoch") for form in formats)
    zone = "" if with_zone else f"; times without an offset are in {_zone(table)}"
    table.reasons.append(f"{column.name} is written as {written}{zone}")


def _zone(table: Table) -> str:
    zone = table.overrides.timezone
    if zone is not None and zone not in available_timezones():
        raise NotFound(
            "recipe.no_such_time_zone",
            f"there is no time zone {zone!r}",
            _way_to_zone(zone),
            option="timezone",
        )
    return zone or "UTC"


def _way_to_zone(zone: str) -> str:
    """The nearest zone there is; else how zones are named, as a list of hundreds would help nobody."""
    hint = did_you_mean(zone, available_timezones())
    if hint.startswith("did you mean"):
        return hint
    return "name an IANA zone such as Europe/Warsaw, Europe/Bucharest or Europe/Madrid"
