from datetime import datetime
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caminos.engine.compile_time import check_time, time
from caminos.engine.plan import TimeColumn
from caminos.errors import BadInput


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone='UTC'")
        yield opened


def read(connection, text, *formats, of_day=None, **how):
    """The moment as UTC text, None where the cell is missing, "?" where it cannot be read."""
    column = TimeColumn(0, formats=formats or ("iso",), time_column=None if of_day is None else 1, **how)
    parsed = time(column, lambda place: f"s.c{place}")
    us, unread = connection.execute(
        f"SELECT {parsed.value}, {parsed.unread} FROM (SELECT ? AS c0, ? AS c1) s", [text, of_day]
    ).fetchone()
    if us is None:
        return "?" if unread else None
    return datetime.fromtimestamp(us // 1_000_000, ZoneInfo("UTC")).strftime("%Y-%m-%d %H:%M:%S") + (
        f".{us % 1_000_000:06d}" if us % 1_000_000 else ""
    )


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-01-05", "2024-01-05 00:00:00"),
        ("2024-1-5 9:05", "2024-01-05 09:05:00"),
        ("2024-01-05T10:00:00.25", "2024-01-05 10:00:00.250000"),
        ("2024-01-05 10:00:00,25", "2024-01-05 10:00:00.250000"),
        ("2024-01-05T10:00:00.123456789Z", "2024-01-05 10:00:00.123456"),
        ("2024-01-05T10:00:00+02:00", "2024-01-05 08:00:00"),
        ("2024-01-05T10:00:00-0330", "2024-01-05 13:30:00"),
        ("2024-01-05 10:00:00+02", "2024-01-05 08:00:00"),
        ("2024-01-05T10:00Z", "2024-01-05 10:00:00"),
        ("2024-01-05T10:00+02", "2024-01-05 08:00:00"),
        ("2024-1-5 1:00:00+02", "2024-01-04 23:00:00"),
        ("20240105", "2024-01-05 00:00:00"),
        ("20240105T1015Z", "2024-01-05 10:15:00"),
        ("20240105T101530+0100", "2024-01-05 09:15:30"),
        ("\u00a02024-01-05 10:00:00\t", "2024-01-05 10:00:00"),
        ("2024-01-05 24:00:00", "2024-01-06 00:00:00"),
    ],
)
def test_iso_in_its_spellings(connection, text, moment):
    assert read(connection, text) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("epoch", "infinity", "-infinity", "now", "today", "24-01-05", "0024-01-05", "99999-01-01", "2024"),
        *("2024-02-30", "2024-13-01", "05/01/2024", "2024-01-05 25:00", "2024-01-05 (BC)", "1704103200"),
        *("2024-01-05 10:00:00 later", "2024-01-05; DROP TABLE events", "'", "∞"),
    ],
)
def test_what_is_no_iso_time(connection, text):
    assert read(connection, text) == "?"


def test_missing_is_not_unreadable(connection):
    assert read(connection, "") is None
    assert read(connection, None) is None
    assert read(connection, " ? ", missing=frozenset({"?"})) is None
    assert read(connection, "1900-01-01", missing=frozenset({"1900-01-01"})) is None
    assert read(connection, "1900-01-02", missing=frozenset({"1900-01-01"})) == "1900-01-02 00:00:00"


def test_day_first_formats_are_tried_in_order(connection):
    formats = ("%d/%m/%Y %H:%M", "%d/%m/%Y", "%d/%m/%y")
    assert read(connection, "03/02/2024 10:15", *formats) == "2024-02-03 10:15:00"
    assert read(connection, "3/2/2024", *formats) == "2024-02-03 00:00:00"
    assert read(connection, "03/02/24", *formats) == "2024-02-03 00:00:00"
    assert read(connection, "13/13/2024", *formats) == "?"


def test_formats_with_an_offset_ignore_the_time_zone(connection):
    for text in ("05/01/2024 10:00 +0200", "05/01/2024 10:00 +02:00"):
        assert read(connection, text, "%d/%m/%Y %H:%M %z", timezone="Asia/Tokyo") == "2024-01-05 08:00:00"
    assert read(connection, "05/01/2024 10:00 Z", "%d/%m/%Y %H:%M %z") == "2024-01-05 10:00:00"
    assert read(connection, "2024-01-05T10:00:00+02:00", timezone="Asia/Tokyo") == "2024-01-05 08:00:00"


def test_a_date_and_a_time_of_day_in_two_columns(connection):
    assert read(connection, "05.01.2024", "%d.%m.%Y %H:%M", of_day=" 10:15 ") == "2024-01-05 10:15:00"
    assert read(connection, "05.01.2024", "%d.%m.%Y %H:%M", of_day="") == "?"
    assert read(connection, "", "%d.%m.%Y %H:%M", of_day="10:15") == "?"
    assert read(connection, "", "%d.%m.%Y %H:%M", of_day="") is None


def test_numbers_of_computers_and_spreadsheets(connection):
    assert read(connection, "1704448800", "epoch_s") == "2024-01-05 10:00:00"
    assert read(connection, "1704448800.5", "epoch_s") == "2024-01-05 10:00:00.500000"
    assert read(connection, "1704448800123", "epoch_ms") == "2024-01-05 10:00:00.123000"
    assert read(connection, "1704448800123456", "epoch_us") == "2024-01-05 10:00:00.123456"
    assert read(connection, "-1", "epoch_s") == "1969-12-31 23:59:59"
    assert read(connection, "45296.4166666667", "excel") == "2024-01-05 10:00:00"
    assert read(connection, "45296", "excel", timezone="Europe/Madrid") == "2024-01-04 23:00:00"
    for text in ("nan", "1e300", "-1e300", "inf", "1704448800123456789012345", "x"):
        assert [read(connection, text, form) for form in ("epoch_s", "epoch_us", "excel")] == ["?"] * 3


def test_clock_changes_are_read_the_same_way_everywhere(connection):
    # Madrid, 31 March 2024: 02:00 becomes 03:00, so 02:30 never was; it is read as if the clock stood still.
    assert read(connection, "2024-03-31 02:30:00", timezone="Europe/Madrid") == "2024-03-31 01:30:00"
    assert read(connection, "2024-03-31 03:30:00", timezone="Europe/Madrid") == "2024-03-31 01:30:00"
    # Madrid, 27 October 2024: 02:30 was twice; the later one counts.
    assert read(connection, "2024-10-27 02:30:00", timezone="Europe/Madrid") == "2024-10-27 01:30:00"
    assert (
        read(connection, "27/10/2024 02:30", "%d/%m/%Y %H:%M", timezone="Europe/Madrid")
        == "2024-10-27 01:30:00"
    )


@settings(max_examples=40, deadline=None)
@given(
    st.datetimes(datetime(1975, 1, 1), datetime(2037, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.sampled_from(["Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]),
)
def test_time_zones_agree_with_the_standard_library(connection, moment, zone):
    # Repeated hours: the later moment (fold 1). Skipped hours: the offset before the change (fold 0).
    later, earlier = (moment.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (1, 0))
    skipped = later.utcoffset() > earlier.utcoffset()
    expected = (earlier if skipped else later).astimezone(ZoneInfo("UTC"))
    for form in ("iso", "%Y-%m-%d %H:%M:%S"):
        assert read(connection, str(moment), form, timezone=zone) == expected.strftime("%Y-%m-%d %H:%M:%S")


def test_the_reason_shows_what_was_expected():
    column = TimeColumn(0, formats=("%d/%m/%Y %H:%M", "epoch_s"))
    reason = time(column, lambda place: f"c{place}").reason
    assert reason == "'not a time like 31/12/2024 23:59 or 1735689540 (seconds since 1970)'"


@pytest.mark.parametrize(
    ("column", "code", "hint"),
    [
        (TimeColumn(0, timezone="Europe/Madird"), "plan.time_zone", "did you mean 'Europe/Madrid'?"),
        (TimeColumn(0, formats=("%Q",)), "plan.time_format", "use iso, epoch_s"),
        (TimeColumn(0, formats=()), "plan.time_format", "for example 'iso'"),
    ],
)
def test_impossible_columns_are_refused(connection, column, code, hint):
    with pytest.raises(BadInput) as caught:
        check_time(connection, column)
    assert caught.value.code == code
    assert hint in caught.value.hint
