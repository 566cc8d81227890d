"""The order of touchpoints."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tiny import Event

import caminos.journeys.order as order
from caminos.journeys import JourneyOrder, Precedence, journey_order, recognise
from caminos.journeys.order import _improve
from caminos.maps.library import EventRule


def paths(*words):
    return [Event(n, at, name, n) for n, word in enumerate(words) for at, name in enumerate(word)]


def test_the_whole_result(engine):
    engine.fill(paths("abc", "abc", "bc", "c"))
    assert journey_order(engine) == JourneyOrder(
        touchpoints=("a", "b", "c"),
        position={"a": 0.0, "b": round(1 / 3, 9), "c": 1.0},
        precedences=(
            Precedence("a", "b", 1.0, 2),
            Precedence("a", "c", 1.0, 2),
            Precedence("b", "c", 1.0, 3),
        ),
        backward=0.0,
        journeys=4,
    )


def test_precedence_decides_where_mean_position_misleads(engine):
    """x stands late on average, in long journeys without y; where both are met x comes first."""
    engine.fill(paths("aaaaaaaax", "aaaaaaaax", "xya", "xya", "xya"))
    found = journey_order(engine, touchpoints=["x", "y"])
    assert found.position["x"] > found.position["y"] - 0.2
    assert found.touchpoints == ("x", "y")


def test_only_what_is_asked_for_and_what_has_no_events_last(engine):
    engine.fill(paths("abc", "abc"))
    found = journey_order(engine, touchpoints=["smell", "c", "a", "word of mouth"])
    assert found.touchpoints == ("a", "c", "smell", "word of mouth")
    assert found.position == {"smell": None, "c": 1.0, "a": 0.0, "word of mouth": None}


def test_recognised_touchpoints_without_events(engine):
    engine.fill(paths("ab"))
    recognised = recognise(engine, [("tv", EventRule(names=("tv",))), ("b", EventRule(names=("b",)))])
    assert journey_order(engine, recognised, ["tv", "b"]).touchpoints == ("b", "tv")


def test_journeys_of_one_event_have_no_position(engine):
    found = journey_order(engine.fill(paths("a", "b")))
    assert found.position == {"a": None, "b": None}
    assert (found.touchpoints, found.backward) == (("a", "b"), None)


def test_no_events(engine):
    assert journey_order(engine.fill()) == JourneyOrder((), {}, (), None, 0)


def test_pairs_come_from_an_even_sample_of_many_journeys(engine, monkeypatch):
    engine.fill(paths(*["abc"] * 60))
    monkeypatch.setattr(order, "PAIR_JOURNEYS", 20)
    found = journey_order(engine)
    assert (found.touchpoints, found.journeys) == (("a", "b", "c"), 20)
    assert found.precedences[0] == Precedence("a", "b", 1.0, 20)


@given(st.lists(st.lists(st.integers(0, 30), min_size=5, max_size=5), min_size=5, max_size=5))
def test_moving_single_touchpoints_comes_close_to_the_best_of_all_orders(rows):
    before = np.array(rows)
    np.fill_diagonal(before, 0)

    def backward(found):
        return int(np.tril(before[np.ix_(found, found)], -1).sum())

    best = min(backward(list(one)) for one in itertools.permutations(range(5)))
    found = backward(_improve(before))
    assert best <= found <= best + 0.1 * before.sum()
