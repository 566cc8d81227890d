"""Measured pain points: a stop counts against its baseline, a feeling by its whole interval."""

import numpy as np
import pytest

from caminos.findings import Pain, find_pains
from caminos.findings.pains import watched
from caminos.maps.measurement import Estimate, TouchpointNumbers


def share(value: float, n: int) -> Estimate:
    """A share that was fully watched: its interval is as wide as n says."""
    half = 1.96 * (value * (1 - value) / n) ** 0.5
    return Estimate(value=value, low=value - half, high=value + half, n=n)


def feeling(value: float, half: float, n: int) -> Estimate:
    return Estimate(value=value, low=value - half, high=value + half, n=n)


def at(name: str, stopped: Estimate | None = None, emotion: Estimate | None = None) -> TouchpointNumbers:
    return TouchpointNumbers(
        touchpoint=name, events=1000, journeys=500, customers=500, stopped=stopped, emotion=emotion
    )


def test_a_place_that_loses_three_times_as_many_is_found_and_the_others_are_not():
    numbers = [
        at("search", share(0.10, 1000)),
        at("checkout", share(0.30, 1000)),
        at("pay", share(0.10, 1000)),
    ]
    (pain,) = find_pains(numbers)
    assert pain == Pain("checkout", "stops", share(0.30, 1000), baseline=pain.baseline, critical=True)
    assert pain.baseline == pytest.approx(0.10)


def test_censored_journeys_prove_nothing():
    """400 journeys came, nearly all watched for a moment only: the interval says how little is known."""
    wide = Estimate(value=0.5, low=0.18, high=0.75, n=400)
    assert watched(wide) < 30
    assert find_pains([at("search", share(0.10, 1000)), at("new", wide), at("pay", share(0.11, 1000))]) == ()


def test_a_goal_is_no_loss():
    numbers = [at("search", share(0.10, 1000)), at("closed", share(0.90, 1000)), at("pay", share(0.11, 1000))]
    assert find_pains(numbers, frozenset({"closed"})) == ()


def test_where_most_journeys_end_late_they_are_over_and_not_lost():
    late = at("handover", share(0.90, 1000)).model_copy(update={"position": 0.95})
    early = at("form", share(0.90, 1000)).model_copy(update={"position": 0.2})
    others = [at("search", share(0.10, 1000)), at("pay", share(0.11, 1000))]
    assert find_pains([late, *others]) == ()
    assert [pain.touchpoint for pain in find_pains([early, *others])] == ["form"]


def test_a_difference_too_small_to_matter_is_no_pain():
    numbers = [at("a", share(0.001, 90_000)), at("b", share(0.004, 90_000)), at("c", share(0.001, 90_000))]
    assert find_pains(numbers) == ()


def test_customers_who_come_when_it_is_closed_are_a_pain():
    closed = at("call").model_copy(update={"outside_hours": share(0.44, 500)})
    assert find_pains([closed]) == (Pain("call", "closed", share(0.44, 500), baseline=0.0, critical=False),)
    rarely = at("call").model_copy(update={"outside_hours": share(0.15, 500)})
    assert find_pains([rarely]) == ()


def test_few_journeys_prove_nothing():
    numbers = [at("search", share(0.10, 1000)), at("rare", share(0.60, 29)), at("pay", share(0.10, 1000))]
    assert find_pains(numbers) == ()


def test_a_feeling_hurts_when_its_whole_interval_is_below_zero():
    numbers = [
        at("wait", emotion=feeling(-0.9, 0.2, 300)),
        at("pay", emotion=feeling(-0.1, 0.2, 300)),
        at("shop", emotion=feeling(1.0, 0.2, 600)),
    ]
    assert find_pains(numbers) == (
        Pain("wait", "feeling", feeling(-0.9, 0.2, 300), baseline=0.25, critical=False),
    )


def test_where_nothing_is_planted_it_stays_silent_about_95_times_in_100():
    """Twenty touchpoints with one true share: a false alarm in at most about 5 % of 400 worlds."""
    rng = np.random.default_rng(7)
    alarms = 0
    for _ in range(400):
        lost = rng.binomial(400, 0.08, size=20)
        numbers = [at(f"t{i}", share(float(k) / 400, 400)) for i, k in enumerate(lost)]
        alarms += bool(find_pains(numbers))
    assert alarms <= 32


def test_an_empty_map_and_a_single_touchpoint_are_no_trouble():
    assert find_pains([]) == ()
    assert find_pains([at("only", share(0.9, 500))]) == ()
