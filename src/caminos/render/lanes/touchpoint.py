"""A moment of interaction: its name, channel, who controls it (by the border too) and who answers for it.

A card that would only repeat the name of the step right above it leaves the room to the rest.
"""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
from caminos.render.measure_text import cleaned
from caminos.render.picture import Picture
from caminos.render.theme import DASH_BEYOND, DASH_SHARED

FRAMES = {
    "owned": Frame("card", "ink"),
    "shared": Frame("card", "muted", DASH_SHARED),
    "beyond": Frame("card", "muted", DASH_BEYOND),
}


def face(picture: Picture, card: Card) -> Face:
    """Name; channel and control; the area and person who answer for it."""
    look, touchpoint = picture.look, picture.touchpoint(card)
    name = card.text.strip() or (touchpoint.name if touchpoint else "")
    title = replace(look.body, weight=500)
    if touchpoint is None:
        return Face((Paragraph(name, title, look.title_lines),), FRAMES["owned"])
    control = picture.say(f"control.{touchpoint.control}")
    goal = picture.say("goal") if touchpoint.id in picture.map.goals else ""
    under = " · ".join(part for part in (touchpoint.channel.strip(), control, goal) if part)
    repeated = _is_said_by_its_step(picture, card, name)
    return Face(
        (
            Paragraph("" if repeated else name, title, look.title_lines),
            Paragraph(under, look.body if repeated else look.note, look.note_lines),
            Paragraph(
                picture.responsible(card), replace(look.note, tone="accent", weight=500), look.note_lines
            ),
        ),
        FRAMES[touchpoint.control],
        unsaid=name if repeated else "",
    )


def _is_said_by_its_step(picture: Picture, card: Card, name: str) -> bool:
    """Whether the step's name says it already: the same words, and no other touchpoint stands at the step."""
    steps = [column for column in picture.columns if column.step is not None and column.step.id == card.step]
    if (
        not steps
        or steps[0].step is None
        or cleaned(steps[0].step.name).casefold() != cleaned(name).casefold()
    ):
        return False
    here = [
        place.card.id
        for lane in picture.map.lanes
        if lane.kind == "touchpoint"
        for place in picture.places[lane.id]
        if place.first <= steps[0].number <= place.last
    ]
    return here == [card.id] and card.until_step in (None, card.step)
