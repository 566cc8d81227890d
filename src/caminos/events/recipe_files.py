"""Recipes as JSON text: read with errors that say where, written without what goes without saying."""

import json
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.events.recipe import Recipe


def recipe_text(recipe: Recipe) -> str:
    """A recipe as the text of a recipe file; what has its usual value is left out."""
    told = recipe.model_dump(mode="json", exclude_defaults=True)
    return json.dumps({"version": recipe.version, **told}, ensure_ascii=False, indent=2) + "\n"


def read_recipe(path: Path) -> Recipe:
    """The recipe in a file. Errors: NotFound for a missing file, BadInput naming the place in the JSON."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as fault:
        raise NotFound(
            "recipe.not_found", "there is no such recipe file", "check the path", file=str(path)
        ) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(
            "recipe.not_readable",
            f"the recipe cannot be read: {fault}",
            "a recipe is a UTF-8 text",
            file=str(path),
        ) from fault
    return parse_recipe(text, file=path.name)


def write_recipe(recipe: Recipe, path: Path) -> None:
    """Write a recipe to a file, as `recipe_text` shows it."""
    try:
        path.write_text(recipe_text(recipe), encoding="utf-8")
    except OSError as fault:
        raise BadInput(
            "recipe.not_writable",
            f"the recipe cannot be written: {fault}",
            "choose another place",
            file=str(path),
        ) from fault


def parse_recipe(text: str, file: str = "") -> Recipe:
    """The recipe in a JSON text; `file` is named in errors."""
    where = {"file": file} if file else {}
    try:
        content = json.loads(text)
    except json.JSONDecodeError as fault:
        raise BadInput(
            "recipe.not_json",
            f"the recipe is not JSON: {fault.msg}",
            "check the commas and quotes there",
            **where,
            row=fault.lineno,
            column=fault.colno,
        ) from fault
    except (RecursionError, ValueError) as fault:
        raise BadInput("recipe.not_json", f"the recipe is not JSON: {fault}", "check it", **where) from fault
    if not isinstance(content, dict):
        raise BadInput(
            "recipe.not_object", "a recipe is a JSON object { … }", "put braces around it", **where
        )
    try:
        return Recipe.model_validate(content)
    except ValidationError as fault:
        raise _explained(fault, where) from fault


def _explained(fault: ValidationError, where: dict[str, str]) -> BadInput:
    """The first fault, with its place in the JSON such as `scores[2].worst`."""
    first = fault.errors(include_url=False, include_context=True)[0]
    place = first["loc"]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
    more = fault.error_count() - 1
    others = f" (and {more} more)" if more else ""
    if first["type"] == "extra_forbidden":
        known = _fields_at(place[:-1])
        return BadInput(
            "recipe.unknown_field",
            f"a recipe has no field {path!r}{others}",
            did_you_mean(str(place[-1]), known),
            **where,
        )
    said = first["msg"].removeprefix("Value error, ")
    value = "" if first["type"] == "missing" else f", but stands there as {_short(first['input'])}"
    return BadInput(
        "recipe.bad_value",
        f"{path or 'the recipe'}: {said}{value}{others}",
        "correct it in the recipe",
        place=path,
        **where,
    )


def _fields_at(place: tuple[int | str, ...]) -> list[str]:
    """The names of the fields that may stand at a place in the JSON."""
    model: type[BaseModel] = Recipe
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            inner = _model_in(model.model_fields[part].annotation)
            if inner is None:
                return []
            model = inner
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Stamp, ...]` or `Moment | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"
