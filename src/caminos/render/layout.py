"""From a map to a scene: heading, numbers, bands and foot, one below the other."""

from dataclasses import replace

from caminos.language import known
from caminos.maps.library import Library
from caminos.maps.measurement import Measurement
from caminos.maps.model import JourneyMap
from caminos.render.band import draw_band
from caminos.render.bands import cut_into_bands, pleasant_count
from caminos.render.columns import columns_of, places_of
from caminos.render.empty import draw_empty
from caminos.render.footnotes import draw_footnotes
from caminos.render.grid import Grid
from caminos.render.heading import draw_heading
from caminos.render.legend import draw_legend
from caminos.render.measure_text import cleaned
from caminos.render.narrative import description
from caminos.render.options import LayoutOptions
from caminos.render.picture import Picture
from caminos.render.scene import Box, Part, Scene
from caminos.render.summary import draw_summary
from caminos.render.theme import COMFORTABLE, COMPACT, MARGIN, Look

_COMPACT_FROM = 81
_NARROWEST, _WIDEST_PITCH, _BETWEEN_BANDS = 1080.0, 300.0, 34.0


def lay_out(
    document: JourneyMap,
    library: Library,
    measurement: Measurement | None = None,
    *,
    options: LayoutOptions | None = None,
) -> Scene:
    """The picture of a map as pure data: boxes, lines and labels in px, in parts from top to bottom.

    `measurement` adds the numbers that cards alone do not carry. Every map can be laid out, an empty
    or a faulty one too: cards without a place are counted at the foot.
    """
    picture = picture_of(document, library, measurement, options or LayoutOptions())
    per_band = _per_band(picture)
    count = max((band.count for band in cut_into_bands(picture.columns, per_band)), default=0)
    inner = max(picture.look.side + count * picture.look.pitch, _NARROWEST)
    left, right = MARGIN, MARGIN + inner
    heading = _heading(picture, left, right)
    bands = draw_bands(picture, per_band, heading.frame.bottom)
    parts = [heading, *bands]
    y = parts[-1].frame.bottom
    if not bands or not picture.lanes:
        height, groups = draw_empty(picture, left, right, y + 16)
        parts.append(Part("empty", "foot", Box(left, y, inner, height + 16), groups))
        y += height + 16
    parts.append(_foot(picture, left, right, y))
    bottom = parts[-1].frame.bottom
    title = cleaned(document.title)
    return Scene(right + MARGIN, bottom + MARGIN, title, description(picture), picture.language, tuple(parts))


def picture_of(
    document: JourneyMap, library: Library, measurement: Measurement | None, options: LayoutOptions
) -> Picture:
    """Gather what drawing needs, and choose the density."""
    columns = columns_of(document)
    places, lost = places_of(document, columns)
    compact = options.columns == "compact" or (options.columns == "auto" and len(columns) >= _COMPACT_FROM)
    look = _roomy(COMPACT if compact else COMFORTABLE, len(columns))
    language = known(options.language or document.language)
    return Picture(document, library, measurement, options, language, look, columns, places, lost)


def _roomy(look: Look, count: int) -> Look:
    """Wider columns on a map of few steps, so that it fills its page."""
    if not count:
        return look
    pitch = min(max(look.pitch, (_NARROWEST - look.side) / count), _WIDEST_PITCH)
    return replace(look, pitch=pitch)


def draw_bands(picture: Picture, per_band: int, top: float = 0.0) -> tuple[Part, ...]:
    """Draw the columns of a map in bands of at most `per_band`, one below the other, from `top` on."""
    parts: list[Part] = []
    for band in cut_into_bands(picture.columns, per_band):
        parts.append(draw_band(picture, Grid(band, picture.look, MARGIN), top))
        top = parts[-1].frame.bottom + _BETWEEN_BANDS
    return tuple(parts)


def _per_band(picture: Picture) -> int:
    look = picture.look
    if picture.options.per_band is not None:
        return max(picture.options.per_band, 1)
    return pleasant_count(
        len(picture.columns), lambda count: look.side + count * look.pitch, _guessed_height(picture)
    )


def _guessed_height(picture: Picture) -> float:
    """About how high a band will be; only the choice of how many columns stand side by side rests on it."""
    each = 90.0 if picture.look.name == "comfortable" else 62.0
    heights = {"emotion": 6.2 * picture.look.level}
    shown = [lane for lane in picture.lanes if picture.places[lane.id] and not lane.collapsed]
    slim = len(picture.lanes) - len(shown)
    return 130.0 + sum(heights.get(lane.kind, each) for lane in shown) + slim * 26.0


def _heading(picture: Picture, left: float, right: float) -> Part:
    height, groups = draw_heading(picture, left, right, MARGIN)
    y = MARGIN + height + 14
    summary_height, summary = draw_summary(picture, left, right, y + 4)
    if summary:
        y += summary_height + 22
    frame = Box(left, MARGIN, right - left, y - MARGIN)
    return Part("heading", "heading", frame, (*groups, *summary))


def _foot(picture: Picture, left: float, right: float, top: float) -> Part:
    y = top + 18
    legend_height, legend = draw_legend(picture, left, right, y)
    y += legend_height + (10 if legend else 0)
    notes_height, notes = draw_footnotes(picture, left, right, y)
    y += notes_height
    return Part("foot", "foot", Box(left, top, right - left, y - top), (*legend, *notes))
