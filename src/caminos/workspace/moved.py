"""What moved between two measurements of one map: only differences that chance does not explain easily.

Many quantities are compared at once, so a difference counts after the Benjamini-Hochberg correction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from scipy import stats

from caminos.maps.measurement import Estimate, Measurement, TouchpointNumbers

Quantity = Literal["emotion", "reached", "stopped", "returned"]

FALSE_DISCOVERY_RATE: Final = 0.05
_Z_95: Final = float(stats.norm.ppf(0.975))

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
    """Differences that stand after the correction for looking at all of them, the largest first.

    Standard errors are read back from the two intervals and the measurements are treated as independent,
    which overstates the uncertainty where they share customers: what is reported has moved, what is not
    reported may have.
    """
    found: list[tuple[float, Move]] = []
    for one in after.touchpoints:
        earlier = before.at(one.touchpoint)
        if earlier is None:
            continue
        for quantity, read in _READ.items():
            compared = _compared(one.touchpoint, quantity, read(earlier), read(one))
            if compared is not None:
                found.append(compared)
    if not found:
        return ()
    adjusted = stats.false_discovery_control([p for p, _ in found], method="bh")
    told = [move for p, (_, move) in zip(adjusted, found, strict=True) if p < FALSE_DISCOVERY_RATE]
    return tuple(sorted(told, key=lambda move: -abs(move.after - move.before)))


def _compared(
    touchpoint: str, quantity: Quantity, old: Estimate | None, new: Estimate | None
) -> tuple[float, Move] | None:
    """The two-sided p-value of "nothing moved", and the move it would be; None where nothing can be told."""
    if old is None or new is None:
        return None
    old_error, new_error = _standard_error(old), _standard_error(new)
    if old_error is None or new_error is None:
        return None
    difference = new.value - old.value
    error = sqrt(old_error**2 + new_error**2)
    p = float(2 * stats.norm.sf(abs(difference) / error)) if error else float(difference == 0)
    half = _Z_95 * error
    return p, Move(touchpoint, quantity, old.value, new.value, difference - half, difference + half)


def _standard_error(estimate: Estimate) -> float | None:
    if estimate.low is None or estimate.high is None:
        return None
    return (estimate.high - estimate.low) / (2 * _Z_95)
