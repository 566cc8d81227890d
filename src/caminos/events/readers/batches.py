"""Rows of text gathered into Arrow batches, for the readers whose files the engine does not read itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyarrow as pa

from caminos.engine.protocol import RowBatches
from caminos.events.readers.table import Row

BATCH_ROWS = 10_000
NumberedRow = tuple[int, Row]
"""A row and its number as a person would count it in that file."""


@contextmanager
def row_batches(
    name: str, columns: int, rows: Iterable[NumberedRow], bad_rows: list[tuple[int, str, str]], first_row: int
) -> Iterator[RowBatches]:
    """Stage numbered rows: `bad_rows` is the list the row iterator fills while it is read."""
    leaps: list[tuple[int, int]] = []
    yield RowBatches(
        batches=_batches(_noting_leaps(rows, first_row, leaps), columns),
        name=name,
        columns=columns,
        first_row=first_row,
        bad_rows=bad_rows,
        leaps=leaps,
    )


def as_text(value: str) -> str:
    """The text without lone surrogates, which no UTF-8 can hold."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def schema(columns: int) -> pa.Schema:
    """Columns of text named `c0 … cN`."""
    return pa.schema([(f"c{position}", pa.string()) for position in range(columns)])


def _noting_leaps(rows: Iterable[NumberedRow], first_row: int, leaps: list[tuple[int, int]]) -> Iterator[Row]:
    expected = first_row
    for count, (number, row) in enumerate(rows):
        if number != expected:
            leaps.append((count, number))
        expected = number + 1
        yield row


def _batches(rows: Iterable[Row], columns: int) -> Iterator[pa.RecordBatch]:
    names = schema(columns)
    gathered: list[Row] = []
    for row in rows:
        gathered.append(row)
        if len(gathered) >= BATCH_ROWS:
            yield _batch(gathered, names)
            gathered = []
    if gathered:
        yield _batch(gathered, names)


def _batch(rows: list[Row], names: pa.Schema) -> pa.RecordBatch:
    arrays = [pa.array(column, type=pa.string()) for column in zip(*rows, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=names)
