"""A touchpoint's card does not repeat the step's name that stands right above it."""

import pytest

from caminos.maps.library import Area, Library, Touchpoint
from caminos.render import lay_out
from caminos.render.narrative import narrative
from caminos.render.scene import Label

LIBRARY = Library(
    touchpoints=(
        Touchpoint(id="t", name="Opens", channel="phone", area="care"),
        Touchpoint(id="bare", name="Asks"),
    ),
    areas=(Area(id="care", name="Customer Care"),),
)


def words(picture, cards, card="card-0"):
    drawn = picture(["touchpoint"], cards, library=LIBRARY)
    groups = {group.id: group for group in lay_out(drawn.map, LIBRARY).groups()}
    group = groups[f"card-{card}"]
    return [shape.text for shape in group.shapes if isinstance(shape, Label)], group, narrative(drawn)


@pytest.mark.parametrize("text", ["Opens", " opens ", ""])
def test_the_name_is_left_to_the_step_and_still_told(picture, text):
    shown, group, told = words(picture, [("touchpoint", "a", {"text": text, "touchpoint": "t"})])
    assert shown == ["phone · ours", "Customer Care"]
    assert group.detail.title.strip().casefold() == "opens"
    assert group.tooltip.splitlines()[0].casefold() == "opens"
    assert told[0].steps[0].lines[0][1].casefold().startswith("opens; phone · ours; customer care")


def test_another_name_stays(picture):
    assert (
        words(picture, [("touchpoint", "a", {"text": "Help line", "touchpoint": "t"})])[0][0] == "Help line"
    )


def test_a_name_without_anything_below_it_stays(picture):
    assert words(picture, [("touchpoint", "a", {"text": "Opens"})])[0] == ["Opens"]
    assert words(picture, [("touchpoint", "b", {"touchpoint": "bare"})])[0] == ["ours"]


def test_names_stay_where_several_touchpoints_stand_at_a_step(picture):
    cards = [
        ("touchpoint", "a", {"touchpoint": "t"}),
        ("touchpoint", "a", {"text": "Help line", "touchpoint": "t"}),
    ]
    assert words(picture, cards)[0][0] == "Opens"


def test_a_name_stays_on_a_card_over_several_steps(picture):
    assert words(picture, [("touchpoint", "a", {"touchpoint": "t", "until_step": "b"})])[0][0] == "Opens"
