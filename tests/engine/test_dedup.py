from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.engine import dedup
from caminos.engine.dedup import beyond
from caminos.engine.plan import (
    EventPlan,
    FeedbackPlan,
    ImportPlan,
    NumberColumn,
    Score,
    TextColumn,
    TimeColumn,
    Who,
)
from caminos.errors import Conflict

HEAD = "customer,at,touchpoint,channel\n"
THREE = HEAD + "a,2024-01-01,t,c\na,2024-01-01,t,c\nb,2024-01-01,t,\n"


@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)), st.randoms())
def test_the_kth_equal_one_is_new_only_beyond_those_held(candidates, held, chance):
    places = list(range(len(candidates)))
    chance.shuffle(places)
    new = beyond(np.array(candidates, np.uint64), np.array(places, np.int64), np.array(held, np.uint64))
    left, expected = Counter(held), [False] * len(candidates)
    for position in sorted(range(len(candidates)), key=places.__getitem__):
        left[candidates[position]] -= 1
        expected[position] = left[candidates[position]] < 0
    assert new.tolist() == expected


def test_the_same_file_again_adds_nothing(bench, shop):
    first = bench.bring(THREE + "c,bad,t,\n", shop)
    again = bench.bring(THREE + "c,bad,t,\n", shop, "copy.csv")
    assert again == replace(first, file="copy.csv", events_added=0, already_imported=True)
    assert len(bench.events()) == 3
    assert bench.rows("imports", "file") == ["log.csv"]


@pytest.mark.parametrize("at_once", [4_000_000, 2])
def test_a_longer_file_adds_the_rest(bench, shop, monkeypatch, at_once):
    monkeypatch.setattr(dedup, "_AT_ONCE", at_once)
    bench.bring(THREE, shop)
    result = bench.bring(THREE + "a,2024-01-01,t,c\nb,2024-01-01,t,d\n", shop, "later.csv")
    assert (result.rows, result.events, result.events_added) == (5, 5, 2)
    assert Counter(bench.events()) == {
        ("a", None, 0, "t", "c"): 3,
        ("b", None, 0, "t", None): 1,
        ("b", None, 0, "t", "d"): 1,
    }


def test_a_shorter_file_takes_nothing_away(bench, shop):
    bench.bring(THREE, shop)
    assert bench.bring(HEAD + "b,2024-01-01,t,\n", shop).events_added == 0
    assert len(bench.events()) == 3


def test_other_sources_do_not_count(bench, shop):
    bench.bring(THREE, shop)
    assert bench.bring(THREE, replace(shop, source="app")).events_added == 3


def test_another_recipe_is_a_conflict_unless_it_replaces(bench, shop):
    bench.bring(THREE, shop)
    other = replace(shop, recipe='{"v":2}', events=replace(shop.events, constant_channel="web"))
    with pytest.raises(Conflict) as caught:
        bench.bring(THREE, other)
    assert caught.value.code == "source.other_recipe"
    assert "replace" in caught.value.hint
    result = bench.bring(HEAD + "b,2024-01-02,u,\n", other, replace=True)
    assert bench.events() == [("b", None, 1440, "u", "web")]
    assert result.events_added == 1
    assert (list(bench.names("touchpoints", "touchpoint").values()), list(bench.ids().values())) == (
        ["u"],
        ["b"],
    )
    assert bench.journeys() == [["u"]]
    assert len(bench.rows("imports", "import")) == len(bench.rows("sources", "source")) == 1


def test_replacing_leaves_other_sources_alone(bench, shop):
    app = replace(shop, source="app")
    bench.bring(THREE, app)
    bench.bring(HEAD + "a,2024-01-02,x,\nz,bad,x,\n", shop)
    bench.bring(HEAD + "q,2024-01-02,t,\n", shop, replace=True)
    assert Counter(event[0] for event in bench.events()) == {"a": 2, "b": 1, "q": 1}
    assert sorted(bench.names("touchpoints", "touchpoint").values()) == ["t"]
    assert bench.faults() == []
    assert sorted(bench.journeys()) == [["t"], ["t"], ["t", "t"]]


def test_the_same_file_replaces_itself(bench, shop):
    bench.bring(THREE, shop)
    result = bench.bring(THREE, shop, replace=True)
    assert (result.events_added, result.already_imported) == (3, False)
    assert len(bench.events()) == 3


def test_repeated_rows_are_counted_and_left_out_only_on_demand(bench, shop):
    result = bench.bring(THREE, shop)
    assert (result.repeated_rows, result.duplicates, result.events) == (1, 0, 3)
    result = bench.bring(THREE, replace(shop, source="app", drop_duplicates=True))
    assert (result.repeated_rows, result.duplicates, result.events) == (1, 1, 2)
    result = bench.bring(THREE + "a,2024-01-01,t,c\n", replace(shop, source="app", drop_duplicates=True))
    assert (result.repeated_rows, result.duplicates, result.events_added) == (2, 2, 0)


def test_an_event_id_is_all_that_counts(bench, shop):
    plan = replace(shop, events=replace(shop.events, channel=None, event_id=TextColumn(3)))
    head = "customer,at,touchpoint,id\n"
    result = bench.bring(
        head + "a,2024-01-01,t,1\na,2024-01-01,t,2\nb,2024-01-02,u,1\na,2024-01-01,t,\n", plan
    )
    assert (result.events, result.duplicates) == (3, 1)
    result = bench.bring(
        head + "x,2024-01-09,t,2\ny,2024-01-09,t,3\na,2024-01-01,t,\na,2024-01-01,t,\n", plan
    )
    assert (result.events, result.events_added) == (4, 2)
    assert sorted(event[0] for event in bench.events()) == ["a", "a", "a", "a", "y"]


def test_stamps_that_are_filled_in_later(bench):
    plan = ImportPlan(
        "orders",
        Who("customer", TextColumn(1)),
        EventPlan(
            stamps=(("buy", TimeColumn(2)), ("deliver", TimeColumn(3))),
            journey=TextColumn(0),
            event_id=TextColumn(0),
        ),
    )
    head = "order,customer,bought,delivered\n"
    bench.bring(head + "o1,a,2024-01-01,\no2,a,2024-01-01,\n", plan)
    result = bench.bring(head + "o1,a,2024-01-01,2024-01-02\no2,a,2024-01-01,\no2,a,,2024-01-03\n", plan)
    assert (result.events, result.events_added, result.duplicates) == (4, 2, 0)
    assert bench.journeys() == [["buy", "deliver"], ["buy", "deliver"]]


def test_anonymous_wide_rows_again(bench):
    plan = ImportPlan("orders", Who(), EventPlan(stamps=(("buy", TimeColumn(0)), ("deliver", TimeColumn(1)))))
    head = "bought,delivered\n"
    bench.bring(head + "2024-01-01,2024-01-02\n2024-01-01,2024-01-02\n", plan)
    result = bench.bring(head + "2024-01-01,2024-01-02\n2024-01-01,2024-01-02\n2024-01-01,\n", plan)
    assert result.events_added == 1
    assert sorted(bench.journeys()) == [["buy"], ["buy", "deliver"], ["buy", "deliver"]]


def test_feedback_by_content_and_by_id(bench):
    scores = (Score(NumberColumn(1), "csat", 1, 5, "food"), Score(NumberColumn(2), "csat", 1, 5, "room"))
    plan = ImportPlan(
        "survey", Who("r", TextColumn(0)), feedback=FeedbackPlan(scores=scores, text=TextColumn(3))
    )
    head = "id,food,room,text\n"
    bench.bring(head + "r1,5,5,fine\n,1,,\n,1,,\n", plan)
    assert bench.bring(head + "r1,5,5,fine\n,1,,\n,1,,\n,1,,\nr1,5,4,fine\n", plan).feedback_added == 4
    keyed = replace(plan, source="keyed", feedback=replace(plan.feedback, feedback_id=TextColumn(0)))
    assert bench.bring(head + "r1,5,5,fine\nr1,1,1,\n,2,,\n", keyed).duplicates == 2
    assert bench.bring(head + "r1,1,1,changed\nr2,5,,\n,2,,\n", keyed).feedback_added == 1
