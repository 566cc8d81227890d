"""The curve of feelings: points that are known, lines between neighbours, gaps where nothing is known.

A curve never says more than its points: between two neighbouring columns it runs from one point to the
next without swinging beyond either (a cubic with level tangents), and where a column is unknown it stops.
"""

from dataclasses import dataclass
from itertools import pairwise

from caminos.maps.model import Card
from caminos.render.columns import Place
from caminos.render.theme import DASH_ASSUMED, DASH_OBSERVED

LOWEST, HIGHEST = -2.0, 2.0

Spot = tuple[float, float]
Cubic = tuple[Spot, Spot, Spot, Spot]


@dataclass(frozen=True, slots=True)
class Point:
    """A known feeling: `at` is its place along the journey in columns (0.5 is the middle of the first)."""

    card: Card
    at: float
    first: int
    last: int
    room: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A line: the control points of a cubic, each (place along the journey, score), and its dash."""

    points: Cubic
    dash: tuple[float, ...]


def points_of(places: tuple[Place, ...]) -> tuple[Point, ...]:
    """The known feelings of a lane from left to right; several in one column share its width evenly.

    A card over several steps stands in the middle of them when it is alone there, else in its first.
    """
    known = [place for place in places if place.card.score is not None]
    taken: dict[int, int] = {}
    for place in known:
        for column in range(place.first, place.last + 1):
            taken[column] = taken.get(column, 0) + 1
    in_column: dict[int, list[Place]] = {}
    points: list[Point] = []
    for place in known:
        if place.last > place.first and all(taken[c] == 1 for c in range(place.first, place.last + 1)):
            middle = (place.first + place.last + 1) / 2
            points.append(Point(place.card, middle, place.first, place.last, place.last - place.first + 1.0))
        else:
            in_column.setdefault(place.first, []).append(place)
    for column, together in in_column.items():
        room = 1 / len(together)
        for number, place in enumerate(together):
            points.append(Point(place.card, column + (number + 0.5) * room, column, column, room))
    return tuple(sorted(points, key=lambda point: (point.at, point.card.rank, point.card.id)))


def pieces_of(points: tuple[Point, ...]) -> tuple[Piece, ...]:
    """The lines between points that have no unknown column between them."""
    found = []
    for before, after in pairwise(points):
        if after.first - before.last <= 1:
            kinds = {before.card.provenance.kind, after.card.provenance.kind}
            dash = DASH_ASSUMED if "assumed" in kinds else DASH_OBSERVED if "observed" in kinds else ()
            found.append(Piece(_bow((before.at, _score(before.card)), (after.at, _score(after.card))), dash))
    return tuple(found)


def unknown_runs(points: tuple[Point, ...], first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The runs of columns from `first` to `last` (included) in which no feeling is known."""
    known = {column for point in points for column in range(point.first, point.last + 1)}
    runs: list[tuple[int, int]] = []
    for column in range(first, last + 1):
        if column in known:
            continue
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return tuple(runs)


def shown_between(piece: Piece, left: float, right: float) -> Piece | None:
    """The part of a line between two places along the journey; None where none of it lies there."""
    points = piece.points
    if points[-1][0] <= left or points[0][0] >= right or points[-1][0] <= points[0][0]:
        return None
    if points[-1][0] > right:
        points = _split(points, _parameter(points, right))[0]
    if points[0][0] < left:
        points = _split(points, _parameter(points, left))[1]
    return Piece(points, piece.dash)


def _bow(start: Spot, end: Spot) -> Cubic:
    middle = (start[0] + end[0]) / 2
    return start, (middle, start[1]), (middle, end[1]), end


def _split(points: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """A cubic cut in two at a parameter (de Casteljau)."""
    a, b, c, d = points
    ab, bc, cd = _between(a, b, t), _between(b, c, t), _between(c, d, t)
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    cut = _between(abc, bcd, t)
    return (a, ab, abc, cut), (cut, bcd, cd, d)


def _parameter(points: Cubic, x: float) -> float:
    """Where along its parameter a cubic passes a place, by halving: its places only grow."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if _split(points, middle)[0][-1][0] < x:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _between(a: Spot, b: Spot, t: float) -> Spot:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _score(card: Card) -> float:
    score = card.score if card.score is not None else 0.0
    return min(max(score, LOWEST), HIGHEST)
