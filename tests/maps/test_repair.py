"""Faults and their repair: every fault named once, every readable document mended, in one way."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from map_strategies import MEASUREMENTS, libraries, maps

from caminos.maps import faults, library_faults, repair, repair_library
from caminos.maps.library import (
    Area,
    Capability,
    Condition,
    Library,
    Metric,
    Persona,
    Sector,
    Segment,
    Touchpoint,
    ValueFlowStep,
)
from caminos.maps.model import Action, Bet, Card, JourneyMap, Lane, Objective, Stage, Step
from caminos.maps.provenance import Assumed, Claim, Measured

STAGE = Stage(id="s", name="Stage", rank="V")
ONE, TWO = Step(id="one", stage="s", name="One", rank="K"), Step(id="two", stage="s", name="Two", rank="f")
FEELS = Lane(id="feels", kind="emotion", rank="V")


def a_map(**fields):
    return JourneyMap(
        id="m", title="M", **{"stages": (STAGE,), "steps": (ONE, TWO), "lanes": (FEELS,)} | fields
    )


def a_card(**fields):
    return Card(**{"id": "c", "lane": "feels", "step": "one", "rank": "V"} | fields)


MENDED = [
    (
        "step.unknown_stage",
        a_map(steps=(ONE, Step(id="two", stage="gone", name="Two", rank="f"))),
        a_map(
            stages=(STAGE, Stage(id="recovered", name="Recovered", rank="k")),
            steps=(ONE, Step(id="two", stage="recovered", name="Two", rank="f")),
        ),
    ),
    (
        "card.unknown_lane",
        a_map(cards=(a_card(lane="gone", text="kept"),)),
        a_map(
            lanes=(FEELS, Lane(id="recovered", kind="free", title="Recovered", rank="k")),
            cards=(a_card(lane="recovered", text="kept"),),
        ),
    ),
    (
        "card.unknown_step",
        a_map(cards=(a_card(step="gone"),)),
        a_map(
            stages=(STAGE, Stage(id="recovered", name="Recovered", rank="k")),
            steps=(ONE, TWO, Step(id="recovered", stage="recovered", name="Recovered", rank="V")),
            cards=(a_card(step="recovered"),),
        ),
    ),
    (
        "card.unknown_step",
        a_map(cards=(a_card(step="gone", until_step="two"),)),
        a_map(cards=(a_card(step="two"),)),
    ),
    ("card.unknown_last_step", a_map(cards=(a_card(until_step="gone"),)), a_map(cards=(a_card(),))),
    (
        "card.span_backwards",
        a_map(cards=(a_card(step="two", until_step="one"),)),
        a_map(cards=(a_card(step="one", until_step="two"),)),
    ),
    (
        "card.score_out_of_range",
        a_map(cards=(a_card(score=7, interval=(6, 8), provenance=Measured(measurement="n")),)),
        a_map(
            cards=(
                a_card(
                    provenance=Measured(
                        measurement="n", note="taken off the card: a score of 7, which is outside −2 … +2"
                    )
                ),
            )
        ),
    ),
    (
        "card.score_out_of_range",
        a_map(cards=(a_card(score=-1.9, interval=(-2.3, -1.5)),)),
        a_map(cards=(a_card(score=-1.9, interval=(-2, -1.5)),)),
    ),
    (
        "card.interval_backwards",
        a_map(cards=(a_card(score=1, interval=(1.5, 0.5)),)),
        a_map(cards=(a_card(score=1, interval=(0.5, 1.5)),)),
    ),
    (
        "card.interval_without_score",
        a_map(cards=(a_card(interval=(0, 1), provenance=Assumed(note="guess")),)),
        a_map(
            cards=(
                a_card(
                    provenance=Assumed(note="guess (taken off the card: an interval 0 … 1 without a score)")
                ),
            )
        ),
    ),
    (
        "action.unknown_card",
        a_map(actions=(Action(id="a", text="Do", card="gone", touchpoint="t"),)),
        a_map(actions=(Action(id="a", text="Do", touchpoint="t"),)),
    ),
    ("map.future_of_itself", a_map(future_of="m"), a_map()),
    ("map.current_with_future_of", a_map(future_of="now"), a_map(future_of="now", state="future")),
    ("map.goal_twice", a_map(goals=("paid", "paid")), a_map(goals=("paid",))),
    ("map.persona_twice", a_map(personas=("b", "a", "b")), a_map(personas=("b", "a"))),
    (
        "step.submap_of_itself",
        a_map(steps=(ONE.model_copy(update={"submap": "m"}), TWO)),
        a_map(),
    ),
]


@pytest.mark.parametrize(
    ("code", "broken", "mended"), MENDED, ids=[f"{n}-{case[0]}" for n, case in enumerate(MENDED)]
)
def test_a_fault_inside_a_map_is_found_and_mended(code, broken, mended):
    assert [fault.code for fault in faults(broken)] == [code]
    assert repair(broken) == mended


def test_recovered_is_said_in_the_language_of_the_map():
    mended = repair(a_map(language="pl", cards=(a_card(lane="gone"),)))
    assert mended.lanes[-1].title == "Odzyskane"


def test_what_the_library_does_not_have_is_named_no_more():
    broken = a_map(
        personas=("anna",),
        goals=("paid",),
        objective=Objective(statement="More", metric="nps"),
        lanes=(FEELS.model_copy(update={"persona": "anna", "role": "user"}),),
        cards=(a_card(touchpoint="phone", area="care", role="user", theme="waiting", metric="nps"),),
        actions=(
            Action(
                id="a",
                text="Do",
                touchpoint="phone",
                bet=Bet(metric="nps", change=3, until=date(2026, 6, 30)),
            ),
        ),
    )
    assert [fault.code for fault in faults(broken, Library())] == [
        "map.unknown_persona", "map.unknown_touchpoint", "map.unknown_metric",
        "lane.unknown_persona", "lane.unknown_role",
        "card.unknown_touchpoint", "card.unknown_area", "card.unknown_role", "card.unknown_theme",
        "card.unknown_metric", "action.unknown_touchpoint", "action.unknown_metric",
    ]  # fmt: skip
    assert faults(broken) == ()
    assert repair(broken, Library()) == a_map(
        objective=Objective(statement="More"),
        cards=(a_card(text="phone"),),
        actions=(Action(id="a", text="Do (bet: nps +3 until 2026-06-30)"),),
    )


def test_maps_and_measurements_that_do_not_exist_are_named_no_more():
    measured = ONE.model_copy(update={"provenance": Measured(measurement="n"), "submap": "other"})
    broken = a_map(steps=(measured, TWO), state="future", future_of="now")
    assert [fault.code for fault in faults(broken, maps=["m"], measurements=[])] == [
        "map.unknown_map", "step.unknown_map", "step.unknown_measurement",
    ]  # fmt: skip
    believed = ONE.model_copy(update={"provenance": Assumed(note="the measurement n is missing")})
    assert repair(broken, maps=["m"], measurements=[]) == a_map(steps=(believed, TWO), state="future")
    assert repair(broken, maps=["now", "other"], measurements=["n"]) == broken


def test_a_fault_can_be_raised():
    fault = faults(a_map(cards=(a_card(lane="feel"),)))[0]
    assert str(fault.as_error()) == (
        "the card 'c' names the lane 'feel', which does not exist (card c)\n  → did you mean 'feels'?"
    )


def test_a_library_is_mended():
    broken = Library(
        areas=(Area(id="care", name="Care"),),
        touchpoints=(
            Touchpoint(
                id="t",
                name="T",
                area="gone",
                expectation=Claim(text="x", provenance=Measured(measurement="n")),
            ),
        ),
        sectors=(Sector(id="s", name="S", value_flow_step="gone", rank="V"),),
        capabilities=(Capability(id="c", name="C", sector="lost", area="care", rank="V"),),
        personas=(
            Persona(
                id="p",
                name="P",
                segment=Segment(
                    conditions=(
                        Condition(property="plan", values=("gold",)),
                        Condition(property="city", values=("Iasi", "Cluj")),
                        Condition(property="plan", values=("basic",)),
                        Condition(property="city", values=("Cluj",)),
                    )
                ),
            ),
        ),
        metrics=(Metric(id="m", name="M"),),
    )
    assert [fault.code for fault in library_faults(broken, measurements=())] == [
        "touchpoint.unknown_area", "sector.unknown_value_flow_step", "capability.unknown_sector",
        "persona.segment_selects_nobody", "touchpoint.unknown_measurement",
    ]  # fmt: skip
    assert repair_library(broken, measurements=(), language="es") == broken.model_copy(
        update={
            "touchpoints": (
                Touchpoint(
                    id="t",
                    name="T",
                    expectation=Claim(text="x", provenance=Assumed(note="the measurement n is missing")),
                ),
            ),
            "value_flow_steps": (ValueFlowStep(id="recovered", name="Recuperado", rank="V"),),
            "sectors": (
                Sector(id="s", name="S", value_flow_step="recovered", rank="V"),
                Sector(id="recovered", name="Recuperado", value_flow_step="recovered", rank="k"),
            ),
            "capabilities": (Capability(id="c", name="C", sector="recovered", area="care", rank="V"),),
            "personas": (
                Persona(
                    id="p",
                    name="P",
                    segment=Segment(
                        conditions=(
                            Condition(property="plan", values=("gold", "basic")),
                            Condition(property="city", values=("Iasi", "Cluj")),
                            Condition(property="city", values=("Cluj",)),
                        )
                    ),
                ),
            ),
        }
    )


@settings(max_examples=60, deadline=None)
@given(maps(loose=True), libraries(), st.sampled_from([(), MEASUREMENTS[:1]]))
def test_repair_makes_any_readable_map_faultless_and_does_nothing_twice(document, library, measurements):
    around = {"library": library, "maps": ("map",), "measurements": measurements}
    mended = repair(document, **around)
    assert faults(mended, **around) == ()
    assert repair(mended, **around) == mended
    assert JourneyMap.model_validate_json(mended.model_dump_json()) == mended
    assert {card.id for card in document.cards} == {card.id for card in mended.cards}
    assert {step.id for step in document.steps} <= {step.id for step in mended.steps}


@settings(max_examples=60, deadline=None)
@given(libraries(loose=True))
def test_repair_makes_any_readable_library_faultless_and_does_nothing_twice(library):
    mended = repair_library(library, measurements=())
    assert library_faults(mended, measurements=()) == ()
    assert repair_library(mended, measurements=()) == mended
    assert Library.model_validate_json(mended.model_dump_json()) == mended


@settings(max_examples=30, deadline=None)
@given(maps(), libraries())
def test_repair_leaves_sound_documents_alone(document, library):
    assert repair(document) == document
    assert repair_library(library) == library
