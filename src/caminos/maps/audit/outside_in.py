"""Audit of the viewpoint: is it the customer's journey that is told, and the whole of it?"""

from collections.abc import Iterator

from caminos.maps.audit.finding import Remark, Where
from caminos.maps.audit.sight import Sight
from caminos.maps.audit.wording import process_words

MOST = 0.5
"""From this share of process-like steps and actions on, the map is one of processes."""


def outside_in(sight: Sight) -> Iterator[Remark]:
    """Wording, the customer's voice and expectations, touchpoints and who controls them, empty stages."""
    if not sight.document.steps:
        yield Remark("no_steps", "serious")
        return
    yield from _wording(sight)
    if not any(card.text.strip() or card.quote for card in sight.cards_in("thought")):
        yield Remark("no_thoughts", "serious")
    expected_somewhere = any(touchpoint.expectation for touchpoint in sight.touchpoints)
    if not expected_somewhere and not sight.cards_in("expectation"):
        yield Remark("no_expectations", "serious")
    yield from _control(sight)
    yield from _empty_stages(sight)
    if not sight.cards_in("frontstage", "backstage", "support"):
        yield Remark("no_backstage", "note")


def _wording(sight: Sight) -> Iterator[Remark]:
    steps = sight.document.ordered_steps()
    actions = [card for card in sight.cards_in("action") if card.text.strip()]
    inside_steps = [step for step in steps if process_words(step.name)]
    inside_cards = [card for card in actions if process_words(card.text)]
    count, total = len(inside_steps) + len(inside_cards), len(steps) + len(actions)
    if not count:
        return
    where = Where(
        steps=tuple(step.id for step in inside_steps), cards=tuple(card.id for card in inside_cards)
    )
    names = [step.name for step in inside_steps] + [card.text for card in inside_cards]
    values: dict[str, object] = {"count": count, "total": total, "examples": sight.examples(names)}
    if count / total >= MOST:
        yield Remark("process_map", "serious", where, values)
    else:
        yield Remark("process_wording", "advice", where, values)


def _control(sight: Sight) -> Iterator[Remark]:
    controls = {touchpoint.control for touchpoint in sight.touchpoints}
    if not controls:
        yield Remark("no_touchpoints", "serious")
    elif controls == {"owned"}:
        yield Remark("nothing_beyond", "advice")
    elif "owned" not in controls:
        yield Remark("nothing_owned", "note")


def _empty_stages(sight: Sight) -> Iterator[Remark]:
    with_cards = {card.step for card in sight.cards} | {card.until_step for card in sight.cards}
    told = {step.stage for step in sight.document.steps if step.id in with_cards}
    empty = [stage for stage in sight.document.ordered_stages() if stage.id not in told]
    if empty:
        values: dict[str, object] = {
            "count": len(empty),
            "examples": sight.examples(stage.name for stage in empty),
        }
        yield Remark("empty_stages", "advice", Where(stages=tuple(stage.id for stage in empty)), values)
