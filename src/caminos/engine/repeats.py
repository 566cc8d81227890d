"""Rows that repeat an earlier row of the same file in every column.

Hashes of all rows are sorted outside the database, which takes a tenth of the time and memory of counting
them there; only rows whose hash occurs twice are then compared cell by cell.
"""

from typing import Final

import duckdb
import numpy as np
import pyarrow as pa

from caminos.engine.staging import ROWS

_AT_ONCE: Final = 25_000_000
"""Hashes held in memory at a time: 200 MB."""


def mark_repeats(connection: duckdb.DuckDBPyConnection, columns: int, rows: int) -> int:
    """Make the temporary table `repeats(k)` of the rows that repeat an earlier one; returns how many they
    are.
    """
    cells = ", ".join(f"c{i}" for i in range(columns))
    parts = rows // _AT_ONCE + 1
    suspects = [_twice(connection, f"hash({cells})", part, parts) for part in range(parts)]
    connection.register("suspects", pa.table({"h": np.concatenate(suspects)}))
    try:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE repeats AS SELECT k FROM (SELECT rowid AS k, row_number() OVER "
            f"(PARTITION BY {cells} ORDER BY rowid) AS nth FROM {ROWS} "
            f"WHERE hash({cells}) IN (SELECT h FROM suspects)) WHERE nth > 1"
        )
    finally:
        connection.unregister("suspects")
    found = connection.execute("SELECT count(*) FROM repeats").fetchone()
    return int(found[0]) if found else 0


def _twice(
    connection: duckdb.DuckDBPyConnection, hashed: str, part: int, parts: int
) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """The hashes of one part that occur more than once."""
    condition = "" if parts == 1 else f"WHERE {hashed} % {parts} = {part}"
    found = connection.execute(f"SELECT {hashed} AS h FROM {ROWS} {condition}").fetchnumpy()["h"]
    hashes = np.array(found, dtype=np.uint64)
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])
