"""Quantiles of values that come with how often each was seen."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def counted_quantiles(values: ArrayLike, counts: ArrayLike, shares: ArrayLike) -> NDArray[np.float64]:
    """Quantiles of `values`, each repeated `counts` times, linearly interpolated as numpy's default does.

    `values` and `counts` (whole numbers) have the same length and any order; `shares` lie in 0 … 1. Exact,
    without writing the repeated values out. ValueError when the counts add up to 0.
    """
    value = np.asarray(values, dtype=float)
    count = np.asarray(counts, dtype=np.int64)
    order = np.argsort(value, kind="stable")
    value, ends = value[order], np.cumsum(count[order])
    n = int(ends[-1]) if len(ends) else 0
    if n == 0:
        raise ValueError("no values have no quantiles")
    place = np.asarray(shares, dtype=float) * (n - 1)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, n - 1)
    low = value[np.searchsorted(ends, below, side="right")]
    high = value[np.searchsorted(ends, above, side="right")]
    result: NDArray[np.float64] = low + (high - low) * (place - below)
    return result
