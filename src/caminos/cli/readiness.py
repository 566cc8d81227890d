"""`caminos readiness`: is the organisation ready for a map that changes something?"""

from datetime import date
from pathlib import Path

import click

from caminos.cli.app import app, json_option, workspace_option
from caminos.cli.output import print_json, say
from caminos.language import LANGUAGES


@app.command("readiness")
@workspace_option
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=ANSWER",
    help="yes, partly, no or unknown; repeatable.",
)
@click.option("--by", default="", help="Who answers.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@json_option
def readiness(workspace: Path, answers: tuple[str, ...], by: str, language: str, as_json: bool) -> None:
    """Ask the readiness questions, keep the answers, give advice.

    Answer them before you map: a map helps where customer experience is a measurable objective.

    \b
    Examples:
      caminos readiness -w shop
      caminos readiness -w shop --answer customer_centred=partly --answer measurable_objective=no --by Ana
    """
    from caminos.workspace import open_workspace
    from caminos.workspace.readiness import answer, read

    pairs = [_pair(words) for words in answers]
    with open_workspace(workspace, create=True) as opened:
        if pairs:
            answer(opened, pairs, by=by, on=date.today())
        told = read(opened, language)
    if as_json:
        print_json(told.as_dict())
        return
    for line in told.lines:
        say(line)


def _pair(words: str) -> tuple[str, str]:
    question, sign, value = words.partition("=")
    if not sign:
        raise click.BadParameter(f"{words!r} is not QUESTION=ANSWER", param_hint="--answer")
    return question.strip(), value.strip().lower()
