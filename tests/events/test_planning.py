"""From recipes to plans: positions, missing codes, names; and what a plan cannot do without."""

import pytest

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
from caminos.errors import BadInput, NotFound
from caminos.events.planning import plan
from caminos.events.recipe import FileFormat, Moment, Recipe, SameAs, ScoreColumn, Stamp

EMPTY = frozenset({""})


def test_an_event_log_with_scores_and_texts() -> None:
    recipe = Recipe(
        source="desk",
        shape="events",
        format=FileFormat(decimal=","),
        missing=("?",),
        missing_in={"when": ("-",), "csat": ("9",)},
        customer="who",
        customer_kind="caller",
        same_as=(SameAs(column="mail", kind="e-mail"),),
        at=Moment(
            column="day", time_column="when", formats=("%d.%m.%Y %H:%M", "iso"), timezone="Europe/Warsaw"
        ),
        touchpoint="state",
        touchpoint_names={"N": "New"},
        channel="via",
        channel_names={"1": "Phone"},
        journey="ticket",
        journey_started_at=Moment(column="opened"),
        event_id="row",
        scores=(ScoreColumn(column="csat", kind="csat", worst=5, best=1, missing=("0",), labels={"9": 1.0}),),
        text="note",
        properties=("team",),
        drop_duplicates=True,
    )
    columns = (
        "row",
        "ticket",
        "who",
        "mail",
        "day",
        "when",
        "opened",
        "state",
        "via",
        "csat",
        "note",
        "team",
    )
    codes = frozenset({"", "?"})
    state = TextColumn(7, codes, {"N": "New"})
    via = TextColumn(8, codes, {"1": "Phone"})
    at = TimeColumn(4, 5, ("%d.%m.%Y %H:%M", "iso"), "Europe/Warsaw", codes)
    assert plan(recipe, columns) == ImportPlan(
        source="desk",
        who=Who("caller", TextColumn(2, codes), (("e-mail", TextColumn(3, codes)),)),
        events=EventPlan(
            at=at,
            touchpoint=state,
            channel=via,
            journey=TextColumn(1, codes),
            journey_started_at=TimeColumn(6, missing=codes),
            event_id=TextColumn(0, codes),
            properties=(("team", 11),),
        ),
        feedback=FeedbackPlan(
            scores=(Score(NumberColumn(9, ",", frozenset({"", "?", "0"}), {"9": 1.0}), "csat", 5, 1, None),),
            text=TextColumn(10, codes),
            at=at,
            touchpoint=state,
            channel=via,
            feedback_id=TextColumn(0, codes),
            properties=(("team", 11),),
        ),
        recipe=recipe.model_dump_json(),
        drop_duplicates=True,
    )


def test_time_stamps() -> None:
    recipe = Recipe(
        source="shop",
        shape="stamps",
        customer="who",
        journey="order",
        stamps=(
            Stamp(at=Moment(column="bought_at"), touchpoint="bought"),
            Stamp(at=Moment(column="sent_at"), touchpoint="sent"),
        ),
        touchpoint_names={"sent": "Sent"},
        text="note",
    )
    made = plan(recipe, ["order", "who", "bought_at", "sent_at", "note"])
    assert made.events == EventPlan(
        stamps=(("bought", TimeColumn(2)), ("Sent", TimeColumn(3))), journey=TextColumn(0)
    )
    assert made.feedback == FeedbackPlan(text=TextColumn(4), at=TimeColumn(3))


def test_feedback_is_an_event_only_when_the_recipe_says_so() -> None:
    recipe = Recipe(
        source="x", shape="feedback", at=Moment(column="at"), touchpoint_constant="Complaint", text="text"
    )
    made = plan(recipe, ["at", "text"])
    assert made.events is None
    assert made.feedback == FeedbackPlan(
        text=TextColumn(1), at=TimeColumn(0), constant_touchpoint="Complaint"
    )
    both = plan(recipe.model_copy(update={"rows_are_events": True}), ["at", "text"])
    assert both.events == EventPlan(at=TimeColumn(0), constant_touchpoint="Complaint")
    assert both.feedback == made.feedback


def test_scores_with_weights() -> None:
    recipe = Recipe(
        source="survey",
        shape="scores",
        scores=(
            ScoreColumn(column="Q7", touchpoint="wifi", worst=1, best=5),
            ScoreColumn(column="nps", kind="nps", worst=0, best=10),
        ),
        weight="w",
        language_constant="pl",
    )
    assert plan(recipe, ["Q7", "nps", "w"]).feedback == FeedbackPlan(
        scores=(
            Score(NumberColumn(0), "score", 1, 5, "wifi"),
            Score(NumberColumn(1), "nps", 0, 10, None),
        ),
        weight=NumberColumn(2),
        constant_language="pl",
    )


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"shape": "events", "touchpoint": "a"}, "`at`"),
        ({"shape": "events", "at": Moment(column="a")}, "`touchpoint`"),
        ({"shape": "stamps"}, "`stamps`"),
        ({"shape": "scores"}, "`scores` or `text`"),
        ({"shape": "feedback"}, "`scores` or `text`"),
    ],
)
def test_a_recipe_that_names_too_little(fields: dict[str, object], lacks: str) -> None:
    with pytest.raises(BadInput) as caught:
        plan(Recipe(source="x", **fields), ["a"])
    assert caught.value.code == "recipe.not_enough"
    assert lacks in caught.value.message


@pytest.mark.parametrize(
    "fields",
    [
        {"customer": "custmer"},
        {"same_as": (SameAs(column="custmer", kind="card"),)},
        {"channel": "custmer"},
        {"properties": ("custmer",)},
        {"weight": "custmer", "text": "at"},
        {"missing_in": {"custmer": ("x",)}},
        {"journey_started_at": Moment(column="at", time_column="custmer")},
    ],
)
def test_a_column_the_file_lacks(fields: dict[str, object]) -> None:
    recipe = Recipe(source="x", shape="events", at=Moment(column="at"), touchpoint="event", **fields)
    with pytest.raises(NotFound) as caught:
        plan(recipe, ["at", "event", "customer"])
    assert caught.value.code == "recipe.no_such_column"
    assert caught.value.hint == "did you mean 'customer'?"
