"""The head of a band: stages as chevrons over their steps, the names of the steps, and how we know both."""

from caminos.maps.provenance import Provenance
from caminos.render.cards import KNOWN_BY, MARK_RADIUS
from caminos.render.chevron import chevron
from caminos.render.columns import Column
from caminos.render.details import stage_detail, step_detail
from caminos.render.grid import Grid
from caminos.render.measure_text import cleaned, text_width
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group, Label, Mark, Path, Shape
from caminos.render.theme import TextStyle
from caminos.render.typeset import baseline, set_text
from caminos.render.wrap import Wrapped, wrap

_TIP = 12.0
_BESIDE, _MARK_ROOM = 7.0, 2 * MARK_RADIUS + 8.0
_ABOVE_STEPS, _BELOW_STEPS = 12.0, 12.0


def draw_head(picture: Picture, grid: Grid, top: float) -> tuple[float, tuple[Group, ...]]:
    """Draw the head of one band below `top`; return its height and its groups."""
    stages = _stages(picture, grid)
    texts = [_stage_text(picture, grid, run) for run in stages]
    lines = max((len(text.lines) for text in texts), default=1)
    style = picture.look.stage
    height = lines * style.line_height + 15
    groups = [
        _chevron(picture, grid, run, text, (top, height)) for run, text in zip(stages, texts, strict=True)
    ]
    step_height, steps = _steps(picture, grid, top + height + _ABOVE_STEPS)
    return height + _ABOVE_STEPS + step_height + _BELOW_STEPS, (*groups, *steps)


def stage_starts(picture: Picture, grid: Grid) -> tuple[int, ...]:
    """The columns of a band, after its first, where another stage begins."""
    return tuple(run[0].number for run in _stages(picture, grid)[1:])


def _stages(picture: Picture, grid: Grid) -> list[list[Column]]:
    runs: list[list[Column]] = []
    for column in picture.columns[grid.band.first : grid.band.last + 1]:
        if runs and runs[-1][0].stage.id == column.stage.id:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def _stage_text(picture: Picture, grid: Grid, run: list[Column]) -> Wrapped:
    name, first = run[0].stage.name, run[0].number
    if first and picture.columns[first - 1].stage.id == run[0].stage.id:
        name = picture.say("continued", name=name)
    room = grid.width(first, run[-1].number) - 3 * _TIP - _MARK_ROOM
    return wrap(name, picture.look.stage, room, 2)


def _chevron(
    picture: Picture, grid: Grid, run: list[Column], text: Wrapped, extent: tuple[float, float]
) -> Group:
    first, style, (top, height) = run[0].number, picture.look.stage, extent
    x, width = grid.x(first), grid.width(first, run[-1].number)
    right = x + width + min(picture.look.gutter - 4, _TIP - 2)
    indent = x + (2 * _TIP - 4 if first else _TIP)
    bottom, lines = set_text(text, style, indent, top + (height - len(text.lines) * style.line_height) / 2)
    mark = _mark(run[0].stage.provenance, text, style, (indent, bottom), ("on-stage", "stage"))
    outline = Path(chevron(x, right, top, height, _TIP, notched=first > 0), fill="stage")
    return Group(
        id=f"stage-{run[0].stage.id}-band{grid.band.number + 1}",
        role="stage",
        zone="head",
        frame=Box(x, top, right - x, height),
        shapes=(outline, *lines, mark),
        tooltip=_told(picture, run[0].stage.name, run[0].stage.provenance),
        detail=stage_detail(picture, run[0]),
        row=0,
        column=first,
    )


def _steps(picture: Picture, grid: Grid, top: float) -> tuple[float, list[Group]]:
    style, note = picture.look.step, picture.look.note
    made: list[tuple[Column, Wrapped]] = []
    for column in picture.columns[grid.band.first : grid.band.last + 1]:
        name = column.step.name if column.step else picture.say("no_steps_yet")
        room = picture.look.card_width - 4 - (_MARK_ROOM if _is_marked(picture, column) else 0.0)
        made.append((column, wrap(name, style if column.step else note, room, 3)))
    tallest = max(len(text.lines) for _, text in made) * style.line_height
    with_map = any(column.step and column.step.submap for column, _ in made)
    height = tallest + (note.line_height + 2 if with_map else 0.0)
    return height, [_step(picture, grid, column, text, (top, height)) for column, text in made]


def _step(picture: Picture, grid: Grid, column: Column, text: Wrapped, extent: tuple[float, float]) -> Group:
    (top, height), note = extent, picture.look.note
    style, x = picture.look.step if column.step else note, grid.x(column.number) + 2
    y, lines = set_text(text, style, x, top)
    shapes: list[Shape] = [*lines]
    if column.step and _is_marked(picture, column):
        shapes.append(_mark(column.step.provenance, text, style, (x, y), ("muted", "paper")))
    if column.step and column.step.submap:
        words = picture.say("in_detail")
        wide = text_width(words, note.size)
        shapes.append(Label(x, baseline(y + 2, note), words, note.size, wide, tone="accent"))
    return Group(
        id=f"step-{column.step.id}" if column.step else f"no-step-{column.stage.id}",
        role="step",
        zone="head",
        frame=Box(grid.x(column.number), top, picture.look.card_width, height),
        shapes=tuple(shapes),
        tooltip=_told(picture, column.step.name, column.step.provenance)
        if column.step
        else picture.say("no_steps_yet"),
        detail=step_detail(picture, column),
        row=1,
        column=column.number,
    )


def _is_marked(picture: Picture, column: Column) -> bool:
    """Whether a step shows how we know it: not where a touchpoint's card right below says the same."""
    return column.step is not None and not any(
        place.card.provenance.kind == column.step.provenance.kind
        for lane in picture.lanes
        if lane.kind == "touchpoint" and not lane.collapsed
        for place in picture.places[lane.id]
        if place.first == column.number
    )


def _mark(
    known: Provenance, text: Wrapped, style: TextStyle, after: tuple[float, float], colours: tuple[str, str]
) -> Mark:
    """The sign of how we know a thing, beside the last line of its name.

    `after` is the x where the lines begin and the y where they end; `colours` are tone and ground.
    """
    (x, bottom), (tone, ground) = after, colours
    beside = x + (text.widths[-1] if text.widths else 0.0) + _BESIDE + MARK_RADIUS
    middle = bottom - style.line_height / 2
    return Mark(KNOWN_BY[known.kind], beside, middle, MARK_RADIUS, tone, ground)


def _told(picture: Picture, name: str, known: Provenance) -> str:
    return f"{cleaned(name)}\n{picture.say(f'known.{known.kind}')}"
