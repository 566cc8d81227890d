"""The head of the page: title, whose journey it is, what is to improve, and how much of it is known."""

from caminos.language import day, share
from caminos.maps.evidenced import evidenced_share
from caminos.maps.measurement import Measurement
from caminos.maps.model import Objective
from caminos.render.details import persona_detail
from caminos.render.measure_text import cleaned, text_width
from caminos.render.metric_words import metric_value
from caminos.render.picture import Picture
from caminos.render.scene import Box, Detail, Group, Label
from caminos.render.summary import score_tile
from caminos.render.theme import BADGE, PAGE_LINE, PAGE_TITLE
from caminos.render.typeset import set_text
from caminos.render.wrap import wrap

_BADGE_HEIGHT, _BADGE_PAD = 27.0, 14.0


def draw_heading(picture: Picture, left: float, right: float, top: float) -> tuple[float, tuple[Group, ...]]:
    """Draw title, subtitle and badge below `top`; return the height they take and their groups."""
    badge = _badge(picture, right, top + 4)
    room = right - left - (badge.frame.width + 28 if badge else 0.0)
    below = room < 420 and badge is not None
    if below:
        room = right - left
    y, title = set_text(wrap(picture.map.title, PAGE_TITLE, room, 2), PAGE_TITLE, left, top)
    y, subtitle = set_text(wrap(subtitle_words(picture), PAGE_LINE, room, 3), PAGE_LINE, left, y + 6)
    if below:
        badge = _badge(picture, right, y + 6)
        y += _BADGE_HEIGHT + 10
    frame = Box(left, top, room, y - top)
    group = Group("title", "title", "page", frame, (*title, *subtitle), detail=map_detail(picture))
    return y - top, (group, badge) if badge else (group,)


def objective_words(picture: Picture, objective: Objective) -> str:
    """What is to improve, from which baseline to which target, until when."""
    metric = picture.metric(objective.metric)
    values = [
        metric_value(metric, value, picture.language)
        for value in (objective.baseline, objective.target)
        if value is not None
    ]
    named = metric.name if metric else objective.metric or ""
    change = " → ".join(values)
    parts = [
        objective.statement.strip().rstrip("."),
        " ".join(part for part in (named, change) if part and change),
    ]
    if objective.period:
        parts.append(picture.say("until", day=objective.period.last))
    return ", ".join(part for part in parts if part)


def subtitle_words(picture: Picture) -> str:
    """Whose journey, which state, what is to improve and who owns the map, in one line."""
    document = picture.map
    personas = [persona.name for persona in map(picture.persona, document.personas) if persona]
    parts = [
        picture.say("persona", names=", ".join(personas)) if personas else "",
        document.perspective.strip().rstrip("."),
        picture.say(f"state.{document.state}"),
    ]
    if document.objective:
        words = objective_words(picture, document.objective)
        parts.append(picture.say("objective", objective=words) if words else "")
    parts.append(picture.say("owner", owner=document.owner.strip()) if document.owner.strip() else "")
    words = " · ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def badge_words(picture: Picture) -> tuple[str, str]:
    """How much of the map is known, when it was measured and on how many; and the same in full."""
    known, taken = evidenced_share(picture.map), picture.measurement
    parts = []
    if known.share is not None:
        parts.append(picture.say("evidence_share", share=share(known.share, picture.language)))
    if taken:
        parts.append(picture.say("measured_on", day=taken.taken_at.date()))
        parts += _counted(picture, taken)
    told = picture.say(
        "evidence_told", assumed=known.assumed, observed=known.observed, measured=known.measured
    )
    return " · ".join(parts), told


def _counted(picture: Picture, taken: Measurement) -> list[str]:
    """How many customers a measurement rests on; where no row names anybody, how many rows."""
    rows = (("events", taken.events), ("answers", taken.feedback))
    if taken.customers or not any(count for _, count in rows):
        return [picture.say("customers", count=taken.customers)]
    return [picture.say(key, count=count) for key, count in rows if count]


def _badge(picture: Picture, right: float, y: float) -> Group | None:
    words, told = badge_words(picture)
    if not words:
        return None
    wide = text_width(words, BADGE.size, BADGE.weight)
    box = Box(
        right - wide - 2 * _BADGE_PAD, y, wide + 2 * _BADGE_PAD, _BADGE_HEIGHT, fill="ground", radius=13.5
    )
    label = Label(box.x + _BADGE_PAD, y + 17.8, words, BADGE.size, wide, BADGE.weight, BADGE.tone)
    return Group("badge", "badge", "page", box, (box, label), tooltip=told)


def map_detail(picture: Picture) -> Detail:
    """The map as a whole: state, objective, owner, review, its personas and the notes on its numbers."""
    document = picture.map
    rows = [(picture.say("detail.state"), picture.say(f"state.{document.state}"))]
    for key, words in (
        ("perspective", document.perspective),
        ("objective", objective_words(picture, document.objective) if document.objective else ""),
        ("owner", document.owner),
        ("review", day(document.review, picture.language) if document.review else ""),
        ("scope", document.scope),
    ):
        if words.strip():
            rows.append((picture.say(f"detail.{key}"), words))
    if picture.measurement:
        for score in picture.measurement.scores:
            tile = score_tile(picture, score)
            rows.append((tile.name, f"{tile.value} ({tile.note})"))
    texts: list[tuple[str, str]] = []
    for persona in filter(None, map(picture.persona, document.personas)):
        full = persona_detail(picture, persona)
        texts.append((full.kind, full.title))
        texts += [*full.texts, *full.rows]
    if picture.measurement:
        texts += [(picture.say("detail.note"), note) for note in picture.measurement.notes]
    return Detail(cleaned(document.title), picture.say("detail.map"), tuple(rows), tuple(texts))
