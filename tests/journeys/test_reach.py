"""Reach: the whole result, and intervals that know that a customer's journeys are alike."""

import numpy as np
import pytest
from tiny import Event

import caminos.journeys.alike as alike
from caminos.journeys import Reach, reach, repeats
from caminos.stats import wilson


def test_the_whole_result(engine):
    engine.fill(
        [
            Event(1, 0, "ad", 1),
            Event(1, 1, "call", 1, "phone", "desk"),
            Event(1, 2, "call", 1, None, "desk"),
            Event(2, 0, "ad", 2),
            Event(3, 0, "ad"),
        ]
    )
    assert reach(engine)["call"] == Reach(
        touchpoint="call",
        events=2,
        journeys=1,
        customers=1,
        journeys_share=wilson(1, 3, counted="journeys"),
        customers_share=wilson(1, 2),
        channels=(("", 1), ("phone", 1)),
        sources=(("desk", 2),),
    )
    assert reach(engine)["ad"].customers == 2


def test_no_events(engine):
    engine.fill()
    assert dict(reach(engine)) == {}
    assert dict(repeats(engine)) == {}


def habits(customers, seed):
    """Customers with 1 to 9 journeys, who call in all of them or in none."""
    random = np.random.default_rng(seed)
    found, journey = [], 0
    for customer in range(customers):
        calls = random.random() < 0.4
        for _ in range(random.integers(1, 10)):
            found.append(Event(journey, 0, "ad", customer))
            if calls:
                found.extend([Event(journey, 1, "call", customer), Event(journey, 2, "call", customer)])
            journey += 1
    return found


def test_journeys_that_are_alike_widen_the_interval(engine):
    found = [reach(engine.fill(habits(40, seed)))["call"].journeys_share for seed in range(8)]
    held = sum(one.low <= 0.4 <= one.high for one in found)
    naive = [wilson(round(one.value * one.n), one.n) for one in found]
    assert held >= 7
    assert sum(one.low <= 0.4 <= one.high for one in naive) <= 6
    assert {one.method for one in found} == {"Wilson, spread between customers"}


def test_a_sample_of_customers_tells_nearly_the_same_spread(engine, monkeypatch):
    engine.fill(habits(400, 0))
    exact, again = reach(engine)["call"], repeats(engine)["call"]
    monkeypatch.setattr(alike, "SAMPLE", 100)
    sampled = reach(engine)["call"]
    assert sampled.journeys_share.value == exact.journeys_share.value
    assert sampled.journeys == exact.journeys
    width = exact.journeys_share.high - exact.journeys_share.low
    assert sampled.journeys_share.high - sampled.journeys_share.low == pytest.approx(width, rel=0.2)
    assert repeats(engine)["call"].repeated.value == again.repeated.value == 1.0


def test_a_touchpoint_too_rare_for_the_sample_gets_the_worst(engine, monkeypatch):
    log = [Event(journey, 0, "ad", journey // 4) for journey in range(80)]
    log += [Event(5, 1, "rare", 1), Event(6, 1, "rare", 1)]
    monkeypatch.setattr(alike, "SAMPLE", 2)
    found = reach(engine.fill(log))["rare"].journeys_share
    few = wilson(1, 40)  # 80 journeys, four of each customer: as if 20 had been asked
    assert found.value == 2 / 80
    assert found.high - found.low > few.high - few.low
