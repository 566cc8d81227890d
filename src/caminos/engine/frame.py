"""Staged rows joined with their dictionaries: what the compiled queries select from."""

from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb

from caminos.engine import quoting
from caminos.engine.compile_values import is_missing, trimmed
from caminos.engine.dictionaries import (
    CHANNELS,
    TOUCHPOINTS,
    Dictionary,
    constant_id,
    customer_ids,
    map_column,
)
from caminos.engine.plan import TextColumn, Who
from caminos.engine.staging import ROWS


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a row: the column (-1: no column in particular), when (a condition), the value shown
    and the reason, the last two as SQL.
    """

    column: int
    when: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """One half of a plan (events or feedback) as queries.

    `pieces` yield the candidate rows, one query per cell that makes events or feedback. `row_faults` hold
    back a whole row, `cell_faults` one piece; `cell_columns[i]` is the column of the i-th piece (-1: none of
    its own). `unfit`, where it is given, is a condition on stored candidates: these were held back for a
    row's fault, which spares reading every cell once more to find them.
    """

    frame: "Frame"
    pieces: tuple[str, ...]
    row_faults: tuple[Fault, ...]
    cell_faults: tuple[Fault, ...]
    cell_columns: tuple[int, ...]
    started: str | None = None
    unfit: str | None = None

    @property
    def row_is_whole(self) -> str:
        """A condition, never NULL: nothing holds back the whole row."""
        return " AND ".join(f"NOT coalesce({fault.when}, false)" for fault in self.row_faults) or "true"


@dataclass(slots=True)
class Frame:
    """`staged rows s`, joined with the temporary tables that turn cells into ids."""

    connection: duckdb.DuckDBPyConnection
    keep: str = "true"
    _joins: dict[str, str] = field(default_factory=dict)

    def cell(self, column: int) -> str:
        """A staged cell."""
        return f"s.c{column}"

    def id_of(self, name: str, column: TextColumn, dictionary: Dictionary) -> str:
        """The dictionary id of a text column; NULL where it is missing. `name` is the mapping table's own
        name.
        """
        if name not in self._joins:
            map_column(self.connection, name, column, dictionary)
        self._joins[name] = f"LEFT JOIN {name} ON s.c{column.column} = {name}.raw"
        return f"{name}.id"

    def copy(self) -> "Frame":
        """Another frame over the same rows, which starts with the same joins."""
        return Frame(self.connection, self.keep, dict(self._joins))

    def source(self) -> str:
        """The FROM clause, without those rows that are left out."""
        return f"FROM {ROWS} s {' '.join(self._joins.values())}"


def refs_of(frame: Frame, who: Who) -> tuple[str, str | None]:
    """The row's customer id (its own, else the first other one it has), and the query of the pairs of ids
    that stand in one row, where the plan knows several.
    """
    ids = [] if who.id is None else [frame.id_of("map_who", who.id, customer_ids(who.kind))]
    for place, (kind, column) in enumerate(who.also):
        ids.append(frame.id_of(f"map_also_{place}", column, customer_ids(kind)))
    if not ids:
        return "NULL::INTEGER", None
    main = ids[0] if len(ids) == 1 else f"coalesce({', '.join(ids)})"
    if len(ids) == 1:
        return main, None
    others = ", ".join(ids)
    return main, f"SELECT {main} AS ref_a, unnest([{others}]) AS ref_b {frame.source()} WHERE {frame.keep}"


def touchpoint_of(frame: Frame, name: str, column: TextColumn | None, constant: str | None) -> str:
    """The row's touchpoint: its column, else the constant, else NULL."""
    return _id_or_constant(frame, name, column, constant, TOUCHPOINTS)


def channel_of(frame: Frame, name: str, column: TextColumn | None, constant: str | None) -> str:
    """The row's channel: its column, else the constant, else NULL."""
    return _id_or_constant(frame, name, column, constant, CHANNELS)


def _id_or_constant(
    frame: Frame, name: str, column: TextColumn | None, constant: str | None, dictionary: Dictionary
) -> str:
    ids = []
    if column is not None:
        ids.append(frame.id_of(name, column, dictionary))
    if constant is not None:
        ids.append(f"{constant_id(frame.connection, constant, dictionary)}::INTEGER")
    if not ids:
        return "NULL::INTEGER"
    return ids[0] if len(ids) == 1 else f"coalesce({', '.join(ids)})"


def key_of(frame: Frame, column: TextColumn | None) -> str:
    """64 bits of MD5 of the source's own id; NULL where there is none. MD5 does not change between
    versions.
    """
    if column is None:
        return "NULL::UBIGINT"
    trim = trimmed(frame.cell(column.column))
    return f"CASE WHEN NOT {is_missing(trim, column.missing)} THEN md5_number_lower({trim}) END"


def properties_of(properties: tuple[tuple[str, int], ...], cell: Callable[[int], str]) -> str:
    """Further cells as one JSON object of texts; an empty cell is null."""
    if not properties:
        return "NULL::JSON"
    fields = ", ".join(
        f"{quoting.text(name)}, nullif({trimmed(cell(column))}, '')" for name, column in properties
    )
    return f"json_object({fields})"
