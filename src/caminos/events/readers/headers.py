"""Where the header stands in a grid of cells, and what its columns are called."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from caminos.events.readers.table import Row

_TYPED = re.compile(
    r"""[-+]?\d[\d\s.,]*%?                               # a number
      | \d{1,4}[-./]\d{1,2}[-./]\d{1,4}([T\s].*)?        # a date, maybe with a time
      | \d{1,2}:\d{2}(:\d{2})?.*                         # a time of day
      | true | false | t | f""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOKED_AT = 200


def unique_names(cells: Sequence[str | None], width: int) -> tuple[str, ...]:
    """Header cells as `width` different names: the second `a` is `a#2`, an empty cell `column 5`."""
    names: list[str] = []
    taken: set[str] = set()
    for position in range(width):
        cell = cells[position] if position < len(cells) else None
        base = " ".join((cell or "").replace("\ufeff", "").split()) or f"column {position + 1}"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}#{number}", number + 1
        taken.add(name)
        names.append(name)
    return tuple(names)


def numbered_names(width: int) -> tuple[str, ...]:
    """Names for a file without a header: `column 1`, `column 2` …"""
    return tuple(f"column {position + 1}" for position in range(width))


def usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows have, counted to the last filled one; 0 when all rows are empty."""
    widths = Counter(_filled_to(row) for row in rows)
    widths.pop(0, None)
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def header_position(rows: Sequence[Row]) -> int | None:
    """The index of the header row below title lines and blank lines; None when every row is empty.

    Title lines fill one or two cells of a table that is wider; the header fills most of its columns.
    """
    filled = [sum(1 for cell in row if cell and cell.strip()) for row in rows[:_LOOKED_AT]]
    counts = Counter(count for count in filled if count)
    if not counts:
        return None
    usual = max(counts, key=lambda count: (counts[count], count))
    needed = usual if usual <= 2 else min(usual - 1, math.ceil(usual * 0.75))
    return next(index for index, count in enumerate(filled) if count >= needed)


def has_header(first: Row, below: Sequence[Row]) -> bool:
    """True unless the first row is plainly data: cells typed like those below, or values that recur."""
    typed_first = [position for position, cell in enumerate(first) if _is_typed(cell)]
    columns = list(zip(*below, strict=False)) if below else []
    if any(position < len(columns) and _mostly_typed(columns[position]) for position in typed_first):
        return False
    if any(_mostly_typed(column) for column in columns):
        return True
    filled = [(position, cell) for position, cell in enumerate(first) if cell and position < len(columns)]
    recurring = sum(1 for position, cell in filled if cell in columns[position])
    return not filled or recurring * 2 < len(filled)


def _filled_to(row: Row) -> int:
    return max((position + 1 for position, cell in enumerate(row) if cell), default=0)


def _is_typed(cell: str | None) -> bool:
    return bool(cell) and _TYPED.fullmatch((cell or "").strip()) is not None


def _mostly_typed(column: Sequence[str | None]) -> bool:
    filled = [cell for cell in column[:_LOOKED_AT] if cell]
    return bool(filled) and sum(map(_is_typed, filled)) >= 0.8 * len(filled)
