"""Audit of decisions: does what hurts lead to actions, with owners, dates and predictions?"""

from collections.abc import Iterator

from caminos.maps.audit.finding import Remark, Severity, Where
from caminos.maps.audit.sight import Sight
from caminos.maps.model import Action, Card


def decisions(sight: Sight) -> Iterator[Remark]:
    """Pain and critical moments without an action, actions that lack something, touchpoints of nobody."""
    alive = [action for action in sight.document.actions if action.status != "dropped"]
    pains = sight.cards_in("pain")
    if pains and not alive:
        yield Remark("pain_without_action", "serious", Where(cards=tuple(card.id for card in pains)))
    yield from _critical(sight, alive)
    wanting: tuple[tuple[str, Severity, list[Action]], ...] = (
        ("action_without_owner", "serious", [a for a in sight.open_actions if not a.owner.strip()]),
        ("action_without_date", "serious", [a for a in sight.open_actions if a.due is None]),
        ("action_overdue", "serious", [a for a in sight.open_actions if a.due and a.due < sight.today]),
        ("action_without_bet", "note", [a for a in sight.open_actions if a.bet is None]),
    )
    for code, severity, actions in wanting:
        if actions:
            where = Where(actions=tuple(action.id for action in actions))
            names = sight.examples(action.text or action.id for action in actions)
            yield Remark(code, severity, where, {"count": len(actions), "examples": names})
    yield from _responsibility(sight)


def _critical(sight: Sight, alive: list[Action]) -> Iterator[Remark]:
    cards = {action.card for action in alive}
    touchpoints = {action.touchpoint for action in alive if action.touchpoint}

    def undecided(card: Card) -> bool:
        return card.moment == "critical" and card.id not in cards and card.touchpoint not in touchpoints

    critical = [card for card in sight.cards if undecided(card)]
    if critical:
        where = Where(cards=tuple(card.id for card in critical))
        names = sight.examples(sight.card_name(card) for card in critical)
        values: dict[str, object] = {"count": len(critical), "examples": names}
        yield Remark("critical_without_action", "serious", where, values)


def _responsibility(sight: Sight) -> Iterator[Remark]:
    answered = {card.touchpoint for card in sight.cards if card.area or card.responsible.strip()}
    nobodys = [
        touchpoint
        for touchpoint in sight.touchpoints
        if touchpoint.control != "beyond"
        and not (touchpoint.area or touchpoint.responsible.strip() or touchpoint.id in answered)
    ]
    if nobodys:
        where = Where(touchpoints=tuple(touchpoint.id for touchpoint in nobodys))
        names = sight.examples(touchpoint.name for touchpoint in nobodys)
        values: dict[str, object] = {"count": len(nobodys), "examples": names}
        yield Remark("touchpoint_without_area", "advice", where, values)
