"""Pain points that the numbers alone show: where customers stop for good, feel bad, or find it closed.

A stop counts only against its baseline (all the other touchpoints of the same map), with at least 30 watched
journeys at stake, with a difference worth a decision (half as many again, and two points), and after the
Benjamini-Hochberg correction for looking at many touchpoints at once.
Where most journeys end and end late (`END_SHARE`, `END_POSITION`), the journey is over rather than lost,
whether or not somebody has called that place a goal.
What is said stays on step 1 of the ladder of evidence: it was *seen*, no cause is claimed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from scipy import stats

from caminos.maps.measurement import Estimate, TouchpointNumbers

LEAST_JOURNEYS: Final = 30
FALSE_DISCOVERY_RATE: Final = 0.05
LEAST_RATIO: Final = 1.5
LEAST_DIFFERENCE: Final = 0.02
LEAST_OUTSIDE: Final = 0.2
END_SHARE: Final = 0.5
END_POSITION: Final = 0.6
_Z_95: Final = float(stats.norm.ppf(0.975))


@dataclass(frozen=True, slots=True)
class Pain:
    """One measured pain point.

    `kind` is "stops" (share of journeys that go no further, against `baseline`, the share elsewhere) or
    "feeling" (mean emotion on −2 … +2, its whole 95 % interval below zero; `baseline` is the map's mean) or
    "closed" (share of events outside opening hours, its whole interval above 20 %; `baseline` is 0).
    `critical` marks a moment of truth: a place where customers are lost.
    """

    touchpoint: str
    kind: Literal["stops", "feeling", "closed"]
    estimate: Estimate
    baseline: float
    critical: bool


def find_pains(numbers: Sequence[TouchpointNumbers], goals: frozenset[str] = frozenset()) -> tuple[Pain, ...]:
    """The measured pain points of a map, in the order of its touchpoints.

    `goals` are touchpoints where a journey ends well; a stop there is no loss.
    Source: Benjamini & Hochberg 1995, over one-sided two-proportion z-tests.
    """
    found = {
        (pain.touchpoint, pain.kind): pain
        for pain in (*_stops(numbers, goals), *_feelings(numbers), *_closed(numbers))
    }
    order = {one.touchpoint: place for place, one in enumerate(numbers)}
    return tuple(sorted(found.values(), key=lambda pain: (order[pain.touchpoint], pain.kind)))


def _stops(numbers: Sequence[TouchpointNumbers], goals: frozenset[str]) -> list[Pain]:
    tested = [
        (one.touchpoint, one.stopped)
        for one in numbers
        if one.stopped is not None
        and one.touchpoint not in goals
        and watched(one.stopped) >= LEAST_JOURNEYS
        and not _is_the_end(one, one.stopped)
    ]
    if len(tested) < 2:
        return []
    shares = np.array([stopped.value for _, stopped in tested])
    counts = np.array([watched(stopped) for _, stopped in tested])
    total, total_count = float((shares * counts).sum()), float(counts.sum())
    elsewhere_count = total_count - counts
    elsewhere = (total - shares * counts) / elsewhere_count
    pooled = total / total_count
    error = np.sqrt(pooled * (1 - pooled) * (1 / counts + 1 / elsewhere_count))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(error > 0, (shares - elsewhere) / error, 0.0)
    adjusted = stats.false_discovery_control(stats.norm.sf(z), method="bh")
    return [
        Pain(touchpoint, "stops", stopped, float(base), critical=True)
        for (touchpoint, stopped), base, p in zip(tested, elsewhere, adjusted, strict=True)
        if p < FALSE_DISCOVERY_RATE
        and stopped.value >= LEAST_RATIO * base
        and stopped.value - base >= LEAST_DIFFERENCE
    ]


def watched(stopped: Estimate) -> float:
    """How many fully watched journeys a share is worth: its interval says so, censored journeys count less.

    Between 0 and 1 that is p(1 − p) over the squared standard error of the interval, never more than n.
    """
    share, n = stopped.value, float(stopped.n)
    if stopped.low is None or stopped.high is None or not 0 < share < 1 or stopped.high <= stopped.low:
        return n
    error = (stopped.high - stopped.low) / (2 * _Z_95)
    return min(n, share * (1 - share) / error**2)


def _is_the_end(numbers: TouchpointNumbers, stopped: Estimate) -> bool:
    return stopped.value >= END_SHARE and numbers.position is not None and numbers.position >= END_POSITION


def _feelings(numbers: Sequence[TouchpointNumbers]) -> list[Pain]:
    known = [(one.touchpoint, one.emotion) for one in numbers if one.emotion is not None]
    if not known:
        return []
    mean = float(np.average([e.value for _, e in known], weights=[max(e.n, 1) for _, e in known]))
    return [
        Pain(touchpoint, "feeling", emotion, mean, critical=False)
        for touchpoint, emotion in known
        if emotion.n >= LEAST_JOURNEYS and emotion.high is not None and emotion.high < 0
    ]


def _closed(numbers: Sequence[TouchpointNumbers]) -> list[Pain]:
    return [
        Pain(one.touchpoint, "closed", one.outside_hours, 0.0, critical=False)
        for one in numbers
        if one.outside_hours is not None
        and one.outside_hours.n >= LEAST_JOURNEYS
        and one.outside_hours.low is not None
        and one.outside_hours.low > LEAST_OUTSIDE
    ]
