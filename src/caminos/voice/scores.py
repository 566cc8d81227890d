"""Scores customers give, per touchpoint and over all, per source: NPS, CSAT, CES and plain means.

- NPS (−1 … 1): promoters within one step of the best answer, detractors four or more below it. Only on
  scales of ten or eleven points (0-10, 1-10, and the same turned round); any other scale yields a mean.
- CSAT and CES: the share of *top* answers, the best two (top-2: 4 and 5 of 1-5); only the best one on
  scales of fewer than five points; the upper quarter of scales finer than eleven points (75 of 0-100). CES
  is the top-2 variant, not the mean. Both come with the plain mean beside them.
- stars and other scores: the mean in the scale's own units.

Counting unit is the customer. Source: Reichheld 2003 (NPS); Dixon et al. 2010 (CES); intervals see `stats`.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised
from caminos.maps.measurement import Estimate, ScoreNumbers
from caminos.stats import LEVEL, cluster_mean, kish, nps, weighted_share
from caminos.voice.answers import Answers, Question, answers, merged

NPS_STEPS = (9, 10)


@dataclass(frozen=True, slots=True)
class Score:
    """One score: at a touchpoint, or over all (`touchpoint` None); from `answers` answers.

    `weighted` tells whether the source's weights are in it; a source with weights has both.
    """

    touchpoint: str | None
    numbers: ScoreNumbers
    weighted: bool
    answers: int


def scores(
    engine: Engine, recognised: Recognised | None = None, *, level: float = LEVEL
) -> tuple[Score, ...]:
    """Every score of every source: over all first, then by touchpoint, source and kind.

    Over all is what was asked about the whole experience; where a source never asked that, all its answers
    of that kind on that scale. A weighted score leaves out answers without a weight.
    """
    asked = answers(engine, recognised)
    found: list[Score] = []
    for question, given in _overall(asked):
        found.extend(_scores(None, question, given, level))
    here = [(question, given) for question, given in asked.items() if question.touchpoint is not None]
    for question, given in sorted(here, key=lambda item: _order(item[0])):
        found.extend(_scores(question.touchpoint, question, given, level))
    return tuple(found)


def _order(question: Question) -> tuple[str, str, str, float, float]:
    return (question.touchpoint or "", question.source, question.kind, question.low, question.high)


def _overall(asked: dict[Question, Answers]) -> list[tuple[Question, Answers]]:
    alike: dict[Question, list[tuple[bool, Answers]]] = defaultdict(list)
    for question, given in asked.items():
        key = Question(None, True, question.source, question.kind, question.low, question.high)
        alike[key].append((question.whole, given))
    found = []
    for key, parts in sorted(alike.items(), key=lambda item: _order(item[0])):
        whole = [given for is_whole, given in parts if is_whole]
        found.append((key, merged(whole or [given for _, given in parts])))
    return found


def _scores(touchpoint: str | None, question: Question, given: Answers, level: float) -> list[Score]:
    kinds = {"nps": ["nps"], "csat": ["csat", "mean"], "ces": ["ces", "mean"]}.get(question.kind, ["mean"])
    if kinds == ["nps"] and abs(question.high - question.low) not in NPS_STEPS:
        kinds = ["mean"]
    found = []
    for kind in kinds:
        for weighted in (False, True) if given.has_weights else (False,):
            estimate = _estimate(kind, question, given, weighted, level)
            if estimate is not None:
                numbers = ScoreNumbers.model_validate(
                    {
                        "kind": kind,
                        "estimate": estimate,
                        "scale": (question.low, question.high),
                        "source": question.source,
                    }
                )
                count = round(float(given.sums["weighted_answers"].sum())) if weighted else given.count
                found.append(Score(touchpoint, numbers, weighted, count))
    return found


def _estimate(kind: str, question: Question, given: Answers, weighted: bool, level: float) -> Estimate | None:
    prefix = "weighted_" if weighted else ""
    weights = given.sums["weight" if weighted else "answers"]
    customers = int(np.count_nonzero(weights))
    total = float(weights.sum())

    def summed(name: str) -> float:
        return float(given.sums[prefix + name].sum())

    if kind == "mean":
        return cluster_mean(
            given.sums[prefix + "total"], weights, level=level, bounds=(question.low, question.high)
        )
    effective = kish(weights)
    if kind == "nps":
        best, worst = summed("best"), summed("worst")
        return nps(
            best,
            max(0.0, total - best - worst),
            worst,
            n=customers,
            effective=None if np.isclose(effective, total) else effective,
            level=level,
        )
    return weighted_share(summed("top"), total, n=customers, effective=effective, level=level)
