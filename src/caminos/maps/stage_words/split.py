"""A name taken apart: `addToCart`, `add_to_cart` and `ADD-TO-CART` are the same three words."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[^\w]|_", re.UNICODE)
_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def pieces(name: str) -> list[str]:
    """The words of a name as they are written, cut at separators, at camelCase humps and around digits."""
    composed = unicodedata.normalize("NFC", name)
    return [piece for chunk in _SEPARATORS.split(composed) for piece in humps(chunk, digits=True) if piece]


def fold(word: str) -> str:
    """A word without case and diacritics, for comparing: `Płatność` becomes `platnosc`."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_NOT_DECOMPOSED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def humps(chunk: str, digits: bool = False) -> list[str]:
    """One written word cut at its humps (`OrderID`: `Order`, `ID`), and with `digits` around numbers too."""
    parts: list[str] = []
    start = 0
    for at in range(1, len(chunk)):
        before, here = chunk[at - 1], chunk[at]
        after = chunk[at + 1] if at + 1 < len(chunk) else ""
        rises = before.islower() and here.isupper()
        ends_acronym = before.isupper() and here.isupper() and after.islower()
        meets_digit = digits and before.isdigit() != here.isdigit()
        if rises or ends_acronym or meets_digit:
            parts.append(chunk[start:at])
            start = at
    parts.append(chunk[start:])
    return parts
