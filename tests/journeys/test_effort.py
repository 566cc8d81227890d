"""Effort of finished journeys."""

import pytest
from tiny import Event

from caminos.journeys import JourneyEffort, effort


def test_the_whole_result(engine):
    """The source says that journey 1 began an hour before its first event; journey 3 is not over."""
    engine.fill(
        [
            Event(1, 7200, "call", 1, "phone"),
            Event(1, 10800, "visit", 1, "store"),
            Event(1, 14400, "closed", 1, None),
            Event(2, 0, "call", 2, "phone"),
            Event(2, 3600, "closed", 2, "phone"),
            Event(3, 86_400, "call", 3, "phone"),
        ],
        started={1: 3600},
    )
    found = effort(engine)
    assert found.unfinished == 1
    assert found.effort.model_dump() == {
        "n": 2,
        "contacts_median": 2.5,
        "contacts_p90": pytest.approx(2.9),
        "channels_median": 1.5,
        "channels_p90": pytest.approx(1.9),
        "hours_median": 2.0,
        "hours_p90": pytest.approx(2.8),
    }


def test_a_journey_at_its_goal_is_finished_however_young(engine):
    engine.fill([Event(1, 0, "call", 1), Event(1, 3600, "closed", 1)])
    assert effort(engine) == JourneyEffort(None, unfinished=1)
    found = effort(engine, goals={"closed"})
    assert (found.effort.n, found.effort.hours_median, found.unfinished) == (1, 1.0, 0)


def test_a_longer_silence_finishes_fewer(engine):
    engine.fill([Event(1, 0, "a", 1), Event(1, 10, "b", 1), Event(2, 50, "a", 2), Event(3, 100, "a", 3)])
    assert effort(engine, silence_s=20).effort.n == 2
    assert effort(engine, silence_s=60).effort.n == 1
    assert effort(engine, silence_s=200) == JourneyEffort(None, unfinished=3)


def test_no_journeys(engine):
    assert effort(engine.fill()) == JourneyEffort(None, 0)
