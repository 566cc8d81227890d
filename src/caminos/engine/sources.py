"""Sources and the files imported into them: what is known already, what contradicts it, what is written
down.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from caminos.engine.plan import ImportPlan
from caminos.engine.protocol import ImportResult
from caminos.errors import Conflict


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it is written down: its name, the SHA-256 of its bytes in hexadecimal, its size."""

    name: str
    sha256: str
    size_bytes: int


def find_source(connection: duckdb.DuckDBPyConnection, name: str) -> int | None:
    """The number of a source; None where there is none of that name."""
    found = connection.execute("SELECT source FROM sources WHERE name = ?", [name]).fetchone()
    return int(found[0]) if found else None


def former_import(
    connection: duckdb.DuckDBPyConnection, plan: ImportPlan, record: FileRecord
) -> ImportResult | None:
    """What the same file brought when it was imported before with the same recipe; None where it was not.

    Errors: Conflict where the source was imported with another recipe.
    """
    known = connection.execute("SELECT source, recipe FROM sources WHERE name = ?", [plan.source]).fetchone()
    if known is None:
        return None
    source, recipe = known
    if recipe != plan.recipe:
        raise Conflict(
            "source.other_recipe",
            f"the source {plan.source!r} was imported with another recipe",
            "use that recipe, import under another source name, or replace the source's content",
            source=plan.source,
            file=record.name,
        )
    found = connection.execute(
        "SELECT rows, events, feedback, duplicates, repeated_rows, customers, touchpoints, first_us, "
        "last_us, file FROM imports WHERE source = ? AND sha256 = ? ORDER BY import DESC LIMIT 1",
        [source, record.sha256],
    ).fetchone()
    if found is None:
        return None
    rows, events, feedback, duplicates, repeated, customers, touchpoints, first_us, last_us, file = found
    held_back = connection.execute(
        "SELECT count(*) FROM quarantine WHERE source = ? AND file = ?", [source, file]
    ).fetchone()
    return ImportResult(
        source=plan.source,
        file=record.name,
        rows=rows,
        events=events,
        feedback=feedback,
        events_added=0,
        feedback_added=0,
        quarantined=int(held_back[0]) if held_back else 0,
        duplicates=duplicates,
        repeated_rows=repeated,
        customers=customers,
        touchpoints=touchpoints,
        first_us=first_us,
        last_us=last_us,
        already_imported=True,
    )


def open_source(connection: duckdb.DuckDBPyConnection, plan: ImportPlan) -> tuple[int, int]:
    """The number of the plan's source, which is made where it is new, and the number of the import to
    come.
    """
    source = find_source(connection, plan.source)
    if source is None:
        found = connection.execute("SELECT coalesce(max(source), -1) + 1 FROM sources").fetchone()
        source = int(found[0]) if found else 0
        connection.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?)", [source, plan.source, plan.who.kind, plan.recipe]
        )
    found = connection.execute("SELECT coalesce(max(import), -1) + 1 FROM imports").fetchone()
    return source, int(found[0]) if found else 0


def remove_source(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Delete everything that came from a source; False where there was no such source."""
    source = find_source(connection, name)
    if source is None:
        return False
    for table in ("events", "feedback", "quarantine", "links", "journey_ids", "imports", "sources"):
        connection.execute(f"DELETE FROM {table} WHERE source = {source}")
    return True


def record_import(
    connection: duckdb.DuckDBPyConnection,
    numbers: tuple[int, int],
    record: FileRecord,
    result: ImportResult,
    columns: Sequence[str],
) -> None:
    """Write down what an import did.

    Parameters: `numbers` are the source's and the import's, `columns` the file's own ones.
    """
    source, number = numbers
    connection.execute(
        f"INSERT INTO imports VALUES ({', '.join('?' * 17)})",
        [
            *(number, source, record.name, record.sha256, record.size_bytes, time.time_ns() // 1000),
            *(result.rows, result.events, result.feedback, result.quarantined, result.duplicates),
            *(result.repeated_rows, result.customers, result.touchpoints, result.first_us, result.last_us),
            json.dumps(list(columns), ensure_ascii=False),
        ],
    )


def columns_by_file(connection: duckdb.DuckDBPyConnection, source: int) -> dict[str, list[str]]:
    """The original columns of each file of a source, as its latest import saw them."""
    found = connection.execute(
        "SELECT file, columns FROM imports WHERE source = ? ORDER BY import", [source]
    ).fetchall()
    return {file: json.loads(columns) for file, columns in found}
