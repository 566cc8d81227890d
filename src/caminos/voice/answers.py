"""Scored feedback, summed per customer: what scores and emotions are computed from.

Feedback without a customer counts each piece as a customer of its own. Distances are measured from the end of
the scale that feels worst, so a scale may run either way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import numpy as np
from numpy.typing import NDArray

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed

SUMS = (
    "answers", "total", "best", "worst", "top", "feeling",
    "weight", "weighted_answers", "weighted_total", "weighted_best", "weighted_worst", "weighted_top",
    "weighted_feeling",
)  # fmt: skip
"""Per customer: how many answers; sums of the score, of promoters, detractors, top answers and of the feeling
(−2 … +2); the sum of weights, how many answers have one, and the same sums times the weight."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: kind of score, scale from worst (`low`) to best (`high`), by which source, about what.

    `touchpoint` is None where it is off the map or the whole experience, which `whole` tells apart.
    """

    touchpoint: str | None
    whole: bool
    source: str
    kind: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers to one question: `who` answered, and one array per name in `SUMS`, one element per
    customer.
    """

    who: NDArray[np.int64]
    sums: Mapping[str, NDArray[np.float64]]

    @property
    def count(self) -> int:
        """How many answers, over all customers."""
        return round(float(self.sums["answers"].sum()))

    @property
    def has_weights(self) -> bool:
        """Whether any answer has a weight."""
        return bool(self.sums["weighted_answers"].any())

    @property
    def all_weighted(self) -> bool:
        """Whether every answer has a weight."""
        return bool((self.sums["weighted_answers"] == self.sums["answers"]).all())


def answers(engine: Engine, recognised: Recognised | None = None) -> dict[Question, Answers]:
    """All scored feedback by question, in one pass over the feedback; weights of 0 or less are no weight."""
    feedback = placed(engine, "feedback", recognised)
    table = engine.run(_per_customer(engine, feedback.table))
    rows = {name: table.column(name).to_pylist() for name in _KEYS}
    sums = {name: table.column(name).to_numpy().astype(float) for name in SUMS}
    who = table.column("who").to_numpy()
    names = {
        row["source"]: row["name"]
        for row in engine.run(engine.table("sources").select("source", "name")).to_pylist()
    }
    keys = list(zip(*(rows[name] for name in _KEYS), strict=True))
    group_of = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    group = np.fromiter((group_of[key] for key in keys), dtype=np.int64, count=len(keys))
    order = np.argsort(group, kind="stable")
    ends = np.cumsum(np.bincount(group, minlength=len(group_of)))
    found: dict[Question, Answers] = {}
    for (place, whole, source, kind, low, high), members in zip(
        group_of, np.split(order, ends[:-1]) if group_of else (), strict=True
    ):
        question = Question(
            touchpoint=None if place is None else feedback.ids[place],
            whole=bool(whole),
            source=names[source],
            kind=kind,
            low=low,
            high=high,
        )
        found[question] = Answers(who[members], {name: sums[name][members] for name in SUMS})
    return found


def merged(parts: Iterator[Answers] | list[Answers]) -> Answers:
    """Answers to several questions as if they were one, customer by customer."""
    each = list(parts)
    who, place = np.unique(np.concatenate([one.who for one in each]), return_inverse=True)
    return Answers(
        who,
        {
            name: np.bincount(
                place, np.concatenate([one.sums[name] for one in each]), minlength=len(who)
            ).astype(float)
            for name in SUMS
        },
    )


_KEYS = ("place", "whole", "source", "kind", "low", "high")


def _per_customer(engine: Engine, feedback: ir.Table) -> ir.Table:
    customers = engine.table("customers").select(known_ref="ref", customer="customer")
    scored = feedback.filter(
        feedback.score.notnull() & feedback.low.notnull() & feedback.high.notnull()
    ).filter(lambda row: row.low != row.high)
    scored = scored.left_join(customers, scored.ref == customers.known_ref)
    steps = (scored.high - scored.low).abs()
    above_worst = (scored.score - scored.low) * (scored.high - scored.low).sign()
    below_best = steps - above_worst
    scored = scored.mutate(
        who=ibis.coalesce(scored.customer.cast("int64"), -1 - scored.feedback.cast("int64")),
        whole=scored.touchpoint.isnull(),
        used_weight=ibis.ifelse(scored.weight > 0, scored.weight, ibis.null("float64")),
        is_best=(below_best <= 1).cast("float64"),
        is_worst=(below_best >= 4).cast("float64"),
        is_top=(below_best <= _top_steps(steps)).cast("float64"),
        felt=4 * above_worst / steps - 2,
    )
    weight = scored.used_weight.fill_null(0.0)
    return scored.group_by([*_KEYS, "who"]).agg(
        answers=scored.count(),
        total=scored.score.sum(),
        best=scored.is_best.sum(),
        worst=scored.is_worst.sum(),
        top=scored.is_top.sum(),
        feeling=scored.felt.sum(),
        weight=weight.sum(),
        weighted_answers=scored.used_weight.count(),
        weighted_total=(scored.score * weight).sum(),
        weighted_best=(scored.is_best * weight).sum(),
        weighted_worst=(scored.is_worst * weight).sum(),
        weighted_top=(scored.is_top * weight).sum(),
        weighted_feeling=(scored.felt * weight).sum(),
    )


def _top_steps(steps: ir.FloatingColumn) -> ir.FloatingColumn:
    """How far below the best end an answer still is a top one (see `scores`)."""
    return ibis.cases((steps < 4, 0.0), (steps <= 10, 1.0), else_=steps / 4)
