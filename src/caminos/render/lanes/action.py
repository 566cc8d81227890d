"""What the customer does at a step, in plain text."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Face, Paragraph
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """The action, a little stronger than other plain text: it carries the story."""
    look = picture.look
    return Face((Paragraph(card.text, replace(look.body, weight=500), look.body_lines),))
