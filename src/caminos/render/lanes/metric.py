"""A number at a step: the value large, a bar where it is a share, its interval and n below."""

from dataclasses import replace

from caminos.maps.model import Card
from caminos.render.cards import Bar, Face, Paragraph
from caminos.render.metric_words import is_share, metric_value
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """Value, bar, what the card says of it and how many stand behind it; text alone without a value."""
    look, n = picture.look, picture.counted(card)
    counted = picture.say("n", n=n) if n is not None else ""
    if card.score is None:
        return Face((Paragraph(card.text, look.body, look.body_lines), Paragraph(counted, look.note, 1)))
    metric = picture.metric(card.metric)
    value = metric_value(metric, card.score, picture.language)
    said = _beyond_the_value(card.text.strip(), value) or _interval(picture, card)
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


def _beyond_the_value(text: str, value: str) -> str:
    """What a card's words add to the number that stands above them already."""
    for written in (value, value.replace("\N{NO-BREAK SPACE}", " ")):
        if text.startswith(written):
            rest = text[len(written) :].strip(" ·,;")
            whole = rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1
            return rest[1:-1] if whole else rest
    return text


def _interval(picture: Picture, card: Card) -> str:
    if card.interval is None:
        return ""
    metric = picture.metric(card.metric)
    low, high = (metric_value(metric, edge, picture.language) for edge in card.interval)
    return f"{low} – {high}"
