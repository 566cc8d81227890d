"""The emotion lane: hairlines from −2 to +2, the curve, its points with interval and n, and gaps."""

from dataclasses import dataclass

from caminos.language import signed
from caminos.maps.model import Card, Lane
from caminos.render.cards import STAR_RADIUS
from caminos.render.details import card_detail
from caminos.render.emotion import (
    HIGHEST,
    LOWEST,
    Piece,
    Point,
    pieces_of,
    points_of,
    shown_between,
    unknown_runs,
)
from caminos.render.grid import Grid
from caminos.render.measure_text import cleaned, text_width
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group, Label, Line, Mark, MarkKind, Path, Shape
from caminos.render.theme import DASH_GRID, SMALL, VALUE, TextStyle, feeling_tone

_ABOVE, _BELOW, _PAIN_ROOM = 30.0, 24.0, 16.0
_ASIDE = 14.0
"""How far the curves of one lane stand apart, so that equal feelings do not cover each other."""

_GROUND = "ground"
_DOTS: dict[str, MarkKind] = {"assumed": "ring", "observed": "half", "measured": "full"}
_STARS: dict[str, MarkKind] = {"assumed": "star-open", "observed": "star-half", "measured": "star"}
_SHAPES: tuple[MarkKind, ...] = ("circle", "square", "diamond", "triangle", "star")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A lane in one band: its height, its groups, shapes behind them, and shapes beside its head."""

    height: float
    groups: tuple[Group, ...]
    ground: tuple[Shape, ...] = ()
    side: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    picture: Picture
    grid: Grid
    top: float
    pains: bool

    def y(self, score: float) -> float:
        return self.top + _ABOVE + (HIGHEST - min(max(score, LOWEST), HIGHEST)) * self.picture.look.level

    def x(self, at: float) -> float:
        """A place along the journey in px: the middle of a card is the middle of its column."""
        look = self.picture.look
        return self.grid.left + (at - self.grid.band.first - 0.5) * look.pitch + look.card_width / 2

    def at(self, x: float) -> float:
        """The place along the journey that stands at x px."""
        look = self.picture.look
        return (x - self.grid.left - look.card_width / 2) / look.pitch + self.grid.band.first + 0.5

    @property
    def left(self) -> float:
        """Where the plot begins, in px: right of the numbers of its axis."""
        return self.grid.left - 6

    @property
    def height(self) -> float:
        return 4 * self.picture.look.level + _ABOVE + _BELOW + (_PAIN_ROOM if self.pains else 0.0)


def draw(picture: Picture, grid: Grid, lanes: tuple[Lane, ...], top: float) -> Drawn:
    """Draw one emotion lane, or several as curves of one lane, below `top`."""
    pains = _pains(picture) if lanes[-1] == _last_curve(picture) else {}
    scale = _Scale(picture, grid, top, bool(pains))
    several = len(lanes) > 1
    groups: list[Group] = []
    known: list[Point] = []
    for number, lane in enumerate(lanes):
        points = points_of(picture.places[lane.id])
        known += points
        tone = f"curve-{number % 5 + 1}" if several else "ink"
        aside = (number - (len(lanes) - 1) / 2) * _ASIDE
        groups.append(_curve(scale, lane, points, tone, aside))
        here = [point for point in points if _in_band(grid, point)]
        groups += [_point(scale, point, number if several else None, aside) for point in here]
    runs = unknown_runs(tuple(known), grid.band.first, grid.band.last)
    groups += [_unknown(scale, lanes[0], run) for run in runs]
    if pains:
        groups += _pain_signs(scale, pains, lanes[0])
    return Drawn(scale.height, tuple(groups), _hairlines(scale), _levels(scale))


def _in_band(grid: Grid, point: Point) -> bool:
    return grid.band.first <= int(point.at) <= grid.band.last


def _hairlines(scale: _Scale) -> tuple[Shape, ...]:
    left, right = scale.left, scale.grid.right
    return tuple(
        Line(left, scale.y(level), right, scale.y(level), "axis", 1.0, () if level == 0 else DASH_GRID)
        for level in (-2, -1, 0, 1, 2)
    )


def _levels(scale: _Scale) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    for level in (-2, -1, 0, 1, 2):
        words = signed(level, scale.picture.language, 0)
        wide = text_width(words, SMALL.size)
        shapes.append(
            Label(
                scale.grid.left - 12,
                scale.y(level) + 3.6,
                words,
                SMALL.size,
                wide,
                tone="muted",
                anchor="end",
            )
        )
    return tuple(shapes)


def _curve(scale: _Scale, lane: Lane, points: tuple[Point, ...], tone: str, aside: float) -> Group:
    band = scale.grid.band
    left, right = scale.at(scale.left - aside), scale.at(scale.grid.right - aside)
    shapes: list[Shape] = []
    for piece in pieces_of(points):
        shown = shown_between(piece, left, right)
        if shown is not None:
            shapes.append(Path(_bow(scale, shown, aside), stroke=tone, width=1.5, dash=shown.dash))
    frame = Box(scale.grid.left, scale.top, scale.grid.right - scale.grid.left, scale.height)
    return Group(f"curve-{lane.id}-band{band.number + 1}", "curve", "body", frame, tuple(shapes))


def _bow(scale: _Scale, piece: Piece, aside: float) -> str:
    a, b, c, d = (f"{scale.x(at) + aside:.2f} {scale.y(score):.2f}" for at, score in piece.points)
    return f"M{a}C{b} {c} {d}"


def _point(scale: _Scale, point: Point, curve: int | None, aside: float) -> Group:
    picture, card = scale.picture, point.card
    score = card.score if card.score is not None else 0.0
    room = point.room * picture.look.pitch
    x = scale.x(point.at) + aside
    y = scale.y(score)
    tone = feeling_tone(score) if curve is None else f"curve-{curve % 5 + 1}"
    shapes: list[Shape] = []
    top, bottom = y, y
    if card.interval is not None and curve is None:
        top, bottom = scale.y(max(card.interval)), scale.y(min(card.interval))
        shapes.append(Line(x, top, x, bottom, "whisker", 5.0, round=True))
    radius = _radius(picture, card)
    shapes.append(Mark(_dot(card, curve), x, y, radius, tone, _GROUND))
    top, bottom = min(top - 2.5, y - radius), max(bottom + 2.5, y + radius)
    if curve is None:
        shapes += _numbers(scale, card, (x, top, bottom), room, tone)
    half = max(room if curve is None else _ASIDE, 2 * radius) / 2
    detail = card_detail(picture, card)
    suffix = f"-band{scale.grid.band.number + 1}" if scale.grid.band.number else ""
    return Group(
        id=f"card-{card.id}{suffix}",
        role="feeling",
        zone="body",
        frame=Box(x - half, scale.top, 2 * half, scale.height),
        shapes=tuple(shapes),
        tooltip=_tooltip(picture, card, score),
        detail=detail,
        column=point.first,
    )


def _numbers(
    scale: _Scale, card: Card, place: tuple[float, float, float], room: float, tone: str
) -> list[Shape]:
    """The value above the point and n below it, each only where there is room for it.

    `place` is the x of the point and the top and bottom of what is drawn there.
    """
    picture, (x, top, bottom) = scale.picture, place
    small = picture.look.name == "compact"
    value_style = TextStyle(VALUE.size - (1.5 if small else 0), VALUE.weight)
    note_style = TextStyle(SMALL.size - (1 if small else 0))
    n = picture.counted(card)
    below = picture.say("n", n=n) if n is not None else ""
    below = below or (
        "" if card.provenance.kind == "measured" else picture.say(f"known.{card.provenance.kind}")
    )
    score = signed(card.score or 0.0, picture.language)
    made: list[Shape] = []
    for words, style, y, colour in (
        (score, value_style, top - 5, tone),
        (below, note_style, bottom + note_style.size + 1.5, "muted"),
    ):
        wide = text_width(words, style.size, style.weight)
        if words and wide <= room - 4:
            made.append(Label(x, y, words, style.size, wide, style.weight, colour, "middle", _GROUND))
    return made


def _dot(card: Card, curve: int | None) -> MarkKind:
    if card.moment:
        return _STARS[card.provenance.kind]
    return _DOTS[card.provenance.kind] if curve is None else _SHAPES[curve % len(_SHAPES)]


def _radius(picture: Picture, card: Card) -> float:
    return picture.look.dot + (STAR_RADIUS - 2.5 if card.moment else 0.0)


def _tooltip(picture: Picture, card: Card, score: float) -> str:
    lines = [signed(score, picture.language)]
    if card.moment:
        lines.append(picture.say(f"moment.{card.moment}"))
    if cleaned(card.text):
        lines.append(cleaned(card.text))
    return "\n".join([*lines, picture.say(f"known.{card.provenance.kind}")])


def _unknown(scale: _Scale, lane: Lane, run: tuple[int, int]) -> Group:
    grid, picture = scale.grid, scale.picture
    left, width = grid.x(run[0]), grid.width(*run)
    words = picture.say("not_yet_known")
    wide = text_width(words, SMALL.size)
    y = scale.y(0)
    shapes: tuple[Shape, ...] = (
        Label(left + width / 2, y + 3.6, words, SMALL.size, wide, 400, "muted", "middle", _GROUND),
    )
    frame = Box(left, y - 16, width, 32)
    return Group(f"unknown-{lane.id}-{run[0]}", "unknown", "body", frame, shapes if wide <= width else ())


def _last_curve(picture: Picture) -> Lane:
    """The lowest curve: the pain points are marked under that one only."""
    return [lane for lane in picture.lanes if lane.kind == "emotion" and not lane.collapsed][-1]


def _pains(picture: Picture) -> dict[int, list[Card]]:
    """The pain points of each column, to be marked under the curve."""
    kinds = {lane.id for lane in picture.lanes if lane.kind == "pain"}
    found: dict[int, list[Card]] = {}
    for lane in kinds:
        for place in picture.places[lane]:
            for column in range(place.first, place.last + 1):
                found.setdefault(column, []).append(place.card)
    return found


def _pain_signs(scale: _Scale, pains: dict[int, list[Card]], lane: Lane) -> list[Group]:
    grid, made = scale.grid, []
    for column in range(grid.band.first, grid.band.last + 1):
        if column not in pains:
            continue
        x, y = grid.centre(column), scale.top + scale.height - 10
        frame = Box(x - 8, y - 8, 16, 16)
        told = "\n".join(cleaned(card.text) for card in pains[column])
        group_id = f"pains-{lane.id}-{column}"
        made.append(Group(group_id, "pains", "body", frame, (Mark("warn", x, y, 6, "pain", _GROUND),), told))
    return made
