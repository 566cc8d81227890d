"""Waits: a fixture to check by eye."""

from tiny import Event

from caminos.journeys import waits
from caminos.maps.measurement import Wait


def test_the_whole_result(engine):
    engine.fill(
        [Event(1, 0, "order", 1), Event(1, 10, "order", 1), Event(1, 40, "delivery", 1), Event(2, 0, "order")]
    )
    assert waits(engine) == {"order": Wait(median_s=20.0, p90_s=28.0, n=2)}


def test_no_events(engine):
    assert dict(waits(engine.fill())) == {}
