"""The published JSON Schema (draft 2020-12) of each kind of file, made from the models.

`python -m caminos.maps.schema FOLDER` writes them; a test compares the folder with the code.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from caminos.maps.files import KINDS
from caminos.maps.migrations import VERSIONS, Kind


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of one kind of file, its envelope included."""
    model = next(model for model, word in KINDS.items() if word == kind)
    body = model.model_json_schema(mode="validation")
    for part in (body, *body.get("$defs", {}).values()):
        _kind_is_required(part)
    envelope = {
        "caminos": {"const": kind, "description": "What this file holds."},
        "version": {"const": VERSIONS[kind], "description": "The version of its shape."},
    }
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:caminos:{kind}:{VERSIONS[kind]}",
        **body,
        "properties": {**envelope, **body["properties"]},
        "required": [*envelope, *body.get("required", [])],
    }


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind of file to `<kind>.schema.json` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in VERSIONS:
        (folder / f"{kind}.schema.json").write_text(as_text(kind), encoding="utf-8")


def as_text(kind: Kind) -> str:
    """A schema as it is published."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _kind_is_required(part: dict[str, Any]) -> None:
    """Union members are told apart by `kind`, which files always say although the models have a default."""
    field = part.get("properties", {}).get("kind", {})
    if "const" in field and "kind" not in part.get("required", []):
        part["required"] = ["kind", *part.get("required", [])]
        field.pop("default", None)


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
