"""Measured cards: one function per lane, each from a sheet to the cards of that lane."""

from collections.abc import Iterator

from caminos.findings import Pain
from caminos.maps.measurement import Estimate
from caminos.maps.model import Card, Evidence, Moment
from caminos.maps.provenance import Assumed
from caminos.maps.rank import ranks
from caminos.workspace.drafting.metrics import MetricLane, in_words
from caminos.workspace.drafting.sheet import Sheet

LEAST_HIGH = 0.8
ABOVE_MEAN = 0.25
"""A feeling whose whole interval lies above `LEAST_HIGH`, and by so much above the map's mean (on −2 … +2),
is marked as a moment that wins customers."""

_MIDDLE = "U"
_PAIN_RANKS = {"stops": "K", "feeling": "U", "closed": "f"}


def touchpoint_cards(sheet: Sheet) -> Iterator[Card]:
    """Each touchpoint once, with the customers (or rows, where nobody is named) counted there.

    Assumed where the data is silent.
    """
    for step, touchpoint, numbers in sheet.each():
        sources = ", ".join(numbers.sources) or sheet.sources
        people = max(numbers.customers, numbers.emotion.n if numbers.emotion else 0) or numbers.events
        counted = sheet.evidence(sheet.say("evidence.counted", sources=sources), people)
        yield Card(
            id=f"touchpoint-{touchpoint.id}",
            lane="touchpoint",
            step=step,
            rank=_MIDDLE,
            text=touchpoint.name,
            touchpoint=touchpoint.id,
            area=touchpoint.area,
            responsible=touchpoint.responsible,
            provenance=sheet.provenance if people else Assumed(),
            evidence=counted if people else (),
        )


def thought_cards(sheet: Sheet) -> Iterator[Card]:
    """Customers' own words, at most two a touchpoint."""
    for step, touchpoint, _ in sheet.each():
        quotes = sheet.quotes.get(touchpoint.id, ())[:2]
        for number, (quote, rank) in enumerate(zip(quotes, ranks(len(quotes)), strict=True), start=1):
            yield Card(
                id=f"thought-{number}-{touchpoint.id}",
                lane="thought",
                step=step,
                rank=rank,
                text=quote.text,
                quote=quote,
                touchpoint=touchpoint.id,
                provenance=sheet.provenance,
                evidence=(Evidence(kind="feedback", source=quote.source, on=quote.said_on, n=1),),
            )


def emotion_cards(sheet: Sheet) -> Iterator[Card]:
    """The measured feeling of each touchpoint that has one; the others stay a gap."""
    lost = {pain.touchpoint for pain in sheet.pains if pain.critical}
    for step, touchpoint, numbers in sheet.each():
        emotion = numbers.emotion
        if emotion is not None:
            sources = ", ".join(numbers.sources) or sheet.sources
            yield Card(
                id=f"emotion-{touchpoint.id}",
                lane="emotion",
                step=step,
                rank=_MIDDLE,
                score=emotion.value,
                interval=_interval(emotion),
                moment=_moment(emotion, touchpoint.id in lost, sheet.mean_feeling),
                touchpoint=touchpoint.id,
                provenance=sheet.provenance,
                evidence=sheet.evidence(sheet.say("evidence.scores", sources=sources), emotion.n),
            )


def expectation_cards(sheet: Sheet) -> Iterator[Card]:
    """What customers expect, where the library knows it."""
    for step, touchpoint, _ in sheet.each():
        if touchpoint.expectation is not None:
            yield Card(
                id=f"expectation-{touchpoint.id}",
                lane="expectation",
                step=step,
                rank=_MIDDLE,
                text=touchpoint.expectation.text,
                touchpoint=touchpoint.id,
                provenance=touchpoint.expectation.provenance,
            )


def pain_cards(sheet: Sheet) -> Iterator[Card]:
    """The pain points that the numbers alone show."""
    for pain in sheet.pains:
        estimate = pain.estimate
        if estimate.low is None or estimate.high is None:
            continue
        write = sheet.write_feeling if pain.kind == "feeling" else sheet.write_share
        touchpoint = sheet.library.touchpoint(pain.touchpoint)
        hours = touchpoint.opening_hours.text if touchpoint and touchpoint.opening_hours else ""
        yield Card(
            id=f"pain-{pain.kind}-{pain.touchpoint}",
            lane="pain",
            step=sheet.step_of[pain.touchpoint],
            rank=_PAIN_RANKS[pain.kind],
            text=sheet.say(
                f"pain.{pain.kind}",
                value=write(estimate.value),
                low=write(estimate.low),
                high=write(estimate.high),
                baseline=write(pain.baseline),
                hours=hours,
            ),
            moment="critical" if pain.critical else None,
            touchpoint=pain.touchpoint,
            provenance=sheet.provenance,
            evidence=sheet.evidence(_pain_evidence(sheet, pain), estimate.n),
        )


def metric_cards(sheet: Sheet, metric: MetricLane) -> Iterator[Card]:
    """One metric at each touchpoint where it is known."""
    for step, touchpoint, numbers in sheet.each():
        reading = metric.read(numbers, sheet.language)
        if reading is None:
            continue
        words = reading.words
        if metric.id == "stopped" and touchpoint.id in sheet.goals and numbers.stopped is not None:
            words = sheet.say("goal", value=in_words(numbers.stopped, sheet.language, sheet.write_share))
        yield Card(
            id=f"{metric.id}-{touchpoint.id}",
            lane=metric.id,
            step=step,
            rank=_MIDDLE,
            text=words,
            metric=metric.id,
            score=reading.value,
            interval=reading.interval,
            touchpoint=touchpoint.id,
            provenance=sheet.provenance,
            evidence=sheet.evidence(_method(sheet, metric, reading.n), reading.n),
        )


def _pain_evidence(sheet: Sheet, pain: Pain) -> str:
    if pain.kind == "feeling":
        return sheet.say("evidence.scores", sources=sheet.sources)
    return sheet.say(f"evidence.{pain.kind}", count=pain.estimate.n)


def _method(sheet: Sheet, metric: MetricLane, n: int) -> str:
    if metric.id == "stopped":
        return sheet.say("evidence.stops", count=n)
    key = "scores" if metric.id in ("nps", "csat", "ces") else "counted"
    return sheet.say(f"evidence.{key}", sources=sheet.sources)


def _moment(emotion: Estimate, customers_are_lost: bool, mean: float) -> Moment | None:
    if customers_are_lost and emotion.value < 0:
        return "critical"
    if emotion.low is not None and emotion.low > max(LEAST_HIGH, mean + ABOVE_MEAN):
        return "differentiating"
    return None


def _interval(estimate: Estimate) -> tuple[float, float] | None:
    return None if estimate.low is None or estimate.high is None else (estimate.low, estimate.high)
