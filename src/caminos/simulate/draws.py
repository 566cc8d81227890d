"""Chance that falls the same way on every machine: whole-number arithmetic on PCG64's own bits.

Only the bit stream and the seed sequence of numpy carry a promise of never changing, so every draw is made
here from raw bits with integer arithmetic; no distribution, no exponential, no logarithm is asked of a
library.
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]
Shares = NDArray[np.float64]

_BITS = 53
_UNIT = float(2**_BITS)

Quantiles = Sequence[tuple[int, int]]
"""A quantile function by its corners: (per mille, value), from 0 to 1000, straight lines between them."""

Weights = Sequence[int]
"""How often each of 0, 1, 2 … comes, as whole numbers of any sum."""


class Draws:
    """A named stream of chance; streams of different names do not disturb each other.

    Parameters: `seed` of the whole simulation (≥ 0), `name` of the part that draws.
    """

    def __init__(self, seed: int, name: str) -> None:
        sequence = np.random.SeedSequence([seed, zlib.crc32(name.encode())])
        self._source = np.random.PCG64(sequence)

    def bits(self, n: int) -> Ints:
        """`n` whole numbers, uniform in 0 … 2⁵³ − 1."""
        raw = np.asarray(self._source.random_raw(n), dtype=np.uint64)
        return (raw >> np.uint64(64 - _BITS)).astype(np.int64)

    def chance(self, n: int, share: float | Shares) -> Flags:
        """`n` times yes with probability `share` (0 … 1; one for all, or one each)."""
        return np.asarray(self.bits(n) < np.asarray(share) * _UNIT)

    def between(self, n: int, low: int | Ints, high: int | Ints) -> Ints:
        """`n` whole numbers, uniform in `low` … `high`, both included; the range is below 2³¹."""
        span = np.asarray(high, dtype=np.int64) - low + 1
        return np.asarray(low + ((self.bits(n) >> (_BITS - 32)) * span >> 32), dtype=np.int64)

    def pick(self, n: int, weights: Weights) -> Ints:
        """`n` positions in `weights`, each as often as its weight says."""
        edges = np.cumsum(np.asarray(weights, dtype=np.int64))
        return np.searchsorted(edges, self.between(n, 0, int(edges[-1]) - 1), side="right").astype(np.int64)

    def pick_by(self, kinds: Ints | Codes, weights: Sequence[Weights]) -> Ints:
        """One position each, by the weights of its kind: `weights[kind]`."""
        out = np.zeros(len(kinds), dtype=np.int64)
        for kind, own in enumerate(weights):
            of_kind = np.flatnonzero(kinds == kind)
            out[of_kind] = self.pick(len(of_kind), own)
        return out

    def quantile(self, n: int, table: Quantiles) -> Ints:
        """`n` values whose quantile function is the table: a corner at 500 is the true median."""
        corners = np.array([mille for mille, _ in table], dtype=np.int64) * 2**32 // 1000
        values = np.array([value for _, value in table], dtype=np.int64)
        at = self.bits(n) >> (_BITS - 32)
        left = np.clip(np.searchsorted(corners, at, side="right") - 1, 0, len(table) - 2)
        rise = values[left + 1] - values[left]
        return np.asarray(values[left] + rise * (at - corners[left]) // (corners[left + 1] - corners[left]))

    def row_of(self, shares: Shares) -> Ints:
        """One whole number for each row of `shares`: the cumulative shares of 0, 1, 2 …, rising to 1."""
        at = self.bits(len(shares)).astype(np.float64)
        return np.asarray((at[:, None] >= shares * _UNIT).sum(axis=1), dtype=np.int64)

    def order(self, n: int) -> Ints:
        """0 … n − 1 shuffled."""
        return np.argsort(self.bits(n), kind="stable").astype(np.int64)


def binomial_shares(p: float, trials: int) -> tuple[float, ...]:
    """The cumulative shares of 0 … `trials` successes, each with probability `p`; the last is 1."""
    shares, total, choose = [], 0.0, 1
    for k in range(trials + 1):
        term = float(choose)
        for _ in range(k):
            term *= p
        for _ in range(trials - k):
            term *= 1.0 - p
        total += term
        shares.append(total)
        choose = choose * (trials - k) // (k + 1)
    shares[-1] = 1.0
    return tuple(shares)
