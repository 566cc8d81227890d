"""Partial edits repeat the model's fields, and only the given ones count."""

import pytest

from caminos.errors import BadInput
from caminos.maps.changes import EditCard, Together
from caminos.maps.fields import ActionFields, CardFields, LaneFields, MapFields, StageFields, StepFields
from caminos.maps.model import Action, Card, JourneyMap, Lane, Stage, Step
from caminos.maps.parse import read_change, read_library_change
from caminos.maps.provenance import Assumed

INSIDE = {"id", "stages", "steps", "lanes", "cards", "actions"}


@pytest.mark.parametrize(
    ("fields", "model", "elsewhere"),
    [
        (MapFields, JourneyMap, INSIDE),
        (StageFields, Stage, {"id", "rank"}),
        (StepFields, Step, {"id", "stage", "rank"}),
        (LaneFields, Lane, {"id", "rank"}),
        (CardFields, Card, {"id", "lane", "step", "until_step", "rank"}),
        (ActionFields, Action, {"id", "card", "touchpoint"}),
    ],
)
def test_fields_are_those_of_the_model(fields, model, elsewhere):
    expected = {
        name: (field.annotation, field.metadata)
        for name, field in model.model_fields.items()
        if name not in elsewhere
    }
    assert {n: (f.annotation, f.metadata) for n, f in fields.model_fields.items()} == expected


def test_a_field_given_as_none_is_not_a_field_left_out():
    assert CardFields(score=None).given() == {"score": None}
    assert CardFields(score=None) != CardFields()
    assert CardFields().given() == {}
    assert repr(CardFields(score=None)) == "CardFields(score=None)"
    assert len({CardFields(score=None), CardFields(score=None), CardFields()}) == 2


def test_a_change_survives_json():
    change = EditCard(id="c1", fields=CardFields(score=None, provenance=Assumed(note="a guess")))
    plain = change.model_dump(mode="json")
    assert plain == {
        "kind": "edit_card",
        "id": "c1",
        "fields": {"score": None, "provenance": {"kind": "assumed", "note": "a guess"}},
    }
    assert read_change(plain) == change
    assert read_change({"kind": "together", "changes": [plain]}) == Together(changes=(change,))


@pytest.mark.parametrize(
    ("content", "code", "hint"),
    [
        ({"kind": "edit_crad"}, "change.unknown_kind", "did you mean 'edit_card'?"),
        ({"kind": ["edit_card"]}, "change.unknown_kind", "'edit_card'"),
        ([], "change.unknown_kind", "there is"),
        ({"kind": "edit_card", "id": "c", "fields": {"scor": 1}}, "change.broken", "did you mean 'score'?"),
        ({"kind": "edit_card", "id": "c", "fields": {"score": "1"}}, "change.broken", "mend"),
        ({"kind": "edit_card", "id": "C C", "fields": {}}, "change.broken", "mend"),
        ({"kind": "edit_card", "id": {1}, "fields": {}}, "change.broken", ""),
    ],
)
def test_what_is_no_change_is_refused_by_name(content, code, hint):
    with pytest.raises(BadInput) as refused:
        read_change(content)
    assert refused.value.code == code
    assert hint in refused.value.hint


def test_a_broken_change_names_its_field():
    with pytest.raises(BadInput) as refused:
        read_change({"kind": "edit_card", "id": "c", "fields": {"score": "1"}})
    assert refused.value.facts == {"field": "fields.score"}


def test_library_changes_are_read_too():
    change = read_library_change({"kind": "put_area", "area": {"id": "care", "name": "Care"}})
    assert change.model_dump() == {"kind": "put_area", "area": {"id": "care", "name": "Care", "lead": ""}}
    with pytest.raises(BadInput):
        read_library_change({"kind": "edit_card"})
