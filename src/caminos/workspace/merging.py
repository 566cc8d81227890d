"""Two libraries become one: what is there stays, what is new is added."""

from typing import Any

from caminos.maps.library import Library


def merge_libraries(mine: Library, other: Library) -> Library:
    """`mine` with each thing of `other` whose id it does not have; nothing of `mine` is changed."""
    merged: dict[str, Any] = {"purpose": mine.purpose or other.purpose}
    for field in Library.model_fields:
        if field == "purpose":
            continue
        known = {thing.id for thing in getattr(mine, field)}
        new = tuple(thing for thing in getattr(other, field) if thing.id not in known)
        merged[field] = getattr(mine, field) + new
    return mine.model_copy(update=merged)
