"""How many stop at a touchpoint for good: unfinished journeys are not losses.

For each journey and touchpoint the time from the last event there to the journey's next event, wherever that
is, is a waiting time; where no next event has come it is censored at the end of the watch (see `watch`). The
share that stops for good is the Kaplan-Meier estimate of those still waiting at the horizon (see `horizon`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed
from caminos.journeys.horizon import horizon_us, last_events, silence_us
from caminos.journeys.visits import Visits, visits
from caminos.maps.measurement import Estimate
from caminos.stats import LEVEL, Survival, survival_at


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of the journeys that reached one touchpoint, after their last event there.

    `share` is the share that stops for good (Kaplan-Meier, Greenwood's log-log interval, n journeys), None
    where nobody was watched long enough to tell. Counts of journeys, which add up to `journeys`: `moved_on`
    had a next event; `ended` have been silent for longer than a journey's usual gaps, `open` for less;
    `unwatched` came after the watch had ended. `starts` counts journeys whose first event is here. `goal`:
    an ending here is a completion, not a loss.
    """

    touchpoint: str
    goal: bool
    share: Estimate | None
    journeys: int
    moved_on: int
    ended: int
    open: int
    unwatched: int
    starts: int

    @property
    def stopped(self) -> Estimate | None:
        """The share lost here; None at a goal and where it is unknown."""
        return None if self.goal else self.share

    @property
    def completed(self) -> Estimate | None:
        """The share that completed the journey here; None elsewhere than at a goal."""
        return self.share if self.goal else None


@dataclass(frozen=True, slots=True)
class Endings:
    """Endings of each touchpoint that has events, and how many journeys are finished.

    `misdated` events lie so far outside the observed time that they count as unknown (see `watch`).
    `horizon_s` (seconds) is where "for good" is read, `silence_s` the silence after which a journey counts as
    ended. `unfinished` counts journeys silent for less, their last event not being at a goal.
    """

    horizon_s: float
    silence_s: float
    finished: int
    unfinished: int
    misdated: int
    touchpoints: Mapping[str, Ending]


def endings(
    engine: Engine,
    recognised: Recognised | None = None,
    *,
    goals: Collection[str] = (),
    horizon_s: float | None = None,
    level: float = LEVEL,
    kept: Visits | None = None,
) -> Endings:
    """Where journeys end, and which share of those who come to a touchpoint stops there for good.

    `goals` are touchpoints at which a journey is complete; `horizon_s` (seconds) replaces a third of the
    observed time; `kept` are visits computed before. Where nobody was watched up to the horizon the share
    is read at the longest that anybody was, if that is at least the silence. Journeys are taken as
    independent. Source: Kaplan & Meier 1958; Maller & Zhou 1992 (the share that never has the event).
    """
    seen = kept or visits(engine, recognised)
    horizon = horizon_us(seen.watch) if horizon_s is None else round(horizon_s * 1e6)
    silence = silence_us(engine, seen.watch)
    waits = _last_waits(seen.table, horizon, silence)
    counts = {row["place"]: row for row in engine.run(_counts(waits)).to_pylist()}
    places = sorted(counts)
    survival = _survival(engine.run(_within(waits)), places, counts, horizon, level)
    starts = _starts(engine, recognised)
    found: dict[str, Ending] = {}
    for group, place in enumerate(places):
        touchpoint, count = seen.ids[place], counts[place]
        known = min(horizon, silence) > 0 and count["longest"] >= min(horizon, silence)
        found[touchpoint] = Ending(
            touchpoint=touchpoint,
            goal=touchpoint in goals,
            share=_estimate(survival, group, known),
            journeys=sum(count[kind] for kind in _KINDS),
            **{kind: count[kind] for kind in _KINDS},
            starts=starts.get(place, 0),
        )
    last = last_events(engine, recognised, seen.watch, silence, goals)
    row = engine.run(last.agg(journeys=last.count(), finished=last.finished.cast("int64").sum())).to_pylist()[
        0
    ]
    finished = row["finished"] or 0
    return Endings(
        horizon_s=horizon / 1e6,
        silence_s=silence / 1e6,
        finished=finished,
        unfinished=row["journeys"] - finished,
        misdated=seen.watch.misdated,
        touchpoints=MappingProxyType(found),
    )


_KINDS = ("moved_on", "ended", "open", "unwatched")


def _last_waits(seen: ir.Table, horizon: int, silence: int) -> ir.Table:
    """Per visit: `wait_us` until the journey's next event or the end of the watch, and what became of it."""
    observed = (seen.next_us <= seen.until_us).fill_null(False)
    waits = seen.select(
        "place",
        observed=observed,
        wait_us=ibis.ifelse(observed, seen.next_us, seen.until_us) - seen.last_us,
    )
    wait, moved_on = waits.wait_us, waits.observed
    return waits.mutate(
        moved_on=moved_on,
        ended=~moved_on & (wait >= 0) & (wait >= silence),
        open=~moved_on & (wait >= 0) & (wait < silence),
        unwatched=wait < 0,
        # Only the order of waits up to the horizon matters; one lost from sight there has lasted.
        beyond=(wait > horizon) | (~moved_on & (wait == horizon)),
    )


def _counts(waits: ir.Table) -> ir.Table:
    return waits.group_by("place").agg(
        **{kind: waits[kind].cast("int64").sum() for kind in (*_KINDS, "beyond")},
        longest=waits.wait_us.max(),
    )


def _within(waits: ir.Table) -> ir.Table:
    return waits.filter(~waits.beyond & ~waits.unwatched).select("place", "wait_us", "observed")


def _survival(
    within: pa.Table, places: list[int], counts: Mapping[int, Mapping[str, int]], horizon: int, level: float
) -> Survival:
    group = np.zeros(max(places, default=0) + 1, dtype=np.int64)
    group[places] = np.arange(len(places))
    return survival_at(
        group[within.column("place").to_numpy()],
        within.column("wait_us").to_numpy(),
        within.column("observed").to_numpy(),
        horizon,
        beyond=np.array([counts[place]["beyond"] for place in places], dtype=np.int64),
        level=level,
    )


def _estimate(survival: Survival, group: int, known: bool) -> Estimate | None:
    n, share = int(survival.n[group]), float(survival.share[group])
    if n == 0 or not (known or share == 0):
        return None
    return Estimate(
        value=share,
        low=float(survival.low[group]),
        high=float(survival.high[group]),
        n=n,
        counted="journeys",
        method="Kaplan-Meier",
    )


def _starts(engine: Engine, recognised: Recognised | None) -> dict[int, int]:
    steps = placed(engine, "steps", recognised).table
    first = steps.filter((steps.step == 1) & steps.place.notnull())
    counted = engine.run(first.group_by("place").agg(journeys=first.count()))
    return {row["place"]: row["journeys"] for row in counted.to_pylist()}
