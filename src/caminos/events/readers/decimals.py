"""Which mark divides a number from its fraction: the point or the comma."""

import re
from collections.abc import Iterable
from typing import Literal

from caminos.events.readers.table import Row

_POINT = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+")
_COMMA = re.compile(r"[-+]?(?:\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+),\d+")
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")


def detect_decimal(rows: Iterable[Row]) -> Literal[".", ","]:
    """The mark most numbers with a fraction use; the point when there is none or it is undecided.

    `1,234` and `1.234` may be thousands as well as fractions, so they have no vote.
    """
    points = commas = 0
    for row in rows:
        for cell in row:
            if cell and len(cell) <= 24 and ("," in cell or "." in cell):
                text = cell.strip()
                if _EITHER.fullmatch(text):
                    continue
                points += _POINT.fullmatch(text) is not None
                commas += _COMMA.fullmatch(text) is not None
    return "," if commas > points else "."
