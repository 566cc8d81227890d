"""The interface languages: texts, plural forms, and how numbers and dates are written in each.

Texts live in `texts/<language>/<area>.json`; a key stands in one area file only, and by habit
begins with that area's name (`audit.no_persona` in `audit.json`).
"""

from caminos.language.durations import duration
from caminos.language.formats import day, month, number, share, signed
from caminos.language.texts import DEFAULT, LANGUAGES, keys, known, text

__all__ = [
    "DEFAULT", "LANGUAGES", "day", "duration", "keys", "known", "month", "number", "share", "signed", "text",
]  # fmt: skip
