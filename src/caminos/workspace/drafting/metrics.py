"""The metrics that a measured map shows in lanes of their own, and how each is written on its card."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from caminos.language import duration, share, signed, text
from caminos.maps.library import Metric
from caminos.maps.measurement import Estimate, ScoreNumbers, TouchpointNumbers


@dataclass(frozen=True, slots=True)
class Reading:
    """A metric at one touchpoint: value in the metric's unit, interval, n, and the words on the card."""

    value: float
    interval: tuple[float, float] | None
    n: int
    words: str


@dataclass(frozen=True, slots=True)
class MetricLane:
    """A metric, its place in the library and how it is read from a touchpoint's numbers."""

    id: str
    kind: Literal["nps", "csat", "ces", "share", "duration"]
    better: Literal["higher", "lower"]
    read: Callable[[TouchpointNumbers, str], Reading | None]

    def metric(self, language: str) -> Metric:
        """The metric as the library keeps it."""
        unit = {"duration": "s", "share": "share", "csat": "share", "ces": "share"}.get(self.kind, "")
        return Metric(
            id=self.id,
            name=text(f"draft.metric.{self.id}", language),
            kind=self.kind,
            unit=unit,
            better=self.better,
        )


def in_words(estimate: Estimate, language: str, write: Callable[[float], str]) -> str:
    """An estimate as people read it: the value and, where it is known, its 95 % interval."""
    if estimate.low is None or estimate.high is None:
        return write(estimate.value)
    return text(
        "draft.interval",
        language,
        value=write(estimate.value),
        low=write(estimate.low),
        high=write(estimate.high),
    )


def _read_share(estimate: Estimate | None, language: str) -> Reading | None:
    if estimate is None:
        return None
    words = in_words(estimate, language, lambda value: share(value, language))
    return Reading(estimate.value, _interval(estimate), estimate.n, words)


def _read_wait(numbers: TouchpointNumbers, language: str) -> Reading | None:
    wait = numbers.wait_to_next
    if wait is None:
        return None
    words = text("draft.wait", language, p90=duration(wait.p90_s, language))
    return Reading(wait.median_s, None, wait.n, words)


def _read_score(numbers: TouchpointNumbers, kind: str, language: str) -> Reading | None:
    scores = [score for score in numbers.scores if score.kind == kind]
    if not scores:
        return None
    best = max(scores, key=lambda score: score.estimate.n)
    return Reading(
        best.estimate.value, _interval(best.estimate), best.estimate.n, score_in_words(best, language)
    )


def score_in_words(score: ScoreNumbers, language: str) -> str:
    """A score as people read it: NPS in points from −100 to +100, CSAT and CES in per cent."""
    if score.kind == "nps":
        return in_words(score.estimate, language, lambda value: signed(value * 100, language, 0))
    if score.kind == "mean":
        return in_words(score.estimate, language, lambda value: signed(value, language, 2))
    return in_words(score.estimate, language, lambda value: share(value, language))


def _interval(estimate: Estimate) -> tuple[float, float] | None:
    return None if estimate.low is None or estimate.high is None else (estimate.low, estimate.high)


METRIC_LANES: Final = (
    MetricLane("reached", "share", "higher", lambda one, lang: _read_share(one.reached, lang)),
    MetricLane("stopped", "share", "lower", lambda one, lang: _read_share(one.stopped, lang)),
    MetricLane("wait", "duration", "lower", _read_wait),
    MetricLane("returned", "share", "lower", lambda one, lang: _read_share(one.returned, lang)),
    MetricLane("nps", "nps", "higher", lambda one, lang: _read_score(one, "nps", lang)),
    MetricLane("csat", "csat", "higher", lambda one, lang: _read_score(one, "csat", lang)),
    MetricLane("ces", "ces", "higher", lambda one, lang: _read_score(one, "ces", lang)),
)
"""In the order in which they stand on a map."""
