"""The changes that lead from one map to another: undo, history, and what a re-measurement moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from caminos.errors import Conflict
from caminos.maps import changes as c
from caminos.maps.apply import apply
from caminos.maps.base import Document
from caminos.maps.fields import (
    ActionFields,
    CardFields,
    Fields,
    LaneFields,
    MapFields,
    StageFields,
    StepFields,
)
from caminos.maps.model import JourneyMap


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of thing is added, edited, moved (`place`: the fields that say where) and removed."""

    name: str
    add: type[Any]
    edit: type[Any]
    fields: type[Fields]
    move: type[Any]
    place: tuple[str, ...]
    remove: type[Any]


_KINDS = (
    _Kind("stage", c.AddStage, c.EditStage, StageFields, c.MoveStage, ("rank",), c.RemoveStage),
    _Kind("step", c.AddStep, c.EditStep, StepFields, c.MoveStep, ("stage", "rank"), c.RemoveStep),
    _Kind("lane", c.AddLane, c.EditLane, LaneFields, c.MoveLane, ("rank",), c.RemoveLane),
    _Kind(
        "card", c.AddCard, c.EditCard, CardFields,
        c.MoveCard, ("lane", "step", "until_step", "rank"), c.RemoveCard,
    ),
    _Kind(
        "action", c.AddAction, c.EditAction, ActionFields,
        c.MoveAction, ("card", "touchpoint"), c.RemoveAction,
    ),
)  # fmt: skip


def difference(before: JourneyMap, after: JourneyMap) -> tuple[c.SingleChange, ...]:
    """Changes for `apply_all` that turn one state of a map into another; `()` when nothing differs.

    Additions come first and removals last, so that nothing is removed that still moves elsewhere.
    """
    if before.id != after.id:
        raise Conflict(
            "map.other_map",
            f"{before.id!r} and {after.id!r} are two maps, not two states of one",
            "compare two states of the same map",
        )
    edited = _differing(before, after, MapFields.model_fields)
    return (
        *((c.EditMap(fields=MapFields(**edited)),) if edited else ()),
        *(kind.add(**{kind.name: new}) for kind in _KINDS for new in _only_in(after, before, kind)),
        *(change for kind in _KINDS for change in _edits(kind, before, after)),
        *(kind.remove(id=gone.id) for kind in reversed(_KINDS) for gone in _only_in(before, after, kind)),
    )


def invert(document: JourneyMap, change: c.Change) -> tuple[c.SingleChange, ...]:
    """The changes that undo a change made to this map.

    On a map without faults, `apply_all(apply(m, c), invert(m, c))` is `m` again, in reading order.
    """
    return difference(apply(document, change), document)


def _edits(kind: _Kind, before: JourneyMap, after: JourneyMap) -> Iterator[c.SingleChange]:
    known = {thing.id: thing for thing in _things(before, kind)}
    for new in _things(after, kind):
        old = known.get(new.id)
        if old is None or old == new:
            continue
        if edited := _differing(old, new, kind.fields.model_fields):
            yield kind.edit(id=new.id, fields=kind.fields(**edited))
        if _differing(old, new, kind.place):
            yield kind.move(id=new.id, **{name: getattr(new, name) for name in kind.place})


def _things(document: JourneyMap, kind: _Kind) -> tuple[Any, ...]:
    return tuple(getattr(document, f"{kind.name}s"))


def _only_in(document: JourneyMap, other: JourneyMap, kind: _Kind) -> list[Any]:
    elsewhere = {thing.id for thing in _things(other, kind)}
    return [thing for thing in _things(document, kind) if thing.id not in elsewhere]


def _differing(before: Document, after: Document, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}
