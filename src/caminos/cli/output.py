"""What the command line prints: JSON for programs, aligned words for people."""

import json
import sys
from collections.abc import Mapping, Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

_WIDE = 200

console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
notes = Console(stderr=True, highlight=False)


def print_json(value: object) -> None:
    """One JSON document on standard output, in UTF-8, dates as ISO 8601."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(
    headers: Sequence[str], rows: Sequence[Sequence[object]], *, title: str = "", right: Sequence[int] = ()
) -> None:
    """A table without frames; the columns whose numbers stand in `right` are set flush right."""
    table = Table(title=title or None, box=None, pad_edge=False, title_justify="left", header_style="bold")
    for number, header in enumerate(headers):
        table.add_column(header, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console.print(table)


def print_facts(facts: Mapping[str, object]) -> None:
    """Names and values under each other, in two columns."""
    width = max((len(name) for name in facts), default=0)
    for name, value in facts.items():
        say(f"{name:<{width}}  {_cell(value)}")


def say(words: str) -> None:
    """A sentence on standard output, wrapped to the window (not in a file or pipe), never read as markup."""
    console.print(words, markup=False, soft_wrap=not console.is_terminal)


def note(words: str) -> None:
    """A sentence on standard error: it never disturbs what a program reads."""
    notes.print(words, markup=False, soft_wrap=not notes.is_terminal)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)
