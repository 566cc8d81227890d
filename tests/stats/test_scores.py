"""NPS, Kish's effective sample size, and shares of weights."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.stats import kish, nps, weighted_share, wilson

ROCKS_LEVEL = 0.9000301  # z = 1.645


def test_rocks_reference_number():
    found = nps(15, 12, 9, level=ROCKS_LEVEL)
    assert round((found.low + found.high) / 2, 4) == 0.1538
    assert (round(found.low, 4), round(found.high, 4)) == (-0.0553, 0.3630)
    assert found.value == 6 / 36
    assert (found.n, found.counted, found.method) == (36, "customers", "adjusted Wald")


def test_without_answers_the_score_is_unknown():
    assert nps(0, 0, 0) is None
    assert weighted_share(0, 0, n=0, effective=0) is None


def test_negative_counts_are_refused():
    with pytest.raises(ValueError, match="counts of answers cannot be negative"):
        nps(-1, 2, 3)


counts = st.integers(0, 400)


@given(counts, counts, counts)
def test_the_interval_holds_the_score_and_turns_round_with_the_scale(promoters, passives, detractors):
    found = nps(promoters, passives, detractors)
    if promoters + passives + detractors == 0:
        assert found is None
        return
    assert -1 <= found.low <= found.value <= found.high <= 1
    turned = nps(detractors, passives, promoters)
    assert (turned.value, turned.low, turned.high) == (
        pytest.approx(-found.value),
        pytest.approx(-found.high),
        pytest.approx(-found.low),
    )


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=40))
def test_kish_is_at_most_the_number_of_people(weights):
    assert 1 - 1e-9 <= kish(weights) <= len(weights) + 1e-9


def test_kish_by_hand():
    assert kish([1, 1, 1, 1]) == 4
    assert kish([3, 1]) == 1.6
    assert kish([0, 2, 2]) == 2
    assert kish([]) == 0


def test_equal_weights_change_nothing():
    assert nps(30, 24, 18, effective=36, n=36).model_copy(update={"method": "adjusted Wald"}) == nps(
        15, 12, 9
    )
    assert weighted_share(40, 100, n=50, effective=50) == wilson(20, 50)


def test_unequal_weights_widen():
    equal, unequal = nps(15, 12, 9), nps(15, 12, 9, effective=20)
    assert unequal.low < equal.low < equal.high < unequal.high
    assert unequal.method == "adjusted Wald, effective n 20"
    assert weighted_share(40, 100, n=50, effective=25).method == "Wilson, effective n 25"


@pytest.mark.parametrize("shares", [(0.5, 0.3, 0.2), (0.9, 0.08, 0.02), (0.1, 0.2, 0.7)])
@pytest.mark.parametrize("n", [20, 200])
def test_the_interval_holds_the_truth_95_percent_of_the_time(shares, n):
    random = np.random.default_rng(7)
    truth = shares[0] - shares[2]
    tries = 2000
    drawn = random.multinomial(n, shares, tries)
    found = [nps(*map(int, one)) for one in drawn]
    held = sum(one.low <= truth <= one.high for one in found) / tries
    assert 0.93 <= held <= 0.99


def test_a_weighted_interval_holds_the_truth():
    random = np.random.default_rng(11)
    held, tries, n = 0, 1500, 150
    for _ in range(tries):
        weight = random.lognormal(0, 0.8, n)
        answer = random.choice([1, 0, -1], n, p=[0.5, 0.3, 0.2])
        sums = [float(weight[answer == value].sum()) for value in (1, 0, -1)]
        found = nps(*sums, n=n, effective=kish(weight))
        held += found.low <= 0.3 <= found.high
    assert 0.925 <= held / tries <= 0.975
    assert math.isfinite(found.value)
