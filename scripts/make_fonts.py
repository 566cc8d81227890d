"""Make the fonts that Caminos ships, from the ones Debian packages (fonts-inter, fonts-noto-color-emoji).

Run it when the character set below changes: `python scripts/make_fonts.py`. The results are
committed, so that a picture is the same on every machine. Both fonts are under the SIL Open Font
License, whose text goes beside them. Inter keeps Latin, Greek, Cyrillic, punctuation, arrows and
common symbols; contextual alternates are left out, so that a text is as wide as the sum of its
letters (kerning aside). The emoji font keeps a few hundred common ones.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

INTER = Path("/usr/share/fonts/opentype/inter")
EMOJI = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
LICENCE = Path("/usr/share/doc/fonts-inter/copyright")
OUT = Path(__file__).parents[1] / "src/caminos/render/fonts"

LETTERS = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0259, 0x0259), (0x02BB, 0x02BC), (0x02C6, 0x02DD),
    (0x0300, 0x0328), (0x0370, 0x03FF), (0x0400, 0x045F), (0x0490, 0x0493), (0x049A, 0x04A3),
    (0x04AE, 0x04B1), (0x04D8, 0x04E9), (0x1E00, 0x1EFF), (0x2002, 0x200B), (0x2010, 0x2027),
    (0x202F, 0x203A), (0x2044, 0x2044), (0x2070, 0x208E), (0x20A0, 0x20BF), (0x2100, 0x2122),
    (0x2190, 0x21A9), (0x2200, 0x2265), (0x25A0, 0x25CF), (0x2605, 0x2606), (0x2713, 0x2717),
]  # fmt: skip

EMOJIS = [
    # faces and gestures first
    (0x1F600, 0x1F64F), (0x1F910, 0x1F92F), (0x1F970, 0x1F976), (0x1F97A, 0x1F97A),
    (0x1F90C, 0x1F90F), (0x1F440, 0x1F44F), (0x1F493, 0x1F49F), (0x1F4A1, 0x1F4A4),
    (0x1F4A9, 0x1F4AC), (0x1F4AF, 0x1F4B8), (0x1F464, 0x1F469), (0x1F4BB, 0x1F4BC),
    (0x1F4C5, 0x1F4CB), (0x1F4DE, 0x1F4E9), (0x1F4F1, 0x1F4F2), (0x1F5A4, 0x1F5A4),
    (0x1F5E3, 0x1F5E3), (0x1F381, 0x1F389), (0x1F3AF, 0x1F3AF), (0x1F3C1, 0x1F3C6),
    (0x1F3E0, 0x1F3EA), (0x1F50A, 0x1F514), (0x1F525, 0x1F527), (0x1F534, 0x1F535),
    (0x1F550, 0x1F55B), (0x1F680, 0x1F69B), (0x1F6AB, 0x1F6AB), (0x1F6B6, 0x1F6B6),
    (0x1F6D1, 0x1F6D2), (0x1F7E0, 0x1F7E9), (0x1F9D0, 0x1F9D0), (0x1F9E1, 0x1F9E1),
    (0x1F9ED, 0x1F9ED), (0x1F90D, 0x1F90E), (0x1F31F, 0x1F31F), (0x1F340, 0x1F340),
    (0x1F354, 0x1F355), (0x1F378, 0x1F37A), (0x1F697, 0x1F697), (0x1F6CB, 0x1F6CD),
    (0x231A, 0x231B), (0x23F0, 0x23F3), (0x2600, 0x2601), (0x2614, 0x2615),
    (0x260E, 0x260E), (0x2639, 0x263A), (0x2665, 0x2666), (0x26A0, 0x26A1),
    (0x2702, 0x2702), (0x2705, 0x2705), (0x2708, 0x270D), (0x2714, 0x2714),
    (0x2716, 0x2716), (0x2728, 0x2728), (0x274C, 0x274C), (0x2753, 0x2755),
    (0x2757, 0x2757), (0x2763, 0x2764), (0x2795, 0x2797), (0x27A1, 0x27A1),
    (0x2B50, 0x2B50), (0x2B55, 0x2B55),
]  # fmt: skip


def main() -> None:
    """Write every font and licence into the package."""
    OUT.mkdir(parents=True, exist_ok=True)
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        _make(
            INTER / f"Inter-{weight}.otf",
            OUT / f"Inter-{weight}.otf",
            LETTERS,
            ["kern", "mark", "mkmk", "ccmp", "locl"],
        )
    _make(EMOJI, OUT / "NotoColorEmoji-Common.ttf", EMOJIS, [])
    _licence("Copyright 2020 The Inter Project Authors (https://github.com/rsms/inter)", "Inter")
    _licence("Copyright 2022 Google Inc.", "NotoColorEmoji")
    for file in sorted(OUT.iterdir()):
        sys.stdout.write(f"{file.stat().st_size / 1024:8.0f} KiB  {file.name}\n")


def _make(source: Path, target: Path, ranges: list[tuple[int, int]], features: list[str]) -> None:
    wanted = [code for first, last in ranges for code in range(first, last + 1)]
    options = subset.Options(
        layout_features=features, hinting=False, desubroutinize=False, notdef_outline=True
    )
    options.name_IDs = ["*"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if "CFF " in font:
        _light_box(font)
    font["head"].modified = font["head"].created  # the same bytes on every run
    subset.save_font(font, str(target), options)
    kept = len(TTFont(target).getBestCmap())
    sys.stdout.write(f"{target.name}: {kept} characters\n")


def _light_box(font: TTFont) -> None:
    """A fine empty box for letters that the font does not have; Inter's own is a block of heavy stripes."""
    top = font["CFF "].cff.topDictIndex[0]
    width, old = font["hmtx"][".notdef"][0], top.CharStrings[".notdef"]
    pen = T2CharStringPen(width, None)
    for inset in (0, 130):
        left, right, low, high = 220 + inset, width - 220 - inset, inset, 2050 - inset
        corners = [(left, low), (left, high), (right, high), (right, low)]
        corners = corners if inset else corners[::-1]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    top.CharStrings[".notdef"] = pen.getCharString(old.private, old.globalSubrs)


def _licence(owner: str, font: str) -> None:
    """The licence is one text for both fonts; Debian indents it and marks empty lines with a dot."""
    text = LICENCE.read_text("utf-8").split("License: OFL-1.1\n", 1)[1].split("\n\n", 1)[0]
    plain = "\n".join("" if line == " ." else line[1:] for line in text.splitlines())
    (OUT / f"{font}-LICENSE.txt").write_text(
        f"{owner}\n\nSIL OPEN FONT LICENSE Version 1.1\n\n{plain}\n", "utf-8"
    )


if __name__ == "__main__":
    main()
