"""What the customer can see, touch or keep, and documents that prove a claim."""

from caminos.language import day
from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """The thing itself (a touchpoint's physical evidence where the card has no text), source and date."""
    look, touchpoint = picture.look, picture.touchpoint(card)
    text = card.text.strip() or (touchpoint.physical_evidence if touchpoint else "")
    facts = [
        part
        for one in card.evidence[:2]
        for part in (one.source, day(one.on, picture.language) if one.on else "")
        if part
    ]
    return Face(
        (
            Paragraph(text, look.body, look.body_lines),
            Paragraph(" · ".join(facts), look.note, look.note_lines),
        ),
        Frame("card", "hairline"),
    )
