"""A moment of interaction: its name, channel, who controls it (by the border too) and who answers for it."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
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
    return Face(
        (
            Paragraph(name, title, look.title_lines),
            Paragraph(under, look.note, look.note_lines),
            Paragraph(
                picture.responsible(card), replace(look.note, tone="accent", weight=500), look.note_lines
            ),
        ),
        FRAMES[touchpoint.control],
    )
