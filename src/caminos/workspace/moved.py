"""What moved between two measurements of one map: only differences that chance does not explain easily."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from caminos.maps.measurement import Estimate, Measurement, TouchpointNumbers

Quantity = Literal["emotion", "reached", "stopped", "returned"]

_Z_95: Final = 1.959964

_READ: Final[dict[Quantity, Callable[[TouchpointNumbers], Estimate | None]]] = {
    "emotion": lambda one: one.emotion,
    "reached": lambda one: one.reached,
    "stopped": lambda one: one.stopped,
    "returned": lambda one: one.returned,
}


@dataclass(frozen=True, slots=True)
class Move:
    """One quantity at one touchpoint that changed: before, after and the difference's 95 % interval."""

    touchpoint: str
    quantity: Quantity
    before: float
    after: float
    low: float
    high: float

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "touchpoint": self.touchpoint,
            "quantity": self.quantity,
            "before": self.before,
            "after": self.after,
            "difference_low": self.low,
            "difference_high": self.high,
        }


def moves(before: Measurement, after: Measurement) -> tuple[Move, ...]:
    """Differences whose 95 % interval leaves out zero, the largest first.

    Standard errors are read back from the two intervals and the measurements are treated as independent,
    which overstates the uncertainty where they share customers: what is reported has moved, what is not
    reported may have.
    """
    found: list[Move] = []
    for one in after.touchpoints:
        earlier = before.at(one.touchpoint)
        if earlier is None:
            continue
        for quantity, read in _READ.items():
            move = _move(one.touchpoint, quantity, read(earlier), read(one))
            if move is not None:
                found.append(move)
    return tuple(sorted(found, key=lambda move: -abs(move.after - move.before)))


def _move(touchpoint: str, quantity: Quantity, old: Estimate | None, new: Estimate | None) -> Move | None:
    if old is None or new is None:
        return None
    old_error, new_error = _standard_error(old), _standard_error(new)
    if old_error is None or new_error is None:
        return None
    difference = new.value - old.value
    half = _Z_95 * sqrt(old_error**2 + new_error**2)
    if abs(difference) <= half:
        return None
    return Move(touchpoint, quantity, old.value, new.value, difference - half, difference + half)


def _standard_error(estimate: Estimate) -> float | None:
    if estimate.low is None or estimate.high is None:
        return None
    return (estimate.high - estimate.low) / (2 * _Z_95)
