"""`caminos template`: the templates a map can start from."""

import click

from caminos.cli.app import app, json_option
from caminos.cli.output import print_json, print_table, say
from caminos.language import LANGUAGES


@app.group("template")
def template() -> None:
    """Maps to start from: five default stages, retail, B2B software, bank loan, support case."""


@template.command("list")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@json_option
def list_templates(language: str, as_json: bool) -> None:
    """List the templates with what each is for.

    \b
    Examples:
      caminos template list
      caminos template list --language pl
    """
    from caminos.maps.templates import template_names

    rows = [(one.id, one.titles[language], one.summaries[language]) for one in template_names()]
    if as_json:
        print_json([{"id": row[0], "title": row[1], "summary": row[2]} for row in rows])
        return
    print_table(("template", "title", "what it is"), rows)
    say("\nstart one: caminos map new --template NAME --workspace FOLDER")


__all__ = ["list_templates"]
