"""Reading a delimited file record by record where the quick reader gave up: exact rows, no line lost.

A line that breaks the rules (a quote never closed, too many or too few cells, bytes that are not UTF-8) is
reported with its row number and its cells; reading goes on at the next line. Rows count as in a spreadsheet:
every record is one row, also the header, skipped lines, blank lines and broken ones.
"""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

from caminos.engine.protocol import DelimitedFile
from caminos.errors import BadInput

_LONGEST_RECORD: Final = 2_000_000
"""Characters; a quote still open after that many was never meant to be closed (the quick reader's limit
too)."""

_NOT_UTF8: Final = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A record that is no row of the table: its row number, the cells it seems to have, and why."""

    row: int
    cells: tuple[str, ...]
    reason: str


def check_dialect(file: DelimitedFile) -> None:
    """Refuse a delimiter, quote or escape that no reader of delimited files knows."""
    try:
        _reader(iter(()), file)
    except (TypeError, ValueError, csv.Error) as error:
        raise BadInput(
            "file.dialect",
            f"the file cannot be read as it is described: {error}",
            "a delimiter, a quote and an escape are one character each",
            file=file.name,
        ) from error


class CarefulReader:
    """Iterates over the good rows of a file; `broken` and `gaps` fill up on the way.

    `gaps[i] = k` says: before the k-th good row (from 0) stands a record that is none. `first_row` is the row
    number the first good row has where no gap stands before it. `blanks[i] = k` says the same of blank lines
    among all records, the broken ones too: this reader is the stricter one, and what it finds broken may be a
    row to the quick one (text beside a quoted cell).
    """

    def __init__(self, file: DelimitedFile) -> None:
        self.broken: list[BrokenRow] = []
        self.gaps: list[int] = []
        self.blanks: list[int] = []
        self.first_row = file.skip + 1 + file.has_header
        self._file = file

    def __iter__(self) -> Iterator[list[str]]:
        width = self._file.columns
        good, row, header_due = 0, self._file.skip, self._file.has_header
        with _text(self._file) as stream, _any_field_size():
            for cells, reason in _records(stream, self._file):
                row += 1
                if not cells and not reason:
                    self.gaps.append(good)
                    self.blanks.append(good + len(self.broken))
                    continue
                if header_due:
                    header_due = False
                    continue
                while len(cells) > width and cells[-1] == "":
                    cells.pop()  # delimiters too many at a line's end: the quick reader lets them pass too
                if reason or len(cells) != width:
                    why = reason or f"{_count(len(cells))} where the header has {width}"
                    self.broken.append(BrokenRow(row, tuple(cells), why))
                    self.gaps.append(good)
                    continue
                good += 1
                yield cells


@contextmanager
def _text(file: DelimitedFile) -> Iterator[IO[str]]:
    """The file as text; bytes that are not UTF-8 become lone surrogates, so that they can be found."""
    with (
        file.path.open("rb") as raw,
        io.TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape", newline="") as text,
    ):
        yield text


def _records(stream: IO[str], file: DelimitedFile) -> Iterator[tuple[list[str], str]]:
    """Each record's cells with the reason why it is broken ("" where it is not); a blank line has no
    cells.
    """
    lines = _Lines(stream)
    for _ in range(file.skip):
        lines.drop()
    reader = _reader(lines, file)
    while True:
        lines.start_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLongError) as error:
            first = lines.keep_first_only()
            reader = _reader(lines, file)
            yield _split(first, file), _why(error)
            continue
        if lines.has_bad_bytes():
            shown = [_NOT_UTF8.sub("\ufffd", cell) for cell in cells]
            yield shown, "bytes that are not UTF-8 text"
            continue
        yield cells, ""


class _TooLongError(Exception):
    """A record outgrew every sensible length."""


class _Lines:
    """The lines of a file, which can be given back when a record turns out to be broken."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._waiting: list[str] = []
        self._taken: list[str] = []
        self._length = 0
        self.plain = True
        """Whether the record so far is ASCII, which most are: bad bytes need not be looked for."""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else next(self._stream)
        self._taken.append(line)
        self._length += len(line)
        self.plain = self.plain and line.isascii()
        if self._length > _LONGEST_RECORD and len(self._taken) > 1:
            raise _TooLongError
        return line

    def drop(self) -> None:
        next(self._stream, None)

    def start_record(self) -> None:
        self._taken.clear()
        self._length = 0
        self.plain = True

    def keep_first_only(self) -> str:
        """The broken record's first line; the lines after it are read again."""
        first, *others = self._taken
        self._waiting.extend(reversed(others))
        return first

    def has_bad_bytes(self) -> bool:
        return not self.plain and any(map(_NOT_UTF8.search, self._taken))


def _reader(lines: Iterator[str], file: DelimitedFile) -> Iterator[list[str]]:
    doubled = file.escape in (file.quote, "")
    return csv.reader(
        lines,
        delimiter=file.delimiter,
        quotechar=file.quote or None,
        quoting=csv.QUOTE_MINIMAL if file.quote else csv.QUOTE_NONE,
        escapechar=None if doubled else file.escape,
        doublequote=doubled,
        skipinitialspace=file.delimiter != " ",
        strict=True,
    )


def _split(line: str, file: DelimitedFile) -> list[str]:
    shown = _NOT_UTF8.sub("\ufffd", line.rstrip("\r\n"))
    return shown.split(file.delimiter)


def _why(error: Exception) -> str:
    text = str(error)
    if isinstance(error, _TooLongError) or "unexpected end" in text:
        return "a quote is opened and never closed"
    if "expected after" in text:
        return "text stands behind a closing quote"
    return f"the line cannot be read: {text}"


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


@contextmanager
def _any_field_size() -> Iterator[None]:
    former = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(former)
