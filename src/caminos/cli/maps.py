"""`caminos map`: draft, measure, check, render, and make maps from templates."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from caminos.cli.app import app, json_option, workspace_option
from caminos.cli.output import print_facts, print_json, print_table, say
from caminos.cli.progress import progress_bar
from caminos.language import LANGUAGES, duration

FORMATS = ("svg", "png", "html")


@app.group("map")
def map_group() -> None:
    """Maps: draft one from data, measure it, check it, draw it."""


@map_group.command("list")
@workspace_option
@json_option
def list_maps(workspace: Path, as_json: bool) -> None:
    """List the maps of a workspace.

    \b
    Example:
      caminos map list -w shop
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        rows = opened.map_rows()
    if as_json:
        print_json([row.as_dict() for row in rows])
    elif rows:
        print_table(
            ("map", "title", "owner", "evidenced", "last measured"),
            [
                (one.id, one.title or "(damaged)", one.owner or None, one.evidenced, one.measured)
                for one in rows
            ],
        )
        for row in rows:
            if row.fault:
                say(f"map {row.id!r} cannot be read: {row.fault}")
    else:
        say("no map yet: caminos map draft makes one from the data, caminos map new one from a template")


@map_group.command("new")
@workspace_option
@click.option("--template", default="default", show_default=True, help="See caminos template list.")
@click.option("--id", "map_id", help="The map's identifier [default: made from the title].")
@click.option("--title", help="The map's title.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def new_map(workspace: Path, template: str, map_id: str | None, title: str | None, language: str) -> None:
    """Start a map from a template; everything on it is assumed until it is tied to data.

    \b
    Examples:
      caminos map new -w shop --template retail
      caminos map new -w bank --template loan --language pl --title "Kredyt na mieszkanie"
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace, create=True) as opened:
        made = opened.new_map(template, language=language, map_id=map_id, title=title)
    say(f"map {made.id!r} is in {workspace}; draw it: caminos map render {made.id} -w {workspace}")


@map_group.command("draft")
@workspace_option
@click.option("--id", "map_id", default=None, help="The map's identifier [default: made from the title].")
@click.option("--title", help="The map's title.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option(
    "--most", default=24, show_default=True, type=click.IntRange(1, 300), help="At most so many touchpoints."
)
@click.option(
    "--coverage",
    default=0.99,
    show_default=True,
    type=click.FloatRange(0.01, 1),
    help="Share of events to tell.",
)
@click.option("--goal", "goals", multiple=True, help="A touchpoint where a journey ends well; repeatable.")
@click.option(
    "--stage",
    "stages",
    multiple=True,
    metavar="TOUCHPOINT=STAGE",
    help="Put a touchpoint on a stage; repeatable.",
)
@click.option(
    "--leave-out", multiple=True, metavar="TOUCHPOINT", help="No part of the customer's journey; repeatable."
)
@click.option(
    "--with-unmeasured", is_flag=True, help="Show touchpoints of the library that no data speaks of, too."
)
@click.option("--owner", default="", help="Who owns the map.")
@click.option("--replace", is_flag=True, help="Draft over a map of that identifier.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Draw it too: FILE.svg, .png or .html; repeatable.",
)
@json_option
def draft(workspace: Path, as_json: bool, out: tuple[Path, ...], **choices: Any) -> None:
    """Make a measured map from the workspace's data.

    Touchpoints by reach, ordered by where they fall in real journeys, put on stages (by the recipe's rules,
    else by their words, else by position: marked assumed); the long tail is folded and its share stated.

    \b
    Examples:
      caminos map draft -w shop --title "Buying on line" --out map.png --out map.html
      caminos map draft -w desk --goal Closed --most 12 --language pl
    """
    from caminos.workspace import DraftChoices, open_workspace
    from caminos.workspace.pictures import kind_of

    for path in out:
        kind_of(path)  # a picture that cannot be drawn must not leave a map behind
    pairs = dict(_pair(one) for one in choices.pop("stages"))
    with open_workspace(workspace) as opened, progress_bar(quiet=as_json) as progress:
        made = opened.draft(DraftChoices(stages=pairs, **choices), progress=progress)
        files = [made.save_picture(path) for path in out]
        summary = made.summary()
    if as_json:
        print_json({"map": made.id, "measurement": made.latest_dict(), "files": [str(f) for f in files]})
        return
    for line in summary:
        say(line)
    say(f"kept as map {made.id!r}")
    for file in files:
        say(f"drawn: {file}")
    if not files:
        say(f"draw it: caminos map render {made.id} -w {workspace} --out map.html")


@map_group.command("measure")
@click.argument("map_id", metavar="MAP", required=False)
@workspace_option
@json_option
def measure(map_id: str | None, workspace: Path, as_json: bool) -> None:
    """Measure a map again on today's data and say what moved. The earlier measurements are kept.

    \b
    Example:
      caminos map measure buying-on-line -w shop
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened, progress_bar(quiet=as_json) as progress:
        view = opened.map(map_id)
        outcome = view.measure(progress=progress)
    if as_json:
        print_json(outcome.as_dict())
        return
    for line in outcome.lines:
        say(line)


@map_group.command("check")
@click.argument("map_id", metavar="MAP", required=False)
@workspace_option
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Check as of this day.")
@json_option
def check(map_id: str | None, workspace: Path, today: datetime | None, as_json: bool) -> None:
    """Check a map: faults, and the audit (is it told from the customer's side, owned, dated, evidenced?).

    Exit code 1 when the map has faults; findings of the audit are advice and leave it 0.

    \b
    Example:
      caminos map check buying-on-line -w shop
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        report = opened.map(map_id).check(today.date() if today else date.today())
    if as_json:
        print_json(report.as_dict())
    else:
        for line in report.lines:
            say(line)
    if report.faults:
        click.get_current_context().exit(1)


@map_group.command("repair")
@click.argument("map_id", metavar="MAP", required=False)
@workspace_option
def repair(map_id: str | None, workspace: Path) -> None:
    """Mend the faults that `caminos map check` finds: dangling references, impossible scores, lost cards.

    Nothing a person wrote is thrown away: what has no place any more is gathered on a step of its own.

    \b
    Example:
      caminos map repair buying-on-line -w shop
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        mended = opened.map(map_id).repair()
    for fault in mended:
        say(f"mended: {fault.message}")
    if not mended:
        say("the map has no faults")


@map_group.command("flow")
@click.argument("map_id", metavar="MAP", required=False)
@workspace_option
@click.option("--most", default=20, show_default=True, type=click.IntRange(1), help="At most so many pairs.")
@json_option
def flow(map_id: str | None, workspace: Path, most: int, as_json: bool) -> None:
    """Show what follows what in real journeys: how often, in how many journeys, after how long.

    \b
    Example:
      caminos map flow buying-on-line -w shop --most 10
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        found = opened.map(map_id).flow()
        names = {one.id: one.name for one in opened.library.touchpoints}
    if as_json:
        edges = [asdict(edge) for edge in found.edges]
        starts, ends = ({key or "": n for key, n in ends.items()} for ends in (found.starts, found.ends))
        print_json({"edges": edges, "starts": starts, "ends": ends})
        return
    print_table(
        ("from", "to", "times", "journeys", "customers", "median time"),
        [
            (
                names.get(edge.before or "", "(off the map)"),
                names.get(edge.after or "", "(off the map)"),
                edge.count,
                edge.journeys,
                edge.customers,
                duration(edge.median_s),
            )
            for edge in found.edges[:most]
        ],
        right=(2, 3, 4, 5),
    )


@map_group.command("render")
@click.argument("map_id", metavar="MAP", required=False)
@workspace_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    multiple=True,
    help="FILE.svg, .png or .html; repeatable [default: MAP.html].",
)
@click.option(
    "--scale",
    default=2.0,
    show_default=True,
    type=click.FloatRange(0.25, 6),
    help="Pixels per unit of a PNG.",
)
def render(map_id: str | None, workspace: Path, out: tuple[Path, ...], scale: float) -> None:
    """Draw a map as SVG, PNG or a standalone web page that needs no network.

    \b
    Examples:
      caminos map render -w shop --out wall.png --scale 3
      caminos map render buying-on-line -w shop --out map.html --out map.svg
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        view = opened.map(map_id)
        for path in out or (Path(f"{view.id}.html"),):
            say(f"drawn: {view.save_picture(path, scale=scale)}")


@map_group.command("show")
@click.argument("map_id", metavar="MAP", required=False)
@workspace_option
@json_option
def show(map_id: str | None, workspace: Path, as_json: bool) -> None:
    """Print a map's numbers, touchpoint by touchpoint.

    \b
    Example:
      caminos map show -w shop --json
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        view = opened.map(map_id)
        if as_json:
            print_json(view.latest_dict())
            return
        print_facts(view.facts())
        print_table(*view.table(), right=(1, 2, 3, 4, 5))


def _pair(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise click.BadParameter(f"{words!r} is not NAME=VALUE", param_hint="--stage")
    return name.strip(), value.strip()
