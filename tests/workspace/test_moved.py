"""What moved between two measurements."""

from datetime import UTC, datetime

import pytest

from caminos.maps.measurement import Estimate, Measurement, TouchpointNumbers
from caminos.workspace.moved import Move, moves


def measured(**emotions: tuple[float, float]) -> Measurement:
    return Measurement(
        id="m",
        map="map",
        taken_at=datetime(2026, 5, 1, tzinfo=UTC),
        customers=10,
        journeys=10,
        events=10,
        feedback=10,
        touchpoints=tuple(
            TouchpointNumbers(
                touchpoint=name,
                events=10,
                journeys=10,
                customers=10,
                emotion=Estimate(value=value, low=value - half, high=value + half, n=100),
            )
            for name, (value, half) in emotions.items()
        ),
    )


def test_a_difference_larger_than_both_intervals_allow_is_told():
    (move,) = moves(measured(wait=(-1.0, 0.3), pay=(0.2, 0.3)), measured(wait=(-0.2, 0.4), pay=(0.4, 0.3)))
    assert (move.touchpoint, move.quantity, move.before, move.after) == ("wait", "emotion", -1.0, -0.2)
    assert (move.low, move.high) == (pytest.approx(0.3), pytest.approx(1.3))


def test_new_and_vanished_touchpoints_have_not_moved():
    assert moves(measured(old=(0.0, 0.1)), measured(new=(1.0, 0.1))) == ()


def test_the_largest_move_comes_first():
    found = moves(measured(a=(0.0, 0.1), b=(0.0, 0.1)), measured(a=(0.5, 0.1), b=(-1.5, 0.1)))
    assert [move.touchpoint for move in found] == ["b", "a"]
    assert isinstance(found[0], Move)
