import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.simulate.draws import Draws, binomial_shares


def test_the_stream_is_the_same_for_ever():
    assert Draws(1, "people").bits(3).tolist() == [2613477663177618, 3470503666248195, 987129021486621]
    assert Draws(1, "people").between(6, 1, 6).tolist() == [2, 3, 1, 2, 3, 5]


def test_streams_of_other_names_and_seeds_differ():
    assert Draws(1, "a").bits(4).tolist() != Draws(1, "b").bits(4).tolist()
    assert Draws(1, "a").bits(4).tolist() != Draws(2, "a").bits(4).tolist()


@given(low=st.integers(-1_000, 1_000), span=st.integers(0, 2**31 - 2), seed=st.integers(0, 2**63 - 1))
def test_between_stays_between(low, span, seed):
    drawn = Draws(seed, "x").between(50, low, low + span)
    assert drawn.min() >= low
    assert drawn.max() <= low + span


def test_between_reaches_both_ends_equally_often():
    counts = np.bincount(Draws(3, "dice").between(60_000, 0, 5))
    assert counts.min() > 9_600
    assert counts.max() < 10_400


def test_a_corner_of_the_quantile_table_is_that_quantile():
    drawn = Draws(5, "wait").quantile(200_000, ((0, 100), (500, 1_000), (900, 5_000), (1000, 20_000)))
    assert np.mean(drawn <= 1_000) == pytest.approx(0.5, abs=0.005)
    assert np.mean(drawn <= 5_000) == pytest.approx(0.9, abs=0.003)
    assert drawn.min() >= 100
    assert drawn.max() <= 20_000


def test_weights_decide_how_often():
    counts = np.bincount(Draws(5, "w").pick(100_000, (0, 30, 70)), minlength=3)
    assert counts[0] == 0
    assert counts[1] == pytest.approx(30_000, abs=600)


def test_each_kind_has_its_own_weights():
    kinds = np.array([0, 1] * 500, dtype=np.int8)
    drawn = Draws(5, "w").pick_by(kinds, [(1, 0), (0, 1)])
    assert np.array_equal(drawn, kinds)


@pytest.mark.parametrize("p", [0.05, 0.5, 0.83])
def test_binomial_shares_have_the_mean(p):
    shares = binomial_shares(p, 4)
    mean = sum(1 - share for share in shares)
    assert shares[-1] == 1.0
    assert mean == pytest.approx(4 * p)


def test_binomial_shares_against_the_textbook():
    assert binomial_shares(0.5, 4) == pytest.approx((1 / 16, 5 / 16, 11 / 16, 15 / 16, 1))


def test_rows_follow_their_own_shares():
    drawn = Draws(2, "r").row_of(np.array([[1.0, 1.0, 1.0], [0.0, 0.0, 1.0]]))
    assert drawn.tolist() == [0, 2]


@given(st.integers(0, 300))
def test_order_is_a_shuffle(n):
    assert sorted(Draws(1, "o").order(n).tolist()) == list(range(n))
