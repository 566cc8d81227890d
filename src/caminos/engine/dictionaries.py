"""Dictionaries: texts that repeat are stored once and become small integers before anything else happens.

Each staged text column is first reduced to its different cells; trimming, missing codes and renaming run on
those few, and one hash join carries the integers back to the rows.
"""

from dataclasses import dataclass
from typing import Final

import duckdb

from caminos.engine import quoting
from caminos.engine.compile_values import text_value
from caminos.engine.plan import TextColumn
from caminos.engine.staging import ROWS


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A stored dictionary: its table, its id column, the column of the text, and what its entries belong
    to.
    """

    table: str
    id: str
    text: str
    owner: tuple[tuple[str, str], ...] = ()

    @property
    def condition(self) -> str:
        """Which entries belong to the owner (a kind of id, a source)."""
        return " AND ".join(f"d.{column} = {value}" for column, value in self.owner) or "true"


TOUCHPOINTS: Final = Dictionary("touchpoints", "touchpoint", "name")
CHANNELS: Final = Dictionary("channels", "channel", "name")


def customer_ids(kind: str) -> Dictionary:
    """The ids of one kind."""
    return Dictionary("customer_ids", "ref", "value", (("kind", quoting.text(kind)),))


def journey_ids(source: int) -> Dictionary:
    """The journey ids of one source."""
    return Dictionary("journey_ids", "journey_ref", "value", (("source", str(source)),))


def map_column(
    connection: duckdb.DuckDBPyConnection, name: str, column: TextColumn, dictionary: Dictionary
) -> None:
    """Make the temporary table `name(raw, id)` that turns a staged column's cells into dictionary ids.

    New texts enter the dictionary in the order in which the file first shows them.
    """
    raw = f"c{column.column}"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE different AS "
        f"SELECT raw, {text_value(column, 'raw')} AS value, first_k "
        f"FROM (SELECT {raw} AS raw, min(rowid) AS first_k FROM {ROWS} GROUP BY {raw})"
    )
    _add(connection, dictionary, "SELECT value, min(first_k) AS first_k FROM different GROUP BY value")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT n.raw, d.{dictionary.id} AS id "
        f"FROM different n JOIN {dictionary.table} d "
        f"ON d.{dictionary.text} = n.value AND {dictionary.condition}"
    )
    connection.execute("DROP TABLE different")


def constant_id(connection: duckdb.DuckDBPyConnection, value: str, dictionary: Dictionary) -> int:
    """The id of a text that the plan names itself."""
    _add(connection, dictionary, f"SELECT {quoting.text(value)} AS value, 0 AS first_k")
    found = connection.execute(
        f"SELECT {dictionary.id} FROM {dictionary.table} d "
        f"WHERE {dictionary.text} = ? AND {dictionary.condition}",
        [value],
    ).fetchone()
    if found is None:
        raise AssertionError(f"{value!r} was just added to {dictionary.table}")
    return int(found[0])


def forget_unused(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove entries that nothing refers to: those of rows that were not read, or of a replaced source."""
    for table, column, uses in (
        ("touchpoints", "touchpoint", ("events", "feedback")),
        ("channels", "channel", ("events", "feedback")),
        ("journey_ids", "journey_ref", ("events",)),
    ):
        used = " UNION ALL ".join(f"SELECT {column} AS id FROM {use}" for use in uses)
        connection.execute(
            f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM ({used}) WHERE id IS NOT NULL)"
        )
    connection.execute(
        "DELETE FROM customer_ids WHERE ref NOT IN (SELECT ref FROM ("
        "SELECT ref FROM events UNION ALL SELECT ref FROM feedback UNION ALL SELECT ref_a FROM links "
        "UNION ALL SELECT ref_b FROM links) WHERE ref IS NOT NULL)"
    )


def _add(connection: duckdb.DuckDBPyConnection, dictionary: Dictionary, values: str) -> None:
    """Give the values (`value, first_k`) that are not in the dictionary the next ids, by `first_k`."""
    owner = "".join(f", {column}" for column, _ in dictionary.owner)
    owned = "".join(f", {value}" for _, value in dictionary.owner)
    connection.execute(
        f"INSERT INTO {dictionary.table} ({dictionary.id}, {dictionary.text}{owner}) "
        f"SELECT (SELECT coalesce(max({dictionary.id}), -1) FROM {dictionary.table}) "
        f"+ row_number() OVER (ORDER BY first_k, value), value{owned} FROM ({values}) v "
        f"WHERE value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {dictionary.table} d "
        f"WHERE d.{dictionary.text} = v.value AND {dictionary.condition})"
    )
