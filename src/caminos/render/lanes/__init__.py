"""How each kind of lane is drawn: one file per kind.

To add a lane kind: add it to `LaneKind`, copy `free.py`, say in it what a card shows, name the file's
`face` below, and give it a title and an explanation in the texts (`picture.lane.*`,
`picture.lane_note.*`). A lane that is more than cards has a `draw` of its own, as `emotion.py` has.
"""

from collections.abc import Mapping

from caminos.maps.model import LaneKind
from caminos.render.cards import FaceOf
from caminos.render.lanes import (
    action,
    evidence,
    expectation,
    free,
    metric,
    opportunity,
    pain,
    process,
    role,
    thought,
    touchpoint,
)

FACES: Mapping[LaneKind, FaceOf] = {
    "action": action.face,
    "thought": thought.face,
    "touchpoint": touchpoint.face,
    "expectation": expectation.face,
    "pain": pain.face,
    "opportunity": opportunity.face,
    "frontstage": process.frontstage,
    "backstage": process.backstage,
    "support": process.support,
    "evidence": evidence.face,
    "role": role.face,
    "metric": metric.face,
    "free": free.face,
}
"""What a card shows, by the kind of its lane; an emotion lane is a curve and is drawn by `lanes.emotion`."""

__all__ = ["FACES"]
