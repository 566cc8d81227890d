"""Delimited text: CSV, TSV and their relatives, in any encoding, gzipped or not.

Only the beginning (and a few places further in) is read here, to find out how the file is written; the engine
reads the file itself. Files in UTF-8 are handed over where they lie, others as a temporary copy in UTF-8.
"""

import codecs
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from caminos.engine.protocol import DelimitedFile, Staged
from caminos.errors import BadInput
from caminos.events.readers.dialect import Dialect, detect_dialect
from caminos.events.readers.encodings import (
    checked_encoding,
    decode_sample,
    detect_encoding,
    encoding_after_ascii,
    is_text,
    transcoded,
)
from caminos.events.readers.headers import (
    has_header,
    header_position,
    numbered_names,
    unique_names,
)
from caminos.events.readers.raw_bytes import blocks, head, is_gzipped, reading
from caminos.events.readers.table import FIRST_ROWS, LATER_ROWS, Opened, Reader, Row
from caminos.events.recipe import FileFormat

_HEAD_BYTES = 1 << 20
_PIECE_BYTES = 128 << 10
_PIECES = 4
_NAMED_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
_GLOB_CHARS = frozenset("*?[]{}")
"""In a path these could mean several files to an engine; such a file is read as a copy."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the table stands in the text: `skip` lines stand before the header, or before the first row.

    `header_width` is how many cells the header line has (0: there is no header).
    """

    dialect: Dialect
    columns: tuple[str, ...]
    skip: int
    header_width: int

    @property
    def header(self) -> bool:
        return self.header_width > 0

    @property
    def lines_above(self) -> int:
        return self.skip + int(self.header)


def recognises(start: bytes) -> bool:
    """Any text may be delimited text, so this reader is asked last."""
    return detect_encoding(start) is not None


def open_delimited(path: Path, wanted: FileFormat) -> Opened:
    """Look into a delimited text file; BadInput when it is empty, no text, or has a header only."""
    start = head(path, _HEAD_BYTES)
    pieces = () if b"\x00" in start else _pieces_further_in(path)
    encoding = checked_encoding(wanted.encoding) if wanted.encoding else detect_encoding(start, pieces)
    text = decode_sample(start, encoding) if encoding else ""
    if encoding is None or not is_text(text):
        raise BadInput(
            "file.not_text",
            "the file is neither text nor a format Caminos reads",
            "export it as CSV, JSON Lines, Parquet, XLSX or XES; if it is text, name its encoding",
            file=path.name,
        )
    whole = len(start) < _HEAD_BYTES
    dialect = detect_dialect(text, _delimiter(wanted.delimiter) or _declared_delimiter(text))
    records = [tuple(record) for record in dialect.rows(text)]
    if not whole and len(records) > 1:
        records.pop()
    layout = _layout(path, records, dialect, wanted)
    sample = _sample(records, layout, [decode_sample(piece, encoding) for piece in pieces])
    if not sample:
        _refuse_empty(path, records, layout)
    detected = FileFormat(
        delimiter=dialect.delimiter,
        encoding=encoding,
        decimal=wanted.decimal,
        skip_lines=layout.skip,
        header=layout.header,
    )
    told = wanted.encoding is not None
    return Opened(layout.columns, sample, detected, partial(_staged, path, encoding, told, start, layout))


def _layout(path: Path, records: Sequence[Row], dialect: Dialect, wanted: FileFormat) -> _Layout:
    skip = wanted.skip_lines
    if skip is None:
        skip = header_position([_unpadded(record) for record in records]) or 0
    rest = records[skip:]
    width = _width(rest)
    if not width:
        raise BadInput(
            "file.empty",
            "the file holds no rows" if not skip else f"no rows are left after the first {skip} lines",
            "check that the export worked" if not skip else "skip fewer lines",
            file=path.name,
        )
    below = [record for record in rest[1:] if len(record) == width]
    header = wanted.header if wanted.header is not None else has_header(rest[0], below)
    columns = unique_names(rest[0], width) if header else numbered_names(width)
    return _Layout(dialect, columns, skip, len(rest[0]) if header else 0)


def _width(rest: Sequence[Row]) -> int:
    """How many columns the table has: as many as most rows fill or the header names; 0 without rows."""
    if not rest or not any(any(record) for record in rest):
        return 0
    named = max((position + 1 for position, cell in enumerate(rest[0]) if cell and cell.strip()), default=0)
    lengths = Counter(len(record) for record in rest[1:] if record)
    usual, count = max(lengths.items(), key=lambda one: one[1], default=(len(rest[0]), 1))
    return max(named, usual) if count * 2 > lengths.total() else len(rest[0])


def _unpadded(record: Row) -> Row:
    """A record without the empty cells with which spreadsheets pad title lines."""
    return tuple(cell for cell in record if cell and cell.strip())


def _sample(records: Sequence[Row], layout: _Layout, further: Sequence[str]) -> tuple[Row, ...]:
    width = len(layout.columns)
    rows = [fitted for record in records[layout.lines_above :] if (fitted := _fitted(record, width))]
    later = rows[FIRST_ROWS:]
    rows = rows[:FIRST_ROWS]
    if not further:
        step = max(1, len(later) // LATER_ROWS)
        return tuple(rows + later[::step][:LATER_ROWS])
    for text in further:
        inside = [_fitted(tuple(record), width) for record in layout.dialect.rows(text)][1:-1]
        good = [row for row in inside if row]
        if len(good) >= 0.8 * len(inside):
            rows += good[: LATER_ROWS // len(further)]
    return tuple(rows)


def _fitted(record: Row, width: int) -> Row | None:
    """The record when it is as wide as the table (or one empty cell wider); None when it is torn."""
    if len(record) == width:
        return record
    if width > 1 and len(record) > width and not any(record[width:]):
        return record[:width]
    return None


def _refuse_empty(path: Path, records: Sequence[Row], layout: _Layout) -> None:
    below = [record for record in records[layout.lines_above :] if record]
    if below:
        raise BadInput(
            "file.torn_rows",
            f"none of the rows below the header has as many cells as the header ({len(layout.columns)})",
            "check the delimiter, the quotes and the number of lines before the header",
            file=path.name,
            row=layout.lines_above + 1,
        )
    raise BadInput(
        "file.header_only",
        "the file has a header but no rows",
        "check that the export worked",
        file=path.name,
    )


def _delimiter(told: str | None) -> str | None:
    if told is None:
        return None
    delimiter = _NAMED_DELIMITERS.get(told.lower(), told)
    if len(delimiter) != 1 or delimiter in '\r\n"':
        raise BadInput(
            "format.bad_delimiter",
            f"{told!r} cannot divide columns",
            "use one character such as , ; | or the word tab",
        )
    return delimiter


def _declared_delimiter(text: str) -> str | None:
    """The delimiter named by a first line `sep=;`, as spreadsheets write it."""
    declared = re.match(r'"?sep=(.)"?[\r\n]', text, re.IGNORECASE)
    return declared.group(1) if declared else None


def _pieces_further_in(path: Path) -> tuple[bytes, ...]:
    """Lines from a few later places of a big file; none of a gzipped one, where they cost a full read."""
    with reading(path):
        size = path.stat().st_size
        if is_gzipped(path) or size < _HEAD_BYTES + _PIECES * _PIECE_BYTES:
            return ()
        pieces = []
        with path.open("rb") as file:
            for number in range(1, _PIECES + 1):
                file.seek(_HEAD_BYTES + (size - _HEAD_BYTES - _PIECE_BYTES) * number // _PIECES)
                pieces.append(file.read(_PIECE_BYTES))
    return tuple(piece[piece.find(b"\n") + 1 :] for piece in pieces)


@contextmanager
def _staged(path: Path, encoding: str, told: bool, start: bytes, layout: _Layout) -> Iterator[Staged]:
    if not told and encoding == "utf-8" and start.isascii():
        encoding = encoding_after_ascii(path)
    with tempfile.TemporaryDirectory(prefix="caminos-") as folder:
        in_place = codecs.lookup(encoding).name in ("utf-8", "utf-8-sig", "ascii")
        if in_place and not _GLOB_CHARS & set(str(path)):
            yield _delimited_file(path, path.name, layout, copied=False)
            return
        copy = Path(folder) / "rows.csv"
        with reading(path), copy.open("wb") as file:
            file.writelines(blocks(path) if in_place else transcoded(path, encoding))
        yield _delimited_file(copy, path.name, layout, copied=True)


def _delimited_file(path: Path, name: str, layout: _Layout, *, copied: bool) -> DelimitedFile:
    # A header narrower or wider than the rows would be torn itself: then it is skipped like a title line.
    regular = layout.header_width in (0, len(layout.columns))
    return DelimitedFile(
        path=path,
        name=name,
        columns=len(layout.columns),
        delimiter=layout.dialect.delimiter,
        quote=layout.dialect.quote,
        escape=layout.dialect.escape,
        skip=layout.skip if regular else layout.lines_above,
        has_header=layout.header and regular,
        transcoded=copied,
    )


READER = Reader("csv", (".csv", ".tsv", ".txt", ".tab", ".psv", ".dsv", ".dat"), recognises, open_delimited)
