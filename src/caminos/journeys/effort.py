"""What one journey asks of a customer: contacts, channels and hours."""

from collections.abc import Collection
from dataclasses import dataclass

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised
from caminos.journeys.horizon import last_events, silence_us
from caminos.journeys.watch import watch
from caminos.maps.measurement import Effort

US_PER_HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class JourneyEffort:
    """Effort of the finished journeys; None where no journey is finished.

    `unfinished` journeys are left out: they have asked for less than they will.
    """

    effort: Effort | None
    unfinished: int


def effort(
    engine: Engine,
    recognised: Recognised | None = None,
    *,
    goals: Collection[str] = (),
    silence_s: float | None = None,
) -> JourneyEffort:
    """Median and 90 % quantile of events, different channels and hours from start to last event, per journey.

    A journey starts where its source says so, else with its first event. It is finished when its last event
    is at one of the `goals`, or stayed the last for `silence_s` seconds (None: the gap that 95 % of all
    gaps do not exceed) until the watch ended. Long journeys that began late are unfinished more often than
    short ones, so where the observed time is only a few journeys long, the hours come out too short.
    """
    ends = watch(engine)
    silence = silence_us(engine, ends) if silence_s is None else round(silence_s * 1e6)
    last = last_events(engine, recognised, ends, silence, goals)
    journeys = engine.table("journeys")
    finished = last.filter(last.finished).select("journey").join(journeys, "journey")
    both = [0.5, 0.9]
    row = engine.run(
        finished.agg(
            n=finished.count(),
            contacts=finished.steps.quantile(both),
            channels=finished.channels.quantile(both),
            us=(finished.last_us - finished.started_us).quantile(both),
        )
    ).to_pylist()[0]
    unfinished = engine.run(journeys.count()).column(0)[0].as_py() - row["n"]
    if row["n"] == 0:
        return JourneyEffort(None, unfinished)
    return JourneyEffort(
        Effort(
            n=row["n"],
            contacts_median=row["contacts"][0],
            contacts_p90=row["contacts"][1],
            channels_median=row["channels"][0],
            channels_p90=row["channels"][1],
            hours_median=row["us"][0] / US_PER_HOUR,
            hours_p90=row["us"][1] / US_PER_HOUR,
        ),
        unfinished,
    )
