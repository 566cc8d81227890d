"""The picture of a map that nobody has begun: an invitation that says how to begin."""

from itertools import pairwise

from caminos.render.chevron import chevron
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group, Mark, Path, Shape
from caminos.render.theme import DASH_ASSUMED, TextStyle
from caminos.render.typeset import set_text
from caminos.render.wrap import wrap

_TITLE, _TEXT = TextStyle(18, 600), TextStyle(13, 400, "muted", 1.5)
_HEIGHT, _PAD = 300.0, 40.0


def draw_empty(picture: Picture, left: float, right: float, top: float) -> tuple[float, tuple[Group, ...]]:
    """Draw the invitation below `top`: what is missing (stages or lanes) and the ways to begin."""
    box = Box(left, top, right - left, _HEIGHT, fill="ground", stroke="axis", dash=DASH_ASSUMED, radius=14)
    missing = "stages" if not picture.columns else "lanes"
    x, room = left + _PAD, right - left - 2 * _PAD
    shapes: list[Shape] = [box, *_ghost(x, top + _PAD, room)]
    y = top + _PAD + 96
    for words, style in (
        (picture.say(f"empty.{missing}"), _TITLE),
        (picture.say("empty.ways"), _TEXT),
        (picture.say("empty.people"), _TEXT),
    ):
        y, lines = set_text(wrap(words, style, room, 3), style, x, y)
        shapes += lines
        y += 10
    return _HEIGHT, (Group("empty", "empty", "page", box, tuple(shapes)),)


def _ghost(x: float, y: float, room: float) -> list[Shape]:
    """A pale journey of five stages with its curve, as a promise of what will stand here."""
    width = min(room, 720.0) / 5
    shapes: list[Shape] = []
    for number in range(5):
        left = x + number * width
        outline = chevron(left, left + width - 6, y, 26, 10, notched=number > 0)
        shapes.append(Path(outline, fill="hairline"))
    heights = (58.0, 44.0, 66.0, 72.0, 46.0)
    spots = [(x + (number + 0.45) * width, y + height) for number, height in enumerate(heights)]
    for (x0, y0), (x1, y1) in pairwise(spots):
        middle = (x0 + x1) / 2
        bow = f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        shapes.append(Path(bow, stroke="axis", width=1.5, dash=DASH_ASSUMED))
    shapes += [Mark("ring", at, height, 5, "axis", "ground") for at, height in spots]
    return shapes
