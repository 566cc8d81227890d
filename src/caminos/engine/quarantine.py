"""Rows that could not be read: collected with the reason, listed, written out to be mended, read again.

In a long log a row has one entry, which names its first fault and mentions the others, so that rows read and
rows held back add up. In wide rows each unreadable stamp or score has its own entry, while the row's other
cells are read.
"""

import csv
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from caminos.engine import quoting
from caminos.engine.frame import Compiled
from caminos.engine.protocol import QuarantinedRow
from caminos.engine.staging import ROWS, StagedRows
from caminos.engine.tables import MENDED

FILE, ROW = MENDED
MARKS: Final = (FILE, ROW, "caminos_column", "caminos_reason")
"""The columns that an exported quarantine adds to the original ones."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows come from: numbers of the source and the import, the file's name, its original columns
    as (position, name).
    """

    source: int
    imported: int
    file: str
    columns: tuple[tuple[int, str], ...]

    def named(self, position: int) -> str:
        """The name of a column; "" where it has none."""
        return dict(self.columns).get(position, "")


def original_columns(columns: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The positions and names of a file's own columns, without those that an exported quarantine adds."""
    marks = MARKS if is_exported(columns) else ()
    return tuple((position, name) for position, name in enumerate(columns) if name not in marks)


def is_exported(columns: Sequence[str]) -> bool:
    """Whether a file with these columns is an exported quarantine."""
    return FILE in columns and ROW in columns


def start_faults(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty temporary table `faults`."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE faults (k BIGINT, col INTEGER, value VARCHAR, reason VARCHAR)"
    )


def collect_faults(connection: duckdb.DuckDBPyConnection, compiled: Compiled, origin: Origin) -> None:
    """Add the faults of one half of a plan."""
    if compiled.unfit is not None and not _count(connection, "unfit"):
        return
    source, keep = compiled.frame.source(), compiled.frame.keep
    if compiled.row_faults:
        found = ", ".join(
            f"CASE WHEN {fault.when} THEN {{'col': {fault.column}, 'value': coalesce({fault.value}, ''), "
            f"'reason': {fault.reason}, 'also': {quoting.text('; ' + origin.named(fault.column) + ': ')} "
            f"|| {fault.reason}}} END"
            for fault in compiled.row_faults
        )
        anything = " OR ".join(fault.when for fault in compiled.row_faults)
        if compiled.unfit is not None:
            anything = f"s.rowid IN (SELECT k FROM unfit) AND ({anything})"
        connection.execute(
            "INSERT INTO faults SELECT k, found[1].col, found[1].value, "
            "found[1].reason || array_to_string(list_transform(found[2:], lambda f: f.also), '') "
            "FROM (SELECT s.rowid AS k, "
            f"list_filter([{found}], lambda f: f IS NOT NULL) AS found {source} "
            f"WHERE {keep} AND ({anything}))"
        )
    for fault in compiled.cell_faults:
        connection.execute(
            f"INSERT INTO faults SELECT s.rowid, {fault.column}, coalesce({fault.value}, ''), {fault.reason} "
            f"{source} WHERE {keep} AND {compiled.row_is_whole} AND {fault.when}"
        )


def mark_mended(connection: duckdb.DuckDBPyConnection, columns: Sequence[str], source: int) -> bool:
    """Whether the file is an exported quarantine. If so, make the temporary table `mended(k, file, row)` of
    the staged rows that stand for a row in quarantine.
    """
    if not is_exported(columns):
        return False
    file, row = f"s.c{columns.index(FILE)}", f"s.c{columns.index(ROW)}"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE mended AS SELECT s.rowid AS k, q.file AS file, q.row AS row "
        f'FROM {ROWS} s JOIN (SELECT DISTINCT file, "row" AS row FROM quarantine WHERE source = {source}) q '
        f"ON q.file = {file} AND q.row = try_cast(trim({row}) AS BIGINT)"
    )
    return True


def mark_opened(connection: duckdb.DuckDBPyConnection, compiled: Compiled, origin: Origin) -> str:
    """Make the temporary table `opened(k, cell)`: which pieces of the mended rows are known to be missing."""
    cells = {origin.named(column): cell for cell, column in enumerate(compiled.cell_columns) if column >= 0}
    cases = " ".join(f"WHEN {quoting.text(name)} THEN {cell}" for name, cell in cells.items() if name)
    cell_of = f'CASE q."column" {cases} ELSE -1 END' if cases else "-1"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE opened AS SELECT DISTINCT m.k, {cell_of} AS cell FROM mended m "
        f'JOIN quarantine q ON q.source = {origin.source} AND q.file = m.file AND q."row" = m.row'
    )
    return "opened"


def write_faults(
    connection: duckdb.DuckDBPyConnection, staged: StagedRows, origin: Origin, *, mended: bool
) -> int:
    """Replace the file's former entries (and those of mended rows) with what was found now; returns how
    many.
    """
    connection.execute("DELETE FROM quarantine WHERE source = ? AND file = ?", [origin.source, origin.file])
    if mended:
        connection.execute(
            f"DELETE FROM quarantine USING mended m WHERE quarantine.source = {origin.source} "
            'AND quarantine.file = m.file AND quarantine."row" = m.row'
        )
    added = _write_broken(connection, staged, origin)
    if _count(connection, "faults"):
        added += _write_read_faults(connection, staged, origin, mended=mended)
    return added


def _write_broken(connection: duckdb.DuckDBPyConnection, staged: StagedRows, origin: Origin) -> int:
    if not staged.broken:
        return 0
    block = pa.table(
        {
            "row": pa.array([broken.row for broken in staged.broken], pa.int64()),
            "reason": [broken.reason for broken in staged.broken],
            "cells": [json.dumps(broken.cells, ensure_ascii=False) for broken in staged.broken],
        }
    )
    connection.register("broken_rows", block)
    try:
        connection.execute(
            f"INSERT INTO quarantine SELECT {origin.source}, {origin.imported}, ?, row, '', '', reason, "
            "cells FROM broken_rows",
            [origin.file],
        )
    finally:
        connection.unregister("broken_rows")
    return len(staged.broken)


def _write_read_faults(
    connection: duckdb.DuckDBPyConnection, staged: StagedRows, origin: Origin, *, mended: bool
) -> int:
    cells = ", ".join(f"s.c{position}" for position, _ in origin.columns)
    names = " ".join(f"WHEN {position} THEN {quoting.text(name)}" for position, name in origin.columns)
    row = f"{staged.first_row} + f.k + coalesce(g.shift, 0)"
    file = quoting.text(origin.file)
    join = ""
    if mended:
        row, file = f"coalesce(m.row, {row})", f"coalesce(m.file, {file})"
        join = "LEFT JOIN mended m ON m.k = f.k"
    connection.register("shifts", staged.shifts())
    try:
        added = connection.execute(
            f"INSERT INTO quarantine SELECT {origin.source}, {origin.imported}, {file}, {row}, "
            f"CASE f.col {names} ELSE '' END, f.value, f.reason, to_json([{cells}]) "
            "FROM (SELECT DISTINCT ON (k, col) * FROM faults ORDER BY k, col) f "
            f"ASOF LEFT JOIN shifts g ON f.k >= g.k JOIN {ROWS} s ON s.rowid = f.k {join}"
        ).fetchone()
    finally:
        connection.unregister("shifts")
    return int(added[0]) if added else 0


def read_quarantine(
    connection: duckdb.DuckDBPyConnection, source: int | None = None, limit: int | None = None
) -> Iterator[QuarantinedRow]:
    """The entries in the order of imports, files and rows."""
    condition = "" if source is None else f"WHERE q.source = {source}"
    at_most = "" if limit is None else f"LIMIT {int(limit)}"
    cursor = connection.execute(
        'SELECT s.name, q.file, q."row", q."column", q.value, q.reason, q.cells FROM quarantine q '
        f"JOIN sources s ON s.source = q.source {condition} "
        f'ORDER BY q.source, q.file, q."row", q.rowid {at_most}'
    )
    while block := cursor.fetchmany(10_000):
        for name, file, row, column, value, reason, cells in block:
            texts = tuple("" if cell is None else str(cell) for cell in json.loads(cells))
            yield QuarantinedRow(name, file, row, column, value, reason, texts)


def write_quarantine(
    connection: duckdb.DuckDBPyConnection, path: Path, source: int, columns: dict[str, list[str]]
) -> int:
    """Write the source's held back rows as CSV, a line for each row of a file; returns how many lines.

    Parameters: `columns` are the original columns of each of the source's files, by the file's name.
    """
    header = list(dict.fromkeys(itertools.chain.from_iterable(columns.values())))
    lines = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*header, *MARKS])
        entries = read_quarantine(connection, source)
        for (file, row), group in itertools.groupby(entries, key=lambda entry: (entry.file, entry.row)):
            faults = list(group)
            cells = _fit(faults[0].cells, columns.get(file, header))
            reasons = "; ".join(fault.reason for fault in faults)
            names = "; ".join(fault.column for fault in faults if fault.column)
            writer.writerow([*(cells.get(name, "") for name in header), file, row, names, reasons])
            lines += 1
    return lines


def _fit(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """Cells by column; what stands beyond the last column is kept with it, so that nothing gets lost."""
    if len(cells) > len(columns) > 0:
        cells = [*cells[: len(columns) - 1], ",".join(cells[len(columns) - 1 :])]
    return dict(zip(columns, cells, strict=False))


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found[0]) if found else 0
