"""What the rest of Caminos may ask of an engine, whichever one it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import ibis.expr.types as ir
import pyarrow as pa

from caminos.engine.plan import ImportPlan

Progress = Callable[[str, float | None], None]
"""Called with what is being done and the share done (0 … 1, None: not known). May raise Interrupted."""


@dataclass(frozen=True, slots=True)
class DelimitedFile:
    """A delimited text file in UTF-8 (maybe gzipped) that the engine reads itself.

    `path` is what is read, `name` what the person called the file; `skip` lines stand before the header line.
    `columns` is how many columns the header has. `transcoded` is True where `path` is a temporary UTF-8 copy.
    """

    path: Path
    name: str
    columns: int
    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    skip: int = 0
    has_header: bool = True
    transcoded: bool = False


@dataclass(frozen=True, slots=True)
class RowBatches:
    """Rows of any other format: Arrow batches of strings, in columns named `c0 … cN`, in file order.

    `first_row` is the row number, as a person would count it in that file, of the first batch's first row.
    `bad_rows` is filled while the batches are read: (row number, raw text, reason) of what could not be read
    at all. `leaps`, filled as well, say where the numbering jumps over such rows and blank ones: (how many
    rows were yielded before, the row number of the next one); between leaps the numbers rise by one.
    """

    batches: Iterable[pa.RecordBatch]
    name: str
    columns: int
    first_row: int = 2
    bad_rows: Sequence[tuple[int, str, str]] = ()
    leaps: Sequence[tuple[int, int]] = ()


Staged = DelimitedFile | RowBatches


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one import did. `rows` were in the file; `events` and `feedback` are how many of either it now
    holds in the workspace (`*_added`: how many were new); `duplicates` were left out as repeats of an earlier
    row.
    """

    source: str
    file: str
    rows: int
    events: int
    feedback: int
    events_added: int
    feedback_added: int
    quarantined: int
    duplicates: int
    repeated_rows: int
    customers: int
    touchpoints: int
    first_us: int | None
    last_us: int | None
    already_imported: bool = False


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A row that could not be read: where it stands, why, and its cells as the file wrote them.

    `row` counts as a spreadsheet does: the header is row 1. `column` is "" where the whole row is at fault.
    """

    source: str
    file: str
    row: int
    column: str
    value: str
    reason: str
    cells: tuple[str, ...]


class Engine(Protocol):
    """Where events live and questions run."""

    name: str

    def table(self, name: str) -> ir.Table:
        """One of the tables of `engine.tables`, to build an Ibis expression on."""
        ...

    def run(self, expression: ir.Expr) -> pa.Table:
        """The rows an Ibis expression yields (a scalar comes back as a one-cell table)."""
        ...

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
        """Read one staged table into the store, in one transaction, and bring the prepared form up to
        date.
        """
        ...

    def quarantined(self, source: str | None = None, limit: int | None = None) -> list[QuarantinedRow]:
        """The rows that could not be read, in file order."""
        ...

    def export_quarantine(self, path: Path, source: str) -> int:
        """Write a source's quarantined rows to a CSV file to be mended; how many."""
        ...

    def journey_rule(self) -> Literal["given", "customer"]:
        """What makes a journey here: the sources' own ids, or each customer's whole history."""
        ...

    def close(self) -> None:
        """Give the store back, so that another process may open it."""
        ...
