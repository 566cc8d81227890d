"""Measuring again: history is kept, people's work stays, measured cards follow the data."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from caminos.errors import BadInput
from caminos.maps.apply import apply_all
from caminos.maps.changes import AddCard, EditCard, MoveCard
from caminos.maps.fields import CardFields
from caminos.maps.model import Card
from caminos.maps.provenance import Measured
from caminos.workspace import DraftChoices, Workspace

FIRST = datetime(2026, 7, 1, 12, tzinfo=UTC)
SECOND = datetime(2026, 8, 1, 12, tzinfo=UTC)


def more(shop_csv: Path) -> None:
    rows = [
        f"new{number},2026-07-{1 + number % 28:02d} 1{number % 10}:00,{touchpoint},web\n"
        for number in range(60)
        for touchpoint in ("product_view", "wish_list")
    ]
    shop_csv.write_text(shop_csv.read_text() + "".join(rows))


def test_a_second_measurement_stands_beside_the_first(shop: Workspace, shop_csv: Path):
    view = shop.draft(DraftChoices(now=FIRST))
    more(shop_csv)
    shop.import_file(shop_csv)
    outcome = view.measure(now=SECOND)
    assert [one.taken_at for one in view.measurements] == [FIRST, SECOND]
    assert outcome.before == view.measurements[0]
    assert outcome.measurement.journeys == 64
    assert outcome.unrecognised == (("wish_list", 60),)
    assert {move.touchpoint for move in outcome.moves if move.quantity == "reached"} == {
        "add-to-cart", "order-placed", "delivered",
    }  # fmt: skip
    reached = next(card for card in view.document.cards if card.id == "reached-delivered")
    assert reached.score == pytest.approx(2 / 64)
    assert reached.provenance == Measured(measurement=outcome.measurement.id)


def test_what_people_did_stays(shop: Workspace, shop_csv: Path):
    view = shop.draft(DraftChoices(now=FIRST))
    made = view.document
    thought = Card(id="mine", lane="thought", step="delivered", rank="U", text="At last!")
    changes = (
        AddCard(card=thought),
        MoveCard(id="touchpoint-delivered", lane="touchpoint", step="order-placed", rank="z"),
        EditCard(id="touchpoint-product-view", fields=CardFields(responsible="Ola")),
    )
    shop.save(apply_all(made, changes))
    more(shop_csv)
    shop.import_file(shop_csv)
    view.measure(now=SECOND)
    cards = {card.id: card for card in view.document.cards}
    assert cards["mine"] == thought
    assert cards["touchpoint-delivered"].step == "order-placed"
    assert cards["touchpoint-product-view"].responsible == "Ola"
    assert cards["reached-product-view"].score == 1.0


def test_measuring_twice_the_same_data_changes_no_number(shop: Workspace):
    view = shop.draft(DraftChoices(now=FIRST))
    before = {card.id: (card.text, card.score, card.interval) for card in view.document.cards}
    outcome = view.measure(now=SECOND)
    assert (outcome.moves, outcome.changed_cards) == ((), 0)
    assert {card.id: (card.text, card.score, card.interval) for card in view.document.cards} == before
    assert any("nothing moved" in line for line in outcome.lines)


def test_a_map_without_rules_says_what_to_do(shop: Workspace):
    view = shop.new_map("default")
    with pytest.raises(BadInput) as refused:
        view.measure()
    assert refused.value.code == "measure.no_rules"


def test_a_card_whose_number_vanished_goes_but_its_history_stays(shop: Workspace, tmp_path: Path):
    from caminos.events.overrides import Overrides

    survey = tmp_path / "survey.csv"
    survey.write_text("respondent,delivered\n" + "".join(f"r{n},{1 + n % 5}\n" for n in range(40)))
    told = Overrides(shape="scores", customer="respondent", scores=("delivered",), scale=(1, 5))
    shop.import_file(survey, overrides=told)
    view = shop.draft(DraftChoices(now=FIRST))
    assert any(card.id == "emotion-delivered" for card in view.document.cards)
    survey.write_text("respondent,product_view\n" + "".join(f"r{n},{1 + n % 5}\n" for n in range(40)))
    other = Overrides(shape="scores", customer="respondent", scores=("product_view",), scale=(1, 5))
    shop.import_file(survey, overrides=other, replace=True)
    view.measure(now=SECOND)
    ids = {card.id for card in view.document.cards}
    assert "emotion-delivered" not in ids
    assert "emotion-product-view" in ids
    first = view.measurements[0].at("delivered")
    assert first is not None
    assert first.emotion is not None


def test_what_somebody_took_off_the_map_stays_off_and_names_stay_theirs(shop: Workspace, shop_csv: Path):
    from caminos.maps.changes import RemoveCard

    view = shop.draft(DraftChoices(now=FIRST))
    changes = (
        RemoveCard(id="reached-delivered"),
        EditCard(id="touchpoint-delivered", fields=CardFields(text="The sofa arrives")),
    )
    shop.save(apply_all(view.document, changes))
    more(shop_csv)
    shop.import_file(shop_csv)
    view.measure(now=SECOND)
    cards = {card.id: card for card in view.document.cards}
    assert "reached-delivered" not in cards
    assert cards["touchpoint-delivered"].text == "The sofa arrives"
