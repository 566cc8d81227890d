"""What the organisation does: before the customer's eyes, behind the scenes, and in support of both."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
from caminos.render.picture import Picture


def frontstage(picture: Picture, card: Card) -> Face:
    """What the customer sees of us: a bordered card."""
    return _face(picture, card, Frame("accent-soft", "accent"))


def backstage(picture: Picture, card: Card) -> Face:
    """What the customer does not see: a filled card."""
    return _face(picture, card, Frame("process"))


def support(picture: Picture, card: Card) -> Face:
    """What carries the others: a filled, lighter card with a fine border."""
    return _face(picture, card, Frame("support", "hairline"))


def _face(picture: Picture, card: Card, frame: Frame) -> Face:
    look = picture.look
    return Face(
        (
            Paragraph(card.text, replace(look.body, weight=500), look.body_lines),
            Paragraph(
                picture.responsible(card), replace(look.note, tone="accent", weight=500), look.note_lines
            ),
        ),
        frame,
    )
