"""What a measured map shows, told in sentences on the ladder of evidence: seen, no cause claimed."""

from collections.abc import Iterator

from caminos.findings import find_pains
from caminos.language import duration, number, share, signed
from caminos.maps.evidenced import evidenced_share
from caminos.maps.library import Library
from caminos.maps.measurement import Estimate, Measurement, TouchpointNumbers
from caminos.maps.model import JourneyMap
from caminos.workspace.drafting.metrics import score_in_words


def summarise(made: JourneyMap, library: Library, measurement: Measurement | None) -> list[str]:
    """A few sentences: what stands on the map, what it rests on, effort, highs, lows, losses, waits."""
    if measurement is None:
        return [f"{made.title}: {len(made.steps)} steps, never measured; caminos map measure does it."]
    names = {one.id: one.name for one in library.touchpoints}
    return [*_ground(made, measurement), *_effort(measurement), *_findings(made, measurement, names)]


def _ground(made: JourneyMap, measurement: Measurement) -> Iterator[str]:
    sources = ", ".join(source.name for source in measurement.sources)
    yield (
        f"{made.title}: {_count(len(made.steps), 'touchpoint')} on {_count(len(made.stages), 'stage')}, "
        f"from {sources}."
    )
    told = [f"{measurement.customers:,} customers"] if measurement.customers else []
    if measurement.events:
        journeys = f"{measurement.journeys:,} journeys, " if measurement.journeys else ""
        told.append(f"{journeys}{measurement.events:,} events")
    if measurement.feedback:
        told.append(f"{measurement.feedback:,} pieces of feedback")
    if measurement.first_at and measurement.last_at:
        told.append(f"{measurement.first_at:%Y-%m-%d} to {measurement.last_at:%Y-%m-%d}")
    yield "It rests on " + ", ".join(told) + "."
    if measurement.events and not measurement.journeys:
        yield "No row says whose it is, so rows are counted; journeys, waits and stops are unknown."
    folded = measurement.folded
    if folded is not None:
        folded_away = _count(folded.touchpoints, "rarer touchpoint")
        yield f"Folded away: {folded_away} with {share(folded.share)} of all events."
    evidenced = evidenced_share(made)
    if evidenced.share is not None:
        yield (
            f"{share(evidenced.share)} of its claims are measured or observed; "
            "the stages are assumed until somebody confirms them."
        )


def _effort(measurement: Measurement) -> Iterator[str]:
    effort = measurement.effort
    if effort is not None:
        channels = f" over {_count(effort.channels_median, 'channel')}" if effort.channels_median else ""
        yield (
            f"A finished journey takes {_count(effort.contacts_median, 'contact')}{channels} and "
            f"{duration(effort.hours_median * 3600)} at the median; "
            f"one in ten takes {_count(effort.contacts_p90, 'contact')} or "
            f"{duration(effort.hours_p90 * 3600)} and more."
        )
    if measurement.unfinished:
        yield (
            f"Still under way when the data ends, and not counted as lost: "
            f"{_count(measurement.unfinished, 'journey')}."
        )
    for score in measurement.scores:
        if score.kind != "mean":
            where = ", ".join(word for word in (score.source, "weighted" if score.weighted else "") if word)
            told = f"{score.kind.upper()} over all" + (f" ({where})" if where else "")
            yield f"{told}: {score_in_words(score, 'en')}, n {score.estimate.n:,}."


def _findings(made: JourneyMap, measurement: Measurement, names: dict[str, str]) -> Iterator[str]:
    felt = [one for one in measurement.touchpoints if one.emotion is not None and one.emotion.n >= 30]
    if felt:
        best = max(felt, key=_feeling)
        worst = min(felt, key=_feeling)
        yield f"Customers feel best at {names[best.touchpoint]}: {_felt(best.emotion)}."
        if worst is not best:
            yield f"Customers feel worst at {names[worst.touchpoint]}: {_felt(worst.emotion)}."
    stops = [
        pain for pain in find_pains(measurement.touchpoints, frozenset(made.goals)) if pain.kind == "stops"
    ]
    for pain in sorted(stops, key=lambda pain: -pain.estimate.value)[:3]:
        yield (
            f"At {names[pain.touchpoint]} {_in_words(pain.estimate)} of the journeys that come "
            f"go no further; elsewhere {share(pain.baseline)}."
        )
    waits = [
        one for one in measurement.touchpoints if one.wait_to_next is not None and one.wait_to_next.n >= 30
    ]
    if waits:
        longest = max(waits, key=lambda one: one.wait_to_next.median_s if one.wait_to_next else 0)
        wait = longest.wait_to_next
        if wait is not None:
            yield (
                f"The longest wait follows {names[longest.touchpoint]}: {duration(wait.median_s)} "
                f"at the median, one in ten waits {duration(wait.p90_s)} or more (n {wait.n:,})."
            )


def _count(value: float, what: str) -> str:
    return f"{number(value)} {what}" + ("" if value == 1 else "s")


def _feeling(one: TouchpointNumbers) -> float:
    return one.emotion.value if one.emotion else 0.0


def _felt(emotion: Estimate | None) -> str:
    if emotion is None:
        return "unknown"
    interval = (
        f" ({signed(emotion.low)} to {signed(emotion.high)})"
        if emotion.low is not None and emotion.high is not None
        else ""
    )
    return f"{signed(emotion.value)}{interval} on −2 … +2, n {emotion.n:,}"


def _in_words(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return share(estimate.value)
    return f"{share(estimate.value)} ({share(estimate.low)} to {share(estimate.high)})"
