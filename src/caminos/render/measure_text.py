"""How wide a text is, and which of our fonts draws each piece of it."""

import re
import unicodedata
from collections.abc import Iterator

from caminos.render.fonts import advances, emoji_advances
from caminos.render.scene import Weight

_BLANKS = re.compile(" {2,}")
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=[%‰€])")
VARIATION, JOINER = "\ufe0f", "\u200d"
_UNKNOWN_EM, _WIDE_EM, _EMOJI_EM = 1.06, 1.06, 1.3
"""Room for letters we have no font for: that of the empty box of our own fonts, which stands for them
where no other font draws them."""


def text_width(text: str, size: float, weight: Weight = 400) -> float:
    """The width of a text in px: the sum of its characters' advances (kerning is left out)."""
    known = advances(weight)
    return size * sum(known[ord(char)] if ord(char) in known else _other(char) for char in text)


def cleaned(text: str) -> str:
    """A text without control characters; line breaks and tabs become blanks, letters are composed,
    and a number keeps its per cent sign beside it.

    Marks that turn the direction of text around are dropped as well: they could make one label
    rearrange what stands beside it.
    """
    blanked = "".join(" " if char in "\n\r\t\v\f\x85\u2028\u2029" else char for char in text)
    kept = (char for char in blanked if _allowed(char))
    single = _BLANKS.sub(" ", unicodedata.normalize("NFC", "".join(kept))).strip(" ")
    return _BEFORE_PERCENT.sub("\N{NO-BREAK SPACE}", single)


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """A text cut into pieces drawn with one font each; True where the emoji font draws it."""
    piece, in_emoji = "", False
    for number, char in enumerate(text):
        emoji = _is_emoji(text, number, in_emoji)
        if emoji != in_emoji and piece:
            yield piece, in_emoji
            piece = ""
        piece, in_emoji = piece + char, emoji
    if piece:
        yield piece, in_emoji


def _is_emoji(text: str, number: int, in_emoji: bool) -> bool:
    char = text[number]
    if char in (VARIATION, JOINER):
        return in_emoji
    if ord(char) not in emoji_advances():
        return False
    asked_for = text[number + 1 : number + 2] == VARIATION
    return asked_for or ord(char) not in advances(400)


def _other(char: str) -> float:
    if char in (VARIATION, JOINER):
        return 0.0
    if ord(char) in emoji_advances():
        return max(_EMOJI_EM, emoji_advances()[ord(char)])
    if unicodedata.east_asian_width(char) in "WF":
        return _EMOJI_EM if ord(char) >= 0x1F000 else _WIDE_EM
    return _UNKNOWN_EM


def _allowed(char: str) -> bool:
    if char in (JOINER, "\u200c", "\u00ad"):
        return True
    code = ord(char)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs")
