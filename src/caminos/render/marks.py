"""The small signs as plain shapes: how we know a thing, moments of truth, warnings, and curve markers."""

from collections.abc import Callable, Mapping
from math import cos, pi, sin

from caminos.render.scene import Box, Mark, MarkKind, Path

_Plain = Box | Path


def mark_shapes(mark: Mark) -> tuple[_Plain, ...]:
    """The boxes and paths that make up a mark; its ground fills what is hollow."""
    return _DRAWN[mark.kind](mark)


def _disc(mark: Mark) -> tuple[_Plain, ...]:
    r = mark.radius
    return (Box(mark.x - r, mark.y - r, 2 * r, 2 * r, fill=mark.tone, radius=r),)


def _ring(mark: Mark) -> tuple[_Plain, ...]:
    r = mark.radius - 0.6
    return (Box(mark.x - r, mark.y - r, 2 * r, 2 * r, mark.ground, mark.tone, 1.25, radius=r),)


def _half(mark: Mark) -> tuple[_Plain, ...]:
    x, y, r = mark.x, mark.y, mark.radius
    left = f"M{x:.2f} {y - r:.2f}A{r:.2f} {r:.2f} 0 0 0 {x:.2f} {y + r:.2f}Z"
    return (*_ring(mark), Path(left, fill=mark.tone))


def _star(mark: Mark) -> tuple[_Plain, ...]:
    return (Path(_outline(_spikes(mark.x, mark.y, mark.radius)), fill=mark.tone),)


def _open_star(mark: Mark) -> tuple[_Plain, ...]:
    spikes = _spikes(mark.x, mark.y, mark.radius - 0.6)
    return (Path(_outline(spikes), fill=mark.ground, stroke=mark.tone, width=1.4),)


def _half_star(mark: Mark) -> tuple[_Plain, ...]:
    spikes = _spikes(mark.x, mark.y, mark.radius - 0.6)
    left = [spot for number, spot in enumerate(spikes) if number == 0 or number >= 5]
    return (*_open_star(mark), Path(_outline(left), fill=mark.tone))


def _square(mark: Mark) -> tuple[_Plain, ...]:
    side = mark.radius * 0.9
    return (Box(mark.x - side, mark.y - side, 2 * side, 2 * side, fill=mark.tone),)


def _diamond(mark: Mark) -> tuple[_Plain, ...]:
    return (Path(_outline(_corners(mark.x, mark.y, mark.radius * 1.2, 4)), fill=mark.tone),)


def _triangle(mark: Mark) -> tuple[_Plain, ...]:
    corners = _corners(mark.x, mark.y + mark.radius * 0.2, mark.radius * 1.15, 3)
    return (Path(_outline(corners), fill=mark.tone),)


def _warning(mark: Mark) -> tuple[_Plain, ...]:
    x, y, r = mark.x, mark.y, mark.radius
    bar = Box(x - 0.7, y - r * 0.35, 1.4, r * 0.55, fill=mark.ground)
    dot = Box(x - 0.7, y + r * 0.38, 1.4, 1.4, fill=mark.ground)
    return (*_triangle(mark), bar, dot)


def _corners(x: float, y: float, r: float, count: int) -> list[tuple[float, float]]:
    return [(x + r * sin(2 * pi * k / count), y - r * cos(2 * pi * k / count)) for k in range(count)]


def _spikes(x: float, y: float, r: float) -> list[tuple[float, float]]:
    """The ten corners of a star, from its upper point on, clockwise."""
    sizes = [r if k % 2 == 0 else r * 0.45 for k in range(10)]
    return [(x + size * sin(pi * k / 5), y - size * cos(pi * k / 5)) for k, size in enumerate(sizes)]


def _outline(spots: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in spots) + "Z"


_DRAWN: Mapping[MarkKind, Callable[[Mark], tuple[_Plain, ...]]] = {
    "ring": _ring,
    "half": _half,
    "full": _disc,
    "circle": _disc,
    "star": _star,
    "star-open": _open_star,
    "star-half": _half_star,
    "square": _square,
    "diamond": _diamond,
    "triangle": _triangle,
    "warn": _warning,
}
