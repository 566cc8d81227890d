"""When customers come, and which share of them comes while nobody is there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed
from caminos.journeys.alike import who
from caminos.journeys.opening import DAY_MINUTES, WEEK_MINUTES, Week, offsets, open_week
from caminos.journeys.watch import watch
from caminos.maps.library import OpeningHours
from caminos.maps.measurement import Estimate
from caminos.stats import ClusterSums, cluster_share, design_effect

_US_PER_MINUTE = 60_000_000
_MONDAY_MINUTES = 3 * DAY_MINUTES
"""1970-01-01 was a Thursday: three days after a Monday."""
_FAR = 20_000 * WEEK_MINUTES
"""Added before taking the remainder, which is negative in some engines for times before 1970."""


@dataclass(frozen=True, slots=True)
class Demand:
    """When the events of one touchpoint happen, in its local time.

    `outside` is the share of `events` outside the opening hours, n customers (Wilson, with the spread between
    customers; a journey of an unknown customer counts as one); `by_hour` counts events by local hour, 0 to
    23.
    """

    touchpoint: str
    events: int
    outside: Estimate
    by_hour: tuple[int, ...]


def outside_hours(
    engine: Engine, hours: Mapping[str, OpeningHours], recognised: Recognised | None = None
) -> Mapping[str, Demand]:
    """The share of events outside opening hours, for each touchpoint in `hours` that has events.

    Local time follows the time zone of the opening hours with its summer time. One pass for each different
    set of hours. Errors: BadInput for hours or a time zone that cannot be understood.
    """
    alike: dict[tuple[Week, str], list[str]] = defaultdict(list)
    for touchpoint, given in hours.items():
        alike[open_week(given.text), given.timezone].append(touchpoint)
    steps = placed(engine, "steps", recognised)
    ends = watch(engine)
    found: dict[str, Demand] = {}
    for (week, timezone), touchpoints in alike.items():
        places = [place for place, touchpoint in steps.ids.items() if touchpoint in touchpoints]
        here = steps.table.filter(steps.table.place.isin(places)) if places else None
        if here is not None:
            local = _local(here, offsets(timezone, ends.first_us, ends.last_us))
            found |= _demand(engine, local, week, steps.ids)
    return MappingProxyType(found)


def _local(steps: ir.Table, shifts: tuple[tuple[int, int], ...]) -> ir.Table:
    """With `minute`: minutes since Monday 0:00, local time."""
    shift = ibis.literal(shifts[0][1], "int64")
    if len(shifts) > 1:
        later = reversed(shifts[1:])
        shift = ibis.cases(
            *((steps.at_us >= start, ibis.literal(value, "int64")) for start, value in later), else_=shift
        )
    minutes = ((steps.at_us + shift) // _US_PER_MINUTE).cast("int64")
    return steps.mutate(minute=(minutes + _MONDAY_MINUTES + _FAR) % WEEK_MINUTES, who=who(steps))


def _demand(engine: Engine, local: ir.Table, week: Week, ids: Mapping[int, str]) -> dict[str, Demand]:
    is_open = ibis.literal(False)
    for first, last in week:
        is_open = is_open | ((local.minute >= first) & (local.minute < last))
    each = local.mutate(outside=(~is_open).cast("int64"))
    each = each.group_by("place", "who").agg(events=each.count(), outside=each.outside.sum())
    sums = each.group_by("place").agg(
        clusters=each.count(),
        events=each.events.sum(),
        outside=each.outside.sum(),
        squares=(each.events * each.events).sum(),
        outside_squares=(each.outside * each.outside).sum(),
        product=(each.outside * each.events).sum(),
    )
    by_hour = _by_hour(engine, local)
    return {
        ids[row["place"]]: Demand(ids[row["place"]], row["events"], _outside(row), by_hour[row["place"]])
        for row in engine.run(sums).to_pylist()
    }


def _outside(row: Mapping[str, int]) -> Estimate:
    spread = ClusterSums(
        row["clusters"],
        row["events"],
        row["outside"],
        row["squares"],
        row["outside_squares"],
        row["product"],
    )
    share = cluster_share(
        row["outside"], row["events"], clusters=row["clusters"], effect=design_effect(spread)
    )
    assert share is not None  # a place without events has no row
    return share.model_copy(update={"n": row["clusters"], "counted": "customers"})


def _by_hour(engine: Engine, local: ir.Table) -> dict[int, tuple[int, ...]]:
    hourly = local.mutate(hour=(local.minute % DAY_MINUTES) // 60)
    counts: dict[int, list[int]] = defaultdict(lambda: [0] * 24)
    for row in engine.run(hourly.group_by("place", "hour").agg(events=hourly.count())).to_pylist():
        counts[row["place"]][int(row["hour"])] = row["events"]
    return {place: tuple(by_hour) for place, by_hour in counts.items()}
