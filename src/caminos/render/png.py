"""SVG to PNG with resvg and our own fonts: the same pixels on every machine."""

import re
from collections.abc import Sequence
from pathlib import Path

import resvg_py

from caminos.errors import BadInput
from caminos.render.fonts import INTER, font_files

_MOST_PIXELS = 120_000_000
"""About 480 MB while drawing; a larger picture is drawn at a smaller scale."""

_SIZE = re.compile(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)"')


def to_png(svg: str, scale: float = 2.0, *, fonts: Sequence[Path] = ()) -> bytes:
    """Draw an SVG made by `to_svg` as PNG, `scale` pixels for each of its units.

    A picture of more than 120 million pixels is drawn at a smaller scale. `fonts` are font files for
    scripts that Inter does not have. Error: `picture.bad_scale`.
    """
    if not 0.05 <= scale <= 16:
        raise BadInput("picture.bad_scale", f"a scale of {scale} cannot be drawn", "choose from 0.05 to 16")
    found = _SIZE.search(svg)
    if found:
        area = float(found.group(1)) * float(found.group(2))
        scale = min(scale, (_MOST_PIXELS / area) ** 0.5) if area > 0 else scale
    made = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=[str(file) for file in (*font_files(), *fonts)],
        font_family=INTER,
        sans_serif_family=INTER,
    )
    return bytes(made)
