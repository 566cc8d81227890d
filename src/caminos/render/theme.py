"""Colours by meaning, text styles and sizes: everything that makes the look, and nothing else.

Feelings use a diverging scale from orange over grey to blue-green that people with red-green and
blue-yellow colour blindness can tell apart; a colour never carries a meaning alone.
"""

from dataclasses import dataclass
from typing import Literal

from caminos.render.scene import Weight

LIGHT: dict[str, str] = {
    "paper": "#ffffff",
    "ground": "#f6f7f9",
    "ink": "#1b2130",
    "muted": "#5a6375",
    "faint": "#8a93a3",
    "hairline": "#e3e6ec",
    "axis": "#c9ced8",
    "stage": "#1b2130",
    "on-stage": "#ffffff",
    "accent": "#3547a8",
    "accent-soft": "#eef0fb",
    "card": "#ffffff",
    "process": "#eef0f5",
    "support": "#f6f7f9",
    "pain": "#b63f0b",
    "pain-line": "#f3b583",
    "pain-soft": "#fff6ec",
    "expect-soft": "#eef6f8",
    "expect-line": "#b9d8df",
    "feel-worst": "#b63f0b",
    "feel-bad": "#a0530f",
    "feel-even": "#5f6878",
    "feel-good": "#17748f",
    "feel-best": "#0a5c74",
    "whisker": "#c4cad4",
    "bar": "#e6e8f0",
    "bar-good": "#7f8dd6",
    "bar-bad": "#e2935a",
    "bar-even": "#a9b0bd",
    "curve-1": "#1b2130",
    "curve-2": "#b63f0b",
    "curve-3": "#17748f",
    "curve-4": "#6b4aa0",
    "curve-5": "#7a5d00",
}

DARK: dict[str, str] = {
    "paper": "#12151c",
    "ground": "#191d26",
    "ink": "#e8ebf2",
    "muted": "#a8b0c0",
    "faint": "#7d8698",
    "hairline": "#2b313d",
    "axis": "#465061",
    "stage": "#2d3650",
    "on-stage": "#ffffff",
    "accent": "#a9b6ff",
    "accent-soft": "#222947",
    "card": "#171b24",
    "process": "#232936",
    "support": "#1b202a",
    "pain": "#ff9d5c",
    "pain-line": "#7d4a20",
    "pain-soft": "#2a1d12",
    "expect-soft": "#14262c",
    "expect-line": "#2d5561",
    "feel-worst": "#ff8a4c",
    "feel-bad": "#eba35f",
    "feel-even": "#a8b0c0",
    "feel-good": "#62c0da",
    "feel-best": "#8bdcf2",
    "whisker": "#414a5a",
    "bar": "#2b313f",
    "bar-good": "#7583d8",
    "bar-bad": "#c8763a",
    "bar-even": "#6b7484",
    "curve-1": "#e8ebf2",
    "curve-2": "#ff9d5c",
    "curve-3": "#62c0da",
    "curve-4": "#c3a6f2",
    "curve-5": "#e0c25a",
}

DASH_SHARED = (6.0, 3.0)
DASH_BEYOND = (1.6, 3.0)
DASH_ASSUMED = (5.0, 4.0)
DASH_OBSERVED = (9.0, 3.0, 2.0, 3.0)
DASH_LINE = (7.0, 5.0)
DASH_GRID = (1.0, 4.0)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text looks: size in px, weight, colour name, line height in ems."""

    size: float
    weight: Weight = 400
    tone: str = "ink"
    leading: float = 1.32

    @property
    def line_height(self) -> float:
        """From one baseline to the next, in px."""
        return self.size * self.leading


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of one density: column pitch and gutter in px, text styles, how many lines cards may take."""

    name: Literal["comfortable", "compact"]
    pitch: float
    gutter: float
    side: float
    padding: float
    gap: float
    stage: TextStyle
    step: TextStyle
    title: TextStyle
    body: TextStyle
    note: TextStyle
    number: TextStyle
    title_lines: int
    body_lines: int
    note_lines: int
    dot: float
    level: float

    @property
    def card_width(self) -> float:
        """The width of a card that stands at one step."""
        return self.pitch - self.gutter


COMFORTABLE = Look(
    name="comfortable",
    pitch=204,
    gutter=14,
    side=176,
    padding=11,
    gap=8,
    stage=TextStyle(13.5, 600, "on-stage", 1.25),
    step=TextStyle(14, 600, "ink", 1.28),
    title=TextStyle(12.5, 600),
    body=TextStyle(12, 400),
    note=TextStyle(10.5, 400, "muted"),
    number=TextStyle(15, 600),
    title_lines=3,
    body_lines=5,
    note_lines=2,
    dot=5,
    level=34,
)

COMPACT = Look(
    name="compact",
    pitch=128,
    gutter=8,
    side=140,
    padding=7,
    gap=5,
    stage=TextStyle(11.5, 600, "on-stage", 1.25),
    step=TextStyle(11, 600, "ink", 1.26),
    title=TextStyle(10.5, 600, "ink", 1.28),
    body=TextStyle(10, 400, "ink", 1.28),
    note=TextStyle(9, 400, "muted", 1.28),
    number=TextStyle(11.5, 600, "ink", 1.28),
    title_lines=2,
    body_lines=3,
    note_lines=1,
    dot=4,
    level=24,
)

MARGIN = 28.0
PAGE_TITLE = TextStyle(27, 700, "ink", 1.25)
PAGE_LINE = TextStyle(13, 400, "muted", 1.45)
BADGE = TextStyle(12, 500, "muted")
SIDE_TITLE = TextStyle(12.5, 600, "ink", 1.28)
SIDE_NOTE = TextStyle(10.5, 400, "muted", 1.3)
SMALL = TextStyle(10, 400, "muted")
VALUE = TextStyle(12, 600)


def feeling_tone(score: float) -> str:
    """The colour name of a feeling from −2 to +2."""
    if score <= -1:
        return "feel-worst"
    if score < -0.25:
        return "feel-bad"
    if score <= 0.25:
        return "feel-even"
    return "feel-good" if score < 1 else "feel-best"
