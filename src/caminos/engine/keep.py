"""Keeping what a file brings: candidates are made from the rows, compared with what is there, and stored.

A source's first long log takes a short way: its rows go straight into the store, and those that cannot stay
are taken out again, because finding them beforehand would read every cell twice.
"""

from dataclasses import dataclass
from typing import Final

import duckdb

from caminos.engine import dedup, quarantine
from caminos.engine.frame import Compiled
from caminos.engine.plan import EventPlan
from caminos.engine.quarantine import Origin

_EVENT_COLUMNS: Final = "ref, journey_ref, at_us, touchpoint, channel, key, properties"
_FEEDBACK_COLUMNS: Final = (
    "ref, at_us, touchpoint, channel, kind, score, low, high, text, language, weight, key, properties"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What one half of a plan brought: how many pieces the file holds (`held`), how many were `added`, how
    many repeated an id of the same file, and a query of the file's pieces (`ref, at_us, touchpoint`).
    """

    held: int = 0
    added: int = 0
    repeated_ids: int = 0
    pieces: str = (
        "SELECT NULL::INTEGER AS ref, NULL::BIGINT AS at_us, NULL::INTEGER AS touchpoint WHERE false"
    )


class Keeper:
    """Stores the candidates of one file.

    Parameters: `origin` is the file; `mended` says that it is an exported quarantine, whose rows are known to
    be missing (`quarantine.mark_mended`).
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, origin: Origin, *, mended: bool) -> None:
        self._connection = connection
        self._origin = origin
        self._mended = mended

    def keep_events(self, half: Compiled, plan: EventPlan, first: int) -> Kept:
        """Store the events; the event of row k and cell c gets the number `first + k * cells + c`."""
        self._keep_starts(half)
        held_before = self._holds("events")
        if not (held_before or plan.stamps or plan.event_id or self._mended):
            return self._insert_all(half, first)
        same = dedup.STAMPED_EVENTS if plan.stamps else dedup.LONG_EVENTS
        repeated_ids = self._select_new("new_events", half, same, held_before=held_before)
        if plan.stamps:
            self._name_anonymous_rows()
        added = self._insert(
            f"INSERT INTO events SELECT {first} + k * {len(half.pieces)} + cell, {self._numbers()}, "
            f"{_EVENT_COLUMNS} FROM new_events SEMI JOIN fresh USING (k, cell) ORDER BY k, cell"
        )
        return self._kept("new_events", added, repeated_ids)

    def keep_feedback(self, half: Compiled, first: int) -> Kept:
        """Store the feedback, numbered like events."""
        held_before = self._holds("feedback")
        repeated_ids = self._select_new("new_feedback", half, dedup.FEEDBACK, held_before=held_before)
        added = self._insert(
            f"INSERT INTO feedback SELECT {first} + k * {len(half.pieces)} + cell, {self._numbers()}, "
            f"{_FEEDBACK_COLUMNS} FROM new_feedback SEMI JOIN fresh USING (k, cell) ORDER BY k, cell"
        )
        return self._kept("new_feedback", added, repeated_ids)

    def _insert_all(self, half: Compiled, first: int) -> Kept:
        inserted = self._insert(
            f"INSERT INTO events SELECT {first} + k, {self._numbers()}, {_EVENT_COLUMNS} "
            f"FROM ({half.pieces[0]})"
        )
        mine = f"import = {self._origin.imported}"
        added = inserted - self._take_unfit("events", half, f"event - {first}", mine)
        return Kept(added, added, 0, f"SELECT ref, at_us, touchpoint FROM events WHERE {mine}")

    def _select_new(self, table: str, half: Compiled, same: dedup.Sameness, *, held_before: bool) -> int:
        """Make the temporary tables of all candidates and of the `fresh` ones; returns how many repeated an
        id.
        """
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {' UNION ALL '.join(half.pieces)}")
        self._take_unfit(table, half, "k", "true")
        repeated_ids = dedup.drop_repeated_ids(self._connection, table, same)
        if held_before:
            opened = quarantine.mark_opened(self._connection, half, self._origin) if self._mended else None
            dedup.mark_new(self._connection, table, same, self._origin.source, opened)
        else:
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT k, cell FROM {table}")
        return repeated_ids

    def _take_unfit(self, table: str, half: Compiled, k: str, among: str) -> int:
        """Take out what cannot stay, leaving its rows in the temporary table `unfit(k)`; returns how many."""
        if half.unfit is None:
            return 0
        condition = f"{among} AND ({half.unfit})"
        unfit = self._insert(
            f"CREATE OR REPLACE TEMP TABLE unfit AS SELECT {k} AS k FROM {table} WHERE {condition}"
        )
        if unfit:
            self._connection.execute(f"DELETE FROM {table} WHERE {condition}")
        return unfit

    def _name_anonymous_rows(self) -> None:
        """A journey without a name holds together the events of a wide row without customer and journey."""
        source = self._origin.source
        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE anonymous AS SELECT k, (SELECT coalesce(max(journey_ref), -1) "
            "FROM journey_ids) + row_number() OVER (ORDER BY k) AS journey_ref FROM (SELECT DISTINCT k "
            "FROM new_events SEMI JOIN fresh USING (k, cell) WHERE ref IS NULL AND journey_ref IS NULL)"
        )
        self._connection.execute(
            f"INSERT INTO journey_ids (journey_ref, source) SELECT journey_ref, {source} FROM anonymous"
        )
        self._connection.execute(
            "UPDATE new_events SET journey_ref = a.journey_ref FROM anonymous a WHERE new_events.k = a.k"
        )

    def _keep_starts(self, half: Compiled) -> None:
        """The earliest start that any row gives for a journey is the journey's start."""
        if half.started is not None:
            self._connection.execute(
                "UPDATE journey_ids SET started_us = least(journey_ids.started_us, s.started_us) "
                f"FROM ({half.started}) s WHERE journey_ids.journey_ref = s.journey_ref"
            )

    def _kept(self, table: str, added: int, repeated_ids: int) -> Kept:
        held = self._number(f"SELECT count(*) FROM {table}")
        return Kept(held, added, repeated_ids, f"SELECT ref, at_us, touchpoint FROM {table}")

    def _holds(self, table: str) -> bool:
        """Whether the source holds anything already."""
        mine = f"SELECT 1 FROM {table} WHERE source = {self._origin.source} LIMIT 1"
        return bool(self._number(f"SELECT count(*) FROM ({mine})"))

    def _numbers(self) -> str:
        return f"{self._origin.source}, {self._origin.imported}"

    def _insert(self, statement: str) -> int:
        return self._number(statement)

    def _number(self, query: str) -> int:
        found = self._connection.execute(query).fetchone()
        return int(found[0]) if found else 0
