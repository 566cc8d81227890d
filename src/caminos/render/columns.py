"""Steps become columns, cards become places: from which column to which one they reach."""

from collections.abc import Mapping
from dataclasses import dataclass

from caminos.maps.model import Card, JourneyMap, Stage, Step
from caminos.maps.spans import covered


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the picture: a step, or an empty stage that still has none."""

    number: int
    stage: Stage
    step: Step | None


@dataclass(frozen=True, slots=True)
class Place:
    """A card and the first and last column (both included) that it covers."""

    card: Card
    first: int
    last: int


def columns_of(document: JourneyMap) -> tuple[Column, ...]:
    """All columns from first to last; a stage without steps takes one, so that it is not lost."""
    found: list[Column] = []
    by_stage: dict[str, list[Step]] = {}
    for step in document.ordered_steps():
        by_stage.setdefault(step.stage, []).append(step)
    for stage in document.ordered_stages():
        steps: list[Step | None] = list(by_stage.get(stage.id, ())) or [None]
        found += [Column(number, stage, step) for number, step in enumerate(steps, start=len(found))]
    return tuple(found)


def places_of(
    document: JourneyMap, columns: tuple[Column, ...]
) -> tuple[Mapping[str, tuple[Place, ...]], tuple[Card, ...]]:
    """The places of every lane's cards, in reading order, and the cards that have none.

    A card has no place when its lane or its step is not on the map.
    """
    numbers = {column.step.id: column.number for column in columns if column.step is not None}
    lanes: dict[str, list[Place]] = {lane.id: [] for lane in document.lanes}
    lost: list[Card] = []
    for card in document.cards:
        if card.lane not in lanes or card.step not in numbers:
            lost.append(card)
            continue
        over = [numbers[step] for step in covered(card, numbers)]
        lanes[card.lane].append(Place(card, min(over), max(over)))
    ordered = {
        lane: tuple(sorted(places, key=lambda place: (place.first, place.card.rank, place.card.id)))
        for lane, places in lanes.items()
    }
    return ordered, tuple(lost)
