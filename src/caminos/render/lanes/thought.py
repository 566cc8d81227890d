"""What the customer thinks, in the first person, between quotation marks, with where it was said."""

from caminos.maps.model import Card
from caminos.render.cards import Face, Paragraph
from caminos.render.details import quote_source, quoted
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """The thought and, where a customer said it, the source of the quote and how many said alike."""
    look = picture.look
    words = card.text.strip() or (card.quote.text.strip() if card.quote else "")
    source = quote_source(picture, card.quote) if card.quote else ""
    return Face(
        (
            Paragraph(quoted(picture, words) if words else "", look.body, look.body_lines),
            Paragraph(source, look.note, 1, 3),
        )
    )
