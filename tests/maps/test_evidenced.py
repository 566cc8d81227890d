"""The share of claims that are known."""

from caminos.maps import Evidenced, evidenced_share
from caminos.maps.model import Card, JourneyMap, Lane
from caminos.maps.provenance import Measured


def test_claims_are_counted_by_how_they_are_known(sofa):
    assert evidenced_share(sofa) == Evidenced(assumed=5, observed=2, measured=7, share=9 / 14)
    assert evidenced_share(sofa).claims == 14


def test_a_map_without_claims_has_no_share():
    assert evidenced_share(JourneyMap(id="m", title="M")).share is None


def test_ideas_and_empty_cards_are_no_claims(sofa):
    idea = Lane(id="ideas", kind="opportunity", rank="z")
    cards = (
        Card(id="i", lane="ideas", step="asks", rank="V", text="Chat", provenance=Measured(measurement="n")),
        Card(id="e", lane="thinks", step="asks", rank="V", text="  "),
    )
    more = sofa.model_copy(update={"lanes": (*sofa.lanes, idea), "cards": (*sofa.cards, *cards)})
    assert evidenced_share(more) == evidenced_share(sofa)
