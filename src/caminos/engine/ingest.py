"""One import from the first row to the prepared form, all of it or nothing.

Rows are staged in a scratch database first. Then one transaction turns cells into integers, keeps what is
new, lists what could not be read, joins customers and brings the prepared form up to date.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import duckdb

from caminos.engine import quarantine
from caminos.engine.check_plan import check_plan
from caminos.engine.compile_events import compile_events
from caminos.engine.compile_feedback import compile_feedback
from caminos.engine.dictionaries import forget_unused
from caminos.engine.frame import Compiled, Frame, refs_of
from caminos.engine.identity import add_links, refresh_customers
from caminos.engine.journey_rule import journey_rule
from caminos.engine.keep import Keeper, Kept
from caminos.engine.plan import ImportPlan
from caminos.engine.prepared import rebuild, update
from caminos.engine.protocol import ImportResult, Progress, Staged
from caminos.engine.quarantine import Origin
from caminos.engine.repeats import mark_repeats
from caminos.engine.sources import FileRecord, former_import, open_source, record_import, remove_source
from caminos.engine.staging import READING, StagedRows, stage, staging_area
from caminos.engine.store import Store
from caminos.errors import BadInput

_SCRATCH: Final = frozenset(
    {
        *("faults", "repeats", "mended", "opened", "new_events", "new_feedback", "fresh", "anonymous"),
        *("moved_refs", "unfit"),
    }
)
"""Temporary tables of an import, besides the `map_…` ones."""


@dataclass(frozen=True, slots=True)
class _Halves:
    """A plan's two halves as queries, and the queries of the ids that stand in one row."""

    events: Compiled | None
    feedback: Compiled | None
    pairs: tuple[str, ...]

    @property
    def given(self) -> list[Compiled]:
        return [half for half in (self.events, self.feedback) if half is not None]


def ingest(
    store: Store,
    staged: Staged,
    plan: ImportPlan,
    columns: Sequence[str],
    *,
    sha256: str,
    size_bytes: int,
    replace: bool,
    something_must_read: bool,
    progress: Progress | None,
) -> ImportResult:
    """Read one staged table into the store; see `DuckDBEngine.ingest`."""
    connection = store.connection
    if len(columns) != staged.columns:
        raise BadInput(
            "file.columns", f"{len(columns)} column names for {staged.columns} columns", file=staged.name
        )
    check_plan(connection, plan, len(columns))
    record = FileRecord(staged.name, sha256, size_bytes)
    tell = progress or (lambda _what, _share: None)
    if not replace:
        former = former_import(connection, plan, record)
        if former is not None:
            return former
    with staging_area(connection, store.work_dir) as unpacked:
        tell(READING, 0.0)
        rows = stage(connection, staged, unpacked, tell)
        with _rare_branches_stay_rare(connection), store.transaction():
            work = _Import(connection, plan, tuple(columns), record, rows, tell)
            return work.run(replace=replace, something_must_read=something_must_read)


@contextmanager
def _rare_branches_stay_rare(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """The queries read usual cells quickly and unusual ones with care. Sharing what the careful branches have
    in common would compute it for every row, which is seven times slower.
    """
    connection.execute("SET disabled_optimizers = 'common_subexpressions'")
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers")


@dataclass(slots=True)
class _Import:
    """The work inside the transaction."""

    connection: duckdb.DuckDBPyConnection
    plan: ImportPlan
    columns: tuple[str, ...]
    record: FileRecord
    rows: StagedRows
    tell: Progress

    def run(self, *, replace: bool, something_must_read: bool) -> ImportResult:
        removed = replace and remove_source(self.connection, self.plan.source)
        source, number = open_source(self.connection, self.plan)
        origin = Origin(source, number, self.record.name, quarantine.original_columns(self.columns))
        mended = quarantine.mark_mended(self.connection, self.columns, source)

        self.tell("looking for repeated rows", 0.2)
        repeated = mark_repeats(self.connection, len(self.columns), self.rows.rows)
        dropped = repeated if self.plan.drop_duplicates else 0

        self.tell("reading cells", 0.3)
        halves = self._compile(source, "s.rowid NOT IN (SELECT k FROM repeats)" if dropped else "true")
        self.tell("storing", 0.4)
        quarantine.start_faults(self.connection)
        first_event = self._next("event", "events")
        events, feedback = self._keep(halves, Keeper(self.connection, origin, mended=mended), first_event)

        name = self._name(source, events, feedback, mended=mended)
        self.record = dataclasses.replace(self.record, name=name)
        origin = dataclasses.replace(origin, file=name)
        self.tell("listing what could not be read", 0.6)
        for half in halves.given:
            quarantine.collect_faults(self.connection, half, origin)
        quarantined = quarantine.write_faults(self.connection, self.rows, origin, mended=mended)

        self.tell("joining customers", 0.7)
        linked = add_links(self.connection, source, halves.pairs)
        if quarantined or removed:
            forget_unused(self.connection)
        refresh_customers(self.connection, links_changed=removed or linked)
        result = self._result(events, feedback, quarantined, dropped, repeated)
        if something_must_read and result.quarantined and not (result.events or result.feedback or mended):
            raise self._nothing_read(source)
        names = [name for _, name in origin.columns]
        record_import(self.connection, (source, number), self.record, result, names)

        self.tell("preparing journeys", 0.75)
        if removed:
            rebuild(self.connection, journey_rule(self.connection))
        else:
            update(self.connection, journey_rule(self.connection), first_event)
        self._drop_scratch()
        self.tell("saving", 0.99)
        return result

    def _compile(self, source: int, keep: str) -> _Halves:
        """Both halves of the plan; `keep` is the condition under which a row is read at all."""
        plan = self.plan
        people = Frame(self.connection, keep)
        ref, _ = refs_of(people, plan.who)
        events = feedback = None
        if plan.events is not None:
            events = compile_events(people.copy(), plan.events, plan.who, ref, source)
        if plan.feedback is not None:
            feedback = compile_feedback(people.copy(), plan.feedback, ref)
        pairs = []
        for half in filter(None, (events, feedback)):
            _, query = refs_of(half.frame, plan.who)
            if query is not None:
                pairs.append(f"{query} AND {half.row_is_whole}")
        return _Halves(events, feedback, tuple(pairs))

    def _keep(self, halves: _Halves, keeper: Keeper, first_event: int) -> tuple[Kept, Kept]:
        events = feedback = Kept()
        if halves.events is not None and self.plan.events is not None:
            events = keeper.keep_events(halves.events, self.plan.events, first_event)
        if halves.feedback is not None:
            feedback = keeper.keep_feedback(halves.feedback, self._next("feedback", "feedback"))
        return events, feedback

    def _name(self, source: int, events: Kept, feedback: Kept, *, mended: bool) -> str:
        """The file's name, with a number behind it when a different file of that name was read before.

        A file is the former one, longer or mended, when at least half of what that one brought is in it.
        Else both are kept apart, so that the new one does not take the place of the other's bad rows.
        """
        name = self.record.name
        found = self.connection.execute(
            "SELECT file, arg_max(events + feedback, import) FROM imports WHERE source = ? GROUP BY file",
            [source],
        ).fetchall()
        pieces: dict[str, int] = dict(found)
        known = events.held - events.added + feedback.held - feedback.added
        if mended or name not in pieces or 2 * known >= pieces[name]:
            return name
        number = 2
        while (numbered := f"{name} ({number})") in pieces and 2 * known < pieces[numbered]:
            number += 1
        return numbered

    def _nothing_read(self, source: int) -> BadInput:
        """Not one row could be read: a wrong recipe, not wrong rows. Raised, so that nothing is kept."""
        row, column, value, reason = self.connection.execute(
            'SELECT "row", "column", value, reason FROM quarantine WHERE source = ? ORDER BY "row" LIMIT 1',
            [source],
        ).fetchone() or (0, "", "", "")
        where = f"row {row}" + (f", column {column}" if column else "")
        return BadInput(
            "import.nothing_read",
            f"not one of {self.rows.total:,} rows could be read; the first, {where}: {reason}",
            "tell which column is what, or how the file is written (--encoding, --delimiter, --time-format); "
            "--dry-run shows what is assumed",
            file=self.record.name,
            value=value,
        )

    def _result(
        self, events: Kept, feedback: Kept, quarantined: int, dropped: int, repeated: int
    ) -> ImportResult:
        found = self.connection.execute(
            f"WITH pieces AS ({events.pieces} UNION ALL {feedback.pieces}) SELECT "
            "(SELECT count(DISTINCT customer) FROM customers WHERE ref IN (SELECT ref FROM pieces)), "
            "(SELECT count(DISTINCT touchpoint) FROM pieces), "
            "(SELECT min(at_us) FROM pieces), (SELECT max(at_us) FROM pieces)"
        ).fetchone()
        customers, touchpoints, first_us, last_us = found or (0, 0, None, None)
        return ImportResult(
            source=self.plan.source,
            file=self.record.name,
            rows=self.rows.total,
            events=events.held,
            feedback=feedback.held,
            events_added=events.added,
            feedback_added=feedback.added,
            quarantined=quarantined,
            duplicates=dropped + events.repeated_ids + feedback.repeated_ids,
            repeated_rows=repeated,
            customers=customers,
            touchpoints=touchpoints,
            first_us=first_us,
            last_us=last_us,
        )

    def _next(self, column: str, table: str) -> int:
        found = self.connection.execute(f"SELECT coalesce(max({column}), -1) + 1 FROM {table}").fetchone()
        return int(found[0]) if found else 0

    def _drop_scratch(self) -> None:
        """Temporary tables outlive the transaction, and some are as large as the file."""
        tables = self.connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE temporary AND NOT internal"
        ).fetchall()
        for (table,) in tables:
            if table in _SCRATCH or table.startswith("map_"):
                self.connection.execute(f"DROP TABLE temp.{table}")
