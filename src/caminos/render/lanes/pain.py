"""What hurts, with how many customers stand behind it."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Face, Frame, Paragraph
from caminos.render.details import quote_source
from caminos.render.picture import Picture

FRAME = Frame("pain-soft", "pain-line")


def face(picture: Picture, card: Card) -> Face:
    """The pain, its evidence in a line (theme, source, n), the process or area behind it."""
    look, n, theme = picture.look, picture.counted(card), picture.theme(card.theme)
    evidence = [
        theme.name if theme else "",
        quote_source(picture, card.quote) if card.quote else "",
        picture.say("n", n=n) if n is not None else "",
    ]
    return Face(
        (
            Paragraph(card.text, replace(look.body, weight=500), look.body_lines),
            Paragraph(" · ".join(part for part in evidence if part), look.note, look.note_lines),
            Paragraph(picture.area_name(card.area), replace(look.note, tone="accent", weight=500), 1),
        ),
        FRAME,
    )
