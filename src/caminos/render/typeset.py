"""Wrapped text becomes labels: where each baseline stands."""

from caminos.render.scene import Label
from caminos.render.theme import TextStyle
from caminos.render.wrap import Wrapped

_CAP_MIDDLE = 0.36
"""From the middle of a line down to its baseline, in ems: half the height of Inter's capitals."""


def baseline(top: float, style: TextStyle) -> float:
    """The baseline of a line of text whose room begins at `top`."""
    return top + style.line_height / 2 + style.size * _CAP_MIDDLE


def set_text(text: Wrapped, style: TextStyle, x: float, top: float) -> tuple[float, list[Label]]:
    """The labels of a wrapped text that begins at `x` and `top`, and where the next line would begin."""
    labels = []
    for line, width in zip(text.lines, text.widths, strict=True):
        labels.append(Label(x, baseline(top, style), line, style.size, width, style.weight, style.tone))
        top += style.line_height
    return top, labels
