"""Carrying a change out: `apply(map, change)` returns another map or raises, never anything in between.

What it returns is free of every fault that was not there before; what it refuses says why and what
to do. Maps are values, so a change that was refused has left nothing half done.
"""

from collections.abc import Iterable
from functools import singledispatch

from caminos.errors import BadInput
from caminos.maps import changes as c
from caminos.maps.check import faults
from caminos.maps.desk import Desk, Part
from caminos.maps.model import Action, Card, JourneyMap, Lane, Stage, Step
from caminos.maps.order import in_order
from caminos.maps.rank import ranks
from caminos.maps.spans import step_places, turned_forward, without_steps


def apply(document: JourneyMap, change: c.Change) -> JourneyMap:
    """The map after a change, in reading order.

    Cards that a move would turn backwards exchange their ends and go on covering the same steps.
    Raises `NotFound` for an id that is not on the map, `Conflict` for an id that already is, and
    `BadInput` for a change that would bring a fault into the map (its code is the fault's).
    """
    desk = Desk(document)
    _carry_out(change, desk)
    changed = desk.document()
    places = step_places(changed)
    cards = tuple(turned_forward(card, places) for card in changed.cards)
    settled = changed.model_copy(update={"cards": cards})
    _refuse_new_faults(document, settled)
    return in_order(settled)


def apply_all(document: JourneyMap, changes: Iterable[c.SingleChange]) -> JourneyMap:
    """The map after several changes in order: all of them, or an error and none."""
    return apply(document, c.Together(changes=tuple(changes)))


def _refuse_new_faults(before: JourneyMap, after: JourneyMap) -> None:
    found = faults(after)
    if found:
        known = set(faults(before))
        for fault in found:
            if fault not in known:
                raise fault.as_error()


@singledispatch
def _carry_out(change: object, _desk: Desk) -> None:
    raise BadInput(
        "change.unknown_kind", f"{type(change).__name__} is not a change of a map", "see caminos.maps.changes"
    )


@_carry_out.register
def _(change: c.Together, desk: Desk) -> None:
    for one in change.changes:
        _carry_out(one, desk)


@_carry_out.register
def _(change: c.EditMap, desk: Desk) -> None:
    desk.facts |= change.fields.given()


@_carry_out.register
def _(change: c.AddStage, desk: Desk) -> None:
    desk.add(change.stage)


@_carry_out.register
def _(change: c.EditStage, desk: Desk) -> None:
    desk.update(Stage, change.id, change.fields.given())


@_carry_out.register
def _(change: c.MoveStage, desk: Desk) -> None:
    desk.update(Stage, change.id, {"rank": change.rank})


@_carry_out.register
def _(change: c.RemoveStage, desk: Desk) -> None:
    inside = {step.id for step in desk.all(Step) if step.stage == change.id}
    desk.take_from(without_steps(desk.document(), inside))
    desk.remove(Stage, change.id)
    desk.untie_actions()


@_carry_out.register
def _(change: c.AddStep, desk: Desk) -> None:
    desk.add(change.step)


@_carry_out.register
def _(change: c.EditStep, desk: Desk) -> None:
    desk.update(Step, change.id, change.fields.given())


@_carry_out.register
def _(change: c.MoveStep, desk: Desk) -> None:
    desk.update(Step, change.id, {"stage": change.stage, "rank": change.rank})


@_carry_out.register
def _(change: c.RemoveStep, desk: Desk) -> None:
    shortened = without_steps(desk.document(), {change.id})
    desk.remove(Step, change.id)
    desk.take_from(shortened)
    desk.untie_actions()


@_carry_out.register
def _(change: c.AddLane, desk: Desk) -> None:
    desk.add(change.lane)


@_carry_out.register
def _(change: c.EditLane, desk: Desk) -> None:
    desk.update(Lane, change.id, change.fields.given())


@_carry_out.register
def _(change: c.MoveLane, desk: Desk) -> None:
    desk.update(Lane, change.id, {"rank": change.rank})


@_carry_out.register
def _(change: c.RemoveLane, desk: Desk) -> None:
    desk.remove(Lane, change.id)
    for card in desk.all(Card):
        if card.lane == change.id:
            desk.remove(Card, card.id)
    desk.untie_actions()


@_carry_out.register
def _(change: c.AddCard, desk: Desk) -> None:
    desk.add(change.card)


@_carry_out.register
def _(change: c.EditCard, desk: Desk) -> None:
    desk.update(Card, change.id, change.fields.given())


@_carry_out.register
def _(change: c.MoveCard, desk: Desk) -> None:
    span = {"step": change.step, "until_step": change.until_step}
    desk.update(Card, change.id, {"lane": change.lane, **span, "rank": change.rank})


@_carry_out.register
def _(change: c.RemoveCard, desk: Desk) -> None:
    desk.remove(Card, change.id)
    desk.untie_actions()


@_carry_out.register
def _(change: c.AddAction, desk: Desk) -> None:
    desk.add(change.action)


@_carry_out.register
def _(change: c.EditAction, desk: Desk) -> None:
    desk.update(Action, change.id, change.fields.given())


@_carry_out.register
def _(change: c.MoveAction, desk: Desk) -> None:
    desk.update(Action, change.id, {"card": change.card, "touchpoint": change.touchpoint})


@_carry_out.register
def _(change: c.RemoveAction, desk: Desk) -> None:
    desk.remove(Action, change.id)


@_carry_out.register
def _(change: c.SpreadRanks, desk: Desk) -> None:
    ordered = in_order(desk.document())
    _spread(desk, Stage, ordered.stages)
    _spread(desk, Step, ordered.steps)
    _spread(desk, Lane, ordered.lanes)
    _spread(desk, Card, ordered.cards)


def _spread(desk: Desk, kind: type[Part], things: tuple[Part, ...]) -> None:
    for thing, rank in zip(things, ranks(len(things)), strict=True):
        desk.update(kind, thing.id, {"rank": rank})
