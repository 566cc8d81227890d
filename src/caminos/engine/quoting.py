"""Text of people inside SQL: the one place where a value becomes a literal and a name an identifier."""

from collections.abc import Iterable


def text(value: str) -> str:
    """A string literal; a NUL character, which SQL text cannot hold, is spelt out."""
    quoted = "'" + value.replace("'", "''") + "'"
    return "(" + quoted.replace("\0", "' || chr(0) || '") + ")" if "\0" in value else quoted


def name(value: str) -> str:
    """An identifier in double quotes."""
    return '"' + value.replace('"', '""') + '"'


def listing(values: Iterable[str]) -> str:
    """Literals separated by commas, sorted so that equal plans give equal SQL."""
    return ", ".join(text(value) for value in sorted(values))
