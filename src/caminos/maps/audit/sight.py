"""A map as the audit looks at it: its cards by lane kind, its touchpoints resolved, names for examples."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caminos.language import known
from caminos.maps.evidenced import says_something
from caminos.maps.library import Library, Touchpoint
from caminos.maps.model import Action, Card, JourneyMap, LaneKind

_EXAMPLES = 3
_SHORT = 60
_QUOTES = {"en": ("“", "”"), "pl": ("„", "”"), "ro": ("„", "”"), "es": ("«", "»")}


@dataclass(frozen=True)
class Sight:
    """What every rule of the audit sees."""

    document: JourneyMap
    library: Library
    today: date
    language: str

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The cards that say something, in the order of the map."""
        return tuple(card for card in self.document.cards if says_something(card))

    def cards_in(self, *kinds: LaneKind) -> list[Card]:
        """The cards that say something in lanes of these kinds."""
        lanes = {lane.id for lane in self.document.lanes if lane.kind in kinds}
        return [card for card in self.cards if card.lane in lanes]

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that stand on the map, each once, in the library's order."""
        used = {card.touchpoint for card in self.cards}
        return tuple(touchpoint for touchpoint in self.library.touchpoints if touchpoint.id in used)

    @cached_property
    def open_actions(self) -> tuple[Action, ...]:
        """The actions that are still to be done."""
        return tuple(action for action in self.document.actions if action.status not in ("done", "dropped"))

    def card_name(self, card: Card) -> str:
        """What a card is called in a sentence: its text, its touchpoint's name or its theme."""
        touchpoint = self.library.touchpoint(card.touchpoint) if card.touchpoint else None
        quote = card.quote.text if card.quote else ""
        return card.text.strip() or (touchpoint.name if touchpoint else "") or quote or card.id

    def examples(self, names: Iterable[str]) -> str:
        """The first three names, shortened and quoted as the language does: “Order entry” (+2)."""
        distinct = list(dict.fromkeys(names))
        before, after = _QUOTES[known(self.language)]
        shown = ", ".join(f"{before}{_shortened(name)}{after}" for name in distinct[:_EXAMPLES])
        more = len(distinct) - _EXAMPLES
        return f"{shown} (+{more})" if more > 0 else shown


def _shortened(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
