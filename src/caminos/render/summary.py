"""The strip of numbers about the whole journey: effort, scores, period, sources and what was folded away."""

from dataclasses import dataclass
from itertools import pairwise

from caminos.language import duration, month, number, share
from caminos.maps.library import Metric
from caminos.maps.measurement import Measurement, ScoreNumbers
from caminos.render.measure_text import text_width
from caminos.render.metric_words import metric_value
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group, Line, Shape
from caminos.render.theme import TextStyle
from caminos.render.typeset import set_text
from caminos.render.wrap import Wrapped, wrap

_VALUE, _NAME, _NOTE = TextStyle(17, 600), TextStyle(11, 500), TextStyle(10.5, 400, "muted")
_ORDER, _MOST_SCORES = ("nps", "csat", "ces", "mean"), 5
_GAP, _HEIGHT, _ROW_GAP = 26.0, 58.0, 10.0
_LEAST = 120.0
"""Tiles are at least so wide, in px, where there is room: short ones then stand in step."""

_SOURCES = (1000.0, 240.0, 200.0, 160.0, 130.0, 100.0, 75.0)
"""The room for a source's name, in px, from all it wants to the least that still says which one it is."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One number of the strip: its value in large, what it is, and what it rests on.

    `source` is the piece of `name` or `note` that may be shortened; what kind of number it is never is.
    """

    value: str
    name: str
    note: str
    source: str = ""


def draw_summary(picture: Picture, left: float, right: float, top: float) -> tuple[float, tuple[Group, ...]]:
    """Draw the strip below `top`, in as many rows as it needs; nothing where nothing was measured."""
    if picture.measurement is None or not picture.options.summary:
        return 0.0, ()
    shown = tiles(picture, picture.measurement)
    widths = tile_widths(shown, right - left)
    y = top
    groups: list[Group] = []
    for row in rows(widths, right - left):
        x = left
        for number_ in row:
            box = Box(x, y, widths[number_], _HEIGHT)
            groups.append(_draw(shown[number_], box, number_, first=x == left))
            x += box.width + _GAP
        y += _HEIGHT + _ROW_GAP
    return (y - _ROW_GAP - top, tuple(groups)) if groups else (0.0, ())


def tile_widths(shown: tuple[Tile, ...], room: float) -> tuple[float, ...]:
    """The width of each tile in px: all it needs, unless shorter names of sources save a row."""
    options = [_widths(shown, room, source, least) for source in _SOURCES for least in (_LEAST, 0.0)]
    return min(options, key=lambda widths: len(rows(widths, room)), default=())


def rows(widths: tuple[float, ...], room: float) -> tuple[range, ...]:
    """Which tiles stand side by side in `room` px; the last never stands alone below several others."""
    starts, x = [0], 0.0
    for number_, width in enumerate(widths):
        if x and x + width > room:
            starts.append(number_)
            x = 0.0
        x += width + _GAP
    alone = len(starts) > 1 and starts[-1] == len(widths) - 1 and starts[-1] - starts[-2] > 2
    if alone and widths[-2] + _GAP + widths[-1] <= room:
        starts[-1] -= 1
    return tuple(range(*edges) for edges in pairwise((*starts, len(widths)))) if widths else ()


def tiles(picture: Picture, taken: Measurement) -> tuple[Tile, ...]:
    """The numbers of the strip, each with its interval, n or reach."""
    lang, made = picture.language, list[Tile]()
    if taken.effort:
        effort = taken.effort
        for key, median, p90 in (
            ("contacts", effort.contacts_median, effort.contacts_p90),
            ("channels", effort.channels_median, effort.channels_p90),
        ):
            if p90 > 0:  # no channel is known anywhere: nothing to tell
                note = picture.say("summary.nine_in_ten", value=number(p90, lang))
                made.append(Tile(number(median, lang), picture.say(f"summary.{key}"), note))
        hours = (duration(effort.hours_median * 3600, lang), duration(effort.hours_p90 * 3600, lang))
        note = picture.say("summary.nine_in_ten", value=hours[1])
        made.append(Tile(hours[0], picture.say("summary.time"), note))
    made += [score_tile(picture, score) for score in headline_scores(taken.scores)]
    journeys = picture.say("summary.events", count=taken.events)
    if taken.journeys:
        made.append(Tile(number(taken.journeys, lang), picture.say("summary.journeys"), journeys))
    if taken.feedback:
        made.append(
            Tile(number(taken.feedback, lang), picture.say("summary.answers"), picture.say("summary.said"))
        )
    if taken.first_at and taken.last_at:
        names = ", ".join(source.name for source in taken.sources)
        period = f"{month(taken.first_at.date(), lang)} – {month(taken.last_at.date(), lang)}"
        made.append(Tile(period, picture.say("summary.period"), names, names))
    if taken.folded and taken.folded.touchpoints:
        note = picture.say("summary.folded_share", share=share(taken.folded.share, lang))
        made.append(Tile(number(taken.folded.touchpoints, lang), picture.say("summary.folded"), note))
    return tuple(made)


def headline_scores(scores: tuple[ScoreNumbers, ...]) -> tuple[ScoreNumbers, ...]:
    """The scores worth a place above the map: NPS, CSAT, CES, and means that none of these already tells.

    Where a survey has weights its weighted score stands for it; all of them are in the map's details.
    """
    weighted = {(one.kind, one.source, one.scale) for one in scores if one.weighted}
    told = {(one.source, one.scale) for one in scores if one.kind != "mean"}
    chosen = [
        one
        for one in scores
        if (one.weighted or (one.kind, one.source, one.scale) not in weighted)
        and (one.kind != "mean" or (one.source, one.scale) not in told)
    ]
    return tuple(sorted(chosen, key=lambda one: _ORDER.index(one.kind))[:_MOST_SCORES])


def score_tile(picture: Picture, score: ScoreNumbers) -> Tile:
    """A score in words: value, what it is (scale, source, weighted), interval and n."""
    estimate, lang = score.estimate, picture.language
    metric = Metric(id=score.kind, name=score.kind, kind="other" if score.kind == "mean" else score.kind)

    def written(value: float) -> str:
        return number(value, lang, 2) if score.kind == "mean" else metric_value(metric, value, lang)

    name = picture.say(f"score.{score.kind}")
    if score.kind == "mean" and score.scale:
        name = picture.say("score.on_scale", name=name, low=score.scale[0], high=score.scale[1])
    parts = [name, score.source, picture.say("weighted") if score.weighted else ""]
    note = picture.say("n", n=estimate.n)
    if estimate.low is not None and estimate.high is not None:
        low, high = written(estimate.low), written(estimate.high)
        note = f"{low} – {high} · {note}" if low.lstrip("<>") != high.lstrip("<>") else note
    return Tile(written(estimate.value), " · ".join(part for part in parts if part), note, score.source)


def _texts(tile: Tile) -> tuple[tuple[str, TextStyle], ...]:
    return (tile.value, _VALUE), (tile.name, _NAME), (tile.note, _NOTE)


def _wide(text: str, style: TextStyle) -> float:
    return text_width(text, style.size, style.weight) + 1


def _widths(shown: tuple[Tile, ...], room: float, source: float, least: float) -> tuple[float, ...]:
    return tuple(
        min(max(least, *(_wanted(tile, text, style, source) for text, style in _texts(tile))), room)
        for tile in shown
    )


def _wanted(tile: Tile, text: str, style: TextStyle, source: float) -> float:
    """The room a line wants when the name of its source may take `source` px."""
    whole = _wide(text, style)
    if not tile.source or tile.source not in text:
        return whole
    named = _wide(tile.source, style)
    return whole - named + min(named, source)


def _fitted(tile: Tile, text: str, style: TextStyle, room: float) -> Wrapped:
    """A line that fits: where it is too long, the name of its source is cut and the rest stays."""
    if tile.source and tile.source in text and _wide(text, style) > room + 1:
        before, _, after = text.rpartition(tile.source)
        left = room - _wide(before + after, style)
        if left > 0:
            text = before + " ".join(wrap(tile.source, style, left, 1).lines) + after
    return wrap(text, style, room, 1)


def _draw(tile: Tile, box: Box, count: int, *, first: bool) -> Group:
    shapes: list[Shape] = []
    if not first:
        x = box.x - _GAP / 2
        shapes.append(Line(x, box.y + 4, x, box.bottom - 4, "hairline"))
    y = box.y
    for text, style in _texts(tile):
        shapes += set_text(_fitted(tile, text, style, box.width), style, box.x, y)[1]
        y += style.line_height + 2
    told = "\n".join(text for text, _ in _texts(tile) if text)
    return Group(f"summary-{count + 1}", "summary", "page", box, tuple(shapes), tooltip=told)


__all__ = ["Tile", "draw_summary", "headline_scores", "score_tile", "tiles"]
