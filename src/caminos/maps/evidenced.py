"""How much of a map is known: the share of its claims that are observed or measured."""

from collections import Counter
from collections.abc import Iterator

from pydantic import Field

from caminos.maps.base import Document
from caminos.maps.model import Card, JourneyMap
from caminos.maps.provenance import Assumed, Provenance


class Evidenced(Document):
    """Claims on a map by how we know them; `share` (0 … 1) is None on a map without claims."""

    assumed: int = Field(ge=0)
    observed: int = Field(ge=0)
    measured: int = Field(ge=0)
    share: float | None = Field(ge=0, le=1)

    @property
    def claims(self) -> int:
        """How many claims were counted."""
        return self.assumed + self.observed + self.measured


def evidenced_share(document: JourneyMap) -> Evidenced:
    """Count the claims of a map by provenance.

    Claims are the stages, the steps and every card that says something. Left out are cards without
    content, and cards of opportunity lanes: an idea for later is not a statement about customers.
    """
    counts = Counter(provenance.kind for provenance in _claims(document))
    claims = counts.total()
    known = counts["observed"] + counts["measured"]
    return Evidenced(
        assumed=counts["assumed"],
        observed=counts["observed"],
        measured=counts["measured"],
        share=known / claims if claims else None,
    )


def says_something(card: Card) -> bool:
    """Whether a card has any content: text, a touchpoint, a score, a quote or evidence."""
    return bool(card.text.strip() or card.touchpoint or card.score is not None or card.quote or card.evidence)


def only_assumed(card: Card) -> bool:
    """Whether nothing stands behind a card: assumed, no evidence and no customer's words."""
    return isinstance(card.provenance, Assumed) and not card.evidence and card.quote is None


def _claims(document: JourneyMap) -> Iterator[Provenance]:
    ideas = {lane.id for lane in document.lanes if lane.kind == "opportunity"}
    yield from (stage.provenance for stage in document.stages)
    yield from (step.provenance for step in document.steps)
    yield from (card.provenance for card in document.cards if card.lane not in ideas and says_something(card))
