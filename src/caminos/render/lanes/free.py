"""A free lane: whatever its owner wants to say; plain text."""

from caminos.maps.model import Card
from caminos.render.cards import Face, Paragraph
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """Text, and who answers for it."""
    look = picture.look
    return Face(
        (
            Paragraph(card.text, look.body, look.body_lines),
            Paragraph(picture.responsible(card), look.note, 1),
        )
    )
