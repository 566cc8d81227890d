"""The legend: what assumed, observed and measured look like, and the other signs this map uses."""

from collections.abc import Callable
from dataclasses import dataclass

from caminos.render.lanes.touchpoint import FRAMES
from caminos.render.measure_text import text_width
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group, Label, Line, Mark, MarkKind, Path, Shape
from caminos.render.theme import DASH_ASSUMED, TextStyle
from caminos.render.wrap import wrap

_NOTE = TextStyle(10.5, 400, "muted")
_SMALL, _WIDE, ROW, _GAP = 14.0, 32.0, 22.0, 26.0


Sign = Callable[[float, float], tuple[Shape, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign of the legend: the key of its words, the room of the sign in px, and how it is drawn."""

    key: str
    room: float
    sign: Sign


def draw_legend(picture: Picture, left: float, right: float, top: float) -> tuple[float, tuple[Group, ...]]:
    """Draw the signs that occur on this map below `top`, in as many rows as they need."""
    if not picture.options.legend:
        return 0.0, ()
    x, y = left, top
    groups: list[Group] = []
    for entry in entries(picture):
        words = picture.say(f"legend.{entry.key}")
        indent = entry.room + 7
        wide = text_width(words, _NOTE.size) + indent
        if x > left and x + wide > right:
            x, y = left, y + ROW
        wide = min(wide, right - left)
        text = wrap(words, _NOTE, wide - indent + 0.5, 1)
        middle = y + ROW / 2
        label = Label(
            x + indent, middle + _NOTE.size * 0.36, text.lines[0], _NOTE.size, text.widths[0], tone="muted"
        )
        frame = Box(x, y, wide + 0.5, ROW)
        shapes = (*entry.sign(x, middle), label)
        groups.append(Group(f"legend-{entry.key}", "legend", "page", frame, shapes, tooltip=words))
        x += wide + _GAP
    return (y + ROW - top if groups else 0.0), tuple(groups)


_KNOWN: tuple[tuple[str, MarkKind], ...] = (("assumed", "ring"), ("observed", "half"), ("measured", "full"))
_STARS = (("critical", "pain"), ("differentiating", "feel-best"))


def entries(picture: Picture) -> list[Entry]:
    """The signs that occur on a map."""
    kinds = {lane.kind for lane in picture.lanes if picture.places[lane.id] and not lane.collapsed}
    if not picture.columns:
        return []
    moments = {card.moment for card in picture.map.cards}
    touched = {touchpoint.control for touchpoint in map(picture.touchpoint, picture.map.cards) if touchpoint}
    found = [Entry(kind, _SMALL, _dot(mark)) for kind, mark in _KNOWN]
    if "emotion" in kinds:
        found += [Entry("dashed", _WIDE, _line), Entry("gap", _WIDE, _gap)]
        if any(card.interval and card.score is not None for card in picture.map.cards):
            found.append(Entry("whisker", _SMALL, _whisker))
    found += [Entry(moment, _SMALL, _star(tone)) for moment, tone in _STARS if moment in moments]
    if "pain" in kinds and "emotion" in kinds:
        found.append(Entry("pains", _SMALL, _warn))
    if "touchpoint" in kinds:
        found += [
            Entry(key, _WIDE - 6, _card(key)) for key in ("owned", "shared", "beyond") if key in touched
        ]
    return found


def _dot(kind: MarkKind) -> Sign:
    return lambda x, y: (Mark(kind, x + _SMALL / 2, y, 4.4, "ink", "paper"),)


def _star(tone: str) -> Sign:
    return lambda x, y: (Mark("star", x + _SMALL / 2, y, 6.5, tone, "paper"),)


def _card(control: str) -> Sign:
    frame = FRAMES[control]
    return lambda x, y: (
        Box(x + 1, y - 7, _WIDE - 8, 14, fill=frame.fill, stroke=frame.stroke, dash=frame.dash, radius=4),
    )


def _line(x: float, y: float) -> tuple[Shape, ...]:
    return (Path(f"M{x:.2f} {y:.2f}H{x + _WIDE:.2f}", stroke="ink", width=1.5, dash=DASH_ASSUMED),)


def _whisker(x: float, y: float) -> tuple[Shape, ...]:
    at = x + _SMALL / 2
    return Line(at, y - 7, at, y + 7, "whisker", 5.0, round=True), Mark("full", at, y, 4, "ink", "paper")


def _gap(x: float, y: float) -> tuple[Shape, ...]:
    ends = ((x, x + 9), (x + _WIDE - 9, x + _WIDE))
    return tuple(Path(f"M{a:.2f} {y:.2f}H{b:.2f}", stroke="ink", width=1.5) for a, b in ends)


def _warn(x: float, y: float) -> tuple[Shape, ...]:
    return (Mark("warn", x + _SMALL / 2, y, 6, "pain", "paper"),)
