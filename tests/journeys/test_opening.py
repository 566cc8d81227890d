"""Opening hours as people write them, and local time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.errors import BadInput
from caminos.journeys.opening import WEEK_MINUTES, offsets, open_week


def hours(*stretches):
    """(day, from hour, to hour) as minutes of the week."""
    return tuple((day * 1440 + round(a * 60), day * 1440 + round(b * 60)) for day, a, b in stretches)


OFFICE = hours(*((day, 9, 17) for day in range(5)))


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mon-Fri 9-17", OFFICE),
        ("Monday – Friday, 09:00–17:00", OFFICE),
        ("mon-fri 9am-5pm", OFFICE),
        ("Pon.-pt. 9.00-17.00", OFFICE),
        ("poniedziałek-piątek 9-17; sob, niedz zamknięte", OFFICE),
        ("Luni-Vineri 9-17", OFFICE),
        ("Lunes-viernes 9-17, domingo cerrado", OFFICE),
        ("Mon Tue Wed Thu Fri 9-17", OFFICE),
        ("Mon-Fri 9-12, 13-17", hours(*((d, a, b) for d in range(5) for a, b in ((9, 12), (13, 17))))),
        ("Sat 10-14:30", hours((5, 10, 14.5))),
        ("Mon 9-17, Śr 8-12 & Sun 10-12", hours((0, 9, 17), (2, 8, 12), (6, 10, 12))),
        ("daily 8-20", hours(*((day, 8, 20) for day in range(7)))),
        ("8-20", hours(*((day, 8, 20) for day in range(7)))),
        ("Fri 22-4", ((4 * 1440 + 22 * 60, 5 * 1440 + 4 * 60),)),
        ("Sun 22-4", ((0, 240), (6 * 1440 + 22 * 60, WEEK_MINUTES))),
        ("Sat-Mon 0-24", ((0, 1440), (5 * 1440, WEEK_MINUTES))),
        ("24/7", ((0, WEEK_MINUTES),)),
        ("Mon-Fri 9-17, Sat closed", OFFICE),
    ],
)
def test_what_people_write(text, week):
    assert open_week(text) == week


@pytest.mark.parametrize(
    "text", ["", "sometimes", "Mon-Fri", "9", "25-26", "Mon 13pm-14", "9-17 Foo", "Mon 9:75-10"]
)
def test_what_cannot_be_understood_says_how_to_write_it(text):
    with pytest.raises(BadInput, match="cannot be understood") as error:
        open_week(text)
    assert error.value.code == "hours.unreadable"
    assert "Mon-Fri 9-17" in error.value.hint


@given(st.text(max_size=30))
def test_any_text_is_hours_or_an_error(text):
    try:
        week = open_week(text)
    except BadInput:
        return
    assert all(0 <= first < last <= WEEK_MINUTES for first, last in week)


def us(*when):
    return (datetime(*when, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


HOUR = 3_600_000_000


def test_warsaw_changes_its_clock_twice_a_year():
    assert offsets("Europe/Warsaw", us(2025, 1, 1), us(2026, 1, 1)) == (
        (us(2025, 1, 1), HOUR),
        (us(2025, 3, 30, 1), 2 * HOUR),
        (us(2025, 10, 26, 1), HOUR),
    )


def test_utc_never_changes_and_a_moment_is_enough():
    assert offsets("UTC", us(2025, 1, 1), us(2026, 1, 1)) == ((us(2025, 1, 1), 0),)
    assert offsets("Asia/Kolkata", 0, 0) == ((0, 5 * HOUR + HOUR // 2),)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from(["America/New_York", "Europe/Bucharest"]),
)
def test_every_moment_gets_its_offset(moment, zone):
    at = us(*moment.timetuple()[:6])
    first = at - 200 * 24 * HOUR
    found = [shift for start, shift in offsets(zone, first, at) if start <= at][-1]
    assert found == moment.replace(microsecond=0, tzinfo=UTC).astimezone(
        ZoneInfo(zone)
    ).utcoffset() // timedelta(microseconds=1)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
def test_an_unknown_time_zone_is_an_error(zone):
    with pytest.raises(BadInput, match="there is no time zone"):
        offsets(zone, 0, 1)


def test_misdated_events_do_not_make_the_changes_endless():
    found = offsets("Europe/Warsaw", us(1, 1, 1), us(9999, 12, 31))
    assert found[0][0] == us(1, 1, 1)
    assert len(found) < 450
