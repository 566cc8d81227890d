"""Until when customers were watched: after a source's last event silence says nothing.

An export ends on some day, and different sources end on different days. A visit is watched until its own
source ends, because later contacts of that kind cannot be seen, and until the other sources end in which
such visits usually continue. Everything after that day is unknown: journeys are *open* then, not lost.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine

CONTINUES = 0.1
"""A source follows another one when at least this share of the other's next events is in it."""

RETIRED = 0.5
"""A following source that ended before this share of the other's time had passed is retired: it is not
waited for."""

SAMPLE = 20_000
"""About how many journeys are looked at to see in which source visits continue (all, where there are
fewer)."""

OUTER = 0.01
"""The observed time is bounded by the journeys before and after which only this share of all lies."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Until when the events of each source (the engine's number) were watched, µs since 1970 UTC.

    `first_us` and `last_us` bound all events (0 where there are none), but for the `misdated`: events farther
    from the observed time than that time is long (31.12.9999 for "never"). They are not counted as seen,
    because they would make everything else look recent.
    """

    until_us: Mapping[int, int]
    first_us: int
    last_us: int
    misdated: int

    @property
    def differ(self) -> bool:
        """Whether sources end at different times."""
        return len(set(self.until_us.values())) > 1


def watch(engine: Engine) -> Watch:
    """Until when each source's events were watched, from the sources' ends and how journeys cross them."""
    rows = engine.run(_spans(engine)).to_pylist()
    misdated = sum(row["misdated"] for row in rows)
    span = {row["source"]: (row["first_us"], row["last_us"]) for row in rows if row["first_us"] is not None}
    if not span:
        return Watch({}, 0, 0, misdated)
    follows = _crossings(engine) if len(span) > 1 else {}
    first_us, last_us = min(first for first, _ in span.values()), max(last for _, last in span.values())
    until = {row["source"]: last_us for row in rows}  # a source whose every date is wrong
    until |= {source: _until(source, span, follows.get(source, {})) for source in span}
    return Watch(until, first_us, last_us, misdated)


def watched_until(source: ir.IntegerColumn, ends: Watch) -> ir.IntegerColumn:
    """The end of the watch for a column of sources."""
    latest = ibis.literal(max(ends.until_us.values(), default=ends.last_us), "int64")
    if not ends.differ:
        return latest
    each = ((source == key, ibis.literal(until, "int64")) for key, until in ends.until_us.items())
    return ibis.cases(*each, else_=latest)


def _spans(engine: Engine) -> ir.Table:
    """First and last event of each source, those that are misdated apart."""
    steps, journeys = engine.table("steps"), engine.table("journeys")
    bounds = engine.run(
        journeys.agg(
            first=journeys.first_us.quantile(OUTER),
            last=journeys.last_us.quantile(1 - OUTER),
        )
    ).to_pylist()[0]
    first, last = round(bounds["first"] or 0), round(bounds["last"] or 0)
    credible = steps.at_us.between(first - (last - first), last + (last - first))
    return steps.group_by("source").agg(
        first_us=steps.at_us.min(where=credible),
        last_us=steps.at_us.max(where=credible),
        misdated=(~credible).cast("int64").sum(),
    )


def _until(source: int, span: Mapping[int, tuple[int, int]], follows: Mapping[int, int]) -> int:
    first, last = span[source]
    retired = first + RETIRED * (last - first)
    total = sum(follows.values())
    partners = (span[other][1] for other, count in follows.items() if count >= CONTINUES * total)
    return min([last, *(end for end in partners if end >= retired)])


def _crossings(engine: Engine) -> dict[int, dict[int, int]]:
    """How often an event of one source is followed, in its journey, by one of each source."""
    steps, journeys = engine.table("steps"), engine.table("journeys")
    count = engine.run(journeys.count()).column(0)[0].as_py()
    sample = steps.filter(steps.journey % max(1, count // SAMPLE) == 0) if count > SAMPLE else steps
    order = ibis.window(group_by=sample.journey, order_by=sample.step)
    pairs = sample.select("source", next_source=sample.source.lead().over(order))
    pairs = pairs.filter(pairs.next_source.notnull())
    counted = pairs.group_by("source", "next_source").agg(pairs=pairs.count())
    follows: dict[int, dict[int, int]] = defaultdict(dict)
    for row in engine.run(counted).to_pylist():
        follows[row["source"]][row["next_source"]] = row["pairs"]
    return follows
