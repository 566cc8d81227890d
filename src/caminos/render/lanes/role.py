"""Who of a buying team is present, and what they do there."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """The role's name with its kind, and what it does."""
    look, role = picture.look, picture.role(card.role)
    kind = picture.say(f"role.{role.kind}") if role and role.kind != "free" else ""
    return Face(
        (
            Paragraph(role.name if role else "", replace(look.body, weight=500), look.title_lines),
            Paragraph(kind if role and kind.lower() != role.name.lower() else "", look.note, 1),
            Paragraph(card.text, look.body, look.body_lines),
        ),
        Frame("card", "hairline"),
    )
