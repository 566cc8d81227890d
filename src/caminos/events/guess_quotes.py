"""Cells that open with a quote which is never closed: read as plain text, which a person should know."""

from collections.abc import Iterable

from caminos.events.explain import count
from caminos.events.guess_values import Column

_SHOWN_CHARS = 40


def open_quotes(columns: Iterable[Column]) -> str:
    """A warning about cells that open with a quote and never close it; "" when there are none."""
    found = {column: cells for column in columns if (cells := _opened(column))}
    if not found:
        return ""
    column, cells = next(iter(found.items()))
    example = cells[0] if len(cells[0]) <= _SHOWN_CHARS else cells[0][:_SHOWN_CHARS] + "…"
    number = sum(one.counts[cell] for one, opened in found.items() for cell in opened)
    opens, its = ("opens", "its quote is") if number == 1 else ("open", "their quotes are")
    others = f" and {count(len(found) - 1, 'more column')}" if len(found) > 1 else ""
    return (
        f"{column.name}{others}: {count(number, 'cell')} of those looked at {opens} with a quote that is "
        f"never closed (such as {example!r}); {its} kept as a part of the text. If the export cut something "
        "off there, mend the file and import it again"
    )


def _opened(column: Column) -> list[str]:
    return [value for value in column.counts if value.startswith('"') and value.count('"') % 2]
