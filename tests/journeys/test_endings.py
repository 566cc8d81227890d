"""Endings: losses, completions, and journeys that are not over."""

import numpy as np
import pytest
from tiny import Event

from caminos.journeys import Ending, Endings, endings, recognise
from caminos.maps.library import EventRule


def day(number):
    return 86_400 * number


def test_the_whole_result(engine):
    """Over 30 days: journey 1 orders, 2 stops at the cart early, 3 was at the cart when the data ends."""
    engine.fill(
        [
            Event(1, day(0), "cart", 1),
            Event(1, day(1), "order", 1),
            Event(2, day(2), "cart", 2),
            Event(3, day(30), "cart", 3),
        ]
    )
    found = endings(engine, goals={"order"})
    assert (found.horizon_s, found.silence_s) == (day(10), day(1))
    assert (found.finished, found.unfinished) == (2, 1)
    cart, order = found.touchpoints["cart"], found.touchpoints["order"]
    # One moved on after a day while three waits were known … of those two still at risk one stays.
    assert cart == Ending(
        touchpoint="cart", goal=False, share=cart.share, journeys=3, moved_on=1, ended=1, open=1,
        unwatched=0, starts=3,
    )  # fmt: skip
    assert cart.stopped.value == 0.5
    assert (cart.stopped.n, cart.stopped.counted, cart.stopped.method) == (3, "journeys", "Kaplan-Meier")
    assert (order.goal, order.completed.value, order.stopped, order.starts) == (True, 1.0, None, 0)


def test_the_last_visit_counts_not_the_first(engine):
    engine.fill(
        [Event(1, 0, "cart", 1), Event(1, 10, "help", 1), Event(1, 20, "cart", 1), Event(2, 900, "ad", 2)]
    )
    found = endings(engine).touchpoints["cart"]
    assert (found.journeys, found.moved_on, found.ended) == (1, 0, 1)


def test_slow_is_not_lost(engine):
    """A supplier answers after 25 days where all else takes an hour; 90 days are observed."""
    log = []
    for journey in range(40):
        log += [Event(journey, day(journey) + 3600 * hour, f"step {hour}", journey) for hour in range(8)]
        if journey < 10:
            log += [
                Event(journey, day(journey) + 36_000, "supplier", journey),
                Event(journey, day(journey + 25), "delivery", journey),
            ]
    log.append(Event(99, day(90), "step 0", 99))
    found = endings(engine.fill(log))
    assert found.silence_s == 3 * 3600
    assert found.touchpoints["supplier"].share.value == 0


def test_after_the_end_of_a_source_nothing_is_lost(engine):
    """The orders end on day 60; carts on day 80 are not watched, and say nothing."""
    log = []
    for journey in range(30):
        log.append(Event(journey, day(journey), "cart", journey, source="shop"))
        log.append(Event(journey, day(journey) + 600, "order", journey, source="orders"))
    log.append(Event(50, day(60), "order", 50, source="orders"))
    log += [Event(100 + n, day(80), "cart", 100 + n, source="shop") for n in range(30)]
    cart = endings(engine.fill(log)).touchpoints["cart"]
    assert (cart.share.value, cart.moved_on, cart.ended, cart.unwatched) == (0.0, 30, 0, 30)


def test_where_nobody_was_watched_long_enough_the_share_is_unknown(engine):
    log = [Event(1, 0, "a", 1), Event(1, 100, "b", 1), Event(2, 1000, "new", 2)]
    found = endings(engine.fill(log)).touchpoints["new"]
    assert (found.share, found.open, found.ended) == (None, 1, 0)


def test_a_touchpoint_younger_than_the_horizon_is_read_as_far_as_it_was_watched(engine):
    log = [Event(n, 100 * n, "old", n) for n in range(10)] + [Event(0, 10, "old", 0)]
    log += [Event(20, 850, "new", 20), Event(20, 860, "old", 20), Event(21, 850, "new", 21)]
    found = endings(engine.fill(log))
    assert found.horizon_s == 300
    assert found.silence_s < 50
    assert found.touchpoints["new"].share.value == 0.5


def test_everything_at_one_moment_tells_nothing(engine):
    found = endings(engine.fill([Event(1, 5, "a", 1), Event(2, 5, "a", 2)]))
    assert (found.horizon_s, found.touchpoints["a"].share, found.unfinished) == (0, None, 2)


def test_no_events(engine):
    assert endings(engine.fill()) == Endings(0.0, 0.0, 0, 0, 0, {})


def test_events_off_the_map_are_signs_of_life(engine):
    engine.fill([Event(1, 0, "cart", 1), Event(1, 10, "popup", 1), Event(2, 999, "cart", 2)])
    recognised = recognise(engine, [("cart", EventRule(names=("cart",)))])
    found = endings(engine, recognised).touchpoints["cart"]
    assert (found.moved_on, found.open) == (1, 1)


@pytest.mark.parametrize("lost", [0.0, 0.06, 0.35])
def test_planted_losses_are_recovered(engine, lost):
    """A year of carts; those not lost order after some hours or, a tenth of them, after up to 50 days."""
    random = np.random.default_rng(1)
    log = []
    for journey in range(1500):
        start = int(random.integers(0, day(365)))
        log.append(Event(journey, start, "cart", journey))
        slow = random.random() < 0.1
        order = start + int(random.integers(day(5), day(50)) if slow else random.exponential(20_000))
        if random.random() >= lost and order < day(365):
            log.append(Event(journey, order, "order", journey))
    found = endings(engine.fill(log), goals={"order"}).touchpoints["cart"]
    assert found.stopped.low <= lost <= found.stopped.high
    assert found.stopped.high - found.stopped.low < 0.06


def test_a_date_that_means_never_is_no_next_event(engine):
    log = [Event(n, 10 * n, "order", n) for n in range(200)] + [Event(7, 250_000_000_000, "delivery", 7)]
    found = endings(engine.fill(log))
    assert (found.misdated, found.horizon_s) == (1, round(1990 / 3, 6))
    assert found.touchpoints["order"].moved_on == 0
    assert found.touchpoints["delivery"].unwatched == 1
