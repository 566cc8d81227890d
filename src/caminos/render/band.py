"""One band of the map: stage headers and steps, then every lane with its head, from top to bottom."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from caminos.maps.model import Lane
from caminos.render.cards import Item, draw_cards, items_of
from caminos.render.columns import Place
from caminos.render.decisions import decision_items
from caminos.render.dividers import DividerName, dividers
from caminos.render.grid import Grid
from caminos.render.header import draw_head, stage_starts
from caminos.render.lanes import FACES, emotion, free
from caminos.render.lanes.emotion import Drawn
from caminos.render.measure_text import text_width
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group, Label, Line, Part, Shape
from caminos.render.theme import DASH_LINE, SIDE_NOTE, SIDE_TITLE, SMALL
from caminos.render.typeset import set_text
from caminos.render.wrap import wrap

BLEED = 12.0
"""How far the tint of a lane reaches beyond its head, into the margin."""

_PAD, _SLIM, _DIVIDER = 10.0, 26.0, 22.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One lane as drawn: `lanes` are several where their curves share one row."""

    id: str
    title: str
    note: str
    told: str
    draw: Callable[[Grid, float], Drawn] | None
    slim_note: str = ""
    divider: DividerName | None = None
    tinted: bool = False


def draw_band(picture: Picture, grid: Grid, top: float) -> Part:
    """Draw one band below `top`."""
    head_height, head = draw_head(picture, grid, top)
    y = top + head_height
    ground: list[Shape] = []
    groups: list[Group] = list(head)
    for number, row in enumerate(rows_of(picture, grid)):
        y, made = _draw_row(picture, grid, row, y, number=number + 2, ground=ground)
        groups += made
    ground.append(Line(grid.side, y, grid.right, y, "hairline"))
    ground += _stage_lines(picture, grid, top + head_height, y)
    frame = Box(grid.side - BLEED, top, grid.right - grid.side + BLEED, y - top)
    behind = Group(f"ground-band{grid.band.number + 1}", "ground", "ground", frame, tuple(ground))
    return Part(
        id=f"band-{grid.band.number + 1}",
        kind="band",
        frame=frame,
        groups=(behind, *groups),
        side_width=picture.look.side + BLEED - 4,  # the cards keep their left border
        head_height=head_height,
    )


def rows_of(picture: Picture, grid: Grid) -> list[_Row]:
    """The rows of a band: the shown lanes, curves gathered where that was asked for, decisions last."""
    lines = dividers(picture.lanes)
    feelings = tuple(lane for lane in picture.lanes if lane.kind == "emotion" and not lane.collapsed)
    gathered = feelings if picture.options.overlay and len(feelings) > 1 else ()
    rows = []
    for lane in picture.lanes:
        if lane in gathered:
            if lane is gathered[0]:
                rows.append(_overlay_row(picture, gathered))
            continue
        if grid.band.number and not picture.places[lane.id]:
            continue  # that nothing is there yet was said once, in the first band
        rows.append(replace(_lane_row(picture, grid, lane), divider=lines.get(lane.id)))
    decided = decision_items(picture)
    if decided:
        rows.append(_decision_row(picture, grid, decided))
    return rows


def _lane_row(picture: Picture, grid: Grid, lane: Lane) -> _Row:
    everywhere = picture.places[lane.id]
    here = grid.within(everywhere)
    title, told = picture.lane_title(lane), picture.say(f"lane_note.{_note_key(picture, lane, everywhere)}")
    row = _Row(f"lane-{lane.id}", title, told, told, None, tinted=lane.kind == "emotion")
    if lane.collapsed and everywhere:
        return replace(row, slim_note=picture.say("folded_cards", count=len(everywhere)), tinted=False)
    if not everywhere:
        return replace(row, slim_note=picture.say("nothing_yet"), tinted=False)
    if lane.kind == "emotion":
        return replace(row, draw=lambda at, top: _feelings(picture, at, (lane,), here, top))
    if not here:
        return row
    items = items_of(picture, here, FACES[lane.kind])
    return replace(row, draw=lambda at, top: Drawn(*draw_cards(picture, at, items, top, lane.kind)))


def _note_key(picture: Picture, lane: Lane, places: tuple[Place, ...]) -> str:
    """Which explanation a lane gets: one of numbers promises an interval only where there is one."""
    if lane.kind != "metric" or not places or any(place.card.interval for place in places):
        return lane.kind
    metrics = [picture.metric(place.card.metric) for place in places]
    timed = all(metric is not None and metric.kind == "duration" for metric in metrics)
    return "metric_time" if timed else "metric_plain"


def _feelings(
    picture: Picture, grid: Grid, lanes: tuple[Lane, ...], here: tuple[Place, ...], top: float
) -> Drawn:
    """Curves, and below them what emotion cards without a score say in words."""
    drawn = emotion.draw(picture, grid, lanes, top)
    told = tuple(place for place in here if place.card.score is None)
    if not told:
        return drawn
    items = items_of(picture, told, free.face)
    height, groups = draw_cards(picture, grid, items, top + drawn.height, "feeling-told")
    return Drawn(drawn.height + height + _PAD, (*drawn.groups, *groups), drawn.ground, drawn.side)


def _overlay_row(picture: Picture, lanes: tuple[Lane, ...]) -> _Row:
    signs = "●■◆▲★"
    title = picture.say("lane.emotion")
    names = " · ".join(
        f"{signs[number % 5]} {picture.whose(lane) or picture.lane_title(lane)}"
        for number, lane in enumerate(lanes)
    )

    def draw(grid: Grid, top: float) -> Drawn:
        here = tuple(place for lane in lanes for place in grid.within(picture.places[lane.id]))
        return _feelings(picture, grid, lanes, here, top)

    return _Row("lane-overlay", title, names, names, draw, tinted=True)


def _decision_row(picture: Picture, grid: Grid, items: tuple[Item, ...]) -> _Row:
    here = tuple(item for item in items if grid.band.first <= item.first <= grid.band.last)
    told = picture.say("lane_note.decision")
    row = _Row("lane-decisions", picture.say("lane.decision"), told, told, None)
    if not here:
        return row
    return replace(row, draw=lambda at, top: Drawn(*draw_cards(picture, at, here, top, "decision")))


def _draw_row(
    picture: Picture, grid: Grid, row: _Row, y: float, *, number: int, ground: list[Shape]
) -> tuple[float, list[Group]]:
    groups: list[Group] = []
    if row.divider:
        groups.append(_divider(picture, grid, row, y, ground))
        y += _DIVIDER
    pad = 0.0 if row.tinted else _PAD
    drawn = row.draw(grid, y + pad) if row.draw else None
    head_height, head = _head(picture, grid, row, y, slim=drawn is None)
    height = max(head_height, drawn.height + 2 * pad if drawn else _SLIM)
    if row.tinted and drawn:
        ground.append(Box(grid.side - BLEED, y, grid.right - grid.side + BLEED, height, fill="ground"))
        ground += drawn.ground
    if not row.divider:
        ground.append(Line(grid.side, y, grid.right, y, "hairline"))
    side = drawn.side if drawn else ()
    frame = Box(grid.side, y, picture.look.side, height)
    suffix = f"-band{grid.band.number + 1}"
    groups.append(
        Group(row.id + suffix, "lane-head", "side", frame, (*head, *side), tooltip=f"{row.title}\n{row.told}")
    )
    if drawn is None and row.slim_note:
        groups.append(_slim(grid, row, y, suffix))
    if drawn:
        groups += [replace(group, row=number) for group in drawn.groups]
    return y + height, groups


def _head(picture: Picture, grid: Grid, row: _Row, y: float, *, slim: bool) -> tuple[float, list[Shape]]:
    """Title and explanation of a lane; a slim lane has its title in one line."""
    room = picture.look.side - (44 if row.tinted else 18)
    shapes: list[Shape] = []
    at = y + (_SLIM - SIDE_TITLE.line_height) / 2 if slim else y + _PAD
    texts = [(row.title, SIDE_TITLE, 1 if slim else 3)]
    if not slim:
        texts.append((row.note, SIDE_NOTE, 6))
    for words, style, lines in texts:
        at, labels = set_text(wrap(words, style, room, lines), style, grid.side, at)
        shapes += labels
        at += 2
    return (_SLIM if slim else at - y + _PAD - 4), shapes


def _slim(grid: Grid, row: _Row, y: float, suffix: str) -> Group:
    wide = text_width(row.slim_note, SMALL.size + 0.5)
    label = Label(grid.left + 2, y + _SLIM / 2 + 3.8, row.slim_note, SMALL.size + 0.5, wide, tone="muted")
    frame = Box(grid.left, y, max(grid.right - grid.left, wide + 2), _SLIM)
    return Group(f"slim-{row.id}{suffix}", "slim", "body", frame, (label,))


def _divider(picture: Picture, grid: Grid, row: _Row, y: float, ground: list[Shape]) -> Group:
    words = picture.say(f"divider.{row.divider}")
    wide = text_width(words, SMALL.size, 500)
    middle = y + _DIVIDER / 2
    ground.append(Line(grid.side, middle, grid.right - wide - 14, middle, "muted", 1.2, DASH_LINE))
    label = Label(grid.right - 4, middle + 3.6, words, SMALL.size, wide, 500, "muted", "end")
    frame = Box(grid.right - wide - 8, y, wide + 8, _DIVIDER)
    return Group(f"divider-{row.divider}-band{grid.band.number + 1}", "divider", "body", frame, (label,))


def _stage_lines(picture: Picture, grid: Grid, top: float, bottom: float) -> list[Shape]:
    half = picture.look.gutter / 2
    return [
        Line(grid.x(column) - half, top, grid.x(column) - half, bottom, "hairline")
        for column in stage_starts(picture, grid)
    ]
