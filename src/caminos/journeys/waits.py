"""How long customers wait at a touchpoint for their next event.

This is the file to copy for a new question: one frozen result, one public function from an engine to it, and
the Ibis expression below.
"""

from collections.abc import Mapping
from types import MappingProxyType

import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed
from caminos.maps.measurement import Wait

US_PER_SECOND = 1e6


def waits(engine: Engine, recognised: Recognised | None = None) -> Mapping[str, Wait]:
    """Median and 90 % quantile (seconds) of the time from an event to the journey's next one, by touchpoint.

    Every event that has a next one counts, wherever the next one is; a journey's last event has no wait and
    is no wait of 0. Touchpoints without any such wait are absent. Quantiles interpolate linearly.
    """
    steps = placed(engine, "steps", recognised)
    return MappingProxyType(
        {
            steps.ids[row["place"]]: Wait(
                median_s=row["quantiles"][0] / US_PER_SECOND,
                p90_s=row["quantiles"][1] / US_PER_SECOND,
                n=row["n"],
            )
            for row in engine.run(_quantiles(steps.table)).to_pylist()
        }
    )


def _quantiles(steps: ir.Table) -> ir.Table:
    waited = steps.filter(steps.place.notnull() & steps.us_to_next.notnull())
    return waited.group_by("place").agg(n=waited.count(), quantiles=waited.us_to_next.quantile([0.5, 0.9]))
