"""Means over customers, and their pooling over sources."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from caminos.maps.measurement import Estimate
from caminos.stats.levels import LEVEL, t_quantile
from caminos.stats.shares import Counted


@dataclass(frozen=True, slots=True)
class MeanSpread:
    """A mean, the square of its standard error, its degrees of freedom and the customers behind it."""

    mean: float
    variance: float
    degrees: float
    customers: int


def cluster_mean(
    totals: ArrayLike,
    weights: ArrayLike,
    *,
    level: float = LEVEL,
    bounds: tuple[float, float] | None = None,
    counted: Counted = "customers",
) -> Estimate | None:
    """The mean Σtotals / Σweights over customers with a t interval; None without customers.

    One element per customer: `weights` is how many answers (or how much weight) the customer has, `totals`
    the (weighted) sum of the answers. The variance is that of a ratio between customers,
    k/(k−1) · Σ(total − mean·weight)² / (Σweight)², with k − 1 degrees of freedom: the unit of resampling
    is the customer, and the interval equals that of a bootstrap over customers as they grow many. One
    customer has no interval (`low`, `high` None). `bounds` are the ends of the scale, which it keeps.
    Source: Cochran 1977, Sampling Techniques, ratio estimators.
    """
    spread = mean_spread(totals, weights)
    if spread is None:
        return None
    return interval(spread, level=level, bounds=bounds, counted=counted, method="t, between customers")


def mean_spread(
    totals: ArrayLike, weights: ArrayLike, *, prior_variance: float = 0.0, prior_degrees: float = 0.0
) -> MeanSpread | None:
    """The mean over customers and its standard error squared; None without customers (or without weight).

    `prior_variance` is the variance of customers' answers seen elsewhere and `prior_degrees` how many
    customers that knowledge is worth: it is averaged with the spread seen here, weighted by degrees of
    freedom, so that a handful of equal answers is not taken for certainty. Source: Smyth 2004 (moderated t).
    """
    total = np.asarray(totals, dtype=float)
    weight = np.asarray(weights, dtype=float)
    kept = weight > 0
    total, weight = total[kept], weight[kept]
    customers = len(weight)
    if customers == 0:
        return None
    whole = float(weight.sum())
    mean = float(total.sum()) / whole
    squares = float(np.square(weight).sum()) / (whole * whole)  # 1/n where all weights are equal
    own_degrees = customers - 1
    own = 0.0
    if own_degrees:
        own = customers / own_degrees * float(np.square(total - mean * weight).sum()) / (whole * whole)
    degrees = own_degrees + prior_degrees
    variance = (own_degrees * own + prior_degrees * prior_variance * squares) / degrees if degrees else 0.0
    return MeanSpread(mean, variance, degrees, customers)


def interval(
    spread: MeanSpread,
    *,
    level: float = LEVEL,
    bounds: tuple[float, float] | None = None,
    counted: Counted = "customers",
    method: str,
) -> Estimate:
    """The estimate that a mean and its standard error make; without degrees of freedom it has no interval."""
    value = spread.mean
    low: float | None = None
    high: float | None = None
    if spread.degrees > 0:
        half = t_quantile(spread.degrees, level) * math.sqrt(spread.variance)
        low, high = value - half, value + half
    if bounds is not None:
        worst, best = min(bounds), max(bounds)
        value = min(best, max(worst, value))
        low = None if low is None else max(worst, low)
        high = None if high is None else min(best, high)
    return Estimate(value=value, low=low, high=high, n=spread.customers, counted=counted, method=method)


def pool(spreads: list[MeanSpread]) -> MeanSpread | None:
    """Several sources' means of one thing made one: random effects, so that disagreement widens the interval.

    Sources are weighted by 1 / (variance + τ²), where τ² is how much they differ beyond chance; None without
    any source, the source itself where there is one. A source without any spread is taken at the smallest
    spread of the others. Source: DerSimonian & Laird 1986.
    """
    if len(spreads) < 2:
        return spreads[0] if spreads else None
    mean = np.array([one.mean for one in spreads])
    variance = np.array([one.variance for one in spreads])
    if not (variance > 0).any():
        variance = np.ones(len(spreads)) * 1e-12
    variance = np.where(variance > 0, variance, variance[variance > 0].min())
    fixed = 1 / variance
    centre = float((fixed * mean).sum() / fixed.sum())
    disagreement = float((fixed * np.square(mean - centre)).sum())
    scale = float(fixed.sum() - np.square(fixed).sum() / fixed.sum())
    between = max(0.0, (disagreement - (len(spreads) - 1)) / scale)
    weight = 1 / (variance + between)
    customers = sum(one.customers for one in spreads)
    return MeanSpread(
        mean=float((weight * mean).sum() / weight.sum()),
        variance=float(1 / weight.sum()),
        degrees=sum(one.degrees for one in spreads),
        customers=customers,
    )
