"""Audit of what is known: feelings high and low, evidence behind pain, and how much is only believed."""

from collections.abc import Iterator

from caminos.language import share
from caminos.maps.audit.finding import Remark, Severity, Where
from caminos.maps.audit.sight import Sight
from caminos.maps.evidenced import evidenced_share, only_assumed
from caminos.maps.model import Card
from caminos.maps.provenance import Assumed

WELL_EVIDENCED = 0.5
"""Below this share of evidenced claims, the audit says how many are."""


def evidence(sight: Sight) -> Iterator[Remark]:
    """Feelings, claims without and with evidence, moments of truth; nothing on a map without steps."""
    if not sight.document.steps:
        return
    yield from _feelings(sight)
    yield from _known(sight)
    bare = [card for card in sight.cards_in("pain") if only_assumed(card)]
    if bare:
        yield _about(sight, "pain_without_evidence", "serious", bare)
    shy = [card for card in sight.cards if isinstance(card.provenance, Assumed) and card.evidence]
    if shy:
        yield _about(sight, "evidence_but_assumed", "note", shy)
    if not any(card.moment for card in sight.cards):
        yield Remark("no_moment_of_truth", "advice")


def _feelings(sight: Sight) -> Iterator[Remark]:
    scored = [card for card in sight.cards_in("emotion") if card.score is not None]
    scores = [card.score for card in scored if card.score is not None]
    lanes = Where(lanes=tuple(dict.fromkeys(card.lane for card in scored)))
    if not scores:
        yield Remark("no_emotion", "serious")
        return
    if max(scores) <= 0:
        yield Remark("no_high", "advice", lanes)
    if min(scores) >= 0:
        yield Remark("no_low", "advice", lanes)


def _known(sight: Sight) -> Iterator[Remark]:
    known = evidenced_share(sight.document)
    if known.share is None:
        return
    if known.share == 0:
        yield Remark("only_assumptions", "advice", values={"total": known.claims})
    elif known.share < WELL_EVIDENCED:
        yield Remark("mostly_assumed", "note", values={"share": share(known.share, sight.language)})


def _about(sight: Sight, code: str, severity: Severity, cards: list[Card]) -> Remark:
    names = sight.examples(sight.card_name(card) for card in cards)
    where = Where(cards=tuple(card.id for card in cards))
    return Remark(code, severity, where, {"count": len(cards), "examples": names})
