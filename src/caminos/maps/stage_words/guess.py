"""A touchpoint's name → the stage it speaks of, with the word that says so and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caminos.errors import NotFound, did_you_mean
from caminos.maps.stage_words.lexicon import LANGUAGES, NO_STAGE, Found, stage_patterns
from caminos.maps.stage_words.sets import DEFAULT_SET, STAGE_SETS, StageSet, known_set
from caminos.maps.stage_words.split import fold, pieces

_CONFIDENCE = {"decisive": 0.9, "usual": 0.75, "weak": 0.5}
_STRENGTH = {"decisive": 3, "usual": 2, "weak": 1}
_CONTESTED = 0.8
"""What is left of the confidence when weaker words of the name speak of another stage."""

_CHOSEN_BY_NAMES = (DEFAULT_SET, "support-case", "visit")
_LEAST_NAMES = 3
_LEAST_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class StageGuess:
    """A stage key, the word of the name that led to it, that word's language, and a confidence of 0 … 1.

    The confidence orders guesses; it is a rule of thumb, not a measured probability.
    """

    stage: str
    word: str
    language: str
    confidence: float


def stage_of(
    name: str, stage_set: str = DEFAULT_SET, languages: Sequence[str] = LANGUAGES
) -> StageGuess | None:
    """The stage a name speaks of, or None where no word says so or where its words contradict each other.

    `name` as data writes it (`product_view`, `Awaiting User Info`, `płatność`), `stage_set` one of
    `STAGE_SETS`, `languages` those whose words count. Strong words win over weak ones, phrases over
    their words; equally strong words of two stages give None. `NotFound` for an unknown set or language.
    """
    chosen = known_set(stage_set)
    unknown = next((language for language in languages if language not in LANGUAGES), None)
    if unknown is not None:
        raise NotFound(
            "stages.unknown_language",
            f"there are no stage words in {unknown!r}",
            did_you_mean(unknown, LANGUAGES),
        )
    written = pieces(name)
    hits = stage_patterns(chosen.family).find([fold(piece) for piece in written], languages)
    found = [hit for hit in hits if hit.pattern.label != NO_STAGE]
    if not found:
        return None
    strongest = max(_STRENGTH[hit.pattern.strength] for hit in found)
    leading = [hit for hit in found if _STRENGTH[hit.pattern.strength] == strongest]
    stages = {chosen.key_of(hit.pattern.label) for hit in leading}
    if len(stages) > 1:
        return None
    best = max(leading, key=_weight)
    confidence = _CONFIDENCE[best.pattern.strength] * (_CONTESTED if _is_contested(found, chosen) else 1)
    word = " ".join(written[best.start : best.end])
    return StageGuess(stages.pop(), word, best.pattern.language, round(confidence, 3))


def best_stage_set(names: Iterable[str]) -> str:
    """The stage set that explains most of these names: `default`, `support-case` or `visit`.

    `default` unless another set explains more of the distinct names, at least three of them and a
    third of all.
    """
    distinct = sorted(set(names))
    best, most = DEFAULT_SET, _explained(distinct, DEFAULT_SET)[1]
    for one in _CHOSEN_BY_NAMES[1:]:
        count, weight = _explained(distinct, one)
        if weight > most and count >= _LEAST_NAMES and count >= _LEAST_SHARE * len(distinct):
            best, most = one, weight
    return best


def _explained(names: Sequence[str], stage_set: str) -> tuple[int, float]:
    """How many names a set explains, and the sum of its confidences."""
    guesses = [guess for name in names if (guess := stage_of(name, stage_set)) is not None]
    return len(guesses), sum(guess.confidence for guess in guesses)


def _is_contested(found: Sequence[Found], chosen: StageSet) -> bool:
    return len({chosen.key_of(hit.pattern.label) for hit in found}) > 1


def _weight(hit: Found) -> tuple[int, int, int, int]:
    """Longest phrase first, then longest stem, then the earliest word, then the order of languages."""
    return (*hit.size, -hit.start, -LANGUAGES.index(hit.pattern.language))


__all__ = ["STAGE_SETS", "StageGuess", "best_stage_set", "stage_of"]
