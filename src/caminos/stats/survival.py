"""Kaplan-Meier: the share still waiting at a horizon when some waits are not over yet."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from caminos.stats.levels import LEVEL, z_quantile
from caminos.stats.shares import wilson_bounds

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Survival:
    """The share still waiting at the horizon, one element per group.

    `share`, `low`, `high` lie in 0 … 1 and are NaN where a group has no member (`n` 0). `ended` counts waits
    that ended up to the horizon, `censored` those lost from sight before it, `beyond` those watched past it.
    """

    share: Floats
    low: Floats
    high: Floats
    n: Integers
    ended: Integers
    censored: Integers
    beyond: Integers


def survival_at(
    group: ArrayLike,
    duration: ArrayLike,
    observed: ArrayLike,
    horizon: int,
    *,
    beyond: ArrayLike,
    level: float = LEVEL,
) -> Survival:
    """The Kaplan-Meier estimate at `horizon` of many groups at once, with Greenwood log-log intervals.

    One element per wait: `group` (a whole number from 0), `duration` (whole number ≥ 0 in the unit of
    `horizon`, e.g. microseconds) and `observed` (True: it ended then, False: it was lost from sight then).
    `beyond` has one element per group: how many further waits are known to have lasted past the horizon
    (how long does not matter; zeros where all waits are given one by one). A wait that ends exactly at the
    horizon has ended; one censored at the moment another ends was at risk. Where the share is exactly 1 or
    0 Greenwood's variance is 0, which is no certainty: the interval is then Wilson's over those watched
    past the horizon, or over those that ended. Waits are taken as independent. Source: Kaplan & Meier 1958;
    Kalbfleisch & Prentice 1980 (log-log).
    """
    further = np.asarray(beyond, dtype=np.int64)
    groups = len(further)
    table = _risk_table(
        np.asarray(group, dtype=np.int64),
        np.asarray(duration, dtype=np.int64),
        np.asarray(observed, dtype=bool),
        horizon,
        further,
    )
    stays = table.at_risk > table.leaving
    of, risk, left = table.group[stays], table.at_risk[stays], table.leaving[stays]
    log_share = np.bincount(of, np.log1p(-left / risk), minlength=groups).astype(float)
    greenwood = np.bincount(of, left / (risk * (risk - left)), minlength=groups).astype(float)
    ended = np.bincount(table.group, table.leaving, minlength=groups).astype(np.int64)
    past = table.n - ended - table.censored

    share = np.exp(log_share)
    share[table.group[~stays]] = 0.0
    share[table.n == 0] = np.nan
    low, high = _log_log(share, log_share, greenwood, level)
    for place in np.flatnonzero((share == 0) | ((ended == 0) & (table.n > 0))):
        size = ended[place] if share[place] == 0 else max(past[place], 1)
        low[place], high[place] = wilson_bounds(float(share[place]), float(size), level)
    return Survival(share, low, high, table.n, ended, table.censored, past)


@dataclass(frozen=True, slots=True, eq=False)
class _RiskTable:
    """For each different duration at which waits of a group ended: how many were at risk and how many ended.

    And per group: all waits (`n`) and those lost from sight before the horizon.
    """

    group: Integers
    at_risk: Floats
    leaving: Floats
    n: Integers
    censored: Integers


def _risk_table(
    which: Integers, length: Integers, ends: NDArray[np.bool_], horizon: int, further: Integers
) -> _RiskTable:
    groups = len(further)
    n = np.bincount(which, minlength=groups) + further
    # A wait lost exactly at the horizon was watched long enough to be counted as past it.
    inside = (length < horizon) | ((length == horizon) & ends)
    if not inside.all():
        which, length, ends = which[inside], length[inside], ends[inside]
    bits = int(horizon).bit_length()
    if groups.bit_length() + bits + 1 > 63:
        length = np.unique(length, return_inverse=True)[1]
        bits = len(length).bit_length()
    # Group, duration and whether it ended packed into one whole number per wait: one quick sort orders all.
    key = which << (bits + 1)
    key |= length << 1
    key |= ends
    key.sort()
    starts = np.searchsorted(key, np.arange(groups + 1) << (bits + 1))
    ended = (key & 1).astype(np.int64)
    censored = np.diff(starts) - np.bincount(which, ends, minlength=groups).astype(np.int64)
    key >>= 1
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else starts[:0]
    leaving = np.add.reduceat(ended, first) if len(first) else starts[:0]
    first, leaving = first[leaving > 0], leaving[leaving > 0]
    group = key[first] >> bits
    at_risk = n[group] - (first - starts[group])
    return _RiskTable(group, at_risk.astype(float), leaving.astype(float), n, censored)


def _log_log(share: Floats, log_share: Floats, greenwood: Floats, level: float) -> tuple[Floats, Floats]:
    low, high = share.copy(), share.copy()
    inner = (share > 0) & (share < 1)
    factor = np.exp(z_quantile(level) * np.sqrt(greenwood[inner]) / np.abs(log_share[inner]))
    low[inner] = share[inner] ** factor
    high[inner] = share[inner] ** (1 / factor)
    return low, high
