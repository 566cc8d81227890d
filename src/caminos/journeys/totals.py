"""What is in the store: counts of everything, per source and per channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SourceTotals:
    """What one source brought: rows of its files (each as it was last read), events, feedback, bad rows.

    Times are UTC, None where nothing has one.
    """

    name: str
    rows: int
    events: int
    feedback: int
    quarantined: int
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChannelTotals:
    """What came through one channel ("": unknown): events, journeys that began in it, known customers,
    feedback.
    """

    name: str
    events: int
    journeys: int
    customers: int
    feedback: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything in the store.

    `customers` are the known ones, whether they left events or feedback; `unknown_customer_journeys` are
    journeys whose customer is unknown; `touchpoints` are names with events or feedback; times are UTC.
    """

    rows: int
    events: int
    feedback: int
    quarantined: int
    customers: int
    journeys: int
    unknown_customer_journeys: int
    touchpoints: int
    first_at: datetime | None
    last_at: datetime | None
    sources: tuple[SourceTotals, ...]
    channels: tuple[ChannelTotals, ...]


def totals(engine: Engine) -> Totals:
    """Count everything in the store; sources by name, channels by events."""
    sources = _sources(engine)
    journeys = engine.table("journeys")
    counted = _one(
        engine,
        journeys.agg(journeys=journeys.count(), unknown=journeys.customer.isnull().cast("int64").sum()),
    )
    firsts = [one.first_at for one in sources if one.first_at is not None]
    lasts = [one.last_at for one in sources if one.last_at is not None]
    return Totals(
        rows=sum(one.rows for one in sources),
        events=sum(one.events for one in sources),
        feedback=sum(one.feedback for one in sources),
        quarantined=sum(one.quarantined for one in sources),
        customers=_customers(engine),
        journeys=counted["journeys"],
        unknown_customer_journeys=counted["unknown"] or 0,
        touchpoints=_touchpoints(engine),
        first_at=min(firsts, default=None),
        last_at=max(lasts, default=None),
        sources=sources,
        channels=_channels(engine),
    )


def _customers(engine: Engine) -> int:
    """Known customers with an event or feedback; ids that only stand in empty answers are nobody's."""
    journeys, feedback, customers = (engine.table(name) for name in ("journeys", "feedback", "customers"))
    acted = _whole(journeys.filter(journeys.customer.notnull()), "customer").distinct()
    spoke = _whole(feedback.select("ref").distinct().join(customers, "ref"), "customer").distinct()
    everyone = acted.union(spoke, distinct=True)
    return int(_one(engine, everyone.agg(n=everyone.count()))["n"])


def at(us: int | None) -> datetime | None:
    """A time of the store (µs since 1970 UTC) as an aware datetime, exact to the microsecond."""
    return None if us is None else _EPOCH + timedelta(microseconds=us)


def _sources(engine: Engine) -> tuple[SourceTotals, ...]:
    imports, quarantine = engine.table("imports"), engine.table("quarantine")
    files = imports.group_by("source", "file").agg(rows=imports["rows"].argmax(imports["import"]))
    rows = _by(engine, files.group_by("source").agg(rows=files["rows"].sum()), "source")
    bad = _by(engine, quarantine.group_by("source").agg(rows=quarantine.count()), "source")
    spans = {
        name: _by(
            engine,
            engine.table(name)
            .group_by("source")
            .agg(rows=ibis._.count(), first_us=ibis._.at_us.min(), last_us=ibis._.at_us.max()),
            "source",
        )
        for name in ("steps", "feedback")
    }
    found = []
    for row in engine.run(engine.table("sources").select("source", "name")).to_pylist():
        source = row["source"]
        both = [spans[name].get(source, {}) for name in ("steps", "feedback")]
        found.append(
            SourceTotals(
                name=row["name"],
                rows=rows.get(source, {}).get("rows") or 0,
                events=both[0].get("rows", 0),
                feedback=both[1].get("rows", 0),
                quarantined=bad.get(source, {}).get("rows", 0),
                first_at=at(
                    min((one["first_us"] for one in both if one.get("first_us") is not None), default=None)
                ),
                last_at=at(
                    max((one["last_us"] for one in both if one.get("last_us") is not None), default=None)
                ),
            )
        )
    return tuple(sorted(found, key=lambda one: one.name))


def _channels(engine: Engine) -> tuple[ChannelTotals, ...]:
    steps, feedback, journeys = (engine.table(name) for name in ("steps", "feedback", "journeys"))
    events = _by(engine, steps.group_by("channel").agg(rows=steps.count()), "channel")
    said = _by(engine, feedback.group_by("channel").agg(rows=feedback.count()), "channel")
    begun = _by(engine, journeys.group_by("first_channel").agg(rows=journeys.count()), "first_channel")
    people = _by(engine, _people(engine), "channel")
    names: dict[Any, str] = {
        row["channel"]: row["name"]
        for row in engine.run(engine.table("channels").select("channel", "name")).to_pylist()
    }
    names[None] = ""
    found = [
        ChannelTotals(
            name=name,
            events=events.get(key, {}).get("rows", 0),
            journeys=begun.get(key, {}).get("rows", 0),
            customers=people.get(key, {}).get("customers", 0),
            feedback=said.get(key, {}).get("rows", 0),
        )
        for key, name in names.items()
    ]
    used = (one for one in found if one.events or one.feedback)
    return tuple(sorted(used, key=lambda one: (-one.events, -one.feedback, one.name)))


def _people(engine: Engine) -> ir.Table:
    """Known customers with an event or feedback, counted per channel."""
    steps, feedback, customers = (engine.table(name) for name in ("steps", "feedback", "customers"))
    acted = _whole(steps.filter(steps.customer.notnull()), "channel", "customer").distinct()
    spoke = _whole(feedback.join(customers, "ref"), "channel", "customer").distinct()
    people = acted.union(spoke, distinct=True)
    return people.group_by("channel").agg(customers=people.count())


def _touchpoints(engine: Engine) -> int:
    steps, feedback = engine.table("steps"), engine.table("feedback")
    acted, spoke = _whole(steps, "touchpoint").distinct(), _whole(feedback, "touchpoint").distinct()
    named = acted.union(spoke, distinct=True)
    return int(_one(engine, named.agg(n=named.touchpoint.nunique()))["n"])


def _whole(table: ir.Table, *columns: str) -> ir.Table:
    """These columns as 64-bit integers: engines may keep them smaller, and a union wants one type."""
    return table.select(**{column: table[column].cast("int64") for column in columns})


def _by(engine: Engine, table: ir.Table, key: str) -> Mapping[Any, dict[str, Any]]:
    return {row[key]: row for row in engine.run(table).to_pylist()}


def _one(engine: Engine, table: ir.Table) -> dict[str, Any]:
    row: dict[str, Any] = engine.run(table).to_pylist()[0]
    return row
