"""Intervals of scores people give: NPS, and the effective number of people behind weighted answers."""

import math

import numpy as np
from numpy.typing import ArrayLike

from caminos.maps.measurement import Estimate
from caminos.stats.levels import LEVEL, z_quantile
from caminos.stats.shares import Counted, wilson_bounds


def kish(weights: ArrayLike) -> float:
    """The effective number of people behind weights: (Σw)² / Σw², 0 without any weight.

    `weights` holds one total per customer, so that several answers of one customer count as one person's,
    and unequal weights cost precision. Source: Kish 1965.
    """
    totals = np.asarray(weights, dtype=float)
    squares = float(np.square(totals).sum())
    return float(totals.sum()) ** 2 / squares if squares > 0 else 0.0


def nps(
    promoters: float,
    passives: float,
    detractors: float,
    *,
    n: int | None = None,
    effective: float | None = None,
    level: float = LEVEL,
    counted: Counted = "customers",
) -> Estimate | None:
    """The Net Promoter Score (−1 … 1) with its adjusted-Wald interval; None without answers.

    `promoters`, `passives`, `detractors` are counts or sums of weights; `n` is how many customers they come
    from and `effective` how many independent ones they are worth (see `kish`); both default to the sum.
    The interval adds 3 to n, ¾ to promoters and ¾ to detractors and so is centred a little nearer to 0
    than the score; the value is the plain score. Source: Rocks 2016 (15/12/9 of 36, z = 1.645:
    centre .1538, −.0553 … .3630).
    """
    total = promoters + passives + detractors
    if min(promoters, passives, detractors) < 0:
        raise ValueError("counts of answers cannot be negative")
    if total <= 0:
        return None
    size = total if effective is None else effective
    value = (promoters - detractors) / total
    high_share = (promoters / total * size + 0.75) / (size + 3)
    low_share = (detractors / total * size + 0.75) / (size + 3)
    centre = high_share - low_share
    half = z_quantile(level) * math.sqrt((high_share + low_share - centre * centre) / (size + 3))
    # With a handful of unanimous answers the shifted interval can miss the score itself.
    return Estimate(
        value=value,
        low=max(-1.0, min(value, centre - half)),
        high=min(1.0, max(value, centre + half)),
        n=round(total) if n is None else n,
        counted=counted,
        method="adjusted Wald" if effective is None else f"adjusted Wald, effective n {size:.0f}",
    )


def weighted_share(
    successes: float,
    total: float,
    *,
    n: int,
    effective: float,
    level: float = LEVEL,
    counted: Counted = "customers",
) -> Estimate | None:
    """A share of weights with a Wilson interval on the effective number of people; None without weight.

    `n` is how many customers the weights come from, `effective` what they are worth (see `kish`).
    """
    if total <= 0 or effective <= 0:
        return None
    share = min(1.0, max(0.0, successes / total))
    low, high = wilson_bounds(share, effective, level)
    plain = math.isclose(effective, n)
    method = "Wilson" if plain else f"Wilson, effective n {effective:.0f}"
    return Estimate(value=share, low=low, high=high, n=n, counted=counted, method=method)
