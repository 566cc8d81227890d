"""Bringing a file's rows, as text, into a scratch database beside the store, in file order.

The scratch table's row id is the row's place in the file: numbering rows by a window over everything would
spill tens of gigabytes on a large file. A clean delimited file takes the quick way (DuckDB's own reader, all
cores); the first thing that reader refuses sends the file through the careful one.
"""

import gzip
import itertools
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from caminos.engine import quoting
from caminos.engine.careful_csv import BrokenRow, CarefulReader, check_dialect
from caminos.engine.protocol import DelimitedFile, Progress, RowBatches, Staged
from caminos.errors import BadInput

ROWS: Final = "staging.staged_rows"
READING: Final = "reading the file"
_CELLS_AT_ONCE: Final = 500_000
_NO_NULL: Final = "\x01caminos-no-null\x01"
_CHUNK: Final = 1 << 22
_serial = itertools.count()


@dataclass(slots=True)
class StagedRows:
    """What was staged: how many rows, the broken ones, and how row ids turn into row numbers of the file.

    The row with id 0 is row `first_row`, unless a leap says otherwise; `leaps` are (row id, its row number),
    and between leaps the numbers rise by one.
    """

    rows: int
    first_row: int
    broken: list[BrokenRow] = field(default_factory=list)
    leaps: list[tuple[int, int]] = field(default_factory=list)
    quick_file: DelimitedFile | None = None

    @property
    def total(self) -> int:
        """Rows in the file, the broken ones too."""
        return self.rows + len(self.broken)

    def shifts(self) -> pa.Table:
        """From row id `k` on, row numbers are `shift` higher: one line per leap, sorted by k."""
        if self.quick_file is not None and _has_blank_line(self.quick_file):
            # The quick reader passes over blank lines in silence; a spreadsheet counts them.
            reader = CarefulReader(self.quick_file)
            for _ in reader:
                pass
            self.leaps = _leaps(reader.first_row, reader.blanks)
        self.quick_file = None
        last = dict(sorted(self.leaps))
        return pa.table(
            {
                "k": pa.array(last, pa.int64()),
                "shift": pa.array([row - self.first_row - k for k, row in last.items()], pa.int64()),
            }
        )


@contextmanager
def staging_area(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Path]:
    """A scratch database named `staging`, and a path beside it for an unpacked file; both gone afterwards
    whatever happens.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"staging-{os.getpid()}-{next(_serial)}.duckdb"
    unpacked = file.with_suffix(".text")
    connection.execute(f"ATTACH {quoting.text(str(file))} AS staging")
    try:
        yield unpacked
    finally:
        # An empty database has nothing to write down when it is detached.
        connection.execute(f"DROP TABLE IF EXISTS {ROWS}")
        connection.execute("DETACH staging")
        for leftover in (file, file.with_name(file.name + ".wal"), unpacked):
            leftover.unlink(missing_ok=True)


def stage(
    connection: duckdb.DuckDBPyConnection, staged: Staged, unpacked: Path, tell: Progress
) -> StagedRows:
    """Fill the table `staging.staged_rows` (columns `c0 …`, all text) from the file; call it inside
    `staging_area`.

    Parameters: `unpacked` is where the text of a packed file may be put (`staging_area` yields it).
    Errors: BadInput where the file cannot be read at all. Broken rows are returned, not raised.
    """
    # Packing the cells costs more than it saves: they are read twice and thrown away.
    connection.execute("SET force_compression = 'uncompressed'")
    try:
        if isinstance(staged, RowBatches):
            return _stage_batches(connection, staged, tell)
        check_dialect(staged)
        file = _unpack(staged, unpacked)
        try:
            return _stage_quick(connection, file)
        except duckdb.InterruptException:
            raise
        except duckdb.Error:
            return _stage_careful(connection, file, tell)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(
            "file.unreadable",
            f"the file cannot be read: {str(error).splitlines()[0]}",
            "check that it is complete, and get it again if it is not",
            file=staged.name,
        ) from error
    finally:
        connection.execute("RESET force_compression")


def _stage_quick(connection: duckdb.DuckDBPyConnection, file: DelimitedFile) -> StagedRows:
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(file.columns))
    connection.execute(
        f"CREATE OR REPLACE TABLE {ROWS} AS SELECT * FROM read_csv({quoting.text(str(file.path))}, "
        f"columns = {{{columns}}}, auto_detect = false, header = {file.has_header}, skip = {file.skip}, "
        f"delim = {quoting.text(file.delimiter)}, quote = {quoting.text(file.quote)}, "
        f"escape = {quoting.text(file.escape)}, nullstr = {quoting.text(_NO_NULL)}, "
        f"compression = 'none', strict_mode = true)"
    )
    return StagedRows(_count_rows(connection), file.skip + 1 + file.has_header, quick_file=file)


def _stage_careful(connection: duckdb.DuckDBPyConnection, file: DelimitedFile, tell: Progress) -> StagedRows:
    _create(connection, file.columns)
    reader = CarefulReader(file)
    names = _names(file.columns)
    rows = iter(reader)
    while block := list(itertools.islice(rows, max(1000, _CELLS_AT_ONCE // file.columns))):
        tell(READING, None)
        _insert(connection, pa.table(dict(zip(names, map(pa.array, zip(*block, strict=True)), strict=True))))
    return StagedRows(
        _count_rows(connection),
        reader.first_row,
        broken=reader.broken,
        leaps=_leaps(reader.first_row, reader.gaps),
    )


def _stage_batches(connection: duckdb.DuckDBPyConnection, staged: RowBatches, tell: Progress) -> StagedRows:
    _create(connection, staged.columns)
    for block in _blocks(staged.batches, staged.columns):
        tell(READING, None)
        _insert(connection, block)
    rows = _count_rows(connection)
    broken = [BrokenRow(row, (raw,), reason) for row, raw, reason in sorted(staged.bad_rows)]
    return StagedRows(rows, staged.first_row, broken=broken, leaps=list(staged.leaps))


def _leaps(first_row: int, gaps: list[int]) -> list[tuple[int, int]]:
    """Row ids behind records that are no rows, with their row numbers; a gap is the row id it stands
    before.
    """
    return [(k, first_row + k + before + 1) for before, k in enumerate(gaps)]


def _blocks(batches: Iterable[pa.RecordBatch], columns: int) -> Iterator[pa.Table]:
    """The batches as blocks of a sensible size: many small inserts are slow, one of everything is large."""
    names = _names(columns)
    schema = pa.schema([(name, pa.string()) for name in names])
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        if batch.schema.names != names:
            raise ValueError(f"a batch has the columns {batch.schema.names}, expected {names}")
        waiting.append(batch if batch.schema.equals(schema) else batch.cast(schema))
        if sum(map(len, waiting)) * columns >= _CELLS_AT_ONCE:
            yield pa.Table.from_batches(waiting, schema)
            waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting, schema)


def _create(connection: duckdb.DuckDBPyConnection, columns: int) -> None:
    declared = ", ".join(f"{name} VARCHAR" for name in _names(columns))
    connection.execute(f"CREATE OR REPLACE TABLE {ROWS} ({declared})")


def _insert(connection: duckdb.DuckDBPyConnection, block: pa.Table) -> None:
    connection.register("staged_block", block)
    try:
        connection.execute(f"INSERT INTO {ROWS} SELECT * FROM staged_block")
    finally:
        connection.unregister("staged_block")


def _names(columns: int) -> list[str]:
    return [f"c{i}" for i in range(columns)]


def _count_rows(connection: duckdb.DuckDBPyConnection) -> int:
    found: Sequence[int] | None = connection.execute(f"SELECT count(*) FROM {ROWS}").fetchone()
    return found[0] if found else 0


def _unpack(file: DelimitedFile, unpacked: Path) -> DelimitedFile:
    """The file as plain text. Unpacked by DuckDB, a file that is cut off would pass for a shorter one, and
    only one core would read it.
    """
    with file.path.open("rb") as start:
        if start.read(2) != b"\x1f\x8b":
            return file
    with gzip.open(file.path, "rb") as packed, unpacked.open("wb") as text:
        shutil.copyfileobj(packed, text, _CHUNK)
    return replace(file, path=unpacked)


def _has_blank_line(file: DelimitedFile) -> bool:
    """Whether an empty line may stand somewhere in the file (also inside a quoted text: a closer look
    tells).
    """
    with file.path.open("rb") as stream:
        tail = b"\n"  # a blank first line counts
        while block := stream.read(_CHUNK):
            seen = tail + block
            if b"\n\n" in seen or b"\n\r\n" in seen or b"\r\r" in seen:
                return True
            tail = seen[-2:]
    return False
