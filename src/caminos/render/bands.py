"""Long journeys are broken into bands that stand below each other, rather where a stage ends."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from caminos.render.columns import Column

_INSIDE_A_STAGE = 12.0
"""What a cut inside a stage costs, against the squared columns by which bands are uneven."""

_PLEASANT = 1.55
"""Width to height of a picture that fills a landscape page and a screen."""
_ONE_BAND = 13
"""Up to so many columns stay side by side, whatever the proportions."""


@dataclass(frozen=True, slots=True)
class Band:
    """Columns `first` … `last` (both included) side by side."""

    number: int
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many columns stand in this band."""
        return self.last - self.first + 1


def cut_into_bands(columns: tuple[Column, ...], per_band: int) -> tuple[Band, ...]:
    """Bands of at most `per_band` columns: as even as can be, and cut between stages where that costs little.

    The cheapest cut is found exactly, by dynamic programming over the columns.
    """
    total = len(columns)
    if not total:
        return ()
    even = total / -(-total // per_band)
    best: list[tuple[float, int]] = [(0.0, 0)]  # for the first k columns: (cost, where the last band begins)
    for end in range(1, total + 1):
        options = []
        for start in range(max(0, end - per_band), end):
            off = (end - start - even) ** 2
            inside = end < total and columns[end].stage.id == columns[end - 1].stage.id
            options.append((best[start][0] + off + (_INSIDE_A_STAGE if inside else 0.0) + 1.0, start))
        best.append(min(options))
    cuts = [total]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    edges = cuts[::-1]
    return tuple(Band(number, first, last - 1) for number, (first, last) in enumerate(pairwise(edges)))


def pleasant_count(total: int, width_of: Callable[[int], float], band_height: float) -> int:
    """How many columns to put side by side so that the whole picture has pleasant proportions."""
    if total <= _ONE_BAND:
        return max(total, 1)
    candidates = range(9, min(total, 30) + 1)

    def ugliness(count: int) -> float:
        bands = -(-total // count)
        shape = width_of(-(-total // bands)) / (bands * band_height)
        return max(shape / _PLEASANT, _PLEASANT / shape)

    return min(candidates, key=ugliness)
