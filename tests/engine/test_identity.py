from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.engine import prepared
from caminos.engine.identity import components
from caminos.engine.plan import FeedbackPlan, ImportPlan, NumberColumn, Score, TextColumn, Who

HEAD = "customer,at,touchpoint,mail\n"


def linked(shop, source="shop", customer="customer"):
    return replace(
        shop,
        source=source,
        who=Who(customer, TextColumn(0), (("e-mail", TextColumn(3)),)),
        events=replace(shop.events, channel=None),
    )


def customers(bench):
    """Each customer's ids."""
    ids, found = bench.ids(), {}
    for ref, customer in bench.rows("customers", "ref", "customer"):
        found.setdefault(customer, set()).add(ids[ref])
    return sorted(map(sorted, found.values()))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_components_are_what_a_plain_search_finds(pairs):
    a, b = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    refs, smallest = components(a, b)
    group = {ref: {ref} for pair in pairs for ref in pair}
    for one, other in pairs:
        merged = group[one] | group[other]
        for ref in merged:
            group[ref] = merged
    assert dict(zip(refs.tolist(), smallest.tolist(), strict=True)) == {ref: min(group[ref]) for ref in group}


def test_two_ids_in_one_row_are_one_customer(bench, shop):
    bench.bring(HEAD + "c1,2024-01-01,t,x@y\nc2,2024-01-02,u,x@y\nc3,2024-01-03,v,\n", linked(shop))
    assert customers(bench) == [["c1", "c2", "x@y"], ["c3"]]
    assert bench.journeys() == [["t", "u"], ["v"]]


def test_the_other_id_stands_in_for_a_missing_one(bench, shop):
    bench.bring(HEAD + ",2024-01-01,t,x@y\n,2024-01-02,u,\n", linked(shop))
    assert customers(bench) == [["x@y"]]
    assert bench.faults() == [(3, "customer", "", "no customer")]


def test_ids_are_equal_only_inside_one_kind(bench, shop):
    bench.bring(HEAD + "7,2024-01-01,t,\n", linked(shop))
    bench.bring(HEAD + "7,2024-01-01,t,\n", linked(shop, "desk", "caller"))
    assert customers(bench) == [["7"], ["7"]]


def test_a_later_source_joins_customers_and_replacing_it_parts_them(bench, shop):
    bench.bring(HEAD + "c1,2024-01-01,t,\nc2,2024-01-02,u,\n" + "c9,2024-01-01,z,\n" * 30, linked(shop))
    before = bench.journeys(), customers(bench)
    bench.bring(HEAD + "c1,2024-01-03,v,x@y\nc2,2024-01-04,w,x@y\n", linked(shop, "app"))
    assert bench.journeys()[0] == ["t", "u", "v", "w"]
    assert customers(bench) == [["c1", "c2", "x@y"], ["c9"]]
    bench.bring(HEAD + "c9,2024-01-09,last,\n", linked(shop, "app"), replace=True)
    assert (bench.journeys()[:2], customers(bench)) == (before[0][:2], before[1])


def test_links_keep_their_source_and_rows_in_quarantine_link_nothing(bench, shop):
    text = HEAD + "c1,2024-01-01,t,x@y\nc1,2024-01-01,t,x@y\nc2,bad,t,x@y\n"
    bench.bring(text, linked(shop))
    bench.bring(text, linked(shop, "app"))
    ids = bench.ids()
    assert [(ids[a], ids[b], source) for a, b, source in bench.rows("links", "ref_a", "ref_b", "source")] == [
        ("c1", "x@y", 0),
        ("c1", "x@y", 1),
    ]
    assert customers(bench) == [["c1", "x@y"]]


def prepared_form(bench):
    steps = bench.rows("steps", "journey", "step", "customer", "event")
    return steps, bench.rows("journeys", "journey", "customer", "steps")


@pytest.mark.parametrize("rule", ["customer", "given"])
def test_a_later_link_reaches_old_journeys_without_making_all_anew(bench, shop, monkeypatch, rule):
    monkeypatch.setattr(prepared, "_LOOSE_SHARE", 10**9)
    with_tickets = replace(linked(shop), events=replace(shop.events, channel=None, journey=TextColumn(4)))
    head = "customer,at,touchpoint,mail,ticket\n"
    bench.bring(head + "c1,2024-01-01,t,,T1\nc2,2024-01-02,u,,T2\n,2024-01-03,v,x@y,T3\n", with_tickets)
    bench.engine.set_journey_rule(rule)
    text = head + "c2,2024-01-04,w,x@y,T4\n"
    monkeypatch.setattr(prepared, "rebuild", None)  # it must not be called
    bench.bring(text, with_tickets)
    monkeypatch.undo()
    kept = prepared_form(bench)
    bench.engine.set_journey_rule(rule)
    assert kept == prepared_form(bench)
    assert bench.journeys() == (
        [["t"], ["u", "v", "w"]] if rule == "customer" else [["t"], ["u"], ["v"], ["w"]]
    )
    assert [customer for *_, customer, _ in kept[0]] == [0, 1, 1, 1]


def test_feedback_alone_can_join_customers(bench, shop, monkeypatch):
    monkeypatch.setattr(prepared, "_LOOSE_SHARE", 10**9)
    bench.bring(HEAD + "c1,2024-01-01,t,\nc2,2024-01-02,u,\n", linked(shop))
    kinds = Who("customer", TextColumn(0), (("customer", TextColumn(1)),))
    said = FeedbackPlan(scores=(Score(NumberColumn(2), "nps", 0, 10),))
    bench.bring("a,b,nps\nc1,c2,9\n", ImportPlan("survey", kinds, feedback=said))
    assert bench.journeys() == [["t", "u"]]
    assert bench.rows("journeys", "journey", "customer", "steps") == [(0, 0, 2)]
