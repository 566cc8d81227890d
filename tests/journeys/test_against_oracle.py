"""Every question against the plain-Python oracle, on random logs, with and without recognised touchpoints."""

from dataclasses import replace
from random import Random

import oracle
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tiny import SECOND, Event

from caminos.journeys import (
    effort,
    endings,
    flow,
    journey_order,
    kept_visits,
    reach,
    recognise,
    repeats,
    waits,
)
from caminos.maps.library import EventRule

OFF_MAP = "off the map"

journeys = st.integers(0, 7)
CUSTOMERS = {0: 0, 1: 0, 2: 0, 3: 1, 4: 2, 5: 2, 6: None, 7: None}
"""Customer of each journey: one with three journeys, two unknown ones."""

events = st.builds(
    Event,
    journey=journeys,
    at=st.integers(0, 400),
    touchpoint=st.sampled_from(["ad", "cart", "order", "call"]),
    channel=st.sampled_from(["web", "phone", None]),
    source=st.sampled_from(["shop", "desk"]),
).map(lambda event: replace(event, customer=CUSTOMERS[event.journey]))

logs = st.lists(events, min_size=1, max_size=60)

RULES = {
    "every name": None,
    "renamed": [(f"t-{name}", EventRule(names=(name,))) for name in ("order", "ad", "call", "cart")],
    "merged": [
        ("shop", EventRule(names=("cart", "order"))),
        ("never", EventRule(names=("unheard of",))),
        ("contact", EventRule(names=("call",))),
    ],
    "by channel": [
        ("cart-web", EventRule(names=("cart",), channels=("web",))),
        ("desk", EventRule(sources=("desk",))),
        ("rest", EventRule(names=("ad", "cart"), channels=("phone",))),
    ],
}


def relabelled(log, rules):
    """The log as the rules see it: each event at its touchpoint, or off the map."""
    return log if rules is None else [replace(event, touchpoint=_place(event, rules)) for event in log]


def _place(event, rules):
    for touchpoint, rule in rules:
        if (
            event.touchpoint in (rule.names or [event.touchpoint])
            and event.channel in (rule.channels or [event.channel])
            and event.source in (rule.sources or [event.source])
        ):
            return touchpoint
    return OFF_MAP


def on_map(found):
    return {name: value for name, value in found.items() if name != OFF_MAP}


def fill(engine, log, how):
    """Fill the engine with a log; gives back what was recognised in it and the log as recognised."""
    engine.fill(log)
    recognised = None if RULES[how] is None else recognise(engine, RULES[how])
    return recognised, relabelled(log, RULES[how])


some = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # an example costs 0.1 s: too dear to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
rules = st.sampled_from(list(RULES))


@some
@given(log=logs, how=rules)
def test_recognise(engine, log, how):
    recognised, seen = fill(engine, log, how)
    if recognised is None:
        return
    lost = [event for event, label in zip(log, seen, strict=True) if label.touchpoint == OFF_MAP]
    assert recognised.events == len(log) - len(lost)
    assert {one.name: one.events for one in recognised.unrecognised} == {
        name: sum(event.touchpoint == name for event in lost) for name in {event.touchpoint for event in lost}
    }


@some
@given(log=logs, how=rules)
def test_reach(engine, log, how):
    recognised, seen = fill(engine, log, how)
    found = reach(engine, recognised)
    expected = on_map(oracle.reach(seen))
    assert {
        name: {
            "events": one.events,
            "journeys": one.journeys,
            "customers": one.customers,
            "channels": dict(one.channels),
            "sources": dict(one.sources),
        }
        for name, one in found.items()
    } == expected
    everybody = len({event.customer for event in log} - {None})
    for one in found.values():
        assert one.journeys_share.value == one.journeys / len(oracle.journeys(log))
        assert (one.customers_share is None) == (everybody == 0)
        if everybody:
            low, high = oracle.wilson(one.customers, everybody)
            assert one.customers_share.low == pytest.approx(max(0, low), abs=1e-9)
            assert one.customers_share.high == pytest.approx(min(1, high), abs=1e-9)
            assert one.customers_share.n == everybody


@some
@given(log=logs, how=rules)
def test_repeats(engine, log, how):
    recognised, seen = fill(engine, log, how)
    found = repeats(engine, recognised)
    assert {
        name: [
            one.journeys,
            round(one.per_journey * one.journeys),
            round(one.repeated.value * one.journeys),
            round(one.returned.value * one.journeys),
        ]
        for name, one in found.items()
    } == on_map(oracle.repeats(seen))


@some
@given(log=logs, how=rules)
def test_waits(engine, log, how):
    recognised, seen = fill(engine, log, how)
    found = waits(engine, recognised)
    expected = on_map(oracle.waits(seen))
    assert found.keys() == expected.keys()
    for name, one in found.items():
        assert one.n == len(expected[name])
        assert one.median_s == pytest.approx(oracle.quantile(expected[name], 0.5))
        assert one.p90_s == pytest.approx(oracle.quantile(expected[name], 0.9))


@some
@given(log=logs, how=rules, goal=st.sampled_from(["order", "t-order", "shop", "cart-web"]))
def test_endings(engine, log, how, goal):
    recognised, seen = fill(engine, log, how)
    found = endings(engine, recognised, goals={goal})
    silence, horizon = oracle.silence(log), oracle.horizon(log)
    assert (found.silence_s, found.horizon_s) == (silence / SECOND, horizon / SECOND)
    expected = on_map(oracle.last_waits(seen))
    assert found.touchpoints.keys() == expected.keys()
    for name, one in found.touchpoints.items():
        watched = [(duration, observed) for duration, observed in expected[name] if duration >= 0]
        assert one.journeys == len(expected[name])
        assert one.moved_on == sum(observed for _, observed in watched)
        assert one.ended == sum(not observed and duration >= silence for duration, observed in watched)
        assert one.open == sum(not observed and duration < silence for duration, observed in watched)
        assert one.unwatched == len(expected[name]) - len(watched)
        share = oracle.kaplan_meier(watched, horizon) if watched else None
        enough = max((duration for duration, _ in watched), default=-1) >= min(silence, horizon) > 0
        if share is None or not (enough or share == 0):
            assert one.share is None
        else:
            assert one.share.value == pytest.approx(share)
            assert one.share.n == len(watched)
            assert one.share.low <= one.share.value <= one.share.high
        assert (one.completed if name == goal else one.stopped) == one.share
        assert (one.stopped if name == goal else one.completed) is None
        assert one.starts == sum(path[0].touchpoint == name for path in oracle.journeys(seen).values())
    assert found.finished == len(oracle.finished(seen, {goal}))
    assert found.finished + found.unfinished == len(oracle.journeys(seen))


@some
@given(log=logs, how=rules)
def test_effort(engine, log, how):
    recognised, seen = fill(engine, log, how)
    done = oracle.finished(seen, {"order", "shop"})
    found = effort(engine, recognised, goals={"order", "shop"})
    assert found.unfinished == len(oracle.journeys(seen)) - len(done)
    if not done:
        assert found.effort is None
        return
    each = {
        "contacts": [len(path) for path in done],
        "channels": [len({event.channel for event in path} - {None}) for path in done],
        "hours": [(path[-1].at - path[0].at) / 3600 for path in done],
    }
    expected = {"n": len(done)}
    for name, values in each.items():
        expected |= {f"{name}_median": pytest.approx(oracle.quantile(values, 0.5))}
        expected |= {f"{name}_p90": pytest.approx(oracle.quantile(values, 0.9))}
    assert found.effort.model_dump() == expected


@some
@given(log=logs, how=rules)
def test_flow(engine, log, how):
    recognised, seen = fill(engine, log, how)
    found = flow(engine, recognised)
    expected = {
        tuple(None if name == OFF_MAP else name for name in edge): row
        for edge, row in oracle.flow(seen).items()
    }
    assert {(one.before, one.after) for one in found.edges} == expected.keys()
    for one in found.edges:
        count, paths, people, gaps = expected[one.before, one.after]
        assert (one.count, one.journeys, one.customers) == (count, len(paths), len(people))
        assert one.median_s == pytest.approx(oracle.quantile(gaps, 0.5))
    assert sum(found.starts.values()) == sum(found.ends.values()) == len(oracle.journeys(log))
    assert sum(one.count for one in found.edges) == len(log) - len(oracle.journeys(log))


@some
@given(log=logs, how=rules)
def test_order(engine, log, how):
    recognised, seen = fill(engine, log, how)
    found = journey_order(engine, recognised)
    placed = on_map(oracle.reach(seen))
    assert set(found.touchpoints) == placed.keys()
    means = oracle.positions(seen)
    assert found.position == {name: pytest.approx(means[name]) if name in means else None for name in placed}
    before = oracle.before(seen)
    order = list(found.touchpoints)
    backward = sum(before[b, a] for i, a in enumerate(order) for b in order[i + 1 :])
    total = sum(before[a, b] for a in order for b in order if a != b)
    assert found.backward == (pytest.approx(backward / total) if total else None)
    for pair in found.precedences:
        both = before[pair.first, pair.then] + before[pair.then, pair.first]
        assert (pair.share, pair.journeys) == (pytest.approx(before[pair.first, pair.then] / both), both)
    for name in order:  # a local optimum: no touchpoint stands better elsewhere
        rest = [other for other in order if other != name]
        for at in range(len(order)):
            moved = [*rest[:at], name, *rest[at:]]
            cost = sum(before[b, a] for i, a in enumerate(moved) for b in moved[i + 1 :])
            assert cost >= backward


def random_log(seed):
    """120 events of 30 journeys; every third customer is unknown."""
    random = Random(seed)
    found = []
    for _ in range(120):
        journey = random.randrange(30)
        customer = None if journey // 3 % 3 == 0 else journey // 3
        where, how = random.choice(["ad", "cart", "order", "call"]), random.choice(["web", "phone", None])
        found.append(
            Event(journey, random.randrange(9000), where, customer, how, random.choice(["shop", "desk"]))
        )
    return found


@pytest.mark.parametrize("how", ["every name", "by channel"])
def test_kept_visits_change_no_answer(engine, how):
    recognised, _ = fill(engine, random_log(1), how)
    with kept_visits(engine, recognised) as kept:
        assert reach(engine, recognised, kept=kept) == reach(engine, recognised)
        assert repeats(engine, recognised, kept=kept) == repeats(engine, recognised)
        assert endings(engine, recognised, kept=kept) == endings(engine, recognised)
        assert journey_order(engine, recognised, kept=kept) == journey_order(engine, recognised)


@pytest.mark.parametrize("how", ["merged", "by channel"])
def test_the_order_of_rows_in_the_tables_does_not_matter(engine, how):
    recognised, _ = fill(engine, random_log(2), how)
    asked = [reach, repeats, waits, endings, effort, flow, journey_order]
    before = [question(engine, recognised) for question in asked]
    for name in ("steps", "journeys"):
        rows = engine.run(engine.table(name))
        shuffled = Random(3).sample(range(rows.num_rows), rows.num_rows)
        engine.backend.create_table(name, rows.take(shuffled), overwrite=True)
    assert [question(engine, recognised) for question in asked] == before
