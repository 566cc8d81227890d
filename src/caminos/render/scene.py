"""The picture as pure data: boxes, lines, paths, marks and labels in pixels, gathered in groups and parts.

A scene knows nothing of SVG or of maps; whoever draws it walks `parts`, in order. Coordinates grow to
the right and downwards; every number is in pixels at zoom 1. Colours are names of the theme.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

ASCENT, DESCENT = 0.97, 0.25
"""How far letters reach above and below the baseline, in ems: Inter's tallest and deepest accents."""

Weight = Literal[400, 500, 600, 700]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `dash` as in SVG, `radius` of its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.1
    dash: tuple[float, ...] = ()
    radius: float = 0.0

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def holds(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether another box lies wholly inside this one."""
        across = other.x >= self.x - slack and other.right <= self.right + slack
        return across and other.y >= self.y - slack and other.bottom <= self.bottom + slack

    def meets(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether two boxes share more than an edge."""
        across = self.x < other.right - slack and other.x < self.right - slack
        return across and self.y < other.bottom - slack and other.y < self.bottom - slack


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    round: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """Any other outline: SVG path commands."""

    commands: str
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


MarkKind = Literal[
    "ring",
    "half",
    "full",
    "star",
    "star-open",
    "star-half",
    "warn",
    "circle",
    "square",
    "diamond",
    "triangle",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign around a centre: `ring`, `half`, `full` say how we know; stars are moments of truth."""

    kind: MarkKind
    x: float
    y: float
    radius: float
    tone: str
    ground: str = "paper"


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text: `x` at its anchor, `y` its baseline, `width` as measured.

    `plate` is the colour of an opaque ground behind the letters, where lines would cross them.
    """

    x: float
    y: float
    text: str
    size: float
    width: float
    weight: Weight = 400
    tone: str = "ink"
    anchor: Literal["start", "middle", "end"] = "start"
    plate: str | None = None

    @property
    def box(self) -> Box:
        """The room the letters may take."""
        shift = {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        top = self.y - ASCENT * self.size
        return Box(self.x - shift, top, self.width, (ASCENT + DESCENT) * self.size)


Shape = Box | Line | Path | Mark | Label


@dataclass(frozen=True, slots=True)
class Detail:
    """What opens at the side: a heading, what kind of thing it is, facts in rows, and longer texts."""

    title: str
    kind: str
    rows: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


Zone = Literal["page", "ground", "side", "head", "body"]
"""Where a group stands: `side` and `head` stay in sight while the `body` scrolls over the `ground`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one thing: an id unique in the scene, a role, and the frame that holds its texts.

    `row` and `column` place it for the arrow keys; a group with a `detail` can be opened.
    """

    id: str
    role: str
    zone: Zone
    frame: Box
    shapes: tuple[Shape, ...]
    tooltip: str = ""
    detail: Detail | None = None
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Part:
    """A horizontal piece of the picture: the heading, one band of columns, or the foot."""

    id: str
    kind: Literal["heading", "band", "foot"]
    frame: Box
    groups: tuple[Group, ...]
    side_width: float = 0.0
    head_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """The whole picture: its size, the language of its words, and its parts from top to bottom."""

    width: float
    height: float
    title: str
    description: str
    language: str
    parts: tuple[Part, ...] = field(default=())

    def groups(self) -> Iterator[Group]:
        """Every group, in drawing order."""
        for part in self.parts:
            yield from part.groups

    def labels(self) -> Iterator[Label]:
        """Every line of text, in drawing order."""
        for group in self.groups():
            yield from (shape for shape in group.shapes if isinstance(shape, Label))
