"""Repair: every readable map made free of faults, in one fixed way, losing nothing that can be kept.

Two people who change a map at the same moment can leave it contradicting itself (a card in a lane
that the other has just removed). Everybody repairs what they read, and all arrive at the same map.
"""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from caminos.language import text
from caminos.maps.check import EMOTION_HIGH, EMOTION_LOW
from caminos.maps.library import Library
from caminos.maps.model import Action, Card, JourneyMap, Lane, Stage, Step
from caminos.maps.provenance import Assumed, Measured, Provenance
from caminos.maps.rank import last_rank
from caminos.maps.spans import step_places, turned_forward

RECOVERED = "recovered"
"""The id of the stage, step and lane that receive what lost its place."""

_LONGEST_TEXT = 20_000
Claiming = TypeVar("Claiming", Stage, Step, Card)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def repair(
    document: JourneyMap,
    library: Library | None = None,
    *,
    maps: Collection[str] | None = None,
    measurements: Collection[str] | None = None,
) -> JourneyMap:
    """The same map without a single fault of those that `faults` finds with the same arguments.

    Steps and cards that lost their stage, step or lane move to one called "Recovered". A score that
    cannot be becomes unknown and stays as a note. What names something that does not exist names nothing.
    """
    mended = _not_itself(_sound_cards(_placed(document)))
    if library is not None:
        mended = _tied_to(library, mended)
    if maps is not None:
        mended = _among(mended, {*maps, mended.id})
    if measurements is not None:
        mended = _measured_by(mended, measurements)
    return mended


def _placed(document: JourneyMap) -> JourneyMap:
    """Every step in a stage, every card in a lane and at a step."""
    stages, steps, lanes = _ids(document.stages), _ids(document.steps), _ids(document.lanes)
    cards = tuple(_card_placed(card, lanes, steps) for card in document.cards)
    name = text("audit.recovered", document.language)
    kept_steps = [
        step if step.stage in stages else step.model_copy(update={"stage": RECOVERED})
        for step in document.steps
    ]
    if RECOVERED not in steps and any(card.step == RECOVERED for card in cards):
        rank = last_rank(step.rank for step in kept_steps if step.stage == RECOVERED)
        kept_steps.append(Step(id=RECOVERED, stage=RECOVERED, name=name, rank=rank))
    kept_stages = list(document.stages)
    if RECOVERED not in stages and any(step.stage == RECOVERED for step in kept_steps):
        kept_stages.append(Stage(id=RECOVERED, name=name, rank=last_rank(s.rank for s in document.stages)))
    kept_lanes = list(document.lanes)
    if RECOVERED not in lanes and any(card.lane == RECOVERED for card in cards):
        rank = last_rank(lane.rank for lane in document.lanes)
        kept_lanes.append(Lane(id=RECOVERED, kind="free", title=name, rank=rank))
    return document.model_copy(
        update={
            "stages": tuple(kept_stages),
            "steps": tuple(kept_steps),
            "lanes": tuple(kept_lanes),
            "cards": cards,
        }
    )


def _card_placed(card: Card, lanes: Collection[str], steps: Collection[str]) -> Card:
    ends = [step for step in (card.step, card.until_step) if step in steps] or [RECOVERED]
    place = {
        "lane": card.lane if card.lane in lanes else RECOVERED,
        "step": ends[0],
        "until_step": ends[1] if len(ends) > 1 else None,
    }
    return card.model_copy(update=place)


def _sound_cards(document: JourneyMap) -> JourneyMap:
    """Spans that run forward, scores that can be, actions on cards that are there."""
    places, cards = step_places(document), _ids(document.cards)
    kinds = {lane.id: lane.kind for lane in document.lanes}
    return document.model_copy(
        update={
            "cards": tuple(
                _with_possible_score(turned_forward(card, places), kinds[card.lane])
                for card in document.cards
            ),
            "actions": tuple(
                action if action.card in cards else action.model_copy(update={"card": None})
                for action in document.actions
            ),
        }
    )


def _with_possible_score(card: Card, lane_kind: str) -> Card:
    score, interval = card.score, card.interval
    if score is None and interval is not None:
        return _noting(card, f"an interval {interval[0]:g} … {interval[1]:g} without a score")
    if lane_kind == "emotion" and score is not None and not EMOTION_LOW <= score <= EMOTION_HIGH:
        return _noting(card, f"a score of {score:g}, which is outside −2 … +2")
    if interval is None:
        return card
    low, high = min(interval), max(interval)
    if lane_kind == "emotion":
        low, high = (min(max(end, EMOTION_LOW), EMOTION_HIGH) for end in (low, high))
    return card.model_copy(update={"interval": (low, high)})


def _noting(card: Card, what: str) -> Card:
    """The card without its numbers, which its provenance now remembers in words."""
    provenance = _with_note(card.provenance, f"taken off the card: {what}")
    return card.model_copy(update={"score": None, "interval": None, "provenance": provenance})


def _with_note(provenance: Provenance, note: str) -> Provenance:
    return provenance.model_copy(update={"note": _longer(provenance.note, note)})


def _longer(text_so_far: str, addition: str) -> str:
    joined = f"{text_so_far} ({addition})" if text_so_far else addition
    return joined if len(joined) <= _LONGEST_TEXT else text_so_far


def _not_itself(document: JourneyMap) -> JourneyMap:
    future_of = None if document.future_of == document.id else document.future_of
    return document.model_copy(
        update={
            "future_of": future_of,
            "state": "future" if future_of is not None else document.state,
            "personas": tuple(dict.fromkeys(document.personas)),
            "goals": tuple(dict.fromkeys(document.goals)),
            "steps": tuple(
                step.model_copy(update={"submap": None}) if step.submap == document.id else step
                for step in document.steps
            ),
        }
    )


def _tied_to(library: Library, document: JourneyMap) -> JourneyMap:
    """Nothing names a persona, touchpoint, area, role, theme or metric that the library does not have."""
    personas, roles, metrics = _ids(library.personas), _ids(library.roles), _ids(library.metrics)
    touchpoints, areas, themes = _ids(library.touchpoints), _ids(library.areas), _ids(library.themes)
    named = {"area": areas, "role": roles, "theme": themes, "metric": metrics}
    objective = document.objective
    if objective is not None:
        objective = objective.model_copy(update={"metric": _known(objective.metric, metrics)})
    lanes = tuple(
        lane.model_copy(update={"persona": _known(lane.persona, personas), "role": _known(lane.role, roles)})
        for lane in document.lanes
    )
    return document.model_copy(
        update={
            "personas": tuple(persona for persona in document.personas if persona in personas),
            "goals": tuple(goal for goal in document.goals if goal in touchpoints),
            "objective": objective,
            "lanes": lanes,
            "cards": tuple(_card_tied(card, touchpoints, named) for card in document.cards),
            "actions": tuple(_action_tied(action, touchpoints, metrics) for action in document.actions),
        }
    )


def _card_tied(card: Card, touchpoints: Collection[str], named: dict[str, frozenset[str]]) -> Card:
    touchpoint = _known(card.touchpoint, touchpoints)
    nameless = card.touchpoint is not None and touchpoint is None and not card.text.strip()
    references = {field: _known(getattr(card, field), known) for field, known in named.items()}
    text_kept = card.touchpoint if nameless else card.text
    return card.model_copy(update={"text": text_kept, "touchpoint": touchpoint, **references})


def _action_tied(action: Action, touchpoints: Collection[str], metrics: Collection[str]) -> Action:
    tied = action.model_copy(update={"touchpoint": _known(action.touchpoint, touchpoints)})
    bet = action.bet
    if bet is None or bet.metric in metrics:
        return tied
    until = f" until {bet.until}" if bet.until else ""
    words = _longer(action.text, f"bet: {bet.metric} {bet.change:+g}{until}")
    return tied.model_copy(update={"bet": None, "text": words})


def _among(document: JourneyMap, maps: Collection[str]) -> JourneyMap:
    steps = tuple(step.model_copy(update={"submap": _known(step.submap, maps)}) for step in document.steps)
    return document.model_copy(update={"future_of": _known(document.future_of, maps), "steps": steps})


def _measured_by(document: JourneyMap, measurements: Collection[str]) -> JourneyMap:
    return document.model_copy(
        update={
            "stages": tuple(_claim_measured_by(stage, measurements) for stage in document.stages),
            "steps": tuple(_claim_measured_by(step, measurements) for step in document.steps),
            "cards": tuple(_claim_measured_by(card, measurements) for card in document.cards),
        }
    )


def _claim_measured_by(thing: Claiming, measurements: Collection[str]) -> Claiming:
    known = still_known(thing.provenance, measurements)
    return thing if known is thing.provenance else thing.model_copy(update={"provenance": known})


def still_known(provenance: Provenance, measurements: Collection[str]) -> Provenance:
    """The same provenance, or an assumption that notes which measurement is missing."""
    if not isinstance(provenance, Measured) or provenance.measurement in measurements:
        return provenance
    lost = f"the measurement {provenance.measurement} is missing"
    return Assumed(note=_longer(provenance.note, lost))


def _known(to: str | None, known: Collection[str]) -> str | None:
    return to if to in known else None


def _ids(things: Iterable[_Identified]) -> frozenset[str]:
    return frozenset(thing.id for thing in things)
