"""`caminos simulate` and `caminos demo`: the demo company and the whole job done on it."""

import shutil
import sys
from pathlib import Path

import click

from caminos.cli.app import app, json_option
from caminos.cli.output import print_json, say
from caminos.cli.progress import progress_bar


@app.command("simulate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--customers", default=2000, show_default=True, type=click.IntRange(10, 1_000_000))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0))
@json_option
def simulate(folder: Path, customers: int, seed: int, as_json: bool) -> None:
    """Write the exports of a simulated retailer: five messy files and the answers planted in them.

    The same seed writes the same bytes. `answers.json` says what is true: where customers are lost, what
    hurts, how long they wait, what one change did.

    \b
    Examples:
      caminos simulate company
      caminos simulate big --customers 80000 --seed 7
    """
    from caminos.workspace.demo import write_company

    with progress_bar(quiet=as_json) as progress:
        files = write_company(folder, customers=customers, seed=seed, progress=progress)
    if as_json:
        print_json({"folder": str(folder), "files": [file.name for file in files]})
        return
    for file in files:
        say(f"{file.stat().st_size:>12,} bytes  {file}")


@app.command("demo")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Where the company's files, the workspace and the pictures go.",
)
@click.option("--customers", default=2000, show_default=True, type=click.IntRange(200, 1_000_000))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0))
@click.option("--language", default="en", show_default=True, type=click.Choice(["en", "pl", "ro", "es"]))
@json_option
def demo(folder: Path, customers: int, seed: int, language: str, as_json: bool) -> None:
    """Do the whole job once: a company's scattered exports become a measured map.

    Simulates the company, imports its five files, drafts and measures the map, draws it and says in words
    what it shows. An existing demo in that folder is made anew; other files are never touched.

    \b
    Examples:
      caminos demo
      caminos demo --language pl --folder pokaz
    """
    from caminos.workspace.demo import run_demo

    with progress_bar(quiet=as_json) as progress:
        story = run_demo(folder, customers=customers, seed=seed, language=language, progress=progress)
    if as_json:
        print_json(story.as_dict())
        return
    for line in story.lines(_program()):
        say(line)


def _program() -> str:
    """What to type to call this program again: its name where it is on the path, else as it was called."""
    on_path = shutil.which("caminos")
    called = Path(sys.argv[0])
    return "caminos" if on_path and called.exists() and Path(on_path).samefile(called) else str(called)
