"""A number at a step: the value large, a bar where it is a share, its interval and n below."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Bar, Face, Paragraph
from caminos.render.metric_card import metric_card_words
from caminos.render.metric_words import is_share
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """Value, bar, what the card says of it and how many stand behind it; text alone without a value."""
    look, n = picture.look, picture.counted(card)
    counted = picture.say("n", n=n) if n is not None else ""
    if card.score is None:
        return Face((Paragraph(card.text, look.body, look.body_lines), Paragraph(counted, look.note, 1)))
    metric = picture.metric(card.metric)
    value, said = metric_card_words(picture, card)
    bar = None
    if is_share(metric, card.score) and card.score >= 0:
        bar = Bar(card.score, card.interval, _tone(picture, card))
    note = replace(look.note, tone="muted")
    return Face(
        (
            Paragraph(value, look.number, 1),
            Paragraph(" · ".join(part for part in (said, counted) if part), note, look.note_lines + 1),
        ),
        bar=bar,
    )


def _tone(picture: Picture, card: Card) -> str:
    """Which way is better decides the colour; at a goal of the journey to stop is neither good nor bad."""
    metric = picture.metric(card.metric)
    if metric is None or metric.better == "higher":
        return "bar-good"
    return "bar-even" if card.touchpoint in picture.map.goals else "bar-bad"
