"""The mess of real exports: broken rows at known places, rows delivered twice; and writing the files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from caminos.simulate.answer_parts import Malformed
from caminos.simulate.draws import Draws

Cells = list[str]
Spoil = Callable[[str, Cells], tuple[str, str]]
"""From a reason and the cells of a good row to a broken line and the column at fault ("": the whole row)."""

Tick = Callable[[float], None]
"""Called with the share of a file that is written (0 … 1). May raise to stop the work."""

PART = ".part"
"""Behind the name of a file that is still being written."""

NO_ID = "no_id"
"""The reason of rows that can be read but say nowhere whose they are."""

_CHUNK = 20_000
_LATER = 3
"""A row delivered twice comes again after this many others."""


@dataclass(frozen=True)
class Mess:
    """What is wrong with one file.

    `rows`: how many good ones there are. `spots`: after which of them (from 0) a broken copy of it stands,
    and for which reason. `twice`: those that are repeated a little later.
    """

    rows: int
    spots: Mapping[int, str]
    spoil: Spoil
    twice: frozenset[int] = frozenset()


@dataclass
class Written:
    """What was written: records without the header, lines with it."""

    rows: int = 0
    lines: int = 0
    duplicates: int = 0
    malformed: list[Malformed] = field(default_factory=list)


def draw_mess(
    draws: Draws, rows: int, reasons: tuple[str, ...], spoil: Spoil, duplicate_share: float = 0.0
) -> Mess:
    """Six broken rows and one more for every 20,000 rows, at most 40; the reasons take turns."""
    wanted = min(40, 6 + rows // 20_000) if rows else 0
    places = sorted(set(draws.between(wanted, 0, max(0, rows - 1)).tolist()))
    spots = {place: reasons[number % len(reasons)] for number, place in enumerate(places)}
    twice = draws.chance(rows, duplicate_share).nonzero()[0] if duplicate_share else ()
    return Mess(rows, spots, spoil, frozenset(int(row) for row in twice))


def separated(delimiter: str) -> Callable[[Cells], str]:
    """Joins cells as a spreadsheet would: a cell is quoted only where it has to be."""
    dangerous = {delimiter, '"', "\n", "\r"}

    def join(cells: Cells) -> str:
        line = delimiter.join(cells)
        if line.count(delimiter) < len(cells) and '"' not in line and "\n" not in line:
            return line  # the usual case, decided without looking at every cell
        return delimiter.join(_quoted(cell) if dangerous & set(cell) else cell for cell in cells)

    return join


@dataclass(frozen=True)
class Form:
    """How a file is written: `join` makes a line of cells; `header` None has no header line."""

    join: Callable[[Cells], str]
    header: Cells | None = None
    encoding: str = "utf-8"
    end: str = "\n"
    starts_with: bytes = b""


def write_file(path: Path, rows: Iterable[Cells], form: Form, mess: Mess, tick: Tick) -> Written:
    """Write the rows, and the mess between them, as they come; nothing is held but a chunk."""
    written = Written(lines=1 if form.header else 0)
    lines = _lines(rows, form, mess, written, path.name.removesuffix(PART))
    with path.open("wb") as out:
        out.write(form.starts_with)
        if form.header:
            out.write((form.join(form.header) + form.end).encode(form.encoding))
        while chunk := list(islice(lines, _CHUNK)):
            out.write("".join([line + form.end for line in chunk]).encode(form.encoding))
            tick(min(1.0, written.rows / max(1, mess.rows)))
    return written


def _lines(rows: Iterable[Cells], form: Form, mess: Mess, written: Written, file: str) -> Iterator[str]:
    """Every record as text; a cell with a line break makes one of several lines."""
    first_row = 2 if form.header else 1
    again: list[tuple[int, str]] = []
    for number, cells in enumerate(rows):
        line = form.join(cells)
        yield _counted(line, written)
        if number in mess.twice:
            again.append((number + _LATER, line))
        elif again and again[0][0] <= number:
            written.duplicates += 1
            yield _counted(again.pop(0)[1], written)
        if number in mess.spots:
            reason = mess.spots[number]
            broken, column = mess.spoil(reason, cells)
            row, place = written.rows + first_row, written.lines + 1
            written.malformed.append(Malformed(file, row, place, reason, column, reason == NO_ID))
            yield _counted(broken, written)
    for _, line in again:
        written.duplicates += 1
        yield _counted(line, written)


def _counted(line: str, written: Written) -> str:
    written.rows += 1
    written.lines += 1 + line.count("\n")
    return line


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
