"""The three lines of a service blueprint, derived from the kinds of the lanes above and below them.

Interaction stands between what the customer does and what we do in front of them, visibility between
that and what they cannot see, internal interaction between that and what supports it
(Shostack 1984; Bitner, Ostrom & Morgan 2008).
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from caminos.maps.model import Lane, LaneKind

DividerName = Literal["interaction", "visibility", "internal"]

_DEPTH: Mapping[LaneKind, int] = {
    "action": 0,
    "thought": 0,
    "touchpoint": 0,
    "emotion": 0,
    "expectation": 0,
    "evidence": 0,
    "role": 0,
    "frontstage": 1,
    "backstage": 2,
    "support": 3,
}
"""How far from the customer a lane is; pains, ideas, numbers and free lanes are nowhere in particular."""


def dividers(lanes: Sequence[Lane]) -> Mapping[str, DividerName]:
    """Which line stands right above which lane (by id); each line at most once, where depth first grows."""
    found: dict[str, DividerName] = {}
    used: set[DividerName] = set()
    above: int | None = None
    for lane in lanes:
        depth = _DEPTH.get(lane.kind)
        if depth is None:
            continue
        if above is not None and depth > above:
            name = _name(above, depth)
            if name not in used:
                found[lane.id] = name
                used.add(name)
        above = depth
    return found


def _name(above: int, depth: int) -> DividerName:
    if depth == 1:
        return "interaction"
    return "internal" if above == 2 else "visibility"
