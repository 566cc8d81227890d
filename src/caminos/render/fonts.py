"""The fonts that pictures are drawn and measured with; nothing is taken from the machine.

Inter in four weights and a common set of Noto Color Emoji, both under the SIL Open Font License
(`fonts/*-LICENSE.txt`); `scripts/make_fonts.py` says how they were made.
"""

import base64
import io
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from caminos.render.scene import Weight

_WEIGHTS: dict[Weight, str] = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_FOLDER = Path(str(files("caminos.render").joinpath("fonts")))
_KEPT = 48
"""How many subsets are remembered: a picture needs four, drawing it again finds them."""

INTER = "Inter"
EMOJI = "Noto Color Emoji"


def font_files() -> tuple[Path, ...]:
    """The font files to hand to whoever draws: Inter in its weights, then the emoji."""
    return (
        *(_FOLDER / f"Inter-{name}.otf" for name in _WEIGHTS.values()),
        _FOLDER / "NotoColorEmoji-Common.ttf",
    )


@cache
def advances(weight: Weight) -> dict[int, float]:
    """How far each character moves on, in ems, by code point."""
    return _advances(_FOLDER / f"Inter-{_WEIGHTS[weight]}.otf")


@cache
def emoji_advances() -> dict[int, float]:
    """The same for the emoji; digits and other plain characters are left to Inter."""
    return {code: wide for code, wide in _advances(font_files()[-1]).items() if code > 0xFF}


def font_faces(texts: Mapping[Weight, Iterable[str]]) -> str:
    """CSS `@font-face` rules with just the letters that the texts of each weight use, embedded as WOFF."""
    rules = []
    for weight, lines in sorted(texts.items()):
        letters = "".join(sorted(set().union(*map(set, lines)) | {" "}))
        data = base64.b64encode(_woff(weight, letters)).decode("ascii")
        source = f"url(data:font/woff;base64,{data}) format('woff')"
        rules.append(f"@font-face{{font-family:{INTER};font-weight:{weight};font-style:normal;src:{source}}}")
    return "\n".join(rules)


_WOFFS: dict[tuple[Weight, str], bytes] = {}


def _woff(weight: Weight, letters: str) -> bytes:
    if (weight, letters) not in _WOFFS:
        if len(_WOFFS) >= _KEPT:
            _WOFFS.clear()
        options = subset.Options(flavor="woff", layout_features=["kern", "mark", "mkmk", "ccmp", "locl"])
        font = subset.load_font(str(_FOLDER / f"Inter-{_WEIGHTS[weight]}.otf"), options)
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        out = io.BytesIO()
        subset.save_font(font, out, options)
        _WOFFS[(weight, letters)] = out.getvalue()
    return _WOFFS[(weight, letters)]


def _advances(file: Path) -> dict[int, float]:
    with TTFont(file, lazy=True) as font:
        unit, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: metrics[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
