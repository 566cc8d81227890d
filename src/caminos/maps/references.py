"""Where a map names things of the library."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caminos.maps.model import JourneyMap


@dataclass(frozen=True, slots=True)
class Reference:
    """Something on a map (`thing` with `id`) names something of the library (`to`, in the list `field`)."""

    thing: str
    id: str
    what: str
    field: str
    to: str


def references(document: JourneyMap) -> Iterator[Reference]:
    """Every place where a map names a thing of the library."""
    for persona in document.personas:
        yield Reference("map", document.id, "persona", "personas", persona)
    for goal in document.goals:
        yield Reference("map", document.id, "touchpoint", "touchpoints", goal)
    if document.objective is not None and document.objective.metric is not None:
        yield Reference("map", document.id, "metric", "metrics", document.objective.metric)
    for lane in document.lanes:
        yield from _named(
            "lane", lane.id, (("persona", "personas", lane.persona), ("role", "roles", lane.role))
        )
    for card in document.cards:
        yield from _named(
            "card",
            card.id,
            (
                ("touchpoint", "touchpoints", card.touchpoint),
                ("area", "areas", card.area),
                ("role", "roles", card.role),
                ("theme", "themes", card.theme),
                ("metric", "metrics", card.metric),
            ),
        )
    for action in document.actions:
        metric = action.bet.metric if action.bet else None
        named = (("touchpoint", "touchpoints", action.touchpoint), ("metric", "metrics", metric))
        yield from _named("action", action.id, named)


def _named(thing: str, at: str, named: Iterable[tuple[str, str, str | None]]) -> Iterator[Reference]:
    for what, field, to in named:
        if to is not None:
            yield Reference(thing, at, what, field, to)
