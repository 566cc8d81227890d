"""What the customer expects, on a tinted card."""

from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """The expectation; the card's own text, else the one kept with its touchpoint."""
    look, touchpoint = picture.look, picture.touchpoint(card)
    kept = touchpoint.expectation.text if touchpoint and touchpoint.expectation else ""
    return Face((Paragraph(card.text.strip() or kept, look.body, look.body_lines),), Frame("expect-soft"))
