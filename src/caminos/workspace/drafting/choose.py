"""Which touchpoints stand on a draft map, and how large the folded tail is."""

from collections.abc import Sequence
from dataclasses import dataclass

from caminos.maps.measurement import Folded, TouchpointNumbers


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a draft shows: at most `most` touchpoints, until `coverage` of all events is told.

    A touchpoint with feedback from at least `least_answers` customers stands on the map even without events.
    """

    most: int = 24
    coverage: float = 0.99
    least_answers: int = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """The touchpoints that are shown (by falling reach) and the tail that is folded."""

    shown: tuple[TouchpointNumbers, ...]
    folded: Folded | None


def choose(numbers: Sequence[TouchpointNumbers], limits: Limits) -> Choice:
    """Touchpoints by reach until the coverage or the limit is met; the rest is folded and counted.

    Reach counts journeys; a touchpoint known from feedback only counts the customers who spoke of it.
    """
    by_reach = sorted(numbers, key=lambda one: (-_reach(one), -one.events, one.touchpoint))
    all_events = sum(one.events for one in numbers)
    shown: list[TouchpointNumbers] = []
    tail: list[TouchpointNumbers] = []
    told = 0
    for one in by_reach:
        enough = all_events > 0 and told >= limits.coverage * all_events
        worth = one.events == 0 and _answers(one) >= limits.least_answers
        if len(shown) < limits.most and (worth or (one.events > 0 and not enough)):
            shown.append(one)
            told += one.events
        else:
            tail.append(one)
    return Choice(tuple(shown), _fold(tail, all_events))


def _reach(one: TouchpointNumbers) -> int:
    return max(one.journeys, _answers(one))


def _answers(one: TouchpointNumbers) -> int:
    return max([one.emotion.n if one.emotion else 0, *(score.estimate.n for score in one.scores)])


def _fold(tail: Sequence[TouchpointNumbers], all_events: int) -> Folded | None:
    if not tail:
        return None
    events = sum(one.events for one in tail)
    return Folded(
        touchpoints=len(tail),
        events=events,
        share=events / all_events if all_events else 0.0,
        names=tuple(one.touchpoint for one in tail),
    )
