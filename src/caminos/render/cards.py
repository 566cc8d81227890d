"""Cards: a frame, paragraphs that fit it, a sign of how we know it, and how cards stack in a lane."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from caminos.maps.model import Card, Moment
from caminos.render.columns import Place
from caminos.render.details import card_detail
from caminos.render.grid import Grid
from caminos.render.measure_text import cleaned
from caminos.render.picture import Picture
from caminos.render.scene import Box, Detail, Group, Mark, MarkKind, Shape
from caminos.render.theme import TextStyle
from caminos.render.typeset import set_text
from caminos.render.wrap import Wrapped, wrap_parts

MARK_RADIUS, STAR_RADIUS = 3.6, 6.0
KNOWN_BY: dict[str, MarkKind] = {"assumed": "ring", "observed": "half", "measured": "full"}
"""The small sign of how we know a thing, by the kind of its provenance."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The box around a card, or none of it: colour names and the dash of its border."""

    fill: str | None = None
    stroke: str | None = None
    dash: tuple[float, ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether there is a box to see."""
        return self.fill is not None or self.stroke is not None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text on a card: its style, how many lines it may take, and the room above it in px."""

    text: str
    style: TextStyle
    lines: int
    above: float = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A share (0 … 1) as a bar, with its 95 % interval as a line."""

    share: float
    interval: tuple[float, float] | None = None
    tone: str = "bar-good"


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows: paragraphs from top to bottom, a bar below the first one, a frame.

    `unsaid` is told to whoever listens or points at the card, but not drawn: it stands right above.
    """

    paragraphs: tuple[Paragraph, ...]
    frame: Frame = Frame()
    bar: Bar | None = None
    unsaid: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """All its words, what is not drawn first."""
        words = (cleaned(text) for text in (self.unsaid, *(p.text for p in self.paragraphs)))
        return tuple(text for text in words if text)


FaceOf = Callable[[Picture, Card], Face]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to stack in a lane: what it shows, from which column to which, and what opens beside it."""

    id: str
    first: int
    last: int
    face: Face
    detail: Detail
    known: str | None = None
    moment: Moment | None = None


_BAR_HEIGHT, _BAR_ROOM = 5.0, 14.0


def items_of(picture: Picture, places: tuple[Place, ...], face_of: FaceOf) -> tuple[Item, ...]:
    """Cards as items, each with its face, its detail, how it is known and whether it is a moment of truth."""
    return tuple(
        Item(
            id=f"card-{place.card.id}",
            first=place.first,
            last=place.last,
            face=face_of(picture, place.card),
            detail=card_detail(picture, place.card),
            known=place.card.provenance.kind,
            moment=place.card.moment,
        )
        for place in places
    )


def draw_cards(
    picture: Picture, grid: Grid, items: tuple[Item, ...], top: float, role: str
) -> tuple[float, tuple[Group, ...]]:
    """Draw the cards of one lane in one band below `top`; return the height they take and their groups.

    A card lies below all earlier ones whose columns it shares, so that none ever covers another.
    """
    made = [_fitted(picture, grid, item) for item in items]
    stacked = len({item.first for item in items}) < len(items) or any(i.first < i.last for i in items)
    tallest = max((card.height for card in made), default=0.0)
    free = dict.fromkeys(range(grid.band.first, grid.band.last + 1), 0.0)
    groups: list[Group] = []
    for card in made:
        over = range(card.item.first, card.item.last + 1)
        y = max(free[column] for column in over)
        height = tallest if card.face.frame.drawn and not stacked else card.height
        groups.append(_group(picture, grid, card, (top + y, height), role))
        for column in over:
            free[column] = y + height + picture.look.gap
    return max(free.values()) - (picture.look.gap if made else 0.0), tuple(groups)


@dataclass(frozen=True, slots=True)
class _Fitted:
    item: Item
    face: Face
    texts: tuple[Wrapped, ...]
    width: float
    height: float


def _fitted(picture: Picture, grid: Grid, item: Item) -> _Fitted:
    width, face = grid.width(item.first, item.last), item.face
    inner = width - 2 * _pad_x(picture, face)
    shown = tuple(p for p in face.paragraphs if cleaned(p.text))
    shown = shown or (Paragraph(picture.say("card.empty"), picture.look.note, 1),)
    face = replace(face, paragraphs=shown)
    texts = tuple(
        wrap_parts(p.text, p.style, inner, p.lines, inner - _reserved(item) if number == 0 else None)
        for number, p in enumerate(shown)
    )
    height = 2 * _pad_y(picture, face) + (_BAR_ROOM if face.bar else 0.0)
    for number, (paragraph, text) in enumerate(zip(shown, texts, strict=True)):
        height += len(text.lines) * paragraph.style.line_height + (paragraph.above if number else 0.0)
    return _Fitted(item, face, texts, width, height)


def _group(picture: Picture, grid: Grid, card: _Fitted, extent: tuple[float, float], role: str) -> Group:
    item, frame, (y, height) = card.item, card.face.frame, extent
    box = Box(grid.x(item.first), y, card.width, height)
    shapes: list[Shape] = []
    if frame.drawn:
        radius = picture.look.padding * 0.7
        shapes.append(replace(box, fill=frame.fill, stroke=frame.stroke, dash=frame.dash, radius=radius))
    shapes += _texts(picture, card, box)
    shapes += _marks(picture, card, box)
    return Group(
        id=item.id + (f"-band{grid.band.number + 1}" if grid.band.number else ""),
        role=role,
        zone="body",
        frame=box,
        shapes=tuple(shapes),
        tooltip=_tooltip(picture, card),
        detail=item.detail,
        column=item.first,
    )


def _texts(picture: Picture, card: _Fitted, box: Box) -> list[Shape]:
    x, y = box.x + _pad_x(picture, card.face), box.y + _pad_y(picture, card.face)
    inner = box.width - 2 * _pad_x(picture, card.face)
    shapes: list[Shape] = []
    for number, (paragraph, text) in enumerate(zip(card.face.paragraphs, card.texts, strict=True)):
        y += paragraph.above if number else 0.0
        y, lines = set_text(text, paragraph.style, x, y)
        shapes += lines
        if number == 0 and card.face.bar:
            shapes += _bar(card.face.bar, x, y + 4, inner)
            y += _BAR_ROOM
    return shapes


def _bar(bar: Bar, x: float, y: float, width: float) -> list[Shape]:
    def at(value: float) -> float:
        return x + min(max(value, 0.0), 1.0) * width

    radius = _BAR_HEIGHT / 2
    shapes: list[Shape] = [Box(x, y, width, _BAR_HEIGHT, fill="bar", radius=radius)]
    filled = at(bar.share) - x
    if filled > 0:
        shapes.append(Box(x, y, filled, _BAR_HEIGHT, fill=bar.tone, radius=min(radius, filled / 2)))
    if bar.interval:
        low, high = at(bar.interval[0]), at(bar.interval[1])
        middle = y + _BAR_HEIGHT / 2
        shapes.append(Box(low, middle - 0.75, max(high - low, 1.0), 1.5, fill="ink"))
        shapes += [Box(edge - 0.5, middle - 3.5, 1.0, 7.0, fill="ink") for edge in (low, high)]
    return shapes


def _marks(picture: Picture, card: _Fitted, box: Box) -> list[Shape]:
    item, face = card.item, card.face
    ground = face.frame.fill or "paper"
    middle = box.y + _pad_y(picture, face) + face.paragraphs[0].style.line_height / 2
    x = box.right - _pad_x(picture, face) - MARK_RADIUS
    marks: list[Shape] = []
    if item.known:
        marks.append(Mark(KNOWN_BY[item.known], x, middle, MARK_RADIUS, "muted", ground))
    if item.moment:
        tone = "pain" if item.moment == "critical" else "feel-best"
        marks.append(Mark("star", x - MARK_RADIUS - STAR_RADIUS - 3, middle, STAR_RADIUS, tone, ground))
    return marks


def _reserved(item: Item) -> float:
    return (2 * MARK_RADIUS + 5 if item.known else 0.0) + (2 * STAR_RADIUS + 3 if item.moment else 0.0)


def _pad_x(picture: Picture, face: Face) -> float:
    return picture.look.padding if face.frame.drawn else 2.0


def _pad_y(picture: Picture, face: Face) -> float:
    return picture.look.padding * 0.75 if face.frame.drawn else 1.0


def _tooltip(picture: Picture, card: _Fitted) -> str:
    known = [picture.say(f"known.{card.item.known}")] if card.item.known else []
    moment = [picture.say(f"moment.{card.item.moment}")] if card.item.moment else []
    return "\n".join([*card.face.told, *moment, *known])
