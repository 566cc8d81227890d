"""Lines that fit: breaking text at blanks, long words where they may be cut, and "…" where it ends early."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from caminos.render.measure_text import JOINER, VARIATION, cleaned, text_width
from caminos.render.theme import TextStyle

ELLIPSIS = "…"
SOFT_HYPHEN = "\u00ad"
_BREAK_AFTER = "/-–—_?&=.,;:)@"
_DOT = " · "
_LONGEST = 4000
"""Characters looked at before cutting: no card shows more, and wrapping stays quick on hostile text."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The lines of a text with their widths in px, and whether all of it is there."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    whole: bool


@lru_cache(maxsize=8192)
def wrap(text: str, style: TextStyle, width: float, lines: int, first_width: float | None = None) -> Wrapped:
    """Break a text into at most `lines` lines of at most `width` px; the first may be narrower.

    Words too long for a line are cut: after a soft hyphen, after punctuation as in addresses, else
    between letters with a hyphen. What does not fit ends with "…".
    """
    plain = cleaned(text[:_LONGEST])
    rooms = _Rooms(width, width if first_width is None else first_width)
    every: list[str] = []
    for line in _lines(plain, style, rooms):
        every.append(line)
        if len(every) > lines:
            break
    whole = len(every) <= lines and len(text) <= _LONGEST
    shown = every[:lines]
    if not whole and shown:
        room = rooms.at(len(shown) - 1)
        shown[-1] = _with_ellipsis(shown[-1], style, room)
    return Wrapped(tuple(shown), tuple(_width(line, style) for line in shown), whole)


def wrap_parts(
    text: str, style: TextStyle, width: float, lines: int, first_width: float | None = None
) -> Wrapped:
    """Like `wrap`, but facts joined by dots stay whole where that costs none of them.

    A dot that would end or begin a line is left out: the line's end parts the facts already.
    """
    if _DOT not in text:
        return wrap(text, style, width, lines, first_width)
    room = min(width, width if first_width is None else first_width)
    parts = cleaned(text[:_LONGEST]).split(_DOT)
    held = _DOT.join(
        part.replace(" ", "\N{NO-BREAK SPACE}") if _width(part, style) <= room else part for part in parts
    )
    wrapped = wrap(held, style, width, lines, first_width)
    if not wrapped.whole:
        wrapped = wrap(text, style, width, lines, first_width)
    shown = tuple(line.removesuffix(_DOT.rstrip()).removeprefix(_DOT.lstrip()) for line in wrapped.lines)
    return Wrapped(shown, tuple(_width(line, style) for line in shown), wrapped.whole)


@dataclass(frozen=True, slots=True)
class _Rooms:
    width: float
    first: float

    def at(self, number: int) -> float:
        return self.first if number == 0 else self.width


def _lines(plain: str, style: TextStyle, rooms: _Rooms) -> Iterator[str]:
    line, number = "", 0
    for word in plain.split(" "):
        rest = word
        while rest:
            room, visible = rooms.at(number), rest.replace(SOFT_HYPHEN, "")
            lead = f"{line} " if line else ""
            if _width(lead + visible, style) <= room:
                line = lead + visible
                break
            if not line:
                head, rest = _cut(rest, style, room, at_marks_only=False)
            elif _width(visible, style) <= rooms.width:
                head = ""
            else:
                head, rest = _cut(rest, style, room - _width(lead, style), at_marks_only=True)
            yield lead + head if head else line
            line, number = "", number + 1
    if line:
        yield line


def _cut(word: str, style: TextStyle, room: float, *, at_marks_only: bool) -> tuple[str, str]:
    """The longest beginning of a word that fits, with its hyphen where it needs one, and the rest."""
    plain_end, best = 0, ("", word)
    for end in range(1, len(word)):
        head = word[:end].replace(SOFT_HYPHEN, "")
        if _width(head, style) > room:
            break
        if not _may_part(word, end):
            continue
        if word[end - 1] == SOFT_HYPHEN:
            if _width(head + "-", style) <= room:
                best = (head + "-", word[end:])
        elif word[end - 1] in _BREAK_AFTER and end > 2:
            best = (head, word[end:])
        elif _width(head + "-", style) <= room:
            plain_end = end
    if at_marks_only or len(best[0]) * 2 > plain_end:
        return best
    if plain_end == 0:  # not even one letter and a hyphen: one letter alone, never an endless loop
        end = next((end for end in range(1, len(word)) if _may_part(word, end)), len(word))
        return word[:end].replace(SOFT_HYPHEN, ""), word[end:]
    head = word[:plain_end].replace(SOFT_HYPHEN, "")
    both_letters = head[-1:].isalpha() and word[plain_end].isalpha()
    wide = unicodedata.east_asian_width(head[-1:] or "a") in "WF"
    return head + ("-" if both_letters and not wide else ""), word[plain_end:]


def _may_part(word: str, end: int) -> bool:
    after, before = word[end], word[end - 1]
    glued = after in (VARIATION, JOINER) or before == JOINER or unicodedata.combining(after) != 0
    skin = 0x1F3FB <= ord(after) <= 0x1F3FF
    return not (glued or skin)


def _with_ellipsis(line: str, style: TextStyle, room: float) -> str:
    kept = line
    while kept and _width(kept.rstrip(" ,;:-–") + ELLIPSIS, style) > room:
        kept = kept[:-1]
    while kept and (kept[-1] == JOINER or (len(kept) < len(line) and not _may_part(line, len(kept)))):
        kept = kept[:-1]
    return kept.rstrip(" ,;:-–") + ELLIPSIS


def _width(text: str, style: TextStyle) -> float:
    return text_width(text, style.size, style.weight)
