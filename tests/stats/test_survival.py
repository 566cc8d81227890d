"""Kaplan-Meier of many groups at once, against lifelines and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter

from caminos.stats import survival_at, wilson

waits = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 25), st.booleans()), min_size=0, max_size=60)


@settings(max_examples=40, deadline=None)
@given(
    waits,
    st.integers(0, 30),
    st.sampled_from([1, 10**17]),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_it_is_lifelines(rows, horizon, unit, beyond):
    """`unit` 10¹⁷ makes durations too large to be packed into one number; both ways must agree."""
    group = np.array([row[0] for row in rows], dtype=int)
    duration = np.array([row[1] for row in rows], dtype=np.int64) * unit
    observed = np.array([row[2] for row in rows], dtype=bool)
    at = horizon * unit
    found = survival_at(group, duration, observed, at, beyond=beyond)
    for place in range(4):
        own = group == place
        lengths = np.concatenate([duration[own] / unit, np.full(beyond[place], horizon + 1.0)])
        ends = np.concatenate([observed[own], np.zeros(beyond[place], dtype=bool)])
        assert found.n[place] == len(lengths)
        if len(lengths) == 0:
            assert np.isnan(found.share[place])
            continue
        theirs = KaplanMeierFitter().fit(lengths, ends)
        share = float(theirs.predict(horizon))
        assert found.share[place] == pytest.approx(share, abs=1e-12)
        assert found.ended[place] == (ends & (lengths <= horizon)).sum()
        assert found.censored[place] == (~ends & (lengths < horizon)).sum()
        assert found.beyond[place] == len(lengths) - found.ended[place] - found.censored[place]
        assert 0 <= found.low[place] <= found.share[place] <= found.high[place] <= 1
        if 1e-9 < share < 1 - 1e-9:
            bounds = theirs.confidence_interval_survival_function_
            row = bounds[bounds.index <= horizon].iloc[-1]
            assert (found.low[place], found.high[place]) == (
                pytest.approx(row.iloc[0], abs=1e-9),
                pytest.approx(row.iloc[1], abs=1e-9),
            )


def test_by_hand():
    """Ends at 1 and 3, lost at 2, one watched past 5: 3/4 · 1/2."""
    found = survival_at([0, 0, 0], [1, 2, 3], [True, False, True], 5, beyond=[1])
    assert found.share.tolist() == [0.375]
    assert [found.n[0], found.ended[0], found.censored[0], found.beyond[0]] == [4, 2, 1, 1]


def test_an_end_at_the_horizon_has_ended_and_a_loss_there_has_lasted():
    found = survival_at([0, 0], [5, 5], [True, False], 5, beyond=[0])
    assert (found.share[0], found.ended[0], found.censored[0], found.beyond[0]) == (0.5, 1, 0, 1)


def test_certainty_is_never_claimed():
    nobody_left = survival_at([], [], [], 5, beyond=[20])
    all_left = survival_at([0] * 20, [1] * 20, [True] * 20, 5, beyond=[0])
    assert (nobody_left.low[0], nobody_left.high[0]) == (wilson(20, 20).low, 1.0)
    assert (all_left.low[0], all_left.high[0]) == (0.0, wilson(0, 20).high)


def test_the_interval_holds_the_truth_95_percent_of_the_time():
    """30 % never go on; the rest wait exponentially; everybody is watched for a while of their own."""
    random = np.random.default_rng(2)
    groups, n = 1500, 120
    truth = 0.3 + 0.7 * np.exp(-200 / 60)
    wait = random.exponential(60, (groups, n))
    wait[random.random((groups, n)) < 0.3] = np.inf
    watch = random.uniform(20, 600, (groups, n))
    duration = np.minimum(wait, watch)
    found = survival_at(
        np.repeat(np.arange(groups), n),
        (duration * 1e6).astype(np.int64).ravel(),
        (wait <= watch).ravel(),
        200_000_000,
        beyond=np.zeros(groups, dtype=int),
    )
    held = np.mean((found.low <= truth) & (truth <= found.high))
    assert 0.935 <= held <= 0.97
    assert found.share.mean() == pytest.approx(truth, abs=0.004)
