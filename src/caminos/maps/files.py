"""Documents as JSON files: lossless, readable, the same text for the same document.

A file is one object: `caminos` says what it is, `version` in which shape, the rest is the document.
Fields that have their default value are left out, so that people can read files and compare them.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.maps.atomic import write_text
from caminos.maps.base import Document
from caminos.maps.library import Library
from caminos.maps.measurement import Measurement
from caminos.maps.migrations import VERSIONS, Kind, migrate
from caminos.maps.model import JourneyMap
from caminos.maps.readiness import ReadinessAnswers

KINDS: dict[type[Document], Kind] = {
    JourneyMap: "map",
    Library: "library",
    Measurement: "measurement",
    ReadinessAnswers: "readiness",
}
"""The documents that are kept in files, and the word by which a file says which one it is."""

Kept = TypeVar("Kept", JourneyMap, Library, Measurement, ReadinessAnswers)
_SHOWN = 5


def write_document(path: Path, document: Kept) -> None:
    """Write a document to a file, atomically: readers find the old file or the new one."""
    write_text(path, to_json(document))


def read_document(path: Path, kind: type[Kept]) -> Kept:
    """Read a document from a file, of this version or any older one.

    Raises `NotFound` when there is no such file, and `BadInput` naming the line and column or the
    JSON path of what is wrong in it, or that Caminos must be upgraded to read it.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        beside = [one.name for one in path.parent.glob("*.json")] if path.parent.is_dir() else []
        raise NotFound(
            "file.not_found", "there is no such file", did_you_mean(path.name, beside), file=path
        ) from error
    except OSError as error:
        raise BadInput(
            "file.not_readable",
            f"the file cannot be read: {error.strerror or error}",
            "check that it is a file and that you may read it",
            file=path,
        ) from error
    return from_json(content, kind, file=str(path))


def to_json(document: Kept) -> str:
    """The text of a document's file: UTF-8 JSON, two blanks of indent, a line break at the end."""
    kind = KINDS[type(document)]
    content = {"caminos": kind, "version": VERSIONS[kind], **_plain(document)}
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def from_json(content: str | bytes, kind: type[Kept], *, file: str = "") -> Kept:
    """The document that a file's text holds; errors name `file` when it is given."""
    where = {"file": file} if file else {}
    try:
        plain = _parsed(_decoded(content))
        body = migrate(KINDS[kind], _version(plain, KINDS[kind]), _body(plain))
        return _validated(kind, body)
    except BadInput as error:
        raise BadInput(error.code, error.message, error.hint, **where, **error.facts) from error.__cause__


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON is any of its types
    if isinstance(value, Document):
        return {
            name: _plain(getattr(value, name))
            for name, field in type(value).model_fields.items()
            if name == "kind" or field.is_required() or getattr(value, name) != field.get_default()
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _decoded(content: str | bytes) -> str:
    if isinstance(content, str):
        return content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            "file.not_utf8",
            "the file is not UTF-8 text",
            "save it as UTF-8, or restore it from a copy",
            line=content.count(b"\n", 0, error.start) + 1,
        ) from error


def _parsed(content: str) -> Any:  # noqa: ANN401 - JSON is any of its types
    try:
        return json.loads(content, object_pairs_hook=_without_repeats, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise BadInput(
            "file.not_json",
            f"the file is not JSON: {error.msg}",
            "mend it at this place, or restore it from a copy",
            line=error.lineno,
            column=error.colno,
        ) from error
    except (RecursionError, ValueError) as error:
        raise BadInput("file.not_json", f"the file cannot be read as JSON: {error}") from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise BadInput(
                "file.repeated_name", f"the name {name!r} stands twice in one object", "keep one of the two"
            )
        found[name] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise BadInput("file.not_a_number", f"{word} is not a number that a document can hold", "leave it out")


def _version(plain: Any, kind: Kind) -> int:  # noqa: ANN401 - JSON is any of its types
    start = f'a Caminos file begins with {{"caminos": "{kind}", "version": {VERSIONS[kind]}, …'
    if not isinstance(plain, dict) or "caminos" not in plain:
        raise BadInput("file.not_caminos", "this is JSON, but not a Caminos file", start)
    if plain["caminos"] != kind:
        raise BadInput(
            "file.other_kind",
            f"this file is a {plain['caminos']}, where a {kind} is wanted",
            "open another file",
        )
    version = plain.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 0:
        raise BadInput("file.no_version", "the file does not say its version as a whole number", start)
    return version


def _body(plain: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if name not in ("caminos", "version")}


def _validated(kind: type[Kept], body: dict[str, Any]) -> Kept:
    """Strict, as JSON: a number in quotes is not a number, a number is not a date."""
    try:
        return kind.model_validate_json(json.dumps(body), strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False)
        told = [_told(kind, body, one) for one in found[:_SHOWN]]
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise BadInput(
            "file.broken",
            f"this is not a sound {KINDS[kind]}: " + "; ".join(told) + more,
            _hint(kind, found[0]),
            path=_path(body, found[0]["loc"]) or "(whole document)",
        ) from error


def _told(kind: type[Document], body: dict[str, Any], error: Any) -> str:  # noqa: ANN401 - pydantic's own shape
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        message = "there is no field of this name"
    where = _path(body, error["loc"])
    return f"{where}: {message}" if where else message


def _hint(kind: type[Document], error: Any) -> str:  # noqa: ANN401 - pydantic's own shape
    if error["type"] == "extra_forbidden":
        meant = did_you_mean(str(error["loc"][-1]), _field_names(kind))
        if meant.startswith("did you mean"):
            return meant
    return "mend it at this place, or restore the file from a copy"


def _path(body: Any, location: tuple[int | str, ...]) -> str:  # noqa: ANN401 - JSON is any of its types
    """`cards[3].provenance.by`: pydantic's location without the names of union members, which no file has."""
    path, here = "", body
    for place, part in enumerate(location):
        if isinstance(part, int):
            path += f"[{part}]"
            here = here[part] if isinstance(here, list) and part < len(here) else None
        elif isinstance(here, dict) and (part in here or place == len(location) - 1):
            path += f".{part}" if path else part
            here = here.get(part)
    return path


@cache
def _field_names(kind: type[Document]) -> frozenset[str]:
    schema = kind.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return frozenset(name for part in parts for name in part.get("properties", {}))
