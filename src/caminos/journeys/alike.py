"""How alike the journeys of one customer are: what makes the intervals of journey shares honest.

Ten journeys of one customer say less than ten customers with one journey each. How much less, the design
effect, is seen in the spread between customers. It enters an interval only as a factor, so in a large store
it is taken from an even sample of customers, while the shares themselves are always counted in full.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, following
from caminos.stats import ClusterSums, design_effect

SAMPLE = 20_000
"""About how many customers the design effects are taken from (all of them where there are fewer)."""

ENOUGH = 30
"""A spread seen between fewer sampled customers is chance."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Design effects of one touchpoint's journey shares (1: journeys say as much as customers).

    `reached` of all journeys; `repeated` and `returned` of the journeys that reached it, which belong to
    about `customers` customers.
    """

    customers: int
    reached: float
    repeated: float
    returned: float


def alike(engine: Engine, recognised: Recognised | None = None) -> Mapping[int, Alike]:
    """Design effects by place.

    A touchpoint too rare for a sample (fewer than `ENOUGH` customers of it) gets the worst: a customer's
    journeys are all alike.
    """
    journeys = engine.table("journeys")
    customers = engine.run(_who(journeys).who.nunique()).column(0)[0].as_py()
    every = max(1, customers // SAMPLE)
    everyone = _sample(_who(journeys), every)
    everyone = everyone.group_by("who").agg(journeys=everyone.count())
    whole = engine.run(
        everyone.agg(
            clusters=everyone.count(),
            journeys=everyone.journeys.sum(),
            squares=(everyone.journeys * everyone.journeys).sum(),
        )
    ).to_pylist()[0]
    each = _per_customer(_sample(_who(following(engine, recognised).table), every)).join(everyone, "who")
    worst = max(1.0, whole["squares"] / whole["journeys"]) if whole["journeys"] else 1.0
    found = defaultdict(lambda: Alike(every, worst, worst, worst))
    for row in engine.run(_sums(each)).to_pylist():
        reached = ClusterSums(
            whole["clusters"],
            whole["journeys"],
            row["here"],
            whole["squares"],
            row["here_here"],
            row["here_journeys"],
        )
        if every > 1 and row["clusters"] < ENOUGH:
            found[row["place"]] = Alike(row["clusters"] * every, worst, worst, worst)
            continue
        found[row["place"]] = Alike(
            customers=row["clusters"] * every,
            reached=design_effect(reached),
            repeated=_inside(row, "again"),
            returned=_inside(row, "back"),
        )
    return found


def who(table: ir.Table) -> ir.IntegerColumn:
    """Whom a row counts for: its customer, or its journey (as a negative number) where that is unknown."""
    return ibis.coalesce(table.customer.cast("int64"), -1 - table.journey.cast("int64"))


def _inside(row: Mapping[str, int], what: str) -> float:
    """The design effect of a share of the journeys that reached the touchpoint."""
    return design_effect(
        ClusterSums(
            row["clusters"],
            row["here"],
            row[what],
            row["here_here"],
            row[f"{what}_{what}"],
            row[f"{what}_here"],
        )
    )


def _who(table: ir.Table) -> ir.Table:
    return table.mutate(who=who(table))


def _sample(table: ir.Table, every: int) -> ir.Table:
    return table if every == 1 else table.filter(table.who % every == 0)


def _per_customer(steps: ir.Table) -> ir.Table:
    """Per place and customer: journeys that reached it, those with more events there, those that came
    back.
    """
    steps = steps.filter(steps.place.notnull())
    leaves = steps.next_place.isnull() | (steps.next_place != steps.place)
    seen = steps.group_by("place", "who", "journey").agg(
        events=steps.count(), stays=leaves.cast("int64").sum()
    )
    return seen.group_by("place", "who").agg(
        here=seen.count(),
        again=(seen.events > 1).cast("int64").sum(),
        back=(seen.stays > 1).cast("int64").sum(),
    )


def _sums(each: ir.Table) -> ir.Table:
    pairs = (
        ("here", "here"), ("here", "journeys"), ("again", "again"), ("again", "here"), ("back", "back"),
        ("back", "here"),
    )  # fmt: skip
    return each.group_by("place").agg(
        clusters=each.count(),
        here=each.here.sum(),
        again=each.again.sum(),
        back=each.back.sum(),
        **{f"{one}_{other}": (each[one] * each[other]).sum() for one, other in pairs},
    )
