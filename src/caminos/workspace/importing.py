"""Importing a file: open it, find out what its columns are, plan, and let the engine read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from caminos.engine.protocol import Engine, ImportResult, Progress
from caminos.engine.tables import MENDED
from caminos.errors import BadInput
from caminos.events.guess import guess
from caminos.events.overrides import Overrides
from caminos.events.planning import plan
from caminos.events.reading import Source, open_source
from caminos.events.recipe import Recipe
from caminos.events.recipe_files import read_recipe, recipe_text
from caminos.ids import slug


@dataclass(frozen=True, slots=True)
class GuessReport:
    """What the columns of a file are taken for, why, and what a person should look at."""

    recipe: Recipe
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    def recipe_json(self) -> str:
        """The recipe as the text of a recipe file."""
        return recipe_text(self.recipe)

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "recipe": self.recipe.model_dump(mode="json", exclude_defaults=True),
            "reasons": list(self.reasons),
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did, in numbers, and how its columns were read, in words."""

    result: ImportResult
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def source(self) -> str:
        """The source's name."""
        return self.result.source

    @property
    def file(self) -> str:
        """The file's name."""
        return self.result.file

    @property
    def quarantined(self) -> int:
        """How many rows or cells could not be read."""
        return self.result.quarantined

    @property
    def already_imported(self) -> bool:
        """True when this very file had been read before."""
        return self.result.already_imported

    def shown(self) -> dict[str, object]:
        """Names and numbers for people."""
        result = self.result
        shown: dict[str, object] = {
            "rows": result.rows,
            "events": result.events,
            "feedback": result.feedback,
            "new": result.events_added + result.feedback_added,
            "quarantined": result.quarantined,
            "customers": result.customers,
            "touchpoints": result.touchpoints,
        }
        if result.repeated_rows:
            kept = "left out" if result.duplicates else "kept; --drop-duplicates leaves them out"
            shown["repeated rows"] = f"{result.repeated_rows:,} ({kept})"
        if result.first_us is not None and result.last_us is not None:
            shown["from"] = moment(result.first_us)
            shown["to"] = moment(result.last_us)
        return shown

    def as_dict(self) -> dict[str, object]:
        """For programs: totals of this file."""
        result = self.result
        return {
            "source": result.source,
            "file": result.file,
            "rows": result.rows,
            "events": result.events,
            "feedback": result.feedback,
            "quarantined": result.quarantined,
            "customers": result.customers,
            "touchpoints": result.touchpoints,
            "first_at": iso(result.first_us),
            "last_at": iso(result.last_us),
            "events_added": result.events_added,
            "feedback_added": result.feedback_added,
            "duplicates": result.duplicates,
            "repeated_rows": result.repeated_rows,
            "already_imported": result.already_imported,
            "reasons": list(self.reasons),
            "warnings": list(self.warnings),
        }


def source_name(path: Path) -> str:
    """A source's default name: the file's name without its endings (`tickets.csv.gz` → `tickets`)."""
    name = path.name
    while (suffix := Path(name).suffix) and len(suffix) <= 8 and Path(name).stem:
        name = Path(name).stem
    return slug(name).replace("-", "_")


def guess_file(
    path: Path,
    *,
    source: str | None,
    recipe: Path | None,
    overrides: Overrides,
    stored: Mapping[str, Recipe] | None = None,
) -> GuessReport:
    """What the columns of a file are, guessed or taken from a recipe file; nothing is imported.

    Errors: `NotFound` and `BadInput` of the readers, `recipe.not_enough` when the table is no source.
    """
    opened = open_source(path, overrides.format)
    if recipe is not None:
        return _told(recipe, source, overrides)
    return _known_or_guessed(opened, source or source_name(path), overrides, stored or {})


def import_file(
    engine: Callable[[], Engine],
    path: Path,
    *,
    source: str | None,
    recipe: Path | None,
    overrides: Overrides,
    stored: dict[str, Recipe],
    replace: bool,
    progress: Progress | None,
) -> ImportReport:
    """Read one file into the engine; `stored` are the recipes of sources that were imported before.

    The engine is asked for only when the file is understood, so that a refused file makes no workspace.
    """
    opened = open_source(path, overrides.format)
    named = source or source_name(path)
    if recipe is not None:
        report = _told(recipe, source, overrides)
    else:
        report = _known_or_guessed(opened, named, overrides, {} if replace else stored)
    mended = set(MENDED) <= set(opened.columns)  # written by us, whatever the source's own files look like
    if report.recipe.format != overrides.format and not mended:
        opened = open_source(path, report.recipe.format)
    with opened.staged() as staged:
        planned = plan(report.recipe, opened.columns)
        result = engine().ingest(
            staged,
            planned,
            opened.columns,
            sha256=opened.sha256(),
            size_bytes=opened.size_bytes,
            replace=replace,
            something_must_read=True,
            progress=progress,
        )
    return ImportReport(result, report.reasons, (*report.warnings, *_taken_as_known(result)))


def _taken_as_known(result: ImportResult) -> tuple[str, ...]:
    """Said when a file brings partly what the source already holds: right for a longer export, wrong for a
    second wave of answers that happen to be equal.
    """
    known = result.events + result.feedback - result.events_added - result.feedback_added
    if result.already_imported or known == 0:
        return ()
    return (
        f"{known:,} of its events and answers equal what {result.source!r} already holds and were not added "
        "again; if this is another wave and not a longer export, import it under another --source",
    )


def _known_or_guessed(
    opened: Source, named: str, overrides: Overrides, stored: Mapping[str, Recipe]
) -> GuessReport:
    """The recipe the source was read with before, unless an option says otherwise; else the guess."""
    if named in stored and overrides == Overrides():
        return GuessReport(stored[named], (f"read as source {named!r} was read before",), ())
    return _guessed(opened, named, overrides)


def _told(recipe: Path, source: str | None, overrides: Overrides) -> GuessReport:
    if overrides != Overrides():
        raise BadInput(
            "recipe.and_options",
            "a recipe and options that correct a guess were both given",
            "put what the options say into the recipe, or leave the recipe out",
            recipe=recipe.name,
        )
    read = read_recipe(recipe)
    named = read.model_copy(update={"source": source}) if source else read
    return GuessReport(named, (f"read as {recipe.name} says",), ())


def _guessed(opened: Source, named: str, overrides: Overrides) -> GuessReport:
    found = guess(named, opened.columns, opened.sample, overrides, opened.format)
    return GuessReport(found.recipe, tuple(str(reason) for reason in found.reasons), tuple(found.warnings))


def at_time(micros: int) -> datetime:
    """A moment from microseconds since 1970-01-01 UTC, exact to the microsecond."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)


def iso(micros: int | None) -> str | None:
    """A moment as ISO 8601 in UTC, or None."""
    return None if micros is None else at_time(micros).isoformat().replace("+00:00", "Z")


def moment(micros: int) -> str:
    """A moment as people read it, in UTC."""
    return f"{at_time(micros):%Y-%m-%d %H:%M} UTC"
