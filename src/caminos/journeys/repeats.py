"""How often a journey is at the same touchpoint again."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised
from caminos.journeys.visits import Visits, visits
from caminos.maps.measurement import Estimate
from caminos.stats import cluster_share


@dataclass(frozen=True, slots=True)
class Repeats:
    """Repetition at one touchpoint, over the journeys that reached it.

    `per_journey` is the mean number of further events there after the first; `repeated` the share of
    journeys with at least one, `returned` the share that went elsewhere in between and came back (both
    Wilson, with the spread between customers).
    """

    touchpoint: str
    journeys: int
    per_journey: float
    repeated: Estimate
    returned: Estimate


def repeats(
    engine: Engine, recognised: Recognised | None = None, *, kept: Visits | None = None
) -> Mapping[str, Repeats]:
    """Repeats at each touchpoint that has events, by touchpoint. `kept`: visits computed before."""
    seen = kept or visits(engine, recognised)
    found: dict[str, Repeats] = {}
    for row in engine.run(_repeated(seen.table)).to_pylist():
        place, journeys = row["place"], row["journeys"]
        effect = seen.alike[place]
        again, back = (
            cluster_share(count, journeys, clusters=min(journeys, effect.customers), effect=size)
            for count, size in ((row["again"], effect.repeated), (row["back"], effect.returned))
        )
        assert again is not None  # a touchpoint with events has a journey
        assert back is not None
        found[seen.ids[place]] = Repeats(
            touchpoint=seen.ids[place],
            journeys=journeys,
            per_journey=(row["events"] - journeys) / journeys,
            repeated=again,
            returned=back,
        )
    return MappingProxyType(found)


def _repeated(seen: ir.Table) -> ir.Table:
    """Per touchpoint: journeys, events, journeys with more than one event, journeys that came back."""
    return seen.group_by("place").agg(
        journeys=seen.count(),
        events=seen.events.sum(),
        again=(seen.events > 1).cast("int64").sum(),
        back=(seen.stays > 1).cast("int64").sum(),
    )
