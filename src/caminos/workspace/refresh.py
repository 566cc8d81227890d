"""New numbers for a map that people have worked on: which cards change, appear or go.

Only cards that a measurement made are touched, and of these only what was measured; where somebody moved
such a card, or which lane they put it in, stays. What is assumed or observed stays beside the measured.
"""

from collections.abc import Iterator
from itertools import chain

from caminos.maps.changes import AddCard, EditCard, RemoveCard, SingleChange
from caminos.maps.fields import CardFields
from caminos.maps.model import Card, JourneyMap, LaneKind
from caminos.maps.provenance import Measured
from caminos.workspace.drafting import cards
from caminos.workspace.drafting.metrics import METRIC_LANES
from caminos.workspace.drafting.sheet import Sheet

_SEEN_FIELDS = ("text", "score", "interval", "moment")
_MEASURED_FIELDS = ("text", "score", "interval", "moment", "evidence", "provenance")


def refresh(made: JourneyMap, sheet: Sheet, before: Sheet | None = None) -> tuple[SingleChange, ...]:
    """The changes that lay a sheet's numbers over a map; `before` are the numbers it showed until now."""
    shown_before = {card.id for card in _fresh(made, before)} if before else set()
    return tuple(_changes(made, sheet, shown_before))


def changed_numbers(made: JourneyMap, changes: tuple[SingleChange, ...]) -> int:
    """How many cards say something else after the changes: a new date and source alone do not count."""
    here = {card.id: card for card in made.cards}
    count = 0
    for change in changes:
        if isinstance(change, EditCard):
            old, new = here[change.id], change.fields.given()
            count += any(getattr(old, name) != new[name] for name in _SEEN_FIELDS if name in new)
        else:
            count += 1
    return count


def steps_of(made: JourneyMap) -> dict[str, str]:
    """Where each touchpoint stands: the step of its first card, touchpoint lanes first, in map order."""
    touchpoint_lanes = {lane.id for lane in made.lanes if lane.kind == "touchpoint"}
    places = {step.id: number for number, step in enumerate(made.ordered_steps())}
    known = [card for card in made.cards if card.touchpoint is not None and card.step in places]
    known.sort(key=lambda card: (card.lane not in touchpoint_lanes, places[card.step], card.rank, card.id))
    found: dict[str, str] = {}
    for card in known:
        if card.touchpoint is not None:
            found.setdefault(card.touchpoint, card.step)
    return dict(sorted(found.items(), key=lambda item: places[item[1]]))


def _changes(made: JourneyMap, sheet: Sheet, shown_before: set[str]) -> Iterator[SingleChange]:
    here = {card.id: card for card in made.cards}
    fresh = {card.id: card for card in _fresh(made, sheet)}
    for card in fresh.values():
        old = here.get(card.id)
        if old is None:
            if card.id not in shown_before:  # what somebody took off the map stays off
                yield AddCard(card=card)
        elif isinstance(old.provenance, Measured):
            fields = {name: getattr(card, name) for name in _MEASURED_FIELDS}
            if card.metric is None and card.score is None and card.id.startswith("touchpoint-"):
                fields["text"] = old.text  # a name is people's, not measured
            if any(getattr(old, name) != value for name, value in fields.items()):
                yield EditCard(id=old.id, fields=CardFields(**fields))
    for card in made.cards:
        if card.id not in fresh and _was_measured_by_us(card):
            yield RemoveCard(id=card.id)


def _fresh(made: JourneyMap, sheet: Sheet) -> Iterator[Card]:
    """All measured cards that have a lane on this map, each in its lane."""
    by_kind = {kind: _first_lane(made, kind) for kind in ("touchpoint", "emotion", "pain")}
    for card in chain(cards.touchpoint_cards(sheet), cards.emotion_cards(sheet), cards.pain_cards(sheet)):
        lane = by_kind[card.lane]
        has_other_touchpoint_card = card.lane == "touchpoint" and card.id not in {c.id for c in made.cards}
        if lane is not None and not has_other_touchpoint_card:
            yield card.model_copy(update={"lane": lane})
    for metric in METRIC_LANES:
        lane = _metric_lane(made, metric.id)
        if lane is not None:
            yield from (card.model_copy(update={"lane": lane}) for card in cards.metric_cards(sheet, metric))


def _first_lane(made: JourneyMap, kind: LaneKind) -> str | None:
    """The first lane of a kind that belongs to no single persona or role, else the first one."""
    lanes = [lane for lane in made.ordered_lanes() if lane.kind == kind]
    shared = [lane for lane in lanes if lane.persona is None and lane.role is None]
    return next((lane.id for lane in (*shared, *lanes)), None)


def _metric_lane(made: JourneyMap, metric_id: str) -> str | None:
    """The lane that shows a metric: the one with its cards, else the one called like it."""
    metric_lanes = {lane.id for lane in made.lanes if lane.kind == "metric"}
    used = (card.lane for card in made.cards if card.metric == metric_id and card.lane in metric_lanes)
    return next(used, metric_id if metric_id in metric_lanes else None)


def _was_measured_by_us(card: Card) -> bool:
    """Whether a measurement made this card: its id is the kind of number and the touchpoint it belongs to."""
    kinds = ("emotion", "pain-stops", "pain-feeling", "pain-closed", *(metric.id for metric in METRIC_LANES))
    return isinstance(card.provenance, Measured) and card.id in {
        f"{kind}-{card.touchpoint}" for kind in kinds
    }
