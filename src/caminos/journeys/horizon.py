"""How long is long: the silence after which a journey counts as ended, and the time "for good" is read at.

Two lengths, because they answer two questions. *Silence*: is this journey probably over? The gap that 95 % of
all gaps between two events do not exceed. *Horizon*: have they gone for good? Slow touchpoints (a supplier, a
refund) are left after months by customers who do go on, so a short silence would call them lost; a third of
the observed time is the longest that still leaves most visits watched for as long.
"""

from collections.abc import Collection

import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed
from caminos.journeys.watch import Watch, watched_until

GAP_QUANTILE = 0.95
OF_THE_WINDOW = 3


def horizon_us(ends: Watch) -> int:
    """The time at which "for good" is read, µs: a third of the observed time."""
    return (ends.last_us - ends.first_us) // OF_THE_WINDOW


def silence_us(engine: Engine, ends: Watch) -> int:
    """The silence after which a journey counts as ended, µs: the 95 % quantile of all gaps, at most the
    horizon.

    Without any gap (each journey is one event) it is the horizon; 0 where all events happened at one moment.
    """
    steps = engine.table("steps")
    gap = engine.run(steps.agg(gap=steps.us_to_next.quantile(GAP_QUANTILE))).column("gap")[0].as_py()
    return horizon_us(ends) if gap is None else min(horizon_us(ends), round(gap))


def last_events(
    engine: Engine, recognised: Recognised | None, ends: Watch, silence: int, goals: Collection[str]
) -> ir.Table:
    """The last event of each journey, with `place` and `finished`.

    A journey is finished when its last event is at a goal, or was watched for the silence (µs) and stayed the
    last.
    """
    steps = placed(engine, "steps", recognised)
    last = steps.table.filter(steps.table.us_to_next.isnull())
    silent = (watched_until(last.source, ends) - last.at_us >= silence) & (silence > 0)
    if goals:
        places = [place for place, touchpoint in steps.ids.items() if touchpoint in goals]
        silent = silent | last.place.isin(places).fill_null(False)
    return last.mutate(finished=silent)
