from math import sqrt

import pytest

from caminos.simulate.groups import GROUPS

PLANTED = {"churn": "planted_churn", "return": "planted_return_share"}


def test_groups_have_the_planted_sizes(demo):
    answers = demo.answers
    for group in answers.groups:
        n = answers.customers.seen
        assert abs(group.share - group.planted_share) < 4 * sqrt(group.planted_share / n)
    assert sum(group.customers for group in answers.groups) == answers.customers.seen
    assert sum(group.journeys for group in answers.groups) == answers.journeys.total
    assert sum(group.orders for group in answers.groups) == answers.journeys.ordered


def test_groups_live_different_journeys(demo):
    flat, store, bargain, family = demo.answers.groups
    assert flat.night_share > 0.7 > 0.1 > store.night_share
    assert store.web_order_share < 0.15 < 0.75 < flat.web_order_share
    assert flat.days_to_order_median >= 6 > 2 >= bargain.days_to_order_median
    assert flat.steps_median > bargain.steps_median > store.steps_median
    assert bargain.return_share > 1.5 * store.return_share
    assert store.outside_share < 0.45 < flat.outside_share
    assert family.churn_share < 0.3 < store.churn_share
    assert family.recommend_mean > store.recommend_mean > bargain.recommend_mean


@pytest.mark.parametrize("name", ["churn", "return"])
def test_habits_are_the_planted_ones(demo, name):
    for group in demo.answers.groups:
        planted, share = getattr(group, PLANTED[name]), getattr(group, f"{name}_share")
        assert share == pytest.approx(planted, abs=4 * sqrt(planted / group.orders))


def test_group_keys_are_the_worlds(demo):
    assert [group.key for group in demo.answers.groups] == [group.key for group in GROUPS]
