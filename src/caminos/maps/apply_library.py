"""Carrying a change of the library out: another library, or an error and nothing done."""

from collections.abc import Collection, Iterable
from functools import reduce, singledispatch
from typing import Any

from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.maps import library_changes as c
from caminos.maps.check_library import library_faults
from caminos.maps.library import Library
from caminos.maps.order import library_in_order

LISTS: dict[c.Thing, str] = {
    "persona": "personas",
    "touchpoint": "touchpoints",
    "area": "areas",
    "value_flow_step": "value_flow_steps",
    "sector": "sectors",
    "capability": "capabilities",
    "metric": "metrics",
    "theme": "themes",
    "role": "roles",
}
"""Which list of the library keeps which kind of thing."""

_PUT: dict[type[Any], c.Thing] = {
    c.PutPersona: "persona",
    c.PutTouchpoint: "touchpoint",
    c.PutArea: "area",
    c.PutValueFlowStep: "value_flow_step",
    c.PutSector: "sector",
    c.PutCapability: "capability",
    c.PutMetric: "metric",
    c.PutTheme: "theme",
    c.PutRole: "role",
}


def apply_library(library: Library, change: c.LibraryChange) -> Library:
    """The library after a change, in reading order.

    Raises `NotFound` for a thing that is not there to be removed and `BadInput` for a change that
    would bring a fault into the library (its code is the fault's).
    """
    changed = _changed(change, library)
    found = library_faults(changed)
    if found:
        known = set(library_faults(library))
        for fault in found:
            if fault not in known:
                raise fault.as_error()
    return library_in_order(changed)


def apply_library_all(library: Library, changes: Iterable[c.SingleLibraryChange]) -> Library:
    """The library after several changes in order: all of them, or an error and none."""
    return apply_library(library, c.LibraryTogether(changes=tuple(changes)))


def library_difference(before: Library, after: Library) -> tuple[c.SingleLibraryChange, ...]:
    """Changes for `apply_library_all` that turn one state of a library into another."""
    found: list[c.SingleLibraryChange] = []
    if before.purpose != after.purpose:
        found.append(c.SetPurpose(purpose=after.purpose))
    removed: list[c.SingleLibraryChange] = []
    for put, thing in _PUT.items():
        old = {one.id: one for one in getattr(before, LISTS[thing])}
        new = {one.id: one for one in getattr(after, LISTS[thing])}
        found += [put(**{thing: one}) for one in new.values() if old.get(one.id) != one]
        removed += [c.RemoveThing(thing=thing, id=one) for one in old if one not in new]
    return (*found, *reversed(removed))


def invert_library(library: Library, change: c.LibraryChange) -> tuple[c.SingleLibraryChange, ...]:
    """The changes that undo a change made to this library."""
    return library_difference(apply_library(library, change), library)


@singledispatch
def _changed(change: object, library: Library) -> Library:
    """One of the Put changes: all nine put their thing into its list in the same way."""
    thing = _PUT.get(type(change))
    if thing is None:
        raise BadInput(
            "change.unknown_kind",
            f"{type(change).__name__} is not a change of the library",
            "see caminos.maps.library_changes",
        )
    new, field = getattr(change, thing), LISTS[thing]
    others = tuple(one for one in getattr(library, field) if one.id != new.id)
    return library.model_copy(update={field: (*others, new)})


@_changed.register
def _(change: c.LibraryTogether, library: Library) -> Library:
    return reduce(lambda so_far, one: _changed(one, so_far), change.changes, library)


@_changed.register
def _(change: c.SetPurpose, library: Library) -> Library:
    return library.model_copy(update={"purpose": change.purpose})


@_changed.register
def _(change: c.RemoveThing, library: Library) -> Library:
    field, name = LISTS[change.thing], change.thing.replace("_", "-")
    there = {one.id for one in getattr(library, field)}
    if change.id not in there:
        raise NotFound(
            f"{change.thing}.not_found",
            f"there is no {name} {change.id!r} in the library",
            did_you_mean(change.id, there) or f"the library has no {field.replace('_', ' ')} yet",
        )
    left = library.model_copy(update={field: _without(getattr(library, field), {change.id})})
    match change.thing:
        case "area":
            return _without_area(left, change.id)
        case "value_flow_step":
            return _without_sectors(left, {s.id for s in left.sectors if s.value_flow_step == change.id})
        case "sector":
            return _without_sectors(left, {change.id})
        case _:
            return left


def _without(things: tuple[Any, ...], gone: Collection[str]) -> tuple[Any, ...]:
    return tuple(one for one in things if one.id not in gone)


def _without_sectors(library: Library, gone: Collection[str]) -> Library:
    capabilities = tuple(one for one in library.capabilities if one.sector not in gone)
    return library.model_copy(
        update={"sectors": _without(library.sectors, gone), "capabilities": capabilities}
    )


def _without_area(library: Library, gone: str) -> Library:
    def freed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one.model_copy(update={"area": None}) if one.area == gone else one for one in things)

    return library.model_copy(
        update={
            "touchpoints": freed(library.touchpoints),
            "capabilities": freed(library.capabilities),
        }
    )
