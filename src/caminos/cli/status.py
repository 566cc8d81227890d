"""`caminos status`: what a workspace holds."""

from pathlib import Path

from caminos.cli.app import app, json_option, workspace_option
from caminos.cli.output import print_facts, print_json, print_table, say


@app.command("status")
@workspace_option
@json_option
def status(workspace: Path, as_json: bool) -> None:
    """Show what the workspace holds: events, feedback, customers, journeys, sources, channels, maps.

    \b
    Examples:
      caminos status --workspace shop
      caminos status -w shop --json
    """
    from caminos.workspace import open_workspace

    with open_workspace(workspace) as opened:
        found = opened.status()
    if as_json:
        print_json(found.as_dict())
        return
    print_facts(found.shown())
    if found.sources:
        say("")
        print_table(
            ("source", "rows", "events", "feedback", "quarantined", "from", "to"),
            [
                (
                    one.name, one.rows, one.events, one.feedback, one.quarantined,
                    one.first_at and f"{one.first_at:%Y-%m-%d}", one.last_at and f"{one.last_at:%Y-%m-%d}",
                )
                for one in found.sources
            ],
            right=(1, 2, 3, 4, 5),
        )  # fmt: skip
    if found.channels:
        say("")
        print_table(
            ("channel", "events", "journeys begun", "customers", "feedback"),
            [
                (one.name or "(unknown)", one.events, one.journeys, one.customers, one.feedback)
                for one in found.channels
            ],
            right=(1, 2, 3, 4),
        )
    if found.maps:
        say("")
        print_table(
            ("map", "title", "owner", "evidenced", "last measured"),
            [
                (one.id, one.title or "(damaged)", one.owner or None, one.evidenced, one.measured)
                for one in found.maps
            ],
        )
    else:
        say("\nno map yet: caminos map draft makes one from the data, caminos map new one from a template")
