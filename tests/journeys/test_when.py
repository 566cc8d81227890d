"""Demand outside opening hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from tiny import Event

from caminos.journeys import Demand, outside_hours, recognise
from caminos.maps.library import EventRule, OpeningHours
from caminos.stats import wilson

WARSAW = OpeningHours(text="Mon-Fri 9-17", timezone="Europe/Warsaw")


def warsaw(*when):
    return int(datetime(*when, tzinfo=ZoneInfo("Europe/Warsaw")).timestamp())


def test_the_whole_result(engine):
    """Winter and summer time: 9:00 is open, 17:00 is not, Saturday is not."""
    moments = [
        (2025, 1, 15, 9, 0), (2025, 7, 16, 9, 0), (2025, 7, 16, 16, 59), (2025, 7, 16, 17, 0),
        (2025, 1, 15, 8, 59), (2025, 1, 18, 12, 0),
    ]  # fmt: skip
    engine.fill([Event(n, warsaw(*moment), "call", n) for n, moment in enumerate(moments)])
    by_hour = [0] * 24
    for hour in (9, 9, 16, 17, 8, 12):
        by_hour[hour] += 1
    assert outside_hours(engine, {"call": WARSAW, "fax": WARSAW}) == {
        "call": Demand("call", events=6, outside=wilson(3, 6), by_hour=tuple(by_hour))
    }


def test_each_touchpoint_has_its_own_hours_and_zone(engine):
    noon = warsaw(2025, 7, 16, 12, 0)
    engine.fill([Event(1, noon, "call", 1), Event(2, noon, "chat", 2), Event(3, noon, "shop", 3)])
    rules = [(f"t-{name}", EventRule(names=(name,))) for name in ("call", "chat", "shop")]
    found = outside_hours(
        engine,
        {"t-call": WARSAW, "t-chat": OpeningHours(text="daily 12-20", timezone="UTC")},
        recognise(engine, rules),
    )
    assert {name: one.outside.value for name, one in found.items()} == {"t-call": 0.0, "t-chat": 1.0}
    assert found["t-chat"].by_hour[10] == 1


def test_events_before_1970_have_hours_too(engine):
    engine.fill([Event(1, warsaw(1969, 12, 31, 10, 0), "call", 1)])
    found = outside_hours(engine, {"call": WARSAW})["call"]
    assert (found.outside.value, found.by_hour[10]) == (0.0, 1)


def test_a_customer_who_calls_all_night_is_one_customer(engine):
    random = np.random.default_rng(4)
    log = []
    for customer in range(40):
        hour = 22 if customer < 16 else 10
        for _ in range(random.integers(1, 12)):
            log.append(
                Event(customer, warsaw(2025, 7, 16, hour, int(random.integers(0, 60))), "call", customer)
            )
    found = outside_hours(engine.fill(log), {"call": WARSAW})["call"]
    naive = wilson(round(found.outside.value * found.events), found.events)
    assert found.outside.n == 40
    assert found.outside.counted == "customers"
    assert found.outside.high - found.outside.low > 2 * (naive.high - naive.low)


def test_no_events(engine):
    assert dict(outside_hours(engine.fill(), {"call": WARSAW})) == {}
