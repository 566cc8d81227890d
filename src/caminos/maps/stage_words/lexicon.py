"""The word lists, one file per language, compiled into patterns that are quick to look up.

A pattern is a phrase: its words stand next to each other in a name. `koszyk*` matches every word
that begins so; `ad` matches only itself. Diacritics and case do not matter. A phrase is also found
written as one word (`add to cart` in `addtocart`).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, TypedDict

from caminos.maps.stage_words.split import fold

Family = Literal["relationship", "case", "visit"]
"""What a list of names tells about: the whole relationship, one support case, or one visit to a place."""

Strength = Literal["decisive", "usual", "weak"]
"""How much a word says: `decisive` wins over `usual` words in the same name, those over `weak` ones."""

NO_STAGE = "none"
"""The label of phrases that only look like a stage's words (`returned call`); they silence those words."""

_SHORTEST_STEM = 3
_END_LISTS: Final = ("good", "good_with", "companions", "alone", "dates", "vetoes")


class _Ends(TypedDict):
    good: list[str]
    good_with: list[str]
    companions: list[str]
    alone: list[str]
    dates: list[str]
    vetoes: list[str]


class _File(TypedDict):
    titles: dict[str, str]
    relationship: dict[str, dict[str, list[str]]]
    case: dict[str, dict[str, list[str]]]
    visit: dict[str, dict[str, list[str]]]
    ends: _Ends


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase of stems, the label it stands for (a stage, a kind of end), its strength and its language."""

    stems: tuple[str, ...]
    open_ends: tuple[bool, ...]
    label: str
    strength: str
    language: str

    @property
    def letters(self) -> int:
        """How many letters the phrase fixes."""
        return sum(len(stem) for stem in self.stems)

    def fits(self, words: Sequence[str], at: int) -> bool:
        """Whether the folded words, from position `at` on, are this phrase."""
        if at + len(self.stems) > len(words):
            return False
        return all(
            word.startswith(stem) if is_open else word == stem
            for word, stem, is_open in zip(words[at:], self.stems, self.open_ends, strict=False)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found in a name: it covers the words `start` … `end` − 1."""

    pattern: Pattern
    start: int
    end: int

    @property
    def size(self) -> tuple[int, int]:
        """How many words of the name it covers, and how many letters the pattern fixes."""
        return self.end - self.start, self.pattern.letters

    def yields_to(self, other: "Found") -> bool:
        """Whether another phrase covers all these words and more, or just these by longer stems."""
        if not (other.start <= self.start and self.end <= other.end):
            return False
        return other.size > self.size


class PatternIndex:
    """Patterns by the first letters of their first word, so that a name meets only a few of them."""

    def __init__(self, patterns: Iterator[Pattern]) -> None:
        self._by_start: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            self._by_start[_start(pattern.stems[0])].append(pattern)

    def find(self, words: Sequence[str], languages: Sequence[str]) -> list[Found]:
        """Every pattern of these languages in the folded words, but those that yield to a longer phrase."""
        hits = [
            Found(pattern, at, at + len(pattern.stems))
            for at, word in enumerate(words)
            for pattern in self._by_start.get(_start(word), ())
            if pattern.language in languages and pattern.fits(words, at)
        ]
        return [hit for hit in hits if not any(hit.yields_to(other) for other in hits)]


def titles(language: str) -> Mapping[str, str]:
    """Stage titles of a language: key → title."""
    return _read(language)["titles"]


@cache
def stage_patterns(family: Family) -> PatternIndex:
    """Patterns of one family, labelled with stage keys."""
    return PatternIndex(_stage_patterns(family))


@cache
def end_patterns() -> PatternIndex:
    """Patterns about ends, labelled with what their list in a language's file is for (see `ends`)."""
    return PatternIndex(
        pattern
        for language in LANGUAGES
        for label in _END_LISTS
        for phrase in _read(language)["ends"][label]
        for pattern in _compile(phrase, label, "usual", language)
    )


def end_phrases(language: str) -> tuple[str, ...]:
    """The phrases of one language that mark a good end, as its word list writes them."""
    ends = _read(language)["ends"]
    return (*ends["good"], *ends["good_with"], *ends["alone"])


def _stage_patterns(family: Family) -> Iterator[Pattern]:
    for language in LANGUAGES:
        for stage, strengths in _read(language)[family].items():
            for strength, phrases in strengths.items():
                for phrase in phrases:
                    yield from _compile(phrase, stage, strength, language)


def _compile(phrase: str, label: str, strength: str, language: str) -> Iterator[Pattern]:
    words = [fold(word) for word in phrase.split()]
    stems = tuple(word.removesuffix("*") for word in words)
    open_ends = tuple(word.endswith("*") for word in words)
    yield Pattern(stems, open_ends, label, strength, language)
    if len(stems) > 1 and not any(open_ends[:-1]):
        yield Pattern(("".join(stems),), open_ends[-1:], label, strength, language)


def _start(word: str) -> str:
    return word[:_SHORTEST_STEM]


@cache
def _read(language: str) -> _File:
    text = files("caminos.maps.stage_words").joinpath("words", f"{language}.json").read_text("utf-8")
    read: _File = json.loads(text)
    return read


LANGUAGES: tuple[str, ...] = ("en", "pl", "ro", "es")
"""Languages that have a word list."""
