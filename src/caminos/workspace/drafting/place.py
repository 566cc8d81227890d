"""Which stage each touchpoint of a draft stands on: the recipe's rules, else words, else position."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from caminos.ids import slug
from caminos.language import text
from caminos.maps.stage_words import best_stage_set, stage_of, stage_set, stage_title

_ONLY = "all"
_LEAST_TOLD = 0.4
"""Below this share of names that words explain, and without journeys, stages would be guesswork."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A touchpoint on its way to the map; `position`: its mean place in journeys (0 … 1, None: no events)."""

    touchpoint: str
    name: str
    position: float | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A touchpoint on a stage, and which rule put it there."""

    touchpoint: str
    stage: str
    title: str
    rule: Literal["recipe", "words", "position"]


def place(
    candidates: Sequence[Candidate], recipe_stages: Mapping[str, str], language: str
) -> tuple[Placed, ...]:
    """Touchpoints in the order they stand on the map, each with its stage.

    `candidates` come in journey order; `recipe_stages` maps touchpoint names to stage titles. Words win
    over position, because a stage is told in the customer's words; inside a stage the journeys' order stays.
    """
    if not candidates:
        return ()
    chosen_set = best_stage_set([one.name for one in candidates])
    if _nothing_says_where(candidates, recipe_stages, chosen_set):
        only = text("draft.stage.only", language)
        return tuple(Placed(one.touchpoint, _ONLY, only, "position") for one in candidates)
    keys = stage_set(chosen_set)
    titles = {key: stage_title(key, language) for key in keys}
    known = {title.casefold(): key for key, title in titles.items()}
    placed: dict[str, Placed] = {}
    for one in candidates:
        title = recipe_stages.get(one.name)
        if title is not None:
            key = known.get(title.casefold(), slug(title))
            titles.setdefault(key, title)
            placed[one.touchpoint] = Placed(one.touchpoint, key, titles[key], "recipe")
            continue
        guess = stage_of(one.name, chosen_set)
        if guess is not None:
            placed[one.touchpoint] = Placed(one.touchpoint, guess.stage, titles[guess.stage], "words")
    for one, key in _by_position(candidates, placed, keys):
        placed[one.touchpoint] = Placed(one.touchpoint, key, titles[key], "position")
    order = _stage_order(candidates, placed, keys)
    at = {one.touchpoint: number for number, one in enumerate(candidates)}
    return tuple(sorted(placed.values(), key=lambda one: (order[one.stage], at[one.touchpoint])))


def _nothing_says_where(
    candidates: Sequence[Candidate], recipe_stages: Mapping[str, str], chosen_set: str
) -> bool:
    """Whether neither journeys nor the recipe nor enough words tell stages apart; then there is one stage."""
    if any(one.position is not None for one in candidates):
        return False
    told = sum(one.name in recipe_stages or stage_of(one.name, chosen_set) is not None for one in candidates)
    return told < _LEAST_TOLD * len(candidates)


def _by_position(
    candidates: Sequence[Candidate], placed: Mapping[str, Placed], keys: Sequence[str]
) -> list[tuple[Candidate, str]]:
    """Stages for what no word explains: those of the nearest explained touchpoint, else spread evenly."""
    anchors = [
        (one.position, placed[one.touchpoint].stage)
        for one in candidates
        if one.touchpoint in placed and one.position is not None
    ]
    result: list[tuple[Candidate, str]] = []
    before = placed[candidates[0].touchpoint].stage if candidates[0].touchpoint in placed else None
    for number, one in enumerate(candidates):
        if one.touchpoint in placed:
            before = placed[one.touchpoint].stage
            continue
        if one.position is not None and anchors:
            position = one.position
            key = min(anchors, key=lambda anchor: abs(anchor[0] - position))[1]
        elif one.position is None and before is not None:
            key = before
        else:
            key = keys[min(len(keys) - 1, number * len(keys) // len(candidates))]
        before = key
        result.append((one, key))
    return result


def _stage_order(
    candidates: Sequence[Candidate], placed: Mapping[str, Placed], keys: Sequence[str]
) -> dict[str, float]:
    """The known order of stages; stages that only the recipe names stand where their touchpoints fall."""
    order = {key: float(number) for number, key in enumerate(keys)}
    own = {one.stage for one in placed.values()} - order.keys()
    if not own:
        return order
    places: defaultdict[str, list[float]] = defaultdict(list)
    for number, one in enumerate(candidates):
        places[placed[one.touchpoint].stage].append(number)
    return {stage: fmean(numbers) for stage, numbers in places.items()}
