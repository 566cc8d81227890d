"""Decisions that no opportunity card shows: their column, or none where they concern the whole journey."""

from collections.abc import Mapping

from caminos.maps.model import Action
from caminos.render.cards import Item
from caminos.render.details import action_words
from caminos.render.lanes.opportunity import decision_face
from caminos.render.picture import Picture
from caminos.render.scene import Detail


def decision_items(picture: Picture) -> tuple[Item, ...]:
    """The decisions that stand in a lane of their own, under the card or touchpoint they are about."""
    columns = _columns(picture)
    return tuple(
        Item(
            id=f"action-{action.id}",
            first=columns[action.id],
            last=columns[action.id],
            face=decision_face(picture, action),
            detail=_detail(picture, action),
        )
        for action in sorted(picture.map.actions, key=lambda one: (columns.get(one.id, -1), one.id))
        if action.id in columns
    )


def homeless_actions(picture: Picture) -> tuple[Action, ...]:
    """The decisions tied to nothing that has a place on this map."""
    columns, shown = _columns(picture), _on_opportunities(picture)
    return tuple(one for one in picture.map.actions if one.id not in columns and one.id not in shown)


def _columns(picture: Picture) -> Mapping[str, int]:
    of_card: dict[str, int] = {}
    of_touchpoint: dict[str, int] = {}
    for places in picture.places.values():
        for place in places:
            of_card[place.card.id] = place.first
            if place.card.touchpoint:
                known = of_touchpoint.get(place.card.touchpoint, place.first)
                of_touchpoint[place.card.touchpoint] = min(known, place.first)
    shown = _on_opportunities(picture)
    found: dict[str, int] = {}
    for action in picture.map.actions:
        if action.id in shown:
            continue
        if action.card in of_card:
            found[action.id] = of_card[action.card]
        elif action.touchpoint in of_touchpoint:
            found[action.id] = of_touchpoint[action.touchpoint]
    return found


def _on_opportunities(picture: Picture) -> frozenset[str]:
    """The decisions that a card of an opportunity lane shows, or would show were its lane not hidden."""
    lanes = {lane.id for lane in picture.map.lanes if lane.kind == "opportunity"}
    cards = {place.card.id for lane in lanes for place in picture.places[lane]}
    return frozenset(action.id for action in picture.map.actions if action.card in cards)


def _detail(picture: Picture, action: Action) -> Detail:
    rows = [(picture.say("detail.status"), picture.say(f"status.{action.status}"))]
    if action.verdict:
        rows.append((picture.say("detail.verdict"), picture.say(f"verdict.{action.verdict}")))
    words = action_words(picture, action)
    if words:
        rows.append((picture.say("detail.plan"), words))
    return Detail(action.text, picture.say("detail.action"), tuple(rows))
