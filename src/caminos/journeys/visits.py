"""What the questions about touchpoints rest on: one row per journey and touchpoint it reached."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, following
from caminos.journeys.alike import Alike, alike
from caminos.journeys.watch import Watch, watch, watched_until


@dataclass(frozen=True)
class Visits:
    """One row per journey and touchpoint, and the touchpoint of each `place`.

    Columns: `journey`, `place`, `events` there, `stays` (unbroken rows of events there), `first_step`,
    `last_us` (its last event there), `next_us` (the journey's next event after that, NULL: none),
    `until_us` (until when that last event was watched).
    """

    engine: Engine
    recognised: Recognised | None
    table: ir.Table
    ids: Mapping[int, str]
    watch: Watch

    @cached_property
    def alike(self) -> Mapping[int, Alike]:
        """How alike a customer's journeys are at each place, found out when first asked for."""
        return alike(self.engine, self.recognised)


def visits(engine: Engine, recognised: Recognised | None = None) -> Visits:
    """The visits as an expression, computed anew by each question that uses it."""
    steps = following(engine, recognised)
    ends = watch(engine)
    rows = steps.table.filter(steps.table.place.notnull())
    leaves = rows.next_place.isnull() | (rows.next_place != rows.place)
    # The last event's source is wanted, not the greatest one: packed behind the step number, one maximum
    # finds it.
    pack = max(ends.until_us, default=0) + 1
    grouped = rows.group_by("journey", "place").agg(
        events=rows.count().cast("int32"),
        stays=leaves.cast("int32").sum().cast("int32"),
        first_step=rows.step.min(),
        last_step=(rows.step.cast("int64") * pack + rows.source).max(),
        last_us=rows.at_us.max(),
        # Times never fall along a journey, so the latest "next" is the one after the last visit …
        next_us=(rows.at_us + rows.us_to_next).max(),
        # … unless the last visit ends the journey.
        is_end=rows.us_to_next.isnull().cast("int8").max(),
    )
    table = grouped.mutate(
        next_us=ibis.ifelse(grouped.is_end == 1, ibis.null("int64"), grouped.next_us),
        until_us=watched_until(grouped.last_step % pack, ends),
    )
    return Visits(engine, recognised, table.drop("is_end", "last_step"), steps.ids, ends)


@contextmanager
def kept_visits(engine: Engine, recognised: Recognised | None = None) -> Iterator[Visits]:
    """The visits computed once and kept by the engine while the block lasts, for several questions in a
    row.
    """
    found = visits(engine, recognised)
    with found.table.cache() as table:
        yield replace(found, table=table)
