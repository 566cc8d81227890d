"""The engine over DuckDB: one file, one process, one connection."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from caminos.engine.ingest import ingest
from caminos.engine.journey_rule import JourneyRule, choose_rule, journey_rule
from caminos.engine.plan import ImportPlan
from caminos.engine.prepared import rebuild
from caminos.engine.protocol import ImportResult, Progress, QuarantinedRow, Staged
from caminos.engine.quarantine import read_quarantine, write_quarantine
from caminos.engine.sources import columns_by_file, find_source
from caminos.engine.store import Store
from caminos.engine.tables import PREPARED, STORED
from caminos.errors import CaminosError, NotFound, did_you_mean
from caminos.settings import Settings


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C inside a query, which the database reports in its own way, is Ctrl-C."""
    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as error:
        if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


class DuckDBEngine:
    """Events in one DuckDB file; see `Engine` for what each method promises.

    Its methods may be called from several threads: they take turns.
    """

    name = "duckdb"

    def __init__(self, path: Path | None, settings: Settings) -> None:
        self._store = Store(path, settings)
        self._ibis = ibis.duckdb.from_connection(self._store.connection)
        self._turn = RLock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back, so that another process may open it; closing twice does nothing."""
        with self._turn:
            if not self._closed:
                self._closed = True
                self._store.close()

    def table(self, name: str) -> ir.Table:
        """One of the tables of `engine.tables`, to build an Ibis expression on."""
        if name not in PREPARED + STORED:
            raise NotFound(
                "engine.no_table", f"there is no table {name!r}", did_you_mean(name, PREPARED + STORED)
            )
        with self._turn:
            self._check_open()
            return self._ibis.table(name)

    def run(self, expression: ir.Expr) -> pa.Table:
        """The rows an Ibis expression yields; a column or a scalar comes back as a table of one column."""
        with self._turn, _stoppable():
            self._check_open()
            if not isinstance(expression, ir.Table):
                expression = expression.as_table()
            return self._ibis.to_pyarrow(expression)

    def ingest(
        self,
        staged: Staged,
        plan: ImportPlan,
        columns: Sequence[str],
        *,
        sha256: str,
        size_bytes: int,
        replace: bool = False,
        something_must_read: bool = False,
        progress: Progress | None = None,
    ) -> ImportResult:
        """Read one staged table into the store, in one transaction, and bring the prepared form up to date.

        Parameters: `columns` are the names of the staged columns, in order; `sha256` (hexadecimal) and
        `size_bytes` are those of the file as the person has it; with `something_must_read` a file
        of which no row can be read is refused instead of quarantined whole; `replace` deletes what the
        source held before.
        A file with the columns `caminos_file` and `caminos_row` is a mended quarantine: its rows take
        the place of their entries. Errors: BadInput for a plan or a file that cannot be read, Conflict for a
        source with another recipe; whatever `progress` raises. After any error the store is as it was.
        """
        with self._turn, _stoppable():
            self._check_open()
            return ingest(
                self._store,
                staged,
                plan,
                columns,
                sha256=sha256,
                size_bytes=size_bytes,
                replace=replace,
                something_must_read=something_must_read,
                progress=progress,
            )

    def quarantined(self, source: str | None = None, limit: int | None = None) -> list[QuarantinedRow]:
        """The rows that could not be read, in file order; of one source, at most `limit` of them."""
        with self._turn:
            self._check_open()
            number = None if source is None else self._source(source)
            return list(read_quarantine(self._store.connection, number, limit))

    def export_quarantine(self, path: Path, source: str) -> int:
        """Write a source's held back rows as CSV, to be mended and imported again; returns how many lines.

        The file has the original columns, then `caminos_file, caminos_row, caminos_column, caminos_reason`.
        """
        with self._turn:
            self._check_open()
            number = self._source(source)
            columns = columns_by_file(self._store.connection, number)
            try:
                return write_quarantine(self._store.connection, path, number, columns)
            except OSError as error:
                raise NotFound(
                    "file.cannot_write", f"the file cannot be written: {error.strerror}", file=path
                ) from error

    def journey_rule(self) -> JourneyRule:
        """What one journey is: "given" by the sources' own journey ids, or all events of a "customer"."""
        with self._turn:
            self._check_open()
            return journey_rule(self._store.connection)

    def set_journey_rule(self, rule: JourneyRule | None) -> None:
        """Choose what one journey is, and prepare the journeys anew; None lets it follow the sources
        again.
        """
        with self._turn:
            self._check_open()
            with self._store.transaction() as connection:
                choose_rule(connection, rule)
                rebuild(connection, journey_rule(connection))

    def _source(self, name: str) -> int:
        number = find_source(self._store.connection, name)
        if number is None:
            known = self._store.connection.execute("SELECT name FROM sources").fetchall()
            raise NotFound(
                "source.not_found",
                f"there is no source {name!r}",
                did_you_mean(name, (row[0] for row in known)),
            )
        return number

    def _check_open(self) -> None:
        if self._closed:
            raise CaminosError("engine.closed", "the workspace is closed", "open it again")
