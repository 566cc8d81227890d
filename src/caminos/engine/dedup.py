"""Which candidates are new: equal events are told apart by counting them.

The k-th equal event of a file is new only where the source holds fewer than k of them, so importing a file
again adds nothing, importing a longer one adds the rest, and honest repetitions stay. Where the source gives
its own event id, that id (in wide files with the touchpoint) is all that is compared, and an id that a file
uses again is a repetition.

Rows are compared by 64 bits of hash, made anew for each comparison and never stored, in sorted arrays: at ten
million rows against ten million, a false "equal" has a chance of one in two hundred thousand, and the arrays
take a tenth of the time and memory of grouping and joining the rows themselves.
"""

from dataclasses import dataclass
from typing import Final

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

_AT_ONCE: Final = 4_000_000
"""Hashes compared at a time, on either side."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """What makes two rows of a table equal: the key and the `own` columns where there is a key, else `own`
    and `content`.
    """

    table: str
    own: tuple[str, ...]
    content: tuple[str, ...]

    def hashed(self, row: str, journey: str = "") -> str:
        """The hash of what is compared, as SQL; `journey` stands in for the row's own `journey_ref`."""
        own = [f"{row}.{column}" for column in self.own]
        content = [
            journey if journey and column == "journey_ref" else f"{row}.{column}" for column in self.content
        ]
        keyed, plain = ", ".join([f"{row}.key", *own]), ", ".join([*own, *content])
        return f"CASE WHEN {row}.key IS NULL THEN hash({plain}) ELSE hash({keyed}) END"


LONG_EVENTS: Final = Sameness("events", (), ("ref", "journey_ref", "at_us", "touchpoint", "channel"))
STAMPED_EVENTS: Final = Sameness("events", ("touchpoint",), ("ref", "journey_ref", "at_us", "channel"))
FEEDBACK: Final = Sameness("feedback", ("touchpoint", "kind"), ("ref", "at_us", "channel", "score", "text"))

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def beyond(candidates: Hashes, places: Places, held: Hashes) -> npt.NDArray[np.bool_]:
    """Which candidates are new: the k-th equal one, counted by rising place, where fewer than k are held.

    Parameters: `candidates` and `places` have the same length; `held` are the hashes of what is stored.
    """
    if not len(candidates):
        return np.zeros(0, dtype=np.bool_)
    rising = bool(np.all(places[1:] > places[:-1]))
    order = np.argsort(candidates, kind="stable") if rising else np.lexsort((places, candidates))
    hashes = candidates[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    lengths = np.diff(np.r_[starts, len(hashes)])
    stored, counts = np.unique(held, return_counts=True)
    at = np.searchsorted(stored, hashes[starts])
    known = np.zeros(len(starts), dtype=np.int64)
    inside = at < len(stored)
    same = inside.copy()
    same[inside] = stored[at[inside]] == hashes[starts][inside]
    known[same] = counts[at[same]]
    number = np.arange(len(hashes)) - np.repeat(starts, lengths)
    new = np.empty(len(hashes), dtype=np.bool_)
    new[order] = number >= np.repeat(known, lengths)
    return new


def drop_repeated_ids(connection: duckdb.DuckDBPyConnection, candidates: str, same: Sameness) -> int:
    """Delete candidates whose source id an earlier row of the file has already used; returns how many."""
    # Feedback of one row shares the row's id: there, only another row can repeat it.
    by = ", ".join(("key", *same.own)) if same.table == "events" else "key"
    repeated = (
        f"SELECT {by} FROM {candidates} WHERE key IS NOT NULL GROUP BY {by} HAVING count(DISTINCT k) > 1"
    )
    found = connection.execute(
        f"DELETE FROM {candidates} WHERE (k, cell) IN (SELECT (k, cell) FROM (SELECT k, cell, "
        f"min(k) OVER (PARTITION BY {by}) AS first_k FROM {candidates} SEMI JOIN ({repeated}) USING ({by})) "
        "WHERE k > first_k)"
    ).fetchone()
    return int(found[0]) if found else 0


def mark_new(
    connection: duckdb.DuckDBPyConnection, candidates: str, same: Sameness, source: int, opened: str | None
) -> None:
    """Make the temporary table `fresh(k, cell)` of the candidates that the source does not hold yet.

    Parameters: `candidates` is a temporary table; `opened` names a table of `k, cell` (cell -1: all of the
    row) that are known to be missing (they were in quarantine), so they are new without comparison.
    """
    known = "false"
    if opened is not None:
        known = f"EXISTS (SELECT 1 FROM {opened} o WHERE o.k = c.k AND (o.cell = c.cell OR o.cell = -1))"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT k, cell FROM {candidates} c WHERE {known}"
    )
    compared = f"SELECT k, cell, {same.hashed('c')} AS h FROM {candidates} c WHERE NOT {known}"
    held = f"SELECT h FROM ({_stored(same, source, candidates)})"
    largest = max(_count(connection, candidates), _count(connection, f"{same.table} WHERE source = {source}"))
    parts = largest // _AT_ONCE + 1
    for part in range(parts):
        only = "" if parts == 1 else f"WHERE h % {parts} = {part}"
        found = connection.execute(f"SELECT k, cell, h FROM ({compared}) {only}").fetchnumpy()
        k, cell = np.asarray(found["k"]), np.asarray(found["cell"])
        stored = np.asarray(connection.execute(f"{held} {only}").fetchnumpy()["h"])
        width = int(cell.max(initial=0)) + 1
        new = beyond(np.asarray(found["h"]), k * width + cell, stored)
        connection.register("beyond", pa.table({"k": k[new], "cell": cell[new]}))
        try:
            connection.execute("INSERT INTO fresh SELECT k, cell FROM beyond")
        finally:
            connection.unregister("beyond")


def _stored(same: Sameness, source: int, candidates: str) -> str:
    """The hashes of what the source holds, of events within the time that the candidates span."""
    if same.table != "events":
        return f"SELECT {same.hashed('e')} AS h FROM {same.table} e WHERE e.source = {source}"
    # Journeys that only hold the events of one anonymous row together have no id to compare.
    named = "CASE WHEN u.journey_ref IS NULL THEN e.journey_ref END"
    return (
        f"SELECT {same.hashed('e', named)} AS h FROM events e LEFT JOIN (SELECT journey_ref FROM journey_ids "
        f"WHERE source = {source} AND value IS NULL) u ON u.journey_ref = e.journey_ref "
        f"WHERE e.source = {source} AND (e.key IS NOT NULL OR e.at_us BETWEEN "
        f"(SELECT min(at_us) FROM {candidates}) AND (SELECT max(at_us) FROM {candidates}))"
    )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found[0]) if found else 0
