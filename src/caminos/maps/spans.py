"""Cards over several steps: which steps a span covers, and what becomes of it when steps move or go."""

from collections.abc import Collection

from caminos.maps.model import Card, JourneyMap


def step_places(document: JourneyMap) -> dict[str, int]:
    """The place of each step in the order of the journey, from 0; steps of an unknown stage have none."""
    return {step.id: number for number, step in enumerate(document.ordered_steps())}


def covered(card: Card, places: dict[str, int]) -> tuple[str, ...]:
    """The ids of the steps under a card, in the order of the journey."""
    if card.until_step is None or card.step not in places or card.until_step not in places:
        return (card.step,)
    low, high = sorted((places[card.step], places[card.until_step]))
    return tuple(step for step, place in places.items() if low <= place <= high)


def runs_backwards(card: Card, places: dict[str, int]) -> bool:
    """Whether a card ends before it begins."""
    if card.until_step is None or card.step not in places or card.until_step not in places:
        return False
    return places[card.until_step] < places[card.step]


def turned_forward(card: Card, places: dict[str, int]) -> Card:
    """The same card with its ends exchanged when it ran backwards: it covers the same steps."""
    if not runs_backwards(card, places):
        return card
    return card.model_copy(update={"step": card.until_step, "until_step": card.step})


def without_steps(document: JourneyMap, gone: Collection[str]) -> JourneyMap:
    """The map without some steps: spans shrink to the steps that stay, cards on none of these go along."""
    places = step_places(document)
    kept: list[Card] = []
    for card in document.cards:
        if card.step not in gone and card.until_step not in gone:
            kept.append(card)
            continue
        left = [step for step in covered(card, places) if step not in gone]
        if left:
            until = left[-1] if len(left) > 1 else None
            kept.append(card.model_copy(update={"step": left[0], "until_step": until}))
    return document.model_copy(
        update={
            "steps": tuple(step for step in document.steps if step.id not in gone),
            "cards": tuple(kept),
        }
    )
