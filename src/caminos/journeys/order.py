"""Where touchpoints fall in real journeys, and the order that contradicts those journeys least."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised
from caminos.journeys.visits import Visits, visits

PAIR_JOURNEYS = 50_000
"""Pairs are compared in about this many journeys, evenly spread (all of them where there are fewer)."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Of `journeys` that reached both touchpoints, the share in which `first` was reached before `then`."""

    first: str
    then: str
    share: float
    journeys: int


@dataclass(frozen=True, slots=True)
class JourneyOrder:
    """Touchpoints in the order of real journeys.

    `position` is the mean relative place (0 first … 1 last event) of the first visit, over journeys of two or
    more events; None where there is no such journey. `precedences` compare each pair that meets in some
    journey, `first` standing before `then` in the order. `backward` is the share of all such pairs, over
    `journeys` compared journeys, that went against the order (0: every journey follows it; 0.5: no order at
    all).
    """

    touchpoints: tuple[str, ...]
    position: Mapping[str, float | None]
    precedences: tuple[Precedence, ...]
    backward: float | None
    journeys: int


def journey_order(
    engine: Engine,
    recognised: Recognised | None = None,
    touchpoints: Sequence[str] | None = None,
    *,
    kept: Visits | None = None,
) -> JourneyOrder:
    """The total order of `touchpoints` (all where None) that the fewest journeys contradict.

    It starts from the mean position of first visits and moves one touchpoint at a time to where the fewest
    pairs of first visits run backwards, until no move helps (a local optimum of Kemeny's order).
    Touchpoints without events come last, in the order given. `kept` are visits computed before.
    """
    seen = kept or visits(engine, recognised)
    position = _positions(engine, seen)
    wanted = list(dict.fromkeys(touchpoints)) if touchpoints is not None else sorted(position)
    start = sorted((one for one in wanted if one in position), key=lambda one: _sort_key(position[one], one))
    places = {touchpoint: place for place, touchpoint in seen.ids.items()}
    before, compared = _before(engine, seen, [places[one] for one in start])
    order = _improve(before)
    before = before[np.ix_(order, order)]
    ordered = [start[index] for index in order]
    both = before + before.T
    pairs = [
        Precedence(ordered[i], ordered[j], float(before[i, j] / both[i, j]), int(both[i, j]))
        for i, j in zip(*np.nonzero(np.triu(both, 1)), strict=True)
    ]
    total = float(np.triu(both, 1).sum())
    return JourneyOrder(
        touchpoints=(*ordered, *(one for one in wanted if one not in position)),
        position=MappingProxyType({one: position.get(one) for one in wanted}),
        precedences=tuple(pairs),
        backward=float(np.tril(before, -1).sum()) / total if total else None,
        journeys=compared,
    )


def _sort_key(position: float | None, touchpoint: str) -> tuple[float, str]:
    return (0.5 if position is None else position, touchpoint)


def _positions(engine: Engine, seen: Visits) -> dict[str, float | None]:
    journeys = engine.table("journeys").select("journey", "steps")
    table = seen.table.join(journeys, "journey")
    relative = (table.first_step - 1) / (table.steps - 1).nullif(0)
    rows = engine.run(table.group_by("place").agg(position=relative.mean()))
    # Engines add numbers up in any order; what that leaves behind the ninth digit must not decide an order.
    return {
        seen.ids[row["place"]]: None if row["position"] is None else round(row["position"], 9)
        for row in rows.to_pylist()
    }


def _before(engine: Engine, seen: Visits, places: list[int]) -> tuple[NDArray[np.int64], int]:
    """How many journeys reached place i before place j (matrix), and how many journeys were looked at."""
    matrix = np.zeros((len(places), len(places)), dtype=np.int64)
    journeys = engine.run(engine.table("journeys").count()).column(0)[0].as_py()
    if len(places) == 0:
        return matrix, 0
    every = max(1, journeys // PAIR_JOURNEYS)
    table = seen.table
    sample = table.filter((table.journey % every == 0) & table.place.isin(places))
    left = sample.select("journey", a="place", a_step="first_step")
    right = sample.select("journey", b="place", b_step="first_step")
    pairs = left.join(right, "journey").filter(lambda pair: pair.a_step < pair.b_step)
    index = {place: number for number, place in enumerate(places)}
    for row in engine.run(pairs.group_by("a", "b").agg(journeys=pairs.count())).to_pylist():
        matrix[index[row["a"]], index[row["b"]]] = row["journeys"]
    looked_at = engine.run(sample.journey.nunique()).column(0)[0].as_py()
    return matrix, looked_at


def _improve(before: NDArray[np.int64]) -> list[int]:
    """The order, as indices, after moving single touchpoints while that lessens the pairs that run
    backwards.
    """
    gain = before - before.T  # > 0: i belongs before j
    order = list(range(len(before)))
    improved = True
    while improved:
        improved = False
        for item in range(len(before)):
            at = order.index(item)
            rest = order[:at] + order[at + 1 :]
            # Cost of standing before rest[k]: what the others lose by coming after it, summed up to there.
            cost = np.concatenate(([0], np.cumsum(gain[item, rest])))
            best = int(cost.argmin())
            if cost[best] < cost[at]:
                rest.insert(best, item)
                order, improved = rest, True
    return order
