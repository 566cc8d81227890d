"""The stage sets a map may use, and what their stages are called in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from caminos.errors import NotFound, did_you_mean
from caminos.maps.stage_words.lexicon import LANGUAGES, Family, titles

DEFAULT_SET = "default"

_FULL = ("awareness", "consideration", "purchase", "delivery", "use", "support", "retention", "advocacy")
_AFTER_PURCHASE = {"delivery": "retention", "use": "retention", "support": "retention"}


@dataclass(frozen=True, slots=True)
class StageSet:
    """Stage keys in order, the word family that fills them, and which of its finer stages fold into which."""

    keys: tuple[str, ...]
    family: Family
    folds: Mapping[str, str]

    def key_of(self, finer: str) -> str:
        """The key of this set under which a stage of the word family stands."""
        return self.folds.get(finer, finer)


_SETS: Mapping[str, StageSet] = {
    DEFAULT_SET: StageSet(
        ("awareness", "consideration", "purchase", "retention", "advocacy"), "relationship", _AFTER_PURCHASE
    ),
    "full": StageSet(_FULL, "relationship", {}),
    "support-case": StageSet(("reports", "handled", "waits", "resolved", "afterwards"), "case", {}),
    "visit": StageSet(("before", "arriving", "inside", "leaving", "afterwards"), "visit", {}),
}

STAGE_SETS: tuple[str, ...] = tuple(_SETS)
"""`default`: the five stages of a relationship; `full`: the same with what follows a purchase told apart;
`support-case`: from report to solution; `visit`: a stay at an airport, a shop, a hotel."""


def stage_set(name: str) -> tuple[str, ...]:
    """The stage keys of a set, from first to last. `NotFound` for a set that does not exist."""
    return known_set(name).keys


def known_set(name: str) -> StageSet:
    """The stage set of that name. `NotFound` for a set that does not exist."""
    if name not in _SETS:
        raise NotFound("stages.unknown_set", f"there is no stage set {name!r}", did_you_mean(name, _SETS))
    return _SETS[name]


def stage_title(key: str, language: str) -> str:
    """What a stage is called on a map in that language. `NotFound` for an unknown key or language."""
    if language not in LANGUAGES:
        raise NotFound(
            "stages.unknown_language",
            f"stage titles are not written in {language!r}",
            did_you_mean(language, LANGUAGES),
        )
    known = titles(language)
    if key not in known:
        raise NotFound("stages.unknown_key", f"there is no stage {key!r}", did_you_mean(key, known))
    return known[key]
