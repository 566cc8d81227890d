"""Small files for the engine, and the store shown so that a person can check it."""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pytest

sys.path.append(str(Path(__file__).parent))  # the oracle stands beside the tests

from caminos.engine import memory_engine
from caminos.engine.duckdb_engine import DuckDBEngine
from caminos.engine.plan import EventPlan, ImportPlan, TextColumn, TimeColumn, Who
from caminos.engine.protocol import DelimitedFile, ImportResult, RowBatches
from caminos.settings import Settings


@pytest.fixture
def engine() -> Iterator[DuckDBEngine]:
    with memory_engine(Settings(memory_mb=512, threads=2)) as opened:
        yield opened


@dataclass
class Bench:
    """Imports texts into an engine, and shows what it holds."""

    engine: DuckDBEngine
    folder: Path
    files: int = field(default=0)

    def csv(self, text: str | bytes, name: str = "log.csv", **how) -> tuple[DelimitedFile, list[str]]:
        """A file on disk; its columns are read off the header line, the second `x` becoming `x#2`."""
        content = text.encode() if isinstance(text, str) else text
        self.files += 1
        path = self.folder / f"{self.files}-{name}"
        path.write_bytes(content)
        header = how.pop("header", None) or content.split(b"\n")[how.get("skip", 0)].decode()
        columns: list[str] = []
        for column in header.strip("\r").split(how.get("delimiter") or ","):
            again = columns.count(column) + sum(known.startswith(f"{column}#") for known in columns)
            columns.append(f"{column}#{again + 1}" if again else column)
        return DelimitedFile(path, name, len(columns), **how), columns

    def bring(
        self,
        text: str | bytes,
        plan: ImportPlan,
        name: str = "log.csv",
        *,
        replace=False,
        progress=None,
        **how,
    ) -> ImportResult:
        file, columns = self.csv(text, name, **how)
        content = file.path.read_bytes()
        return self.engine.ingest(
            file,
            plan,
            columns,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            replace=replace,
            progress=progress,
        )

    def bring_file(self, path: Path, plan: ImportPlan) -> ImportResult:
        return self.bring(path.read_bytes(), plan, path.name)

    def bring_batches(
        self, batches: list[list[list]], plan: ImportPlan, columns: list[str], **how
    ) -> ImportResult:
        """Import batches of another format, each given as its columns."""
        made = [
            pa.record_batch(
                [pa.array(cells, pa.string()) for cells in batch], [f"c{i}" for i in range(len(batch))]
            )
            for batch in batches
        ]
        staged = RowBatches(iter(made), "sheet.xlsx", len(columns), **how)
        digest = hashlib.sha256(repr((batches, how)).encode()).hexdigest()
        return self.engine.ingest(staged, plan, columns, sha256=digest, size_bytes=1)

    def rows(self, table: str, *columns: str) -> list:
        """The table's rows as tuples (a single column: its values), sorted by the first two columns."""
        wanted = self.engine.table(table).select(*columns).order_by(columns[:2])
        found = self.engine.run(wanted).to_pylist()
        return [tuple(row.values()) if len(row) > 1 else next(iter(row.values())) for row in found]

    def names(self, table: str, column: str) -> dict[int, str]:
        return dict(self.rows(table, column, "name"))

    def ids(self) -> dict[int, str]:
        return dict(self.rows("customer_ids", "ref", "value"))

    def events(self) -> list[tuple]:
        """Events as (customer id, journey id, minutes since 2024-01-01 UTC, touchpoint, channel)."""
        touchpoints, channels = self.names("touchpoints", "touchpoint"), self.names("channels", "channel")
        journeys = dict(self.rows("journey_ids", "journey_ref", "value"))
        ids = self.ids()
        stored = self.rows("events", "event", "ref", "journey_ref", "at_us", "touchpoint", "channel")
        return [
            (
                ids.get(ref),
                journeys.get(journey),
                minutes(at_us),
                touchpoints[touchpoint],
                channels.get(channel),
            )
            for _, ref, journey, at_us, touchpoint, channel in sorted(stored)
        ]

    def faults(self, source: str | None = None) -> list[tuple]:
        """The quarantine as (row, column, value, reason)."""
        return [(one.row, one.column, one.value, one.reason) for one in self.engine.quarantined(source)]

    def journeys(self) -> list[list[str]]:
        """Each journey as its touchpoints in order, journeys by number."""
        touchpoints = self.names("touchpoints", "touchpoint")
        found: dict[int, list[str]] = {}
        for journey, _, touchpoint in sorted(self.rows("steps", "journey", "step", "touchpoint")):
            found.setdefault(journey, []).append(touchpoints[touchpoint])
        return list(found.values())


def minutes(at_us: int | None) -> float | None:
    """Minutes since 2024-01-01 00:00 UTC."""
    return None if at_us is None else (at_us - 1_704_067_200_000_000) / 60_000_000


@pytest.fixture
def bench(engine: DuckDBEngine, tmp_path: Path) -> Bench:
    return Bench(engine, tmp_path)


@pytest.fixture
def shop() -> ImportPlan:
    """A long log: customer, at, touchpoint, channel."""
    return ImportPlan(
        "shop",
        Who("customer", TextColumn(0)),
        EventPlan(at=TimeColumn(1), touchpoint=TextColumn(2), channel=TextColumn(3)),
    )
