"""Time columns as SQL: formats tried in order, time zones, and what happens where clocks change.

A time without an offset is a wall clock reading in the column's time zone. In spring, readings inside the
skipped hour are read as if the clock had not been put forward yet (02:30 becomes 03:30); in autumn, readings
inside the repeated hour are the later of the two moments (standard time). Both are what ICU does, which
DuckDB converts with, and both are the same on every machine. Years before 1000 and after 9999 are not read.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import duckdb

from caminos.engine import quoting
from caminos.engine.compile_values import Cell, Parsed, is_missing, trimmed
from caminos.engine.plan import TimeColumn
from caminos.errors import BadInput, did_you_mean

_FIRST_US: Final = -30_610_224_000_000_000
_LAST_US: Final = 253_402_300_799_999_999
_EPOCH_UNITS: Final = {"epoch_s": 1_000_000, "epoch_ms": 1_000, "epoch_us": 1}
_EXAMPLE: Final = datetime(2024, 12, 31, 23, 59)
_HAS_ZONE: Final = r":[0-9][0-9.]*\s*([+-][0-9]|[A-Za-z])"


def time(column: TimeColumn, cell: Cell) -> Parsed:
    """A time column: its value is microseconds since 1970-01-01 UTC."""
    raw = cell(column.column)
    trim = trimmed(raw)
    missing = is_missing(trim, column.missing)
    if column.time_column is not None:
        of_day = cell(column.time_column)
        missing = f"({missing} AND {is_missing(trimmed(of_day), column.missing)})"
        trim = trimmed(f"concat_ws(' ', {trim}, {trimmed(of_day)})")
        raw = f"concat_ws(' ', {raw}, {of_day})"
    with_care = f"CASE WHEN NOT {missing} THEN {_any_of(column, trim)} END"
    # Cells that are times as they stand need no trimming: on large files that is most of the work.
    as_it_stands = _plainly(raw, column.missing)
    value = f"coalesce({as_it_stands.format(_any_of(column, raw))}, {with_care})"
    unchecked = value
    if len(column.formats) == 1:
        us = _us(column.formats[0], raw, column.timezone)
        unchecked = f"coalesce({as_it_stands.format(us)}, {with_care})"
    examples = " or ".join(dict.fromkeys(_example(form) for form in column.formats))
    return Parsed(
        value=value,
        text=trim,
        missing=missing,
        reason=quoting.text(f"not a time like {examples}"),
        unchecked=unchecked,
    )


def within_years(us: str) -> str:
    """A condition: the moment is one that calendars of every tool can show."""
    return f"{us} BETWEEN {_FIRST_US} AND {_LAST_US}"


def check_time(connection: duckdb.DuckDBPyConnection, column: TimeColumn) -> None:
    """Refuse a time zone or a format that does not exist, naming it."""
    zones = {name for (name,) in connection.execute("SELECT name FROM pg_timezone_names()").fetchall()}
    if column.timezone not in zones:
        raise BadInput(
            "plan.time_zone",
            f"there is no time zone {column.timezone!r}",
            did_you_mean(column.timezone, zones),
        )
    if not column.formats:
        raise BadInput("plan.time_format", "a time column needs at least one format", "for example 'iso'")
    for form in column.formats:
        try:
            connection.execute(f"SELECT {_us(form, quoting.text('x'), column.timezone)}")
        except duckdb.Error as error:
            raise BadInput(
                "plan.time_format",
                f"{form!r} is not a time format: {str(error).splitlines()[0]}",
                "use iso, epoch_s, epoch_ms, epoch_us, excel, or a pattern such as %d/%m/%Y %H:%M",
            ) from error


def _plainly(raw: str, missing: Iterable[str]) -> str:
    """A pattern around what is read from an untrimmed cell: a missing code must not pass for a time, neither
    as it is nor with blanks around it. Codes without a digit are no time in any format.
    """
    codes = [code for code in missing if any(character.isdigit() for character in code)]
    if not codes:
        return "{}"
    bare = f"ascii({raw}) > 32 AND ascii(right({raw}, 1)) > 32"
    listed = quoting.listing(codes).replace("{", "{{").replace("}", "}}")
    return f"CASE WHEN {bare} AND {raw} NOT IN ({listed}) THEN {{}} END"


def _any_of(column: TimeColumn, text: str) -> str:
    """The first format that yields a moment within the years that are read."""
    tries = []
    for form in column.formats:
        us = _us(form, text, column.timezone)
        tries.append(f"CASE WHEN {within_years(us)} THEN {us} END")
    return tries[0] if len(tries) == 1 else f"coalesce({', '.join(tries)})"


def _us(form: str, text: str, timezone: str) -> str:
    """Microseconds from one format, NULL where the text is not of that format."""
    if form == "iso":
        # Rarer spellings of ISO 8601 are brought into the usual one only where the usual one fails.
        return f"coalesce({_iso(text, timezone)}, {_iso(_usual_iso(text), timezone)})"
    if form in _EPOCH_UNITS:
        return f"try_cast(round(try_cast({text} AS DECIMAL(24, 6)) * {_EPOCH_UNITS[form]}) AS BIGINT)"
    if form == "excel":
        # Excel counts days in a double, which carries milliseconds at most.
        days = f"try_cast({text} AS DOUBLE)"
        local = f"(TIMESTAMP '1899-12-30' + to_milliseconds(round({days} * 86400000)::BIGINT))"
        return f"CASE WHEN {days} BETWEEN -300000 AND 2958465.99999 THEN {_local_us(local, timezone)} END"
    parsed = f"try_strptime({text}, {quoting.text(form)})"
    if "%z" in form:
        with_digits = f"regexp_replace({text}, '[Zz]$', '+00:00')"
        return f"epoch_us(coalesce({parsed}, try_strptime({with_digits}, {quoting.text(form)})))"
    return f"epoch_us({parsed})" if "%Z" in form else _local_us(parsed, timezone)


def _iso(text: str, timezone: str) -> str:
    local = _local_us(f"try_cast({text} AS TIMESTAMP)", timezone)
    zoned = f"epoch_us(try_cast({text} AS TIMESTAMPTZ))"
    otherwise = zoned
    if timezone != "UTC":
        otherwise = f"CASE WHEN regexp_matches({text}, '{_HAS_ZONE}') THEN {zoned} ELSE {local} END"
    # Words such as 'epoch' and 'infinity' are times to DuckDB; a first digit keeps them out. A cell of 19
    # characters that ends in seconds has no offset, and a cast to TIMESTAMP, which would ignore one, is the
    # quickest way to read it.
    return (
        f"CASE WHEN NOT ({text} >= '0' AND {text} < ':') THEN NULL "
        f"WHEN strlen({text}) = 19 AND {text} LIKE '____-__-_____:__:__' THEN {local} ELSE {otherwise} END"
    )


def _local_us(local: str, timezone: str) -> str:
    return (
        f"epoch_us({local})"
        if timezone == "UTC"
        else f"epoch_us({local} AT TIME ZONE {quoting.text(timezone)})"
    )


def _usual_iso(text: str) -> str:
    """`20240105T101500Z`, `2024-01-05T10:15Z` and a decimal comma, as DuckDB reads them."""
    dashed = (
        rf"regexp_replace({text}, '^(\d{{4}})(\d{{2}})(\d{{2}})([T ](\d{{2}})(\d{{2}})(\d{{2}})?)?', "
        r"'\1-\2-\3T\5:\6:\7')"
    )
    dashed = f"CASE WHEN regexp_matches({text}, '^[0-9]{{8}}') THEN {_tidy(dashed)} ELSE {text} END"
    seconds = rf"regexp_replace({dashed}, '([T ]\d{{1,2}}:\d{{2}})\s*([Zz]|[+-]\d{{2}})', '\1:00\2')"
    return f"replace({seconds}, ',', '.')"


def _tidy(dashed: str) -> str:
    """A compact date without a time leaves `T::` behind, one without seconds a last `:`."""
    return rf"regexp_replace(replace({dashed}, 'T::', ''), ':($|[Zz+-])', '\1')"


def _example(form: str) -> str:
    named = {
        "iso": "2024-12-31T23:59:00",
        "epoch_s": "1735689540 (seconds since 1970)",
        "epoch_ms": "1735689540000 (milliseconds since 1970)",
        "epoch_us": "1735689540000000 (microseconds since 1970)",
        "excel": "45657.99931 (a day number of Excel)",
    }
    return named.get(form) or _EXAMPLE.strftime(form.replace("%z", "+0000").replace("%Z", "UTC"))
