"""In which encoding a text file is written: told by its mark, by UTF-8's rules, else by its letters."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from caminos.errors import BadInput
from caminos.events.readers.raw_bytes import blocks

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1252", "cp1250", "iso-8859-2", "iso-8859-15", "cp852", "cp1257")
_LOWER_CASE = {
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșțşţ",
    "es": "áéíñóúü¿¡ªº",
    "cs, sk": "áäčďéěíĺľňóôŕřšťúůýž",
    "hu": "áéíóöőúüű",
    "de": "äöüß",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìíîòóùú",
    "north": "åäöæøéðþ",
    "baltic": "āčēģīķļņšūžąęėįųõäöü",
    "croatian": "čćđšž",
}
_ALPHABETS = [frozenset(letters + letters.upper()) for letters in _LOWER_CASE.values()]
_TYPOGRAPHY = frozenset("€£§°©®™«»„”“’‘‚–—…•·\u00a0\u00ad½¼²³±×÷¢µ¿¡ªº")
_LETTER_BESIDE = re.compile(r"[^\W\d_]")
_NOT_FOR_FILES = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape"})
_KEEP_BAD = "caminos.keep_bad_byte"


def detect_encoding(start: bytes, more: tuple[bytes, ...] = ()) -> str | None:
    """A Python codec name for text that starts with `start` (and has the pieces `more` further in).

    `utf-8` also stands for pure ASCII. None when the bytes are no text in any encoding known here.
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    wide = _sixteen_bits(start)
    if wide:
        return wide
    pieces = (start, *more)
    if any(b"\x00" in piece for piece in pieces):
        return None
    if all(is_utf8(piece) for piece in pieces):
        return "utf-8"
    return _legacy(b"\n".join(pieces))


def is_utf8(piece: bytes) -> bool:
    """True when the bytes are UTF-8, forgiving a character cut in two at either end."""
    inner = piece
    for _ in range(3):
        if inner and 0x80 <= inner[0] < 0xC0:
            inner = inner[1:]
    try:
        codecs.getincrementaldecoder("utf-8")().decode(inner)
    except UnicodeDecodeError:
        return False
    return True


def checked_encoding(name: str) -> str:
    """The codec a person named; BadInput when Python knows no such text codec."""
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)
        if codec.name in _NOT_FOR_FILES:
            raise LookupError(name)
    except (LookupError, ValueError):
        raise BadInput(
            "format.unknown_encoding",
            f"there is no text encoding called {name!r}",
            "use for example utf-8, utf-16, cp1250, iso-8859-2 or cp1252",
        ) from None
    return name


def decode_sample(piece: bytes, encoding: str) -> str:
    """Text of a piece of a file; bytes that are wrong in this encoding become U+FFFD."""
    decoder = codecs.getincrementaldecoder(_exact(encoding, piece))(errors="replace")
    return decoder.decode(piece).removeprefix("\ufeff")


def is_text(text: str) -> bool:
    """False when a piece of decoded text has more control characters than any text file does."""
    odd = sum(
        count for char, count in Counter(text).items() if char < " " and char not in "\t\n\r\f\v\x1f\x01\x1c"
    )
    return odd <= max(2, len(text) // 500)


def transcoded(path: Path, encoding: str) -> Iterator[bytes]:
    """The file's content as UTF-8, block by block, without a byte order mark.

    A byte that is wrong in `encoding` becomes the byte 0xFF, which is wrong in UTF-8 as well: the row that
    holds it is found and reported by whoever reads the UTF-8.
    """
    codecs.register_error(_KEEP_BAD, _bad_byte)
    decoder: codecs.IncrementalDecoder | None = None
    at_start = True
    for block in blocks(path):
        if decoder is None:
            decoder = codecs.getincrementaldecoder(_exact(encoding, block))(errors=_KEEP_BAD)
        text = decoder.decode(block)
        if at_start and text:
            text, at_start = text.removeprefix("\ufeff"), False
        yield text.encode("utf-8", "surrogateescape")
    if decoder is not None:
        yield decoder.decode(b"", True).encode("utf-8", "surrogateescape")


def encoding_after_ascii(path: Path) -> str:
    """The encoding of a file whose beginning is plain ASCII: decided where the first other letter stands."""
    for block in blocks(path):
        if not block.isascii():
            return detect_encoding(b"", (block,)) or "utf-8"
    return "utf-8"


def _exact(encoding: str, start: bytes) -> str:
    """UTF-16 and UTF-32 without the mark that tells the order of bytes: the usual order is taken."""
    name = codecs.lookup(encoding).name
    marked = any(start.startswith(mark) for mark, _ in _MARKS)
    return f"{name}-le" if name in ("utf-16", "utf-32") and not marked else name


def _bad_byte(fault: UnicodeError) -> tuple[str, int]:
    if isinstance(fault, UnicodeDecodeError):
        return "\udcff", max(fault.end, fault.start + 1)
    raise fault


def _sixteen_bits(start: bytes) -> str | None:
    """UTF-16 without a mark: in the text of any Latin-lettered file, every other byte is zero."""
    piece = start[: 4096 - len(start) % 2]
    even, odd = piece[0::2], piece[1::2]
    if len(piece) < 4:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / max(1, len(odd))
    if zeros_odd > 0.6 and zeros_even < 0.05:
        return "utf-16-le"
    if zeros_even > 0.6 and zeros_odd < 0.05:
        return "utf-16-be"
    return None


def _legacy(piece: bytes) -> str | None:
    lines = [line for line in re.split(rb"[\r\n]", piece) if not line.isascii()]
    near = b"\n".join(lines)[:65536]
    scored = [(_plausible(near, name), -order, name) for order, name in enumerate(_CANDIDATES)]
    best = max(scored)
    if best[0] >= 0.8:
        return best[2]
    other = from_bytes(near[:20_000]).best()
    return other.encoding if other is not None else (best[2] if best[0] > 0 else None)


def _plausible(piece: bytes, encoding: str) -> float:
    """How well the letters beyond ASCII fit one language's alphabet: 1 wholly, 0 not at all."""
    try:
        text = piece.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    counts: Counter[str] = Counter()
    typographic = strange = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        char = match.group()
        inside = _inside_word(text, match.start())
        if char.isalpha() and char not in "ªº":
            counts[char] += 1
        elif char in _TYPOGRAPHY and not inside:
            typographic += 1
        else:
            strange += 1
    total = sum(counts.values()) + typographic + strange
    if not total:
        return 0.0
    fitting = max(sum(count for char, count in counts.items() if char in letters) for letters in _ALPHABETS)
    return (fitting + 0.9 * typographic) / total


def _inside_word(text: str, position: int) -> bool:
    before, after = text[max(0, position - 1) : position], text[position + 1 : position + 2]
    return bool(_LETTER_BESIDE.match(before) and _LETTER_BESIDE.match(after))
