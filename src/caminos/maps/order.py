"""Reading order: documents list their things as a person reads them, so that equal content is equal text.

Ranks alone decide the order on screen; the order of the lists carries no meaning. `apply` returns
documents in reading order, and files written from them differ only where something changed.
"""

from collections.abc import Iterable
from datetime import date

from caminos.maps.library import Library
from caminos.maps.model import JourneyMap, Lane, Stage, Step


def in_order(document: JourneyMap) -> JourneyMap:
    """The same map: stages, steps, lanes and cards by their place, actions by due date (undated last)."""
    stage_place = _places(document.ordered_stages())
    steps = sorted(document.steps, key=lambda s: (stage_place.get(s.stage, len(stage_place)), s.rank, s.id))
    lanes = document.ordered_lanes()
    step_place, lane_place = _places(steps), _places(lanes)
    cards = sorted(
        document.cards,
        key=lambda c: (
            lane_place.get(c.lane, len(lane_place)),
            step_place.get(c.step, len(step_place)),
            c.rank,
            c.id,
        ),
    )
    return document.model_copy(
        update={
            "stages": document.ordered_stages(),
            "steps": tuple(steps),
            "lanes": lanes,
            "cards": tuple(cards),
            "actions": tuple(sorted(document.actions, key=lambda a: (a.due or date.max, a.id))),
        }
    )


def library_in_order(library: Library) -> Library:
    """The same library: things with a rank by rank, all others by id."""
    ordered = {
        field: tuple(
            sorted(getattr(library, field), key=lambda thing: (getattr(thing, "rank", ""), thing.id))
        )
        for field in type(library).model_fields
        if field != "purpose"
    }
    return library.model_copy(update=ordered)


def _places(things: Iterable[Stage | Step | Lane]) -> dict[str, int]:
    return {thing.id: number for number, thing in enumerate(things)}
