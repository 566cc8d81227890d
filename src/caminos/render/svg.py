"""A scene as SVG: presentation attributes for pictures, class names for pages that choose the colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from caminos.render.fonts import EMOJI, INTER, font_faces
from caminos.render.marks import mark_shapes
from caminos.render.measure_text import runs
from caminos.render.scene import Box, Label, Line, Mark, Path, Scene, Shape, Weight
from caminos.render.theme import LIGHT

_FAMILY = f"{INTER}, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Pen:
    """How shapes are written: with colours of the light theme (every program reads these) or with classes."""

    classes: bool = False

    def shape(self, shape: Shape) -> str:
        """One shape as an element, or the elements of a mark."""
        if isinstance(shape, Box):
            return self._box(shape)
        if isinstance(shape, Line):
            place = f'x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
            cap = ' stroke-linecap="round"' if shape.round else ""
            return f"<line {place}{self._paint(None, shape.stroke, shape.width, shape.dash)}{cap}/>"
        if isinstance(shape, Path):
            paint = self._paint(shape.fill, shape.stroke, shape.width, shape.dash)
            return f'<path d="{shape.commands}"{paint}/>'
        if isinstance(shape, Mark):
            return self.shapes(mark_shapes(shape))
        return self._text(shape)

    def shapes(self, shapes: Iterable[Shape]) -> str:
        """Several shapes, in order."""
        return "".join(map(self.shape, shapes))

    def _box(self, box: Box) -> str:
        place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
        radius = f' rx="{_n(box.radius)}"' if box.radius else ""
        return f"<rect {place}{radius}{self._paint(box.fill, box.stroke, box.stroke_width, box.dash)}/>"

    def _text(self, label: Label) -> str:
        anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
        weight = f' font-weight="{label.weight}"' if label.weight != 400 else ""
        plate = self.shape(_plate(label, label.plate)) if label.plate else ""
        pieces = "".join(
            f"<tspan font-family=\"'{EMOJI}', {INTER}\">{text_content(piece)}</tspan>"
            if emoji
            else text_content(piece)
            for piece, emoji in runs(label.text)
        )
        place = f'x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}"{weight}{anchor}'
        return f"{plate}<text {place}{self._paint(label.tone, None, 0, ())}>{pieces}</text>"

    def _paint(self, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> str:
        if self.classes:
            names = [f"f-{fill}" if fill else "f-none", *([f"s-{stroke}"] if stroke else [])]
            painted = f' class="{" ".join(names)}"'
        else:
            painted = f' fill="{LIGHT[fill] if fill else "none"}"'
            painted += f' stroke="{LIGHT[stroke]}"' if stroke else ""
        if stroke:
            painted += f' stroke-width="{_n(width)}"' if width != 1 else ""
            painted += f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
        return painted


def to_svg(scene: Scene, *, embed_fonts: bool = False) -> str:
    """The scene as one SVG document.

    `embed_fonts` puts the letters it needs inside, so that a browser shows it as it was laid out.
    """
    width, height = _n(scene.width), _n(scene.height)
    faces = f"<style>{font_faces(texts_by_weight(scene.labels()))}</style>" if embed_fonts else ""
    pen = Pen()
    body = "\n".join(
        f'<g id="{group.id}">{_title(group.tooltip)}{pen.shapes(group.shapes)}</g>'
        for group in scene.groups()
        if group.shapes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" lang="{scene.language}" font-family="{_FAMILY}">'
        f"<title>{text_content(scene.title)}</title><desc>{text_content(scene.description)}</desc>{faces}\n"
        f'<rect width="{width}" height="{height}" fill="{LIGHT["paper"]}"/>\n{body}\n</svg>\n'
    )


def texts_by_weight(labels: Iterable[Label]) -> dict[Weight, list[str]]:
    """The texts of a picture by the weight of the font that draws them."""
    found: dict[Weight, list[str]] = {}
    for label in labels:
        found.setdefault(label.weight, []).append(label.text)
    return found


def text_content(text: str) -> str:
    """Text made safe between tags; characters that XML forbids are dropped."""
    return escape("".join(char for char in text if _in_xml(char)))


def attribute(text: str) -> str:
    """Text made safe inside double quotes."""
    return text_content(text).replace('"', "&quot;").replace("\n", "&#10;")


def _in_xml(char: str) -> bool:
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"


def _title(tooltip: str) -> str:
    return f"<title>{text_content(tooltip)}</title>" if tooltip else ""


def _plate(label: Label, colour: str) -> Box:
    box = label.box
    return Box(box.x - 2.5, label.y - 0.78 * label.size, box.width + 5, 0.95 * label.size, fill=colour)


def _n(value: float) -> str:
    """A coordinate: two decimals at most, none where it is whole."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
