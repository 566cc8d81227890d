"""Interface texts: one flat table of keys per language, with plural forms and `{placeholders}`."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from caminos.errors import NotFound, did_you_mean
from caminos.language.formats import DEFAULT, LANGUAGES, day, known, number, plural_category

Entry = str | Mapping[str, str]
"""A text, or one text per plural category (`one`, `few`, `many`, `other`)."""

_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def text(key: str, language: str = DEFAULT, /, **values: object) -> str:
    """The text of a key in a language, falling back to English where that language has none.

    Numbers and dates among `values` are written as the language writes them (give a year as a
    string); `count` chooses the plural form. `NotFound` names a key or value that is missing: both
    are mistakes of a programmer, never of a customer.
    """
    code = known(language)
    entry = _table(code).get(key)
    if entry is None:
        code, entry = DEFAULT, _table(DEFAULT).get(key)
    if entry is None:
        raise NotFound(
            "language.unknown_key", f"no text has the key {key!r}", did_you_mean(key, _table(DEFAULT))
        )
    pattern = entry if isinstance(entry, str) else _plural(key, entry, code, values)
    return _PLACEHOLDER.sub(lambda found: _written(key, found.group(1), code, values), pattern)


def keys(language: str = DEFAULT) -> frozenset[str]:
    """Every key that a language has a text of its own for."""
    return frozenset(_table(language))


def _plural(key: str, entry: Mapping[str, str], code: str, values: Mapping[str, object]) -> str:
    count = values.get("count")
    if not isinstance(count, int | float):
        raise NotFound("language.no_count", f"the text {key!r} needs a number named count")
    return entry.get(plural_category(count, code), entry["other"])


def _written(key: str, name: str, code: str, values: Mapping[str, object]) -> str:
    if name not in values:
        raise NotFound("language.no_value", f"the text {key!r} needs a value named {name}")
    value = values[name]
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return number(value, code)
    return day(value, code) if isinstance(value, date) else str(value)


@cache
def _table(language: str) -> Mapping[str, Entry]:
    table: dict[str, Entry] = {}
    folder = files("caminos.language").joinpath("texts").joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".json"):
            table |= json.loads(file.read_text("utf-8"))
    return table


__all__ = ["DEFAULT", "LANGUAGES", "Entry", "keys", "known", "text"]
