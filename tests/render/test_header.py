"""Stages and steps say how we know them: the stage always, the step where no card below says the same."""

import pytest

from caminos.maps.library import Library, Touchpoint
from caminos.maps.model import Lane
from caminos.maps.provenance import Assumed, Measured, Observed
from caminos.render import lay_out
from caminos.render.scene import Label, Mark
from caminos.render.theme import DARK, LIGHT

LIBRARY = Library(touchpoints=(Touchpoint(id="t", name="Help line", channel="phone"),))
SEEN = Observed(method="interview", by="Ewa", on="2026-10-03")
MEASURED = Measured(measurement="m-1")


def groups_of(document):
    return {group.id: group for group in lay_out(document, LIBRARY).groups()}


def marks(group):
    return [shape.kind for shape in group.shapes if isinstance(shape, Mark)]


@pytest.mark.parametrize(
    ("known", "sign", "word"),
    [(Assumed(), "ring", "assumed"), (SEEN, "half", "observed"), (MEASURED, "full", "measured")],
)
def test_a_stage_shows_how_we_know_it(small_map, known, sign, word):
    made = small_map([])
    stages = (made.stages[0].model_copy(update={"provenance": known}), made.stages[1])
    group = groups_of(made.model_copy(update={"stages": stages}))["stage-x-band1"]
    assert marks(group) == [sign]
    assert group.tooltip == f"First\n{word}"
    (mark,) = (shape for shape in group.shapes if isinstance(shape, Mark))
    (name,) = (shape for shape in group.shapes if isinstance(shape, Label))
    assert name.box.right < mark.x - mark.radius and mark.x + mark.radius < group.frame.right - 12
    assert (mark.tone, mark.ground) == ("on-stage", "stage")
    assert all(colours["on-stage"] != colours["stage"] for colours in (LIGHT, DARK))


def test_a_step_shows_it_only_where_its_touchpoint_does_not_say_the_same(small_map):
    cards = [("touchpoint", step, {"text": "x", "touchpoint": "t", "provenance": MEASURED}) for step in "ab"]
    made = small_map(["touchpoint"], cards)
    steps = (made.steps[0].model_copy(update={"provenance": MEASURED}), *made.steps[1:])
    groups = groups_of(made.model_copy(update={"steps": steps}))
    assert marks(groups["step-a"]) == []
    assert marks(groups["step-b"]) == ["ring"]
    assert marks(groups["step-c"]) == ["ring"]
    assert groups["step-b"].tooltip == "Asks\nassumed"


def test_a_folded_touchpoint_lane_says_nothing_about_a_step(small_map):
    lane = Lane(id="touchpoint", kind="touchpoint", rank="B", collapsed=True)
    groups = groups_of(small_map([lane], [("touchpoint", "a", {"text": "x"})]))
    assert marks(groups["step-a"]) == ["ring"]


def test_the_legend_explains_the_signs_as_soon_as_there_are_stages(small_map):
    words = [group.id for group in lay_out(small_map([]), LIBRARY).groups() if group.role == "legend"]
    assert words == ["legend-assumed", "legend-observed", "legend-measured"]
