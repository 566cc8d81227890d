"""Which names mark a good end: the customer arrived there and is not lost."""

import pytest

from caminos.errors import NotFound
from caminos.maps.stage_words import LANGUAGES, end_words, is_goal_word

GOOD = """
    Closed | Resolved | purchase | purchased_at | delivered_at | order_delivered | Completed |
    caseClosed | order_completed | Closed with explanation | Closed with non-monetary relief |
    contract_signed | paid | Payment successful | zamknięte | Zakończone | dostarczono |
    zamówienie zrealizowane | rozwiązane | zamowienie_zlozone | livrat | livrată | închis |
    comandă finalizată | rezolvat | cumpărat | entregado | cerrada | pedido entregado | resuelto |
    caso cerrado | compra completada | Delivery | delivery_date | delivery_at | Doręczenie | Dostarczenie |
    Dostarczenia | Dostawa | dostawa | Entrega | Livrare | livrare | Data dostarczenia | data livrării |
    Fecha de entrega | Zamknięcie | Zakończenie | Finalizare | Cierre | Resolución | Rozwiązanie
"""
NOT_GOOD = """
    checkout_started | payment_failed | purchase_cancelled | not delivered | undelivered |
    account_closed | Payment | returned_at | Refund completed | survey_completed | order_placed_failed |
    delivery_chosen | delivery window | waiting for delivery | delivery failed | planned delivery date |
    delivery address | Rozwiązanie umowy | Date | Fecha |
    email delivered | estimated_delivered | closed lost | onboarding_completed |
    Awaiting delivery | purchase_intent | New | Active | nie dostarczono | konto zamknięte |
    zwrot zakończony | umowa rozwiązana | comandă anulată | nelivrat | cont închis |
    cos de cumparaturi | no entregado | cuenta cerrada | pago pendiente | -100 |
"""


@pytest.mark.parametrize("name", [name.strip() for name in GOOD.split("|")])
def test_a_good_end(name: str) -> None:
    assert is_goal_word(name)


@pytest.mark.parametrize("name", [name.strip() for name in NOT_GOOD.split("|")])
def test_not_a_good_end(name: str) -> None:
    assert not is_goal_word(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_end_word_is_one(language: str) -> None:
    words = end_words(language)
    assert len(words) >= 12
    assert [word for word in words if not is_goal_word(word.replace("*", ""))] == []


def test_unknown_language() -> None:
    with pytest.raises(NotFound, match="no stage words in 'fr'"):
        end_words("fr")
