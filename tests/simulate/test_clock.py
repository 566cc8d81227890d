from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.simulate import clock

WARSAW = ZoneInfo("Europe/Warsaw")
YEARS = st.integers(
    int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()), int(datetime(2030, 1, 1, tzinfo=UTC).timestamp())
)


def wall(text: str) -> int:
    """What the wall clock shows, counted as if it were UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def one(moment: int) -> np.ndarray:
    return np.array([moment], dtype=np.int64)


@given(YEARS)
def test_wall_time_is_that_of_the_time_zone_database(moment):
    shown = datetime.fromtimestamp(moment, WARSAW).replace(tzinfo=UTC)
    assert clock.to_wall(one(moment))[0] == int(shown.timestamp())


@given(YEARS)
def test_there_and_back_again(moment):
    back = clock.to_utc(clock.to_wall(one(moment)))[0]
    twice_an_hour = back - moment  # the hour that comes twice in October cannot be told apart
    assert twice_an_hour in (0, 3_600, -3_600)
    assert clock.to_wall(one(back))[0] == clock.to_wall(one(moment))[0]


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-06-05T16:59:00", "2026-06-05T16:59:00"),  # Friday
        ("2026-06-05T17:00:00", "2026-06-08T09:00:00"),
        ("2026-06-06T12:00:00", "2026-06-08T09:00:00"),
        ("2026-06-07T08:00:00", "2026-06-08T09:00:00"),
        ("2026-06-08T08:59:00", "2026-06-08T09:00:00"),
        ("2026-06-08T22:15:00", "2026-06-09T09:00:00"),
    ],
)
def test_the_call_centre_opens_again(at, opens):
    assert clock.next_open(one(wall(at)))[0] == wall(opens)
    assert bool(clock.is_open(one(wall(at)))[0]) == (at == opens)


def test_every_department_writes_time_its_own_way():
    moment = int(datetime(2025, 7, 1, 8, 5, 9, tzinfo=UTC).timestamp())
    shown = int(clock.to_wall(one(moment))[0])
    assert clock.iso_utc(moment) == "2025-07-01T08:05:09Z"
    assert clock.iso_offset(moment, shown) == "2025-07-01T10:05:09+02:00"
    assert clock.dotted(shown) == "01.07.2025 10:05"
    assert clock.slashed(shown) == "01/07/2025 10:05"
    assert clock.dashed_day(shown) == "01-07-2025"
