"""Parquet: typed columns read as text, row group by row group.

The smallest reader, and the one to copy for a new format: recognise the content, open it (columns and a
sample), stage it (all rows as Arrow batches of text), and give a `READER` that `readers/recognise.py` lists.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from caminos.engine.protocol import RowBatches, Staged
from caminos.errors import BadInput
from caminos.events.readers.arrow_text import text_batch
from caminos.events.readers.batches import BATCH_ROWS
from caminos.events.readers.headers import unique_names
from caminos.events.readers.raw_bytes import reading
from caminos.events.readers.table import FIRST_ROWS, LATER_ROWS, Opened, Reader, Row
from caminos.events.recipe import FileFormat

MAGIC = b"PAR1"


def recognises(start: bytes) -> bool:
    """True for the four letters every Parquet file begins with."""
    return start.startswith(MAGIC)


def open_parquet(path: Path, wanted: FileFormat) -> Opened:
    """The columns of a Parquet file and rows from its first and later row groups."""
    with _opened(path) as file, _damage_explained(path), reading(path):
        names = unique_names(file.schema_arrow.names, len(file.schema_arrow.names))
        sample = _first_rows(file, 0, FIRST_ROWS)
        later = _later_groups(file.num_row_groups)
        for group in later:
            sample += _first_rows(file, group, LATER_ROWS // len(later))
    if not names or not sample:
        raise BadInput("file.no_rows", "the file has no rows", "check that the export worked", file=path.name)
    return Opened(
        names, tuple(sample), FileFormat(decimal=wanted.decimal), partial(_staged, path, len(names))
    )


@contextmanager
def _staged(path: Path, columns: int) -> Iterator[Staged]:
    with _opened(path) as file:
        yield RowBatches(batches=_batches(file, path), name=path.name, columns=columns, first_row=1)


def _opened(path: Path) -> pq.ParquetFile:
    with _damage_explained(path), reading(path):
        return pq.ParquetFile(path)


def _batches(file: pq.ParquetFile, path: Path) -> Iterator[pa.RecordBatch]:
    with _damage_explained(path), reading(path):
        yield from map(text_batch, file.iter_batches(batch_size=BATCH_ROWS))


@contextmanager
def _damage_explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, UnicodeDecodeError, OverflowError) as fault:
        raise BadInput(
            "file.damaged",
            f"the Parquet file is damaged: {str(fault).splitlines()[0][:200]}",
            "write or fetch the file again",
            file=path.name,
        ) from fault


def _first_rows(file: pq.ParquetFile, group: int, limit: int) -> list[Row]:
    if group >= file.num_row_groups:
        return []
    batch = next(file.iter_batches(batch_size=limit, row_groups=[group]), None)
    return [] if batch is None else list(zip(*text_batch(batch).to_pydict().values(), strict=True))


def _later_groups(groups: int) -> list[int]:
    return sorted({groups * part // 4 for part in (1, 2, 3)} - {0})


READER = Reader("parquet", (".parquet", ".pq"), recognises, open_parquet, packed=False)
