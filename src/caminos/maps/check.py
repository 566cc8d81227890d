"""Faults: what makes a document that can be read contradict itself, its library or its surroundings.

A fault is wrong whatever the map is about; whether a sound map is also a good one is the audit's
question. `repair` mends every fault listed here.
"""

from collections.abc import Collection, Iterator

from caminos.maps.fault import Fault, dangling
from caminos.maps.library import Library
from caminos.maps.model import Card, JourneyMap
from caminos.maps.provenance import Measured
from caminos.maps.references import references
from caminos.maps.spans import runs_backwards, step_places

EMOTION_LOW, EMOTION_HIGH = -2.0, 2.0


def faults(
    document: JourneyMap,
    library: Library | None = None,
    *,
    maps: Collection[str] | None = None,
    measurements: Collection[str] | None = None,
) -> tuple[Fault, ...]:
    """Every fault of a map, in a fixed order.

    Without `library`, `maps` (ids of all maps) or `measurements` (ids of all measurements),
    references to these are not looked at: what remains are the faults inside the map itself.
    """
    found = [*_structure(document), *_numbers(document), *_itself(document)]
    if library is not None:
        for ref in references(document):
            known = {thing.id for thing in getattr(library, ref.field)}
            if ref.to not in known:
                found.append(dangling(ref.thing, ref.id, ref.what, ref.to, known))
    if maps is not None:
        found += _unknown_maps(document, maps)
    if measurements is not None:
        found += _unknown_measurements(document, measurements)
    return tuple(found)


def score_fits(card: Card, lane_kind: str) -> bool:
    """Whether a card's score and interval are possible in a lane of that kind."""
    if lane_kind != "emotion":
        return True
    numbers = (card.score, *(card.interval or ()))
    return all(number is None or EMOTION_LOW <= number <= EMOTION_HIGH for number in numbers)


def _structure(document: JourneyMap) -> Iterator[Fault]:
    stages = {stage.id for stage in document.stages}
    steps = {step.id for step in document.steps}
    lanes = {lane.id for lane in document.lanes}
    cards = {card.id for card in document.cards}
    places = step_places(document)
    for step in document.steps:
        if step.stage not in stages:
            yield dangling("step", step.id, "stage", step.stage, stages)
    for card in document.cards:
        if card.lane not in lanes:
            yield dangling("card", card.id, "lane", card.lane, lanes)
        if card.step not in steps:
            yield dangling("card", card.id, "step", card.step, steps)
        if card.until_step is not None and card.until_step not in steps:
            yield dangling("card", card.id, "last step", card.until_step, steps)
        if runs_backwards(card, places):
            yield Fault(
                "card.span_backwards",
                "card",
                card.id,
                f"the card {card.id!r} ends at {card.until_step!r}, which comes before {card.step!r}",
                "exchange its first and its last step",
            )
    for action in document.actions:
        if action.card is not None and action.card not in cards:
            yield dangling("action", action.id, "card", action.card, cards)


def _numbers(document: JourneyMap) -> Iterator[Fault]:
    kinds = {lane.id: lane.kind for lane in document.lanes}
    for card in document.cards:
        if not score_fits(card, kinds.get(card.lane, "free")):
            yield Fault(
                "card.score_out_of_range",
                "card",
                card.id,
                f"the card {card.id!r} has the feeling {card.score:g} {_interval(card)}outside −2 … +2"
                if card.score is not None
                else f"the card {card.id!r} has an interval {_interval(card)}outside −2 … +2",
                "feelings go from −2 (very bad) to +2 (very good); bring other scales to this one first",
            )
        if card.interval is not None and card.interval[0] > card.interval[1]:
            yield Fault(
                "card.interval_backwards",
                "card",
                card.id,
                f"the interval of the card {card.id!r} goes {_interval(card)}from high to low",
                "give the lower end first",
            )
        if card.interval is not None and card.score is None:
            yield Fault(
                "card.interval_without_score",
                "card",
                card.id,
                f"the card {card.id!r} has an interval but no score",
                "give the score that the interval belongs to, or take the interval away",
            )


def _interval(card: Card) -> str:
    return "" if card.interval is None else f"({card.interval[0]:g} to {card.interval[1]:g}) "


def _itself(document: JourneyMap) -> Iterator[Fault]:
    if document.future_of == document.id:
        yield Fault(
            "map.future_of_itself",
            "map",
            document.id,
            f"the map {document.id!r} says that it is the future of itself",
            "name the map of the current state, or none",
        )
    elif document.future_of is not None and document.state == "current":
        yield Fault(
            "map.current_with_future_of",
            "map",
            document.id,
            f"the map {document.id!r} shows the current state, yet names a map it is the future of",
            "set its state to future, or name no map",
        )
    yield from _named_twice(document, "persona", document.personas)
    yield from _named_twice(document, "goal", document.goals)
    for step in document.steps:
        if step.submap == document.id:
            yield Fault(
                "step.submap_of_itself",
                "step",
                step.id,
                f"the step {step.id!r} opens the very map it stands on",
                "name another map, or none",
            )


def _named_twice(document: JourneyMap, what: str, named: tuple[str, ...]) -> Iterator[Fault]:
    for one in sorted({one for one in named if named.count(one) > 1}):
        yield Fault(
            f"map.{what}_twice",
            "map",
            document.id,
            f"the map {document.id!r} names the {what} {one!r} more than once",
            f"name each {what} once",
        )


def _unknown_maps(document: JourneyMap, maps: Collection[str]) -> Iterator[Fault]:
    known = {*maps, document.id}
    if document.future_of is not None and document.future_of not in known:
        yield dangling("map", document.id, "map", document.future_of, known)
    for step in document.steps:
        if step.submap is not None and step.submap not in known:
            yield dangling("step", step.id, "map", step.submap, known)


def _unknown_measurements(document: JourneyMap, known: Collection[str]) -> Iterator[Fault]:
    for thing, items in (("stage", document.stages), ("step", document.steps), ("card", document.cards)):
        for item in items:
            if isinstance(item.provenance, Measured) and item.provenance.measurement not in known:
                yield dangling(thing, item.id, "measurement", item.provenance.measurement, known)
