"""Shares: reference numbers of the literature, plain and grouped by customer."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from caminos.stats import ClusterSums, cluster_share, design_effect, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (0, 20, 0.0, 0.1611), (15, 148, 0.0624, 0.1605), (29, 29, 0.8830, 1.0)],
)
def test_newcombes_reference_numbers(successes, n, low, high):
    found = wilson(successes, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == successes / n


def test_a_share_of_nobody_is_unknown():
    assert wilson(0, 0) is None
    assert cluster_share(0, 0, clusters=0, effect=1.0) is None


def test_more_successes_than_trials_are_refused():
    with pytest.raises(ValueError, match="3 of 2 is not a share"):
        wilson(3, 2)
    with pytest.raises(ValueError, match="3 of 2 is not a share"):
        cluster_share(3, 2, clusters=2, effect=1.0)


def test_a_level_outside_0_and_1_is_refused():
    with pytest.raises(ValueError, match="a confidence level lies between 0 and 1, not 95"):
        wilson(1, 2, level=95)


@given(
    st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.5, 0.999)
)
def test_wilson_is_scipys_and_holds_its_own_value(pair, level):
    successes, n = pair
    found = wilson(successes, n, level=level)
    theirs = binomtest(successes, n).proportion_ci(level, method="wilson")
    assert math.isclose(found.low, theirs.low, abs_tol=1e-12)
    assert math.isclose(found.high, theirs.high, abs_tol=1e-12)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_one_trial_a_customer_is_plain_wilson(trials):
    n, successes = len(trials), sum(trials)
    effect = design_effect(ClusterSums(n, n, successes, n, successes, successes))
    found = cluster_share(successes, n, clusters=n, effect=effect)
    assert effect == pytest.approx(1)
    plain = wilson(successes, n, counted="journeys")
    assert found.model_dump() == {
        **plain.model_dump(),
        "low": pytest.approx(plain.low),
        "high": pytest.approx(plain.high),
    }


def sums(y, m):
    return ClusterSums(
        len(m), int(m.sum()), int(y.sum()), int((m * m).sum()), int((y * y).sum()), int((m * y).sum())
    )


def test_trials_that_are_all_alike_count_as_their_customers():
    m = np.full(50, 10)
    y = np.where(np.arange(50) < 20, 10, 0)
    assert design_effect(sums(y, m)) == pytest.approx(10, rel=0.03)
    found = cluster_share(200, 500, clusters=50, effect=design_effect(sums(y, m)))
    alone = wilson(20, 50)
    assert found.value == 0.4
    assert found.n == 500
    assert (found.low, found.high) == (
        pytest.approx(alone.low, abs=0.01),
        pytest.approx(alone.high, abs=0.01),
    )
    assert found.method == "Wilson, spread between customers"


def test_where_no_spread_can_be_seen_the_worst_is_assumed():
    m = np.array([10, 10, 1])
    assert design_effect(sums(np.zeros(3, dtype=int), m)) == 201 / 21
    assert design_effect(sums(m, m)) == 201 / 21
    assert design_effect(ClusterSums(1, 4, 2, 16, 4, 8)) == 4.0
    assert design_effect(ClusterSums(0, 0, 0, 0, 0, 0)) == 1.0


@pytest.mark.parametrize(("alike", "customers"), [(0.0, 30), (1.0, 30), (0.3, 60), (0.3, 200)])
def test_the_interval_holds_the_truth_95_percent_of_the_time(alike, customers):
    """Customers with 1 to 12 journeys; `alike` is how much of a journey is decided by the customer."""
    random = np.random.default_rng(20240)
    truth, held, tries = 0.3, 0, 1500
    for _ in range(tries):
        m = random.integers(1, 13, customers)
        if alike == 0:
            p = np.full(customers, truth)
        elif alike == 1:
            p = (random.random(customers) < truth).astype(float)
        else:
            spread = (1 - alike) / alike
            p = random.beta(truth * spread, (1 - truth) * spread, customers)
        y = random.binomial(m, p)
        found = cluster_share(
            int(y.sum()), int(m.sum()), clusters=customers, effect=design_effect(sums(y, m))
        )
        held += found.low <= truth <= found.high
    assert 0.925 <= held / tries <= 0.985


def test_the_whole_estimate():
    assert wilson(1, 2, counted="journeys").model_dump() == {
        "value": 0.5,
        "low": pytest.approx(0.0945312, abs=1e-6),
        "high": pytest.approx(0.9054688, abs=1e-6),
        "n": 2,
        "counted": "journeys",
        "method": "Wilson",
    }
