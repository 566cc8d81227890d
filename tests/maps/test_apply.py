"""What each change does to a small map, and what it refuses."""

from datetime import date
from typing import get_args

import pytest

from caminos.errors import BadInput, Conflict, NotFound
from caminos.maps import apply, apply_all, invert
from caminos.maps.apply import _carry_out
from caminos.maps.changes import (
    AddCard,
    AddLane,
    AddStep,
    EditAction,
    EditCard,
    EditLane,
    EditMap,
    MoveAction,
    MoveCard,
    MoveLane,
    MoveStage,
    MoveStep,
    RemoveAction,
    RemoveCard,
    RemoveLane,
    RemoveStage,
    RemoveStep,
    SingleChange,
    SpreadRanks,
    Together,
)
from caminos.maps.fields import ActionFields, CardFields, LaneFields, MapFields
from caminos.maps.model import Card, Lane, Step
from caminos.maps.provenance import Measured


def card(document, wanted):
    return next(one for one in document.cards if one.id == wanted)


def test_an_edit_changes_the_fields_that_are_given_and_no_others(sofa):
    measured = CardFields(score=-1.2, interval=(-1.4, -1.0), provenance=Measured(measurement="m-2026-12"))
    after = apply(sofa, EditCard(id="f3", fields=measured))
    assert card(after, "f3") == card(sofa, "f3").model_copy(
        update={"score": -1.2, "interval": (-1.4, -1.0), "provenance": Measured(measurement="m-2026-12")}
    )
    assert [one for one in after.cards if one.id != "f3"] == [one for one in sofa.cards if one.id != "f3"]


def test_an_edit_can_make_a_value_unknown(sofa):
    after = apply(sofa, EditCard(id="f2", fields=CardFields(score=None, interval=None)))
    assert (card(after, "f2").score, card(after, "f2").interval) == (None, None)


def test_facts_of_the_map_are_edited(sofa):
    after = apply(sofa, EditMap(fields=MapFields(owner="", review=None)))
    assert after == sofa.model_copy(update={"owner": "", "review": None})


def test_what_is_added_stands_in_its_place(sofa):
    step = Step(id="pays", stage="before", name="Pays", rank="z")
    lane = Lane(id="wishes", kind="expectation", rank="1")
    after = apply_all(sofa, (AddStep(step=step), AddLane(lane=lane)))
    assert [one.id for one in after.steps] == ["hears", "orders", "pays", "asks"]
    assert [one.id for one in after.lanes] == ["wishes", "where", "thinks", "feels", "hurts", "behind"]


def test_moving_a_lane_takes_its_cards_along(sofa):
    after = apply(sofa, MoveLane(id="behind", rank="1"))
    assert [one.id for one in after.lanes] == ["behind", "where", "thinks", "feels", "hurts"]
    assert after.cards[0].id == "b1"


def test_moving_a_card_says_its_whole_place(sofa):
    after = apply(sofa, MoveCard(id="t1", lane="behind", step="orders", until_step="asks", rank="3"))
    moved = card(sofa, "t1").model_copy(
        update={"lane": "behind", "step": "orders", "until_step": "asks", "rank": "3"}
    )
    assert card(after, "t1") == moved


def test_a_span_goes_on_covering_the_same_steps_when_they_change_places(sofa):
    by_step = apply(sofa, MoveStep(id="asks", stage="before", rank="1"))
    by_stage = apply(sofa, MoveStage(id="after", rank="1"))
    for after in (by_step, by_stage):
        assert (card(after, "p1").step, card(after, "p1").until_step) == ("asks", "orders")


def test_removing_a_step_takes_its_cards_and_shortens_spans(sofa):
    after = apply(sofa, RemoveStep(id="orders"))
    assert [one.id for one in after.cards] == ["w1", "w3", "t1", "f1", "f3", "p1", "b1"]
    assert (card(after, "p1").step, card(after, "p1").until_step) == ("asks", None)


def test_removing_a_stage_takes_its_steps(sofa):
    after = apply(sofa, RemoveStage(id="after"))
    assert [one.id for one in after.stages] == ["before"]
    assert [one.id for one in after.steps] == ["hears", "orders"]
    assert [one.id for one in after.cards] == ["w1", "w2", "t1", "f1", "f2", "p1"]
    assert (card(after, "p1").step, card(after, "p1").until_step) == ("orders", None)


def test_an_action_outlives_the_card_it_hung_on(sofa):
    for change in (RemoveCard(id="p1"), RemoveLane(id="hurts"), RemoveStage(id="before")):
        after = apply_all(sofa, (RemoveStep(id="asks"), change))
        assert [(one.id, one.card, one.touchpoint) for one in after.actions] == [("evening", None, "calls")]


def test_actions_are_edited_moved_and_removed(sofa):
    later = ActionFields(due=date(2027, 1, 31), status="decided")
    after = apply_all(
        sofa, (EditAction(id="evening", fields=later), MoveAction(id="evening", card="f3", touchpoint=None))
    )
    assert after.actions[0] == sofa.actions[0].model_copy(
        update={"due": date(2027, 1, 31), "status": "decided", "card": "f3", "touchpoint": None}
    )
    assert apply(sofa, RemoveAction(id="evening")).actions == ()


def test_ranks_are_spread_without_changing_the_order(sofa):
    crowded = apply(sofa, MoveLane(id="thinks", rank="A"))
    after = apply(crowded, SpreadRanks())
    assert [one.id for one in after.lanes] == [one.id for one in crowded.lanes]
    assert len({one.rank for one in after.lanes}) == 5


def test_unknown_ids_are_refused_with_the_nearest_one(sofa):
    with pytest.raises(NotFound) as refused:
        apply(sofa, RemoveStep(id="order"))
    assert refused.value.as_dict() == {
        "code": "step.not_found",
        "message": "there is no step 'order' on the map",
        "hint": "did you mean 'orders'?",
        "facts": {},
    }


def test_ids_that_are_taken_are_refused(sofa):
    with pytest.raises(Conflict) as refused:
        apply(sofa, AddCard(card=Card(id="w1", lane="where", step="asks", rank="V")))
    assert refused.value.code == "card.exists"


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        (AddCard(card=Card(id="n", lane="feel", step="asks", rank="V")), "card.unknown_lane", "'feels'"),
        (AddCard(card=Card(id="n", lane="feels", step="ask", rank="V")), "card.unknown_step", "'asks'"),
        (MoveStep(id="asks", stage="aftr", rank="V"), "step.unknown_stage", "'after'"),
        (MoveAction(id="evening", card="p2"), "action.unknown_card", "'p1'"),
        (EditCard(id="f1", fields=CardFields(score=8)), "card.score_out_of_range", "−2"),
        (EditCard(id="f2", fields=CardFields(interval=(1, 0.8))), "card.interval_backwards", "lower"),
        (EditCard(id="f2", fields=CardFields(score=None)), "card.interval_without_score", "interval"),
        (EditMap(fields=MapFields(future_of="sofa")), "map.future_of_itself", "current"),
    ],
)
def test_changes_that_bring_a_fault_are_refused_by_its_code(sofa, change, code, hint):
    with pytest.raises(BadInput) as refused:
        apply(sofa, change)
    assert refused.value.code == code
    assert hint in refused.value.hint


def test_a_lane_becomes_one_of_emotions_only_when_its_scores_fit(sofa):
    counts = apply(sofa, AddLane(lane=Lane(id="waits", kind="metric", rank="z")))
    counts = apply(counts, AddCard(card=Card(id="d1", lane="waits", step="asks", rank="V", score=31.0)))
    with pytest.raises(BadInput) as refused:
        apply(counts, EditLane(id="waits", fields=LaneFields(kind="emotion")))
    assert refused.value.code == "card.score_out_of_range"


def test_several_together_may_pass_through_a_fault(sofa):
    card_first = AddCard(card=Card(id="x1", lane="new", step="asks", rank="V"))
    lane = AddLane(lane=Lane(id="new", kind="free", rank="z"))
    assert "x1" in [one.id for one in apply(sofa, Together(changes=(card_first, lane))).cards]
    with pytest.raises(BadInput):
        apply(sofa, card_first)


def test_several_together_are_all_done_or_none(sofa):
    before = sofa.model_dump_json()
    with pytest.raises(NotFound):
        apply_all(sofa, (RemoveLane(id="where"), RemoveLane(id="where")))
    assert sofa.model_dump_json() == before


def test_undoing_a_removal_brings_everything_back(sofa):
    undo = invert(sofa, RemoveStage(id="before"))
    assert apply_all(apply(sofa, RemoveStage(id="before")), undo) == sofa
    assert [one.kind for one in undo][:3] == ["add_stage", "add_step", "add_step"]


def test_what_is_no_change_is_refused(sofa):
    with pytest.raises(BadInput) as refused:
        apply(sofa, "remove everything")  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.code == "change.unknown_kind"


def test_every_kind_of_change_is_carried_out():
    kinds = {*get_args(get_args(SingleChange)[0]), Together}
    assert len(kinds) == 23
    assert kinds == set(_carry_out.registry) - {object}
