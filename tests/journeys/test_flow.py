"""The directly-follows graph, on the running example of van der Aalst's *Process Mining*."""

from tiny import Event

from caminos.events.recognised import UnrecognisedName
from caminos.journeys import Edge, flow, reach, recognise, repeats, totals
from caminos.maps.library import EventRule

TRACES = ["abdeh", "adceg", "acdefbdeg", "adbeh", "acdefdcefcdeh", "acdeg"]
"""a register, b examine thoroughly, c casually, d check ticket, e decide, f reinitiate, g pay, h reject."""


def textbook():
    return [
        Event(case, 3600 * place, activity, customer=case)
        for case, trace in enumerate(TRACES, start=1)
        for place, activity in enumerate(trace)
    ]


def test_the_textbook_has_six_cases_and_42_events(engine):
    engine.fill(textbook())
    found = totals(engine)
    assert (found.journeys, found.events, found.touchpoints, found.customers) == (6, 42, 8, 6)


def test_the_textbooks_directly_follows_graph(engine):
    engine.fill(textbook())
    found = flow(engine)
    assert {(one.before or "") + (one.after or ""): one.count for one in found.edges} == {
        "ac": 3, "ad": 2, "ab": 1, "bd": 2, "be": 1, "cd": 4, "ce": 2, "dc": 2, "db": 1, "de": 6,
        "ef": 3, "eg": 3, "eh": 3, "fb": 1, "fc": 1, "fd": 1,
    }  # fmt: skip
    assert found.edges[0] == Edge("d", "e", count=6, journeys=4, customers=4, median_s=3600.0)
    assert dict(found.starts) == {"a": 6}
    assert dict(found.ends) == {"g": 3, "h": 3}


def test_the_textbooks_reach_and_repeats(engine):
    engine.fill(textbook())
    assert {name: one.journeys for name, one in reach(engine).items()} == {
        "a": 6, "b": 3, "c": 4, "d": 6, "e": 6, "f": 2, "g": 3, "h": 3,
    }  # fmt: skip
    again = repeats(engine)
    assert again["c"].per_journey == 2 / 4
    assert again["e"].per_journey == 3 / 6
    assert again["e"].returned.value == 2 / 6


def test_what_is_off_the_map_stays_in_the_flow_as_nobodys_place(engine):
    engine.fill([Event(1, 0, "ad", 1), Event(1, 10, "popup", 1), Event(1, 30, "cart", 1)])
    recognised = recognise(engine, [("ad", EventRule(names=("ad",))), ("cart", EventRule(names=("cart",)))])
    assert recognised.unrecognised == (UnrecognisedName("popup", events=1, feedback=0),)
    assert flow(engine, recognised).edges == (
        Edge(None, "cart", 1, 1, 1, 20.0),
        Edge("ad", None, 1, 1, 1, 10.0),
    )


def test_an_unknown_customers_journey_counts_as_a_customer(engine):
    engine.fill([Event(1, 0, "a"), Event(1, 1, "b"), Event(2, 0, "a"), Event(2, 1, "b")])
    assert flow(engine).edges == (Edge("a", "b", 2, 2, 2, 1.0),)
