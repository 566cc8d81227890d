"""A column of scores, and which kind of score a header names."""

from dataclasses import dataclass
from typing import Final

from caminos.engine.plan import ScoreKind
from caminos.events.guess_labels import Labels
from caminos.events.guess_names import role_weight
from caminos.events.guess_scales import Scale
from caminos.events.guess_values import Column

_KINDS: Final[tuple[ScoreKind, ...]] = ("nps", "csat", "ces", "stars", "score")
_SURE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A column of scores: its scale, what is scored ("" is the whole experience), codes for "no answer".

    `labels` are words as numbers, `grounds` say why, `warning` what a person must look at.
    """

    column: Column
    kind: ScoreKind
    scale: Scale
    touchpoint: str = ""
    missing: tuple[str, ...] = ()
    labels: Labels | None = None
    grounds: str = ""
    warning: str = ""


def score_kind(name: str) -> tuple[ScoreKind, float]:
    """Which kind of score a header names, and how surely (0: none)."""
    weight, kind = max(((role_weight(kind, name), kind) for kind in _KINDS), key=lambda one: one[0])
    sentiment = role_weight("sentiment", name)
    return ("score", sentiment) if sentiment > weight else (kind if weight else "score", weight)


def surely_named(name: str) -> bool:
    """True when a header by itself says that its column holds scores: ocena, satisfacción, nota, rating."""
    return max(role_weight(kind, name) for kind in _KINDS) >= _SURE
