"""How many customers and journeys reach each touchpoint."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed
from caminos.journeys.visits import Visits, visits
from caminos.maps.measurement import Estimate
from caminos.stats import cluster_share, wilson


@dataclass(frozen=True, slots=True)
class Reach:
    """Who came to one touchpoint.

    `journeys_share` is the share of all journeys (Wilson, with the spread between customers);
    `customers_share` of all known customers with a journey (Wilson), None where no customer is known.
    `channels` and `sources` are (name, events), most first; an unknown channel is "".
    """

    touchpoint: str
    events: int
    journeys: int
    customers: int
    journeys_share: Estimate
    customers_share: Estimate | None
    channels: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]


def reach(
    engine: Engine, recognised: Recognised | None = None, *, kept: Visits | None = None
) -> Mapping[str, Reach]:
    """Reach of each touchpoint that has events, by touchpoint.

    `kept` are visits computed before (see `kept_visits`).
    """
    seen = kept or visits(engine, recognised)
    journeys = engine.table("journeys")
    whole = engine.run(
        journeys.agg(
            journeys=journeys.count(),
            customers=journeys.customer.nunique(),
            unknown=journeys.customer.isnull().cast("int64").sum(),
        )
    ).to_pylist()[0]
    customers = _customers(engine, recognised)
    channels, sources = _splits(engine, recognised)
    rows = seen.table.group_by("place").agg(events=seen.table.events.sum(), journeys=seen.table.count())
    found: dict[str, Reach] = {}
    for row in engine.run(rows).to_pylist():
        place = row["place"]
        share = cluster_share(
            row["journeys"],
            whole["journeys"],
            clusters=whole["customers"] + (whole["unknown"] or 0),
            effect=seen.alike[place].reached,
        )
        assert share is not None  # a touchpoint with events has a journey
        found[seen.ids[place]] = Reach(
            touchpoint=seen.ids[place],
            events=row["events"],
            journeys=row["journeys"],
            customers=customers[place],
            journeys_share=share,
            customers_share=wilson(customers[place], whole["customers"]),
            channels=channels[place],
            sources=sources[place],
        )
    return MappingProxyType(found)


def _customers(engine: Engine, recognised: Recognised | None) -> dict[int, int]:
    steps = placed(engine, "steps", recognised).table
    steps = steps.filter(steps.place.notnull())
    rows = engine.run(steps.group_by("place").agg(customers=steps.customer.nunique())).to_pylist()
    return {row["place"]: row["customers"] for row in rows}


Split = Mapping[int, tuple[tuple[str, int], ...]]


def _splits(engine: Engine, recognised: Recognised | None) -> tuple[Split, Split]:
    """Events of each place by channel and by source, most first."""
    steps = placed(engine, "steps", recognised).table
    steps = steps.filter(steps.place.notnull())
    counted = steps.group_by("place", "channel", "source").agg(events=steps.count())
    names = {
        table: {
            row[key]: row["name"] for row in engine.run(engine.table(table).select(key, "name")).to_pylist()
        }
        for table, key in (("channels", "channel"), ("sources", "source"))
    }
    by_channel: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    by_source: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in engine.run(counted).to_pylist():
        channel = "" if row["channel"] is None else names["channels"][row["channel"]]
        by_channel[row["place"]][channel] += row["events"]
        by_source[row["place"]][names["sources"][row["source"]]] += row["events"]
    return _ranked(by_channel), _ranked(by_source)


def _ranked(split: Mapping[int, Mapping[str, int]]) -> Split:
    return {
        place: tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        for place, counts in split.items()
    }
