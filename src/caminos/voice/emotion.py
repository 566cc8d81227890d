"""How customers feel at each touchpoint, from −2 (very bad) to +2 (very good), measured by their scores.

Every scale is stretched linearly to −2 … +2 between its ends (1-5: 3 is 0; 0-10: 5 is 0). Answers are
averaged within a source; several sources of one touchpoint are pooled by random effects, so that their
disagreement widens the interval. Customers who answered in two sources count in both.

Small samples: the spread between customers is averaged with the spread seen at all touchpoints together,
which weighs as much as four customers. It leaves the mean where it is, keeps a handful of equal answers
from looking certain, and does not matter from some thirty customers on. Fewer than five customers are
flagged `few`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised
from caminos.maps.measurement import Estimate
from caminos.stats import LEVEL, interval, mean_spread, pool
from caminos.voice.answers import Answers, answers, merged

SCALE = (-2.0, 2.0)
FEW = 5
PRIOR_CUSTOMERS = 4.0


@dataclass(frozen=True, slots=True)
class SourceEmotion:
    """What one source says of a touchpoint: mean (−2 … +2) over `customers`."""

    source: str
    mean: float
    customers: int


@dataclass(frozen=True, slots=True)
class Emotion:
    """The feeling at one touchpoint (None: the whole experience).

    `estimate` is the mean with its interval on −2 … +2, n customers (of each source); `answers` counts
    answers. `few`: fewer than five customers. `weighted`: the sources' weights are in it. `distribution`
    counts customers whose mean is nearest −2, −1, 0, 1 and 2 (halves go up).
    """

    touchpoint: str | None
    estimate: Estimate
    answers: int
    few: bool
    weighted: bool
    sources: tuple[SourceEmotion, ...]
    distribution: tuple[int, int, int, int, int]


def emotions(
    engine: Engine, recognised: Recognised | None = None, *, level: float = LEVEL, weights: bool = True
) -> Mapping[str | None, Emotion]:
    """The measured emotion of each touchpoint with scored feedback; None stands for the whole experience.

    Weights are used where every answer of a source at a touchpoint has one (`weights=False`: never).
    """
    by_source: dict[str | None, dict[str, list[Answers]]] = defaultdict(lambda: defaultdict(list))
    for question, given in answers(engine, recognised).items():
        if question.touchpoint is not None or question.whole:
            by_source[question.touchpoint][question.source].append(given)
    given_at: dict[str | None, dict[str, Answers]] = {
        touchpoint: {source: merged(parts) for source, parts in sorted(sources.items())}
        for touchpoint, sources in by_source.items()
    }
    prior = _spread_everywhere([given for sources in given_at.values() for given in sources.values()])
    return MappingProxyType(
        {
            touchpoint: _emotion(touchpoint, sources, prior, weights, level)
            for touchpoint, sources in given_at.items()
        }
    )


def _emotion(
    touchpoint: str | None,
    sources: Mapping[str, Answers],
    prior: "_Prior",
    weights: bool,
    level: float,
) -> Emotion:
    spreads, parts, weighted = [], [], False
    for source, given in sources.items():
        use = weights and given.all_weighted
        spread = mean_spread(
            given.sums["weighted_feeling" if use else "feeling"],
            given.sums["weight" if use else "answers"],
            prior_variance=prior.variance,
            prior_degrees=prior.customers,
        )
        assert spread is not None  # a source without answers has no question
        spreads.append(spread)
        parts.append(SourceEmotion(source, spread.mean, spread.customers))
        weighted = weighted or use
    pooled = pool(spreads)
    assert pooled is not None  # a touchpoint without sources has no emotion
    everybody = merged(list(sources.values()))
    method = "t, between customers" if len(spreads) == 1 else "random effects over sources"
    estimate = interval(pooled, level=level, bounds=SCALE, method=method)
    return Emotion(
        touchpoint=touchpoint,
        estimate=estimate,
        answers=everybody.count,
        few=len(everybody.who) < FEW,
        weighted=weighted,
        sources=tuple(parts),
        distribution=_distribution(everybody),
    )


@dataclass(frozen=True, slots=True)
class _Prior:
    """The variance of customers around their touchpoint's mean, over all, and how many it may weigh as."""

    variance: float
    customers: float


def _spread_everywhere(each: list[Answers]) -> _Prior:
    squares, degrees = 0.0, 0
    for given in each:
        means = given.sums["feeling"] / given.sums["answers"]
        squares += float(np.square(means - means.mean()).sum())
        degrees += len(means) - 1
    return _Prior(squares / degrees, min(PRIOR_CUSTOMERS, degrees)) if degrees else _Prior(0.0, 0.0)


def _distribution(everybody: Answers) -> tuple[int, int, int, int, int]:
    means = everybody.sums["feeling"] / everybody.sums["answers"]
    # Rounding noise of summed thirds and sevenths must not decide which side of a half a mean falls.
    nearest = np.clip(np.floor(np.round(means + 2.5, 9)), 0, 4).astype(int)
    one, two, three, four, five = np.bincount(nearest, minlength=5).tolist()
    return (one, two, three, four, five)
