"""Guessing a recipe: which column is what, explained in plain words, with warnings where to look."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from caminos.errors import BadInput
from caminos.events.guess_parts import properties, stamped, when, where, who
from caminos.events.guess_quotes import open_quotes
from caminos.events.guess_said import rows_that_say_nothing, said_by_customers
from caminos.events.guess_shape import decide_shape, gather
from caminos.events.guess_table import Fields, Table
from caminos.events.overrides import Overrides
from caminos.events.readers.table import Row
from caminos.events.recipe import FileFormat, Recipe


@dataclass(frozen=True, slots=True)
class Guess:
    """A recipe, why each part of it is so, and what a person should check before trusting it."""

    recipe: Recipe
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]


def guess(
    source_name: str,
    columns: Sequence[str],
    sample: Sequence[Row],
    overrides: Overrides | None = None,
    format: FileFormat | None = None,
) -> Guess:
    """Guess what the columns of a source are; what a person said is taken as said.

    Parameters: `columns` and `sample` come from `reading.open_source` (rows of text, each as wide as
    `columns`), `format` is the file's format as detected.
    Errors: BadInput `recipe.not_enough` when the table is neither an event log nor feedback (it says what is
    missing, what was found and what to do); NotFound `recipe.no_such_column` for a column that was named but
    does not exist.
    """
    said = overrides or Overrides()
    table = Table(columns, sample, said, format or FileFormat())
    table.warn(open_quotes(table.columns))
    evidence = gather(table)
    shape = decide_shape(table, evidence)
    fields: Fields = who(table, evidence, shape)
    if shape == "stamps":
        fields |= stamped(table, evidence)
    else:
        fields |= when(table, evidence)
    if shape == "feedback":
        fields |= said_by_customers(table, evidence, shape)
        fields |= where(table, evidence, shape)
        fields |= rows_that_say_nothing(table, fields)
    else:
        fields |= where(table, evidence, shape)
        fields |= said_by_customers(table, evidence, shape)
    fields |= properties(table)
    fields |= _missing(table, fields)
    recipe = _recipe(
        source_name,
        {
            **fields,
            "shape": shape,
            "format": said.format.model_copy(update={"decimal": table.decimal}),
            "touchpoint_names": dict(said.names),
            "stages": dict(said.stages),
            "drop_duplicates": bool(said.drop_duplicates),
        },
    )
    return Guess(recipe, tuple(table.reasons), tuple(dict.fromkeys(table.warnings)))


def _missing(table: Table, fields: Fields) -> Fields:
    """Codes for "nothing", left out for columns the recipe does not use."""
    scored = {score.column for score in fields.get("scores", ())}
    within = {name: codes for name, codes in table.missing.within.items() if name not in scored}
    table.reasons.extend(table.missing.reasons)
    for warning in table.missing.warnings:
        table.warn(warning)
    return {"missing": table.missing.everywhere, "missing_in": within}


def _recipe(source_name: str, fields: Fields) -> Recipe:
    try:
        return Recipe(source=source_name, **fields)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise BadInput(
            "recipe.bad_value", f"{place}: {first['msg']}", "correct what you said about it", place=place
        ) from fault
