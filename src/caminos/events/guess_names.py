"""What a header says: its words, and how surely they name a role in one of four languages."""

import re
import unicodedata
from functools import lru_cache

from caminos.events.guess_words import ID_WORDS, NOT_WHO, OTHER_IDS, PHRASES, WHO

_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ß": "ss", "ø": "o", "đ": "d"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER_GENDER = re.compile(r"(?<=[^\W\d_])\((?:a|i|e|o|y|am|ă|ą|ę)\)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|\d+")
_GLUED = ("id", "no", "nr", "num", "number", "code", "key", "name", "date", "time", "type")

_WHO = {word: kind for kind, words in WHO.items() for word in words.split()}
_OTHER = {word: kind for kind, words in OTHER_IDS.items() for word in words.split()}
_VOCABULARY = frozenset(_WHO) | {
    word for phrases in PHRASES.values() for words in phrases for word in words.split()
}
_PERSON_LIKE = {"contact": 2.0, "person": 2.0, "account": 1.0}


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a header: without accents, lower case, parted at signs, digits and humps, in one gender.

    `customerId` → customer, id · `Data_zamówienia` → data, zamowienia · `customerid` → customer, id ·
    `Czy polecił(a)by Pan(i)` → czy, polecilby, pan.
    """
    parted = _CAMEL.sub(" ", _OTHER_GENDER.sub("", name).translate(_PLAIN))
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode().lower()
    return tuple(piece for word in _WORD.findall(plain) for piece in _unglued(word))


def role_weight(role: str, name: str) -> float:
    """How surely a header names a role of `guess_words.PHRASES`: 0 not at all, 3 and more by itself.

    A phrase's word that ends in `*` stands for every word that begins so. A header that is
    nothing but the phrase tells half a point more.
    """
    words = tokens(name)
    best = 0.0
    for phrase, weight in PHRASES[role].items():
        parts = tuple(phrase.split())
        if _stands_in(parts, words):
            best = max(best, weight + (0.5 if len(parts) == len(words) else 0.0))
    return best


def who_weight(name: str) -> tuple[float, str]:
    """How surely a header names the id of a person, and which kind of id; (0, "") when it does not.

    `customer_type` or `visitor city` speak about a person but identify none.
    """
    words = tokens(name)
    kind = next((_WHO[word] for word in words if word in _WHO), "")
    if not kind or any(word in NOT_WHO and _WHO.get(word) is None for word in words):
        return 0.0, ""
    weight = _PERSON_LIKE.get(kind, 3.0)
    identified = any(word in ID_WORDS for word in words)
    spare = sum(1 for word in words if word not in _WHO and word not in ID_WORDS)
    if spare and not identified:
        return 0.0, ""
    return weight + (1.0 if identified else 0.0) - 0.25 * spare, kind


def speaks_of_person(name: str) -> bool:
    """True when a header has a word for a person, whatever it says about them."""
    return any(word in _WHO for word in tokens(name))


def other_id_kind(name: str) -> str:
    """Which further id of a person (e-mail, phone, card, cookie, device) a header names; "" when none."""
    words = tokens(name)
    if any(
        word in ("type", "typ", "tip", "tipo", "model", "os", "consent", "opt", "status") for word in words
    ):
        return ""
    return next((_OTHER[word] for word in words if word in _OTHER), "")


def says_id(name: str) -> bool:
    """True when a header has a word such as id, number or code."""
    return any(word in ID_WORDS for word in tokens(name))


def humanised(name: str, drop: frozenset[str] = frozenset()) -> str:
    """A header as a name for people: signs become blanks, the words in `drop` fall away unless all would.

    `order_approved_at` → `order approved`; letters keep their accents and case.
    """
    words = re.sub(r"[\s_./:-]+", " ", _CAMEL.sub(" ", name)).split()
    kept = [word for word in words if not set(tokens(word)) <= drop or not tokens(word)]
    return " ".join(kept or words)


def _unglued(word: str) -> tuple[str, ...]:
    if word in _VOCABULARY:
        return (word,)
    for ending in _GLUED:
        start = word.removesuffix(ending)
        if start != word and start in _VOCABULARY:
            return (start, ending)
    return (word,)


def _stands_in(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(
        all(map(_is_word, parts, words[start : start + len(parts)]))
        for start in range(len(words) - len(parts) + 1)
    )


def _is_word(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
