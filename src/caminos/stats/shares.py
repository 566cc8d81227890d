"""Shares and their Wilson intervals: of customers, and of journeys or events that belong to customers."""

import math
from dataclasses import dataclass
from typing import Literal

from caminos.maps.measurement import Estimate
from caminos.stats.levels import LEVEL, t_quantile, z_quantile

Counted = Literal["customers", "journeys", "answers"]


@dataclass(frozen=True, slots=True)
class ClusterSums:
    """What is known of the spread between clusters (customers), summed over them.

    With `m` the trials and `y` the successes of one cluster: `clusters` how many clusters, `trials` Σm,
    `successes` Σy, and the squares Σm², Σy² and products Σmy.
    """

    clusters: int
    trials: int
    successes: int
    trials_squared: int
    successes_squared: int
    product: int


def wilson(
    successes: int, n: int, *, level: float = LEVEL, counted: Counted = "customers"
) -> Estimate | None:
    """The share `successes / n` with its Wilson score interval; None when n is 0.

    Source: Wilson 1927; Newcombe 1998 (81 of 263: .2553 – .3662; 0 of 20: 0 – .1611).
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is not a share")
    if n == 0:
        return None
    low, high = wilson_bounds(successes / n, n, level)
    return Estimate(value=successes / n, low=low, high=high, n=n, counted=counted, method="Wilson")


def wilson_bounds(share: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """The Wilson interval of a share over an effective (possibly fractional) sample size above 0."""
    z = z_quantile(level)
    centre = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # Rounding may push an end a hair past the share itself at 0 and 1; the interval must hold its own value.
    low = max(0.0, min(share, (centre - half) / scale))
    high = min(1.0, max(share, (centre + half) / scale))
    return (0.0 if share == 0 else low), (1.0 if share == 1 else high)


def cluster_share(
    successes: int,
    n: int,
    *,
    clusters: int,
    effect: float,
    level: float = LEVEL,
    counted: Counted = "journeys",
) -> Estimate | None:
    """The share of `n` trials of `clusters` customers, with a Wilson interval on the effective sample size.

    Trials of one customer resemble each other, so n trials say less than n customers would. The effective
    sample size is n / `effect` (see `design_effect`) times (t(n−1)/t(k−1))² for k customers; with one trial a
    customer it is n and the interval is plain Wilson. `n` of the estimate counts trials; None when it is 0.
    Source: Korn & Graubard 1998, with Wilson's interval (Franco et al. 2019).
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is not a share")
    if n == 0:
        return None
    few = t_quantile(n - 1, level) / t_quantile(clusters - 1, level) if clusters > 1 else 1.0
    low, high = wilson_bounds(successes / n, n / effect * few * few, level)
    method = "Wilson" if clusters == n else "Wilson, spread between customers"
    return Estimate(value=successes / n, low=low, high=high, n=n, counted=counted, method=method)


def design_effect(sums: ClusterSums) -> float:
    """How many times wider than for independent trials the variance of a share of grouped trials is; at
    least 1.

    Where no spread can be seen (no or only successes, or one customer) the worst is assumed: a customer's
    trials are all alike. 1 without trials.
    """
    n, k = sums.trials, sums.clusters
    if n == 0:
        return 1.0
    share = sums.successes / n
    if k < 2 or share in (0, 1):
        return sums.trials_squared / n
    spread = sums.successes_squared - 2 * share * sums.product + share * share * sums.trials_squared
    between = k / (k - 1) * max(spread, 0.0) / (n * n)
    independent = share * (1 - share) / (n - 1)
    return max(1.0, between / independent)
