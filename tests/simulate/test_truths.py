"""What came out of the world lies where it was planted, within what chance allows (four standard errors)."""

from dataclasses import replace
from datetime import datetime
from math import sqrt

import pytest

from caminos.simulate import WORLD, simulate
from caminos.simulate.world import CHECKOUT


def near(share, planted, n):
    assert abs(share - planted) < 4 * sqrt(planted * (1 - planted) / n) + 1e-6, (share, planted, n)


def test_checkout_loses_what_was_planted(demo):
    for name in CHECKOUT:
        loss = demo.answers.loss(name)
        assert loss.planted == (0.18 if name == "address_retyped" else 0.06)
        near(loss.share, loss.planted, loss.arrivals)
    near(demo.answers.loss("add_to_cart").share, demo.answers.loss("add_to_cart").planted, 5_000)


def test_the_address_typed_twice_loses_three_times_the_baseline(demo):
    others = [demo.answers.loss(name) for name in CHECKOUT if name != "address_retyped"]
    baseline = sum(loss.lost for loss in others) / sum(loss.arrivals for loss in others)
    assert demo.answers.loss("address_retyped").share / baseline == pytest.approx(3, abs=0.45)


def test_losses_can_be_seen_in_the_file(demo):
    """Who is lost at the second address never appears again."""
    last = {}
    arrived = {"address_retyped": set(), "delivery_chosen": set()}
    for row in demo.good("web_shop.csv"):
        last[row["account_email"]] = row["event_name"]
        if row["event_name"] in arrived:
            arrived[row["event_name"]].add(row["account_email"])
    for name, emails in arrived.items():
        stopped = sum(last[email] == name for email in emails)
        stated = demo.answers.touchpoint(name)
        assert stopped == stated.last_of_customers
        assert len(emails) == stated.customers


@pytest.mark.parametrize(
    ("start", "end", "median", "p90"),
    [("paid_at", "packed_at", 1, 2), ("packed_at", "shipped_at", 1, 2), ("shipped_at", "delivered_at", 2, 4)],
)
def test_waits_have_the_planted_median_and_p90(demo, start, end, median, p90):
    wait = demo.answers.wait(start, end)
    assert (wait.planted_median_days, wait.planted_p90_days) == (median, p90)
    assert (wait.median_days, wait.p90_days) == (median, p90)


def test_waits_in_the_file_are_the_stated_ones(demo):
    for start, end in (("shipped_at", "delivered_at"), ("ordered_at", "delivered_at")):
        days = []
        for row in demo.good("orders.csv"):
            if "-" not in (row[start], row[end]):
                began, ended = (
                    datetime.strptime(row[name], "%d.%m.%Y %H:%M").date() for name in (start, end)
                )
                days.append((ended - began).days)
        stated = demo.answers.wait(start, end)
        days.sort()
        assert len(days) == stated.n
        assert days[len(days) // 2] == stated.median_days


def test_feelings_have_the_planted_mean(demo):
    for feeling in demo.answers.feelings:
        assert abs(feeling.true_mean - feeling.planted_mean) < 4 * 1.05 / sqrt(feeling.true_n), feeling


def test_the_survey_tells_the_truth_within_chance(demo):
    """Answering depends on the group, never on the feeling: the weighted mean is an honest estimate."""
    for feeling in demo.answers.feelings:
        if feeling.survey_n >= 100:
            # Weights and conditions spread the mean more than the number of answers tells.
            error = feeling.survey_weighted_mean - feeling.true_mean
            assert abs(error) < 5 * 1.1 / sqrt(feeling.survey_n), feeling


def test_slow_deliveries_lose_twice_as_many_customers(demo):
    churn = demo.answers.churn
    spread = sqrt((1 - churn.slow_share) / churn.slow_gone + (1 - churn.quick_share) / churn.quick_gone)
    assert churn.planted_ratio == 2
    assert abs(churn.ratio - 2) < 2 * 4 * spread
    assert churn.slow_n > 300


def test_more_than_forty_of_a_hundred_call_outside_hours(demo):
    hours = demo.answers.office_hours
    assert hours.outside_share > hours.planted_at_least == 0.4
    assert sum(hours.by_hour.values()) == hours.attempts
    assert hours.call_back_median_s > 8 * 3_600


def test_the_change_does_what_was_planted(demo):
    change = demo.answers.change
    assert change.day == "2026-03-01"
    assert change.planted_waiting_effect == 0.8
    assert change.waiting_effect == pytest.approx(0.8, abs=0.12)
    assert change.answered_after > change.answered_before + 0.4
    spread = sqrt(1 / change.questions_before + 1 / change.questions_after)
    assert abs(change.question_ratio - 0.6) < 0.6 * 4 * spread
    first = min(
        row["timestamp"] for row in demo.good("web_shop.csv") if row["event_name"].startswith("delivery_w")
    )
    assert first > "2026-03-01"


def test_nothing_happens_at_the_controls(demo):
    for control in demo.answers.controls:
        share = (control.with_share + control.without_share) / 2
        spread = sqrt(share * (1 - share) * (1 / control.with_n + 1 / control.without_n))
        assert abs(control.with_share - control.without_share) < 4 * spread
        assert control.with_n > 200


def test_unfinished_journeys_are_not_losses(demo):
    journeys = demo.answers.journeys
    assert journeys.total == journeys.completed + journeys.lost + journeys.unfinished
    assert journeys.unfinished > 50
    moving = [
        row for row in demo.good("orders.csv")
        if row["delivered_at"] == "-" and row["sales_channel"] == "web"
    ]  # fmt: skip
    assert 0 < len(moving) <= journeys.on_the_way
    assert sum(int(number) * n for number, n in journeys.by_number.items()) == journeys.total


def test_touchpoints_reach_no_more_than_everybody(demo):
    answers = demo.answers
    assert answers.customers.seen <= answers.customers.total
    assert sum(one.last_of_customers for one in answers.touchpoints) == answers.customers.seen
    assert sum(one.last_of_journeys for one in answers.touchpoints) == answers.journeys.total
    for one in answers.touchpoints:
        assert one.customers <= one.journeys <= one.events
        assert one.reach == pytest.approx(one.customers / answers.customers.seen, abs=1e-6)


def test_a_world_with_nothing_planted_shows_nothing(tmp_path):
    items = tuple(
        replace(item, feels=(0.0,), condition="") if item.key == "waiting" else item for item in WORLD.items
    )
    quiet = replace(WORLD, retype_loss=0.06, slow_churn_ratio=1.0, order_question_ratio=1.0, items=items)
    answers = simulate(tmp_path, customers=8_000, seed=11, world=quiet)
    near(answers.loss("address_retyped").share, 0.06, answers.loss("address_retyped").arrivals)
    assert answers.churn.ratio == pytest.approx(1, abs=0.2)
    assert answers.change.question_ratio == pytest.approx(1, abs=0.2)
    assert abs(answers.change.waiting_effect) < 0.12
