"""`caminos import`, `caminos quarantine` and `caminos recipe`: from files to the workspace."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from caminos.cli.app import app, json_option, workspace_option
from caminos.cli.output import note, print_facts, print_json, print_table, say
from caminos.cli.overrides import override_options, overrides_from
from caminos.cli.progress import progress_bar
from caminos.errors import CaminosError


@app.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@workspace_option
@click.option("--source", help="What to call the source [default: the file's name].")
@click.option("--recipe", type=click.Path(path_type=Path), help="A recipe file instead of guessing.")
@override_options
@click.option("--replace", is_flag=True, help="Forget what this source brought before and read it anew.")
@click.option("--dry-run", is_flag=True, help="Explain what would be read, and read nothing.")
@json_option
def import_files(
    files: tuple[Path, ...],
    workspace: Path,
    source: str | None,
    recipe: Path | None,
    replace: bool,
    dry_run: bool,
    as_json: bool,
    **overrides: Any,
) -> None:
    """Read event logs, exports, surveys and reviews into the workspace.

    What each column means is guessed from names and values and explained; every option below overrides a
    guess. Rows that cannot be read are quarantined with their reason. Importing a file again adds nothing,
    importing a longer one adds the rest. CSV, TSV, JSON Lines, Parquet, XLSX and XES, also gzipped.

    \b
    Examples:
      caminos import shop.csv --workspace shop
      caminos import tickets.csv.gz -w shop --customer caller_id --at updated_at --day-first
      caminos import survey.xlsx -w shop --shape scores --scale 1-5 --missing 0 --missing 6
      caminos import orders.csv -w shop --dry-run
    """
    from caminos.workspace import open_workspace

    if source is not None and len(files) > 1 and recipe is None:
        note(f"all {len(files)} files are read as one source named {source!r}")
    choices = overrides_from(overrides)
    with open_workspace(workspace, create=True) as opened:
        reports: list[dict[str, object]] = []
        emptied: set[str] = set()
        for file in files:
            if dry_run:
                guess = opened.guess(file, source=source, recipe=recipe, overrides=choices)
                reports.append({"file": str(file), **guess.as_dict()})
                if not as_json:
                    _explain(file, guess.reasons, guess.warnings)
                    say("nothing was read (dry run); without --dry-run these choices are used")
                continue
            try:
                with progress_bar(quiet=as_json) as progress:
                    report = opened.import_file(
                        file,
                        source=source,
                        recipe=recipe,
                        overrides=choices,
                        replace=replace and (source or file.name) not in emptied,
                        progress=progress,
                    )
            except CaminosError:
                if as_json and reports:  # what was imported before stays, and is told
                    print_json(reports)
                raise
            emptied.add(source or file.name)
            reports.append(report.as_dict())
            if not as_json:
                _tell(report)
    if as_json:
        print_json(reports[0] if len(reports) == 1 else reports)


@app.group("quarantine")
def quarantine() -> None:
    """Rows that could not be read: list them, take them out, mend them, import them again."""


@quarantine.command("list")
@workspace_option
@click.option("--source", help="Only this source.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="At most so many rows.")
@json_option
def list_quarantine(workspace: Path, source: str | None, limit: int, as_json: bool) -> None:
    """List quarantined rows: file, row, column, value and reason.

    \b
    Example:
      caminos quarantine list -w shop --source orders
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        total = opened.quarantined_count(source)
        rows = opened.quarantined(source, limit)
    if as_json:
        print_json({"total": total, "rows": [asdict(row) for row in rows]})
        return
    if not rows:
        say("the quarantine is empty: every row could be read")
        return
    print_table(
        ("file", "row", "column", "value", "reason"),
        [(row.file, row.row, row.column, row.value, row.reason) for row in rows],
        right=(1,),
    )
    if total > len(rows):
        say(f"{total - len(rows):,} more; --limit shows more of them, `quarantine export` all of them")


@quarantine.command("export")
@click.argument("target", type=click.Path(path_type=Path))
@workspace_option
@click.option("--source", required=True, help="Whose rows.")
def export_quarantine(target: Path, workspace: Path, source: str) -> None:
    """Write a source's quarantined rows to a CSV file, as they were, each with its reason.

    Mend them there and import that file with the same --source: rows that
    can be read now leave the quarantine.

    \b
    Example:
      caminos quarantine export mend.csv -w shop --source orders
      caminos import mend.csv -w shop --source orders
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        count = opened.export_quarantine(target, source)
    say(f"{count:,} rows written to {target}; mend them and import that file with --source {source}")


@app.group("recipe")
def recipe_group() -> None:
    """How the columns of a source are read: show it, save it, edit it, use it again."""


@recipe_group.command("guess")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", help="What to call the source [default: the file's name].")
@override_options
def guess_recipe(file: Path, source: str | None, **overrides: Any) -> None:
    """Print the guessed recipe of a file as JSON; the reasons go to standard error.

    \b
    Example:
      caminos recipe guess survey.csv --scale 1-5 > survey.recipe.json
      caminos import survey.csv -w shop --recipe survey.recipe.json
    """
    from caminos.workspace import guess_file

    guess = guess_file(file, source=source, recipe=None, overrides=overrides_from(overrides))
    for reason in (*guess.reasons, *guess.warnings):
        note(reason)
    click.echo(guess.recipe_json())


@recipe_group.command("show")
@click.argument("source")
@workspace_option
def show_recipe(source: str, workspace: Path) -> None:
    """Print the recipe that a source was imported with.

    \b
    Example:
      caminos recipe show orders -w shop
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        click.echo(opened.recipe_json(source))


def _explain(file: Path, reasons: tuple[str, ...], warnings: tuple[str, ...]) -> None:
    say(f"{file.name}:")
    for reason in reasons:
        say(f"  {reason}")
    for warning in warnings:
        say(f"  ! {warning}")


def _tell(report: Any) -> None:
    _explain(Path(report.file), report.reasons, report.warnings)
    if report.already_imported:
        say(f"{report.file} is already in the workspace; nothing was added")
    print_facts(report.shown())
    if report.quarantined:
        say(
            f"{report.quarantined:,} cells or rows could not be read: "
            f"caminos quarantine list --source {report.source} shows why"
        )
