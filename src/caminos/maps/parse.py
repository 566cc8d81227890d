"""Reading changes that came from outside: JSON values into changes, or an error that names the field."""

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from caminos.errors import BadInput, did_you_mean
from caminos.maps.changes import Change
from caminos.maps.library_changes import LibraryChange

AnyChange = TypeVar("AnyChange")
_CHANGES: TypeAdapter[Change] = TypeAdapter(Change)
_LIBRARY_CHANGES: TypeAdapter[LibraryChange] = TypeAdapter(LibraryChange)


def read_change(content: object) -> Change:
    """The change of a map that a JSON object (already parsed) describes.

    Raises `BadInput` for an unknown kind, a field that there is not, or a value that cannot be.
    """
    return _read(_CHANGES, content, *_names("map"))


def read_library_change(content: object) -> LibraryChange:
    """The change of a library that a JSON object (already parsed) describes; errors as `read_change`."""
    return _read(_LIBRARY_CHANGES, content, *_names("library"))


@cache
def _names(of: str) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of change of a map or library, and the names of all fields in them."""
    schema = (_CHANGES if of == "map" else _LIBRARY_CHANGES).json_schema()
    fields = frozenset(name for part in schema["$defs"].values() for name in part.get("properties", {}))
    return frozenset(schema["discriminator"]["mapping"]), fields


def _read(
    adapter: TypeAdapter[AnyChange], content: object, kinds: frozenset[str], fields: frozenset[str]
) -> AnyChange:
    kind = content.get("kind") if isinstance(content, dict) else None
    if not isinstance(kind, str) or kind not in kinds:
        raise BadInput(
            "change.unknown_kind",
            "a change is an object that says its kind"
            if kind is None
            else f"there is no change of the kind {kind!r}",
            did_you_mean(str(kind or ""), kinds),
        )
    try:
        return adapter.validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        raise _broken(kind, error.errors(include_url=False)[0], fields) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise BadInput("change.broken", f"the change {kind!r} is not JSON: {error}") from error


def _broken(kind: str, error: Any, fields: frozenset[str]) -> BadInput:  # noqa: ANN401 - pydantic's own shape
    where = ".".join(str(part) for part in error["loc"] if part != kind)
    hint, message = "mend this field and send it again", error["msg"]
    if error["type"] == "extra_forbidden":
        message = "there is no field of this name"
        meant = did_you_mean(str(error["loc"][-1]), fields)
        hint = meant if meant.startswith("did you mean") else hint
    return BadInput(
        "change.broken",
        f"the change {kind!r} cannot be understood: {message}",
        hint,
        field=where or "(whole)",
    )
