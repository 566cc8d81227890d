"""All numbers of a map at once: every question asked of the engine, put together per touchpoint."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from caminos.engine.protocol import Engine
from caminos.errors import BadInput
from caminos.events.recognised import Recognised
from caminos.journeys import Visits, effort, endings, reach, repeats, totals, waits
from caminos.journeys.endings import Endings
from caminos.journeys.opening import open_week
from caminos.journeys.reach import Reach
from caminos.journeys.repeats import Repeats
from caminos.journeys.totals import Totals
from caminos.journeys.when import Demand, outside_hours
from caminos.language import text
from caminos.maps.library import Library, OpeningHours
from caminos.maps.measurement import (
    Effort,
    Estimate,
    Folded,
    Measurement,
    ScoreNumbers,
    SourceNumbers,
    TouchpointNumbers,
    Wait,
)
from caminos.voice import Emotion, Score, emotions, scores


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything measured over the recognised touchpoints, in no particular order."""

    totals: Totals
    recognised: Recognised
    goals: frozenset[str]
    effort: Effort | None
    unfinished: int | None
    horizon_s: float | None
    scores: tuple[ScoreNumbers, ...]
    touchpoints: tuple[TouchpointNumbers, ...]

    def with_positions(self, position: Mapping[str, float | None]) -> Self:
        """The same numbers, each touchpoint with its mean place in real journeys (0 … 1)."""
        touchpoints = tuple(
            one.model_copy(update={"position": position.get(one.touchpoint)}) for one in self.touchpoints
        )
        return replace(self, touchpoints=touchpoints)

    def measurement(
        self,
        map_id: str,
        taken_at: datetime,
        shown: tuple[TouchpointNumbers, ...],
        folded: Folded | None,
        language: str,
    ) -> Measurement:
        """The measurement of one map: the touchpoints it shows and the tail it folds; notes in `language`."""
        found = self.totals
        nameless = nobody_is_named(found)
        return Measurement(
            id=measurement_id(taken_at),
            map=map_id,
            taken_at=taken_at,
            first_at=found.first_at,
            last_at=found.last_at,
            customers=found.customers,
            journeys=0 if nameless else found.journeys,
            events=found.events,
            feedback=found.feedback,
            unfinished=self.unfinished,
            horizon_s=self.horizon_s,
            effort=self.effort,
            scores=self.scores,
            touchpoints=shown,
            sources=tuple(
                SourceNumbers(
                    name=one.name,
                    events=one.events,
                    feedback=one.feedback,
                    first_at=one.first_at,
                    last_at=one.last_at,
                )
                for one in found.sources
            ),
            folded=folded,
            notes=(text("draft.nameless", language),) if nameless else (),
        )


def numbers(
    engine: Engine,
    recognised: Recognised,
    library: Library,
    *,
    goals: frozenset[str],
    visits: Visits,
) -> Numbers:
    """Ask all questions; `goals` are touchpoints where a journey ends well, `visits` are computed before.

    Where no row says whose it is, each is counted by itself: there are no journeys then, so waits, stops,
    returns and effort stay unknown, and `reached` is the share of rows.
    """
    hours = readable_hours(library)
    found = totals(engine)
    journeys_are_known = found.events > 0 and not nobody_is_named(found)
    everything = _Asked(
        reach=reach(engine, recognised, kept=visits),
        waits=waits(engine, recognised) if journeys_are_known else {},
        repeats=repeats(engine, recognised, kept=visits) if journeys_are_known else {},
        endings=endings(engine, recognised, goals=goals, kept=visits) if journeys_are_known else None,
        demand=outside_hours(engine, hours, recognised),
        emotions=emotions(engine, recognised),
        scores=scores(engine, recognised),
    )
    asked_of = effort(engine, recognised, goals=goals) if journeys_are_known else None
    return Numbers(
        totals=found,
        recognised=recognised,
        goals=goals,
        effort=asked_of.effort if asked_of else None,
        unfinished=everything.endings.unfinished if everything.endings else None,
        horizon_s=everything.endings.horizon_s if everything.endings else None,
        scores=tuple(_numbers(one) for one in everything.scores if one.touchpoint is None),
        touchpoints=tuple(
            everything.at(touchpoint)
            for touchpoint in recognised.touchpoints
            if touchpoint in everything.reach or touchpoint in everything.emotions
        ),
    )


def readable_hours(library: Library) -> dict[str, OpeningHours]:
    """Opening hours by touchpoint; hours nobody can read are left out, for they concern one pain only."""
    found: dict[str, OpeningHours] = {}
    for one in library.touchpoints:
        if one.opening_hours is not None:
            with suppress(BadInput):
                open_week(one.opening_hours.text)
                found[one.id] = one.opening_hours
    return found


def nobody_is_named(found: Totals) -> bool:
    """Whether no event has a customer or a journey: then each row stands alone."""
    return found.events > 0 and found.unknown_customer_journeys == found.journeys == found.events


def measurement_id(taken_at: datetime) -> str:
    """An id that sorts by time: `m-20261121t203000-123456`."""
    return f"m-{taken_at:%Y%m%dt%H%M%S}-{taken_at.microsecond:06d}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The answers of all questions, by touchpoint."""

    reach: Mapping[str, Reach]
    waits: Mapping[str, Wait]
    repeats: Mapping[str, Repeats]
    endings: Endings | None
    demand: Mapping[str, Demand]
    emotions: Mapping[str | None, Emotion]
    scores: tuple[Score, ...]

    def _share(self, reached: Reach) -> Estimate:
        share = reached.journeys_share
        return share if self.endings else share.model_copy(update={"counted": "answers"})

    def at(self, touchpoint: str) -> TouchpointNumbers:
        reached = self.reach.get(touchpoint)
        repeated = self.repeats.get(touchpoint)
        ending = self.endings.touchpoints.get(touchpoint) if self.endings else None
        felt = self.emotions.get(touchpoint)
        sources = [name for name, _ in reached.sources] if reached else []
        sources += [one.source for one in felt.sources] if felt else []
        return TouchpointNumbers(
            touchpoint=touchpoint,
            events=reached.events if reached else 0,
            journeys=reached.journeys if reached else 0,
            customers=reached.customers if reached else 0,
            reached=self._share(reached) if reached else None,
            stopped=ending.share if ending else None,
            wait_to_next=self.waits.get(touchpoint),
            repeats_per_journey=repeated.per_journey if repeated else None,
            repeated=repeated.repeated if repeated else None,
            returned=repeated.returned if repeated else None,
            outside_hours=self.demand[touchpoint].outside if touchpoint in self.demand else None,
            emotion=felt.estimate if felt else None,
            weighted=felt.weighted if felt else False,
            scores=tuple(_numbers(one) for one in self.scores if one.touchpoint == touchpoint),
            channels=reached.channels if reached else (),
            sources=tuple(dict.fromkeys(sources)),
        )


def _numbers(score: Score) -> ScoreNumbers:
    return score.numbers.model_copy(update={"weighted": score.weighted})
