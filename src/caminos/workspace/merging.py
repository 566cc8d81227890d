"""Two libraries become one: what is there stays, what is new is added, and namesakes are kept apart."""

from collections.abc import Mapping
from typing import Any

from caminos.maps.library import Library
from caminos.maps.model import JourneyMap

_LISTS = tuple(field for field in Library.model_fields if field != "purpose")
_NAMES = {
    "persona": "personas",
    "personas": "personas",
    "touchpoint": "touchpoints",
    "goals": "touchpoints",
    "area": "areas",
    "value_flow_step": "value_flow_steps",
    "sector": "sectors",
    "metric": "metrics",
    "theme": "themes",
    "role": "roles",
}
"""Fields by which maps and libraries name things, and the list of the library they name them from."""

Renamed = Mapping[tuple[str, str], str]


def merge_libraries(mine: Library, other: Library) -> Library:
    """`mine` with each thing of `other` whose id it does not have; nothing of `mine` is changed."""
    merged: dict[str, Any] = {"purpose": mine.purpose or other.purpose}
    for field in _LISTS:
        known = {thing.id for thing in getattr(mine, field)}
        new = tuple(thing for thing in getattr(other, field) if thing.id not in known)
        merged[field] = getattr(mine, field) + new
    return mine.model_copy(update=merged)


def apart(mine: Library, other: Library, made: JourneyMap) -> tuple[Library, JourneyMap]:
    """`other` and its map `made`, with new ids for things that only share an id with one of `mine`.

    The same id under another name is another thing: a template in Polish beside one in English. It gets the
    map's language behind its id, so that further maps of that language share it.
    """
    renamed: dict[tuple[str, str], str] = {}
    for field in _LISTS:
        names = {thing.id: thing.name for thing in getattr(mine, field)}
        for thing in getattr(other, field):
            if names.get(thing.id, thing.name) != thing.name:
                renamed[field, thing.id] = f"{thing.id[:60]}-{known_tag(made.language)}"
    if not renamed:
        return other, made
    library = other.model_dump(mode="json")
    for field in _LISTS:
        for thing in library[field]:
            thing["id"] = renamed.get((field, thing["id"]), thing["id"])
    return (
        Library.model_validate(_with_new_names(library, renamed)),
        JourneyMap.model_validate(_with_new_names(made.model_dump(mode="json"), renamed)),
    )


def known_tag(language: str) -> str:
    """The primary part of a language tag, fit for an identifier: `pl-PL` → `pl`."""
    return language.partition("-")[0].lower()[:3]


def _with_new_names(value: Any, renamed: Renamed) -> Any:  # noqa: ANN401 - JSON is any of its types
    """The same JSON, each reference to a renamed thing with its new id."""
    if isinstance(value, list):
        return [_with_new_names(one, renamed) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _renamed(key, one, renamed) for key, one in value.items()}


def _renamed(key: str, value: Any, renamed: Renamed) -> Any:  # noqa: ANN401 - JSON is any of its types
    field = _NAMES.get(key)
    if field is not None and isinstance(value, str):
        return renamed.get((field, value), value)
    if field is not None and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return [renamed.get((field, one), one) for one in value]
    return _with_new_names(value, renamed)
