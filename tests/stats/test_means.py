"""Means over customers: by hand, against scipy and the customer bootstrap, and their coverage."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from caminos.stats import MeanSpread, cluster_mean, interval, mean_spread, pool


def test_one_answer_a_customer_is_the_t_interval():
    answers = np.array([5.0, 4.0, 3.0, 5.0, 1.0, 4.0])
    found = cluster_mean(answers, np.ones(6))
    low, high = t.interval(0.95, 5, answers.mean(), answers.std(ddof=1) / math.sqrt(6))
    assert found.model_dump() == {
        "value": pytest.approx(22 / 6),
        "low": pytest.approx(low),
        "high": pytest.approx(high),
        "n": 6,
        "counted": "customers",
        "method": "t, between customers",
    }


def test_nobody_is_unknown_and_one_customer_has_no_interval():
    assert cluster_mean([], []) is None
    assert cluster_mean([0.0], [0.0]) is None
    alone = cluster_mean([8.0], [2.0])
    assert (alone.value, alone.low, alone.high, alone.n) == (4.0, None, None, 1)


def test_the_interval_keeps_to_the_scale_either_way_round():
    for bounds in ((1.0, 5.0), (5.0, 1.0)):
        found = cluster_mean([5.0, 5.0, 2.0], [1, 1, 1], bounds=bounds)
        assert (found.low, found.high) == (1.0, 5.0)


def test_a_customer_who_answers_often_is_one_customer():
    often = cluster_mean([50.0, 1.0, 3.0], [10, 1, 1])
    assert often.n == 3
    assert often.value == 54 / 12
    once = cluster_mean([5.0] * 10 + [1.0, 3.0], [1] * 12)
    assert often.high - often.low > once.high - once.low


def test_the_interval_is_that_of_the_customer_bootstrap():
    random = np.random.default_rng(3)
    customers = 400
    weight = random.integers(1, 6, customers).astype(float)
    total = weight * random.normal(3, 1, customers) + random.normal(0, 1, customers)
    found = cluster_mean(total, weight)
    drawn = random.integers(0, customers, (4000, customers))
    means = total[drawn].sum(axis=1) / weight[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    width = high - low
    assert found.low == pytest.approx(low, abs=0.05 * width)
    assert found.high == pytest.approx(high, abs=0.05 * width)


@pytest.mark.parametrize("customers", [12, 100])
def test_the_interval_holds_the_truth_95_percent_of_the_time(customers):
    random = np.random.default_rng(5)
    held, tries = 0, 2000
    for _ in range(tries):
        own = random.normal(0.4, 1.0, customers)
        answers = random.integers(1, 4, customers)
        total = own * answers + random.normal(0, 1, customers) * np.sqrt(answers)
        found = cluster_mean(total, answers)
        held += found.low <= 0.4 <= found.high
    assert 0.925 <= held / tries <= 0.97


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.integers(1, 5)), min_size=2, max_size=20),
    st.floats(0.1, 10),
)
def test_the_unit_of_weights_does_not_matter(pairs, unit):
    totals, weights = np.array(pairs).T
    one, other = mean_spread(totals, weights), mean_spread(totals * unit, weights * unit)
    assert other.mean == pytest.approx(one.mean, abs=1e-6)
    assert other.variance == pytest.approx(one.variance, rel=1e-6, abs=1e-9)
    assert (other.degrees, other.customers) == (one.degrees, one.customers)


def test_a_prior_spread_keeps_equal_answers_from_looking_certain():
    plain = mean_spread([5.0, 5.0, 5.0], [1, 1, 1])
    assert plain.variance == 0
    kept = mean_spread([5.0, 5.0, 5.0], [1, 1, 1], prior_variance=1.2, prior_degrees=4)
    # (2 · 0 + 4 · 1.2) / 6 customers' worth of knowledge, over 3 customers
    assert kept == MeanSpread(5.0, pytest.approx(0.8 / 3), 6, 3)


def test_a_moderated_interval_holds_the_truth_for_small_samples():
    random = np.random.default_rng(8)
    held, tries = 0, 3000
    for _ in range(tries):
        size = int(random.integers(1, 7))
        answers = random.normal(1.0, 1.5, size)
        spread = mean_spread(answers, np.ones(size), prior_variance=2.25, prior_degrees=4)
        found = interval(spread, method="moderated")
        held += found.low <= 1.0 <= found.high
    assert held / tries >= 0.94


def test_pooling_one_source_is_that_source_and_none_is_none():
    alone = MeanSpread(1.0, 0.2, 4, 5)
    assert pool([alone]) is alone
    assert pool([]) is None


def test_sources_that_agree_narrow_and_sources_that_disagree_widen():
    agree = pool([MeanSpread(1.0, 0.04, 99, 100), MeanSpread(1.0, 0.04, 99, 100)])
    assert agree == MeanSpread(pytest.approx(1.0), pytest.approx(0.02), 198, 200)
    # Q = 50, τ² = (50 − 1) / 25 = 1.96: each source then weighs 1 / 2.
    disagree = pool([MeanSpread(0.0, 0.04, 99, 100), MeanSpread(2.0, 0.04, 99, 100)])
    assert disagree == MeanSpread(pytest.approx(1.0), pytest.approx(1.0), 198, 200)


def test_dersimonian_lairds_estimate_by_hand():
    spreads = [MeanSpread(m, v, 10, 11) for m, v in ((0.1, 0.04), (0.5, 0.01), (0.9, 0.09))]
    w = [25.0, 100.0, 100 / 9]
    centre = (2.5 + 50 + 10) / sum(w)
    q = sum(weight * (one.mean - centre) ** 2 for weight, one in zip(w, spreads, strict=True))
    tau = (q - 2) / (sum(w) - sum(weight**2 for weight in w) / sum(w))
    weights = [1 / (one.variance + tau) for one in spreads]
    mean = sum(weight * one.mean for weight, one in zip(weights, spreads, strict=True)) / sum(weights)
    found = pool(spreads)
    assert (found.mean, found.variance) == (pytest.approx(mean), pytest.approx(1 / sum(weights)))


def test_sources_without_any_spread_still_pool():
    found = pool([MeanSpread(1.0, 0.0, 2, 3), MeanSpread(1.0, 0.0, 2, 3)])
    assert found.mean == pytest.approx(1.0)
    assert found.customers == 6
