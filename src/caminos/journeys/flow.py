"""Which touchpoint directly follows which: the directly-follows graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, following
from caminos.journeys.alike import who


@dataclass(frozen=True, slots=True)
class Edge:
    """Events of `after` that directly follow one of `before` in a journey; None is any touchpoint off the
    map.

    `count` of such pairs, in how many different journeys and of how many customers (a journey of an unknown
    customer counts as one), and the median time between the two, in seconds.
    """

    before: str | None
    after: str | None
    count: int
    journeys: int
    customers: int
    median_s: float


@dataclass(frozen=True, slots=True)
class Flow:
    """Edges (most frequent first), and how many journeys start and end at each touchpoint (None: off the
    map).
    """

    edges: tuple[Edge, ...]
    starts: Mapping[str | None, int]
    ends: Mapping[str | None, int]


def flow(engine: Engine, recognised: Recognised | None = None) -> Flow:
    """The directly-follows graph of all journeys: counts add up to all events that have a next one.

    Order is time, ties keep the order of the source. Source: van der Aalst, Process Mining (2016).
    """
    steps = following(engine, recognised)
    table, ids = steps.table, steps.ids
    pairs = table.filter(table.us_to_next.notnull()).mutate(who=who(table))
    edges = pairs.group_by("place", "next_place").agg(
        count=pairs.count(),
        journeys=pairs.journey.nunique(),
        customers=pairs.who.nunique(),
        median_us=pairs.us_to_next.median(),
    )
    found = [
        Edge(
            before=ids.get(row["place"]),
            after=ids.get(row["next_place"]),
            count=row["count"],
            journeys=row["journeys"],
            customers=row["customers"],
            median_s=row["median_us"] / 1e6,
        )
        for row in engine.run(edges).to_pylist()
    ]
    ranked = sorted(found, key=lambda edge: (-edge.count, edge.before or "", edge.after or ""))
    return Flow(
        tuple(ranked),
        _count(engine, table.filter(table.step == 1), ids),
        _count(engine, table.filter(table.us_to_next.isnull()), ids),
    )


def _count(engine: Engine, rows: ir.Table, ids: Mapping[int, str]) -> Mapping[str | None, int]:
    counted = engine.run(rows.group_by("place").agg(journeys=rows.count())).to_pylist()
    ordered = sorted(counted, key=lambda row: (-row["journeys"], ids.get(row["place"], "")))
    return MappingProxyType({ids.get(row["place"]): row["journeys"] for row in ordered})
