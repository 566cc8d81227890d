"""How times are written: each value alone, and a whole column with its order of day and month."""

from collections import Counter
from datetime import UTC, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caminos.events.guess_order import decide_order
from caminos.events.guess_times import read_times

AT = datetime(2024, 5, 21, 13, 5, 9, 250_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "formats", "kind"),
    [
        ("2024-05-21", "iso", "date"),
        ("2024-05-21 13:05", "iso", "moment"),
        ("2024-05-21T13:05:09.25Z", "iso", "moment"),
        ("2024-05-21T13:05:09+02:00", "iso", "moment"),
        ("20240521T130509Z", "iso", "moment"),
        ("2024/05/21 13:05", "%Y/%m/%d %H:%M", "moment"),
        ("2024.5.21", "%Y.%m.%d", "date"),
        ("20240521", "%Y%m%d", "date"),
        ("20240521130509", "%Y%m%d%H%M%S", "moment"),
        ("21/5/2024 13:05", "%d/%m/%Y %H:%M", "moment"),
        ("21.05.24", "%d.%m.%y", "date"),
        ("21-05-2024 1:05 PM", "%d-%m-%Y %I:%M %p", "moment"),
        ("21-05-2024 1:05:09pm", "%d-%m-%Y %I:%M:%S%p", "moment"),
        ("21.05.2024 13:05:09,25", "%d.%m.%Y %H:%M:%S,%f", "moment"),
        ("21.05.2024 13:05 +0200", "%d.%m.%Y %H:%M %z", "moment"),
        ("21.05.2024 13:05 UTC", "%d.%m.%Y %H:%M UTC", "moment"),
        ("21 May 2024", "%d %b %Y", "date"),
        ("21-JUN-24", "%d-%b-%y", "date"),
        ("June 21, 2024", "%B %d, %Y", "date"),
        ("Tue, 21 May 2024 13:05:09 +0000", "%a, %d %b %Y %H:%M:%S %z", "moment"),
        ("13:05", "%H:%M", "time"),
        ("1:05:09 pm", "%I:%M:%S %p", "time"),
    ],
)
def test_one_value(value: str, formats: str, kind: str) -> None:
    times = read_times({value: 1}, named_time=False)
    assert times is not None
    assert (times.formats(), times.kind) == ((formats,), kind)


@pytest.mark.parametrize(
    "value",
    ["", "12", "1.5", "2024", "31-02-2024", "2024-13-01", "25:00", "1/2", "192.168.0.1", "12-34", "a 5 2024"],
)
def test_no_time(value: str) -> None:
    assert read_times({value: 1} if value else {}, named_time=True) is None


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("1714550400", "epoch_s"),
        ("1714550400123", "epoch_ms"),
        ("1714550400123456", "epoch_us"),
        ("45413.5", "excel"),
    ],
)
def test_numbers_that_are_times(value: str, form: str) -> None:
    times = read_times({value: 2}, named_time=True)
    assert times is not None
    assert times.formats() == (form,)
    assert datetime.fromtimestamp(times.seconds(value), UTC).date().isoformat() == "2024-05-01"


def test_a_number_is_no_time_when_nothing_says_so() -> None:
    assert read_times({"45413": 1, "45414": 1}, named_time=False) is None
    assert read_times({"1714550400": 1}, named_time=False) is None


def test_several_ways_of_writing_are_tried_in_order_of_frequency() -> None:
    times = read_times({"2024-05-01": 2, "13.05.2024": 5, "13.05.2024 10:00": 1}, named_time=True)
    assert times is not None
    assert times.formats() == ("%d.%m.%Y", "iso", "%d.%m.%Y %H:%M")


FORMATS = [
    "%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%y", "%Y/%m/%d %H:%M:%S", "%d %b %Y %H:%M", "%B %d, %Y",
    "%Y%m%d%H%M%S", "%a, %d %b %Y %H:%M:%S +0000", "%d-%m-%Y %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S",
]  # fmt: skip


@settings(deadline=None)
@given(st.datetimes(datetime(1971, 1, 1), datetime(2068, 12, 31)), st.sampled_from(FORMATS))
def test_the_engine_reads_the_format_that_was_found(moment: datetime, written: str) -> None:
    """DuckDB, given the guessed format, sees the very moment that was written; so does `Times.seconds`."""
    value = moment.strftime(written)
    times = read_times({value: 1}, named_time=True)
    assert times is not None
    orders = [order for order in ("day first", "month first") if times.seconds(value, order) is not None]
    expected = datetime.strptime(value, written).replace(tzinfo=UTC).timestamp()
    assert expected in [times.seconds(value, order) for order in orders]
    for order in orders:
        (form,) = times.formats(order)
        cast = "try_cast($value AS TIMESTAMP)" if form == "iso" else "try_strptime($value, $form)"
        params = {"value": value} if form == "iso" else {"value": value, "form": form}
        seconds = duckdb.execute(f"SELECT epoch_us({cast}) / 1e6", params).fetchone()
        assert seconds == (pytest.approx(times.seconds(value, order), abs=1e-6),)


def decided(values: list[str], others: list[list[str]] | None = None, told: bool | None = None):
    times = read_times(Counter(values), named_time=True)
    assert times is not None
    rest = [read_times(Counter(other), named_time=True) for other in others or []]
    return decide_order("when", times, values, [one for one in rest if one], told)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["01/02/2024", "13/02/2024"], "day first"),
        (["01/02/2024", "02/13/2024"], "month first"),
        (["01.02.2024", "02.03.2024"], "day first"),
        ([f"{day:02}/05/2024" for day in range(1, 13)], "day first"),
        ([f"05/{day:02}/2024" for day in range(1, 13)], "month first"),
        ([f"{d:02}/{m:02}/2024" for m in (1, 2, 3) for d in (3, 6, 9, 12)], "day first"),
        ([f"{m:02}/{d:02}/2024" for m in (1, 2, 3) for d in (3, 6, 9, 12)], "month first"),
    ],
)
def test_the_order_is_found(values: list[str], order: str) -> None:
    found = decided(values)
    assert (found.order, found.warning) == (order, "")


def test_another_column_of_the_file_decides() -> None:
    found = decided(["01/02/2024"] * 3, others=[["02/28/2024", "01/01/2024"]])
    assert (found.order, found.warning) == ("month first", "")


def test_nothing_decides_so_a_person_is_asked() -> None:
    found = decided(["01/02/2024", "03/04/2024"])
    assert found.order == "day first"
    assert "nothing in the file tells whether 01/02/2024 has the day or the month first" in found.warning
    assert "--month-first" in found.warning


def test_am_and_pm_are_a_hint() -> None:
    found = decided(["01/02/2024 5:00 PM"])
    assert found.order == "month first"
    assert "--day-first" in found.warning


def test_both_orders_in_one_column_are_pointed_out() -> None:
    found = decided(["13/02/2024", "14/02/2024", "02/15/2024"])
    assert found.order == "day first"
    assert "in 1 value the second number is above 12" in found.warning


@pytest.mark.parametrize(("told", "order"), [(True, "day first"), (False, "month first")])
def test_what_a_person_says_goes_first(told: bool, order: str) -> None:
    assert decided(["13/02/2024"], told=told).order == order


def test_a_header_that_says_time_bears_more_broken_values() -> None:
    values = {"2024-05-01": 1, "2024-05-03": 1, "2024-05-99": 1}
    assert read_times(values, named_time=False) is None
    times = read_times(values, named_time=True)
    assert times is not None
    assert (times.formats(), round(times.share, 2)) == (("iso",), 0.67)
