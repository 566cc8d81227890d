"""Names from real logs, read by eye: which stage, in four languages, and which say nothing."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.errors import NotFound
from caminos.maps.stage_words import LANGUAGES, STAGE_SETS, StageGuess, stage_of, stage_set
from caminos.maps.stage_words.split import fold

RELATIONSHIP = {
    "awareness": """
        ad_click | adImpression | Facebook ad | friend's advice | Magazine article | landing_page |
        firstVisit | word of mouth | reklama w telewizji | polecenie znajomego | ulotka | reclamă tv |
        recomandarea unui prieten | campanie | anuncio en TV | consejo de un amigo | redes sociales |
        publicidad
    """,
    "consideration": """
        product_view | productViewed | PRODUCT_VIEW | search | view_item_list | review_read |
        price list | demo requested | free trial | wyszukiwanie | karta produktu | porównanie ofert |
        porownywarka | cennik | căutare | pagină produs | cerere de ofertă | cautare | búsqueda |
        ficha de producto | lista de deseos | newsletter_signup | store_locator
    """,
    "purchase": """
        add_to_cart | addToCart | ADDTOCART | checkout_started | purchased_at | paid | order_placed |
        ordered_at | begin_checkout | add_shipping_info | delivery_chosen | coupon_applied |
        Contract signed | loan approved | koszyk | płatność | platnosc_karta | zakup |
        zamówienie złożone | porzucony koszyk | otwarcie konta | coș de cumpărături |
        cos_de_cumparaturi | plata ramburs | comandă plasată | cerere de credit | carrito |
        pago con tarjeta | añadir_al_carrito | anadirAlCarrito | firma de contrato
    """,
    "delivery": """
        order_delivered | delivered_at | shipped_at | order_delivered_customer_date | out for delivery |
        track_order | parcel at locker | unboxing | dostawa | dostarczono | wysyłka | przesyłka |
        paczkomat | zamówienie wysłane | livrare | comandă livrată | colet | urmărirea comenzii |
        entrega | pedido enviado | seguimiento del pedido | recogida en tienda
    """,
    "use": """
        onboarding_completed | card_activated | training session | payment_reminder_sent |
        aktywacja karty | szkolenie | activare card | instalare | activación de tarjeta |
        puesta en marcha
    """,
    "support": """
        ticket_opened | returned_at | returns portal | complaint about delivery | refund_issued |
        call_center_inbound | help desk | warranty claim | reklamacja | reklamacji | zwrot towaru |
        infolinia | zgłoszenie | naprawa | reclamație | reclamatie depusa | retur produs |
        suport tehnic | garanție | devolución | queja | reclamación | atención al cliente | reembolso
    """,
    "retention": """
        repeat_purchase | reorder | loyalty_joined_at | newsletter_open | contract_renewed |
        account_closed | returning_visitor | subscription_cancelled | winBackEmail |
        program lojalnościowy | odnowienie umowy | ponowny zakup | card de fidelitate |
        reziliere contract | a doua comandă | renovación | fidelización | segunda compra |
        baja de cliente
    """,
    "advocacy": """
        review_written | review_posted | NPS | nps_survey | invite_friend | referral_code_shared |
        tells others | opinia wystawiona | poleca znajomym | ankieta satysfakcji | recenzie scrisă |
        recomandă unui prieten | sondaj | reseña escrita | recomienda a un amigo |
        encuesta de satisfacción
    """,
}

CASE = {
    "reports": """
        New | Open | ticket_created | Reopened | Complaint received | Nowe | otwarte | Nou | deschis |
        Nuevo | abierto
    """,
    "handled": """
        Active | In Progress | assigned | Escalated | Under review | not resolved | Aktywne | w toku |
        przypisane | în lucru | escaladat | alocat | en curso | asignado | escalado
    """,
    "waits": """
        Awaiting User Info | Awaiting Vendor | Awaiting Problem | awaiting_evidence | On Hold |
        pending | waitingForCustomer | Oczekuje na klienta | wstrzymane | în așteptare |
        Asteapta raspuns | en espera | pendiente de cliente
    """,
    "resolved": """
        Resolved | Closed | Closed with explanation | done | rozwiązane | Zamknięte | zamkniete |
        rezolvat | închis | soluționat | resuelto | cerrada
    """,
    "afterwards": "csat_survey | feedback | follow_up | ankieta | chestionar | encuesta",
}

VISIT = {
    "before": """
        booking | website | online check-in | buy ticket | rezerwacja | zakup biletu | rezervare |
        reserva | cita previa
    """,
    "arriving": """
        Airport parking facilities | Q7AIRTRAIN | Airport Rental Car Center | check-in | checkIn |
        bag drop | Long term parking lot shuttle (bus ride) |
        Signs and directions on SFO airport roadways | entrance | reception | parking | wejście |
        odprawa | dojazd | parcare | intrare | închirieri auto | aparcamiento | facturación
    """,
    "inside": """
        Signs and directions inside SFO | Accessing and using free WiFi at SFO | Wi-Fi | wifi |
        Restaurants | Escalators/Elevators/Moving walkways | Information on screens/monitors |
        Artwork and exhibitions | Retail shops and concessions | restrooms | security |
        Information booths (upper level - departure area) | oznakowanie | kontrola bezpieczeństwa |
        restauracja | toalety | indicatoare | control de securitate | mic dejun | señalización |
        control de seguridad | aseos
    """,
    "leaving": """
        boarding | baggage claim | baggage | checkout | cash desk | exit | receipt | odbiór bagażu |
        kasa | wylot | îmbarcare | ieșire | casa de marcat | embarque | salida | recogida de equipaje
    """,
    "afterwards": "survey | lost and found | ankieta | sondaj | encuesta",
}

SILENT = """
    page_view | click | scroll | session_start | logged_in | Home page | website | email_open |
    stock_checked | error 500 | referral | share | review | opinie | basketball | company |
    adverse event | returned call | trial balance | Dostawca | użytkownik | calculator | utilizator |
    comprobante | comprensión | cena | caja | SFO Airport as a whole | -100 | delivery survey |
    store visit
"""

SILENT_IN_CASES = (
    "New customer | nowy klient | client nou | cliente nuevo | active users | -100 | account_opened"
)


def table(rows: dict[str, str]) -> list[tuple[str, str]]:
    return [(name.strip(), stage) for stage, names in rows.items() for name in names.split("|")]


@pytest.mark.parametrize(("name", "stage"), table(RELATIONSHIP))
def test_stage_in_a_relationship(name: str, stage: str) -> None:
    guess = stage_of(name, "full")
    assert guess is not None
    assert guess.stage == stage


@pytest.mark.parametrize(("name", "stage"), table(CASE))
def test_stage_of_a_support_case(name: str, stage: str) -> None:
    guess = stage_of(name, "support-case")
    assert guess is not None
    assert guess.stage == stage


@pytest.mark.parametrize(("name", "stage"), table(VISIT))
def test_stage_of_a_visit(name: str, stage: str) -> None:
    guess = stage_of(name, "visit")
    assert guess is not None
    assert guess.stage == stage


@pytest.mark.parametrize("name", [name.strip() for name in SILENT.split("|")])
def test_says_nothing_rather_than_something_wrong(name: str) -> None:
    assert stage_of(name, "full") is None


@pytest.mark.parametrize("name", [name.strip() for name in SILENT_IN_CASES.split("|")])
def test_states_of_customers_are_not_states_of_cases(name: str) -> None:
    assert stage_of(name, "support-case") is None


def test_the_whole_guess() -> None:
    assert stage_of("order_delivered", "full") == StageGuess("delivery", "delivered", "en", 0.6)
    assert stage_of("Płatność kartą") == StageGuess("purchase", "Płatność", "pl", 0.75)
    assert stage_of("Add to Cart") == StageGuess("purchase", "Add to Cart", "en", 0.9)


def test_the_default_set_folds_what_follows_a_purchase_into_retention() -> None:
    assert [
        guess and guess.stage for guess in map(stage_of, ("dostawa", "onboarding", "queja", "renewal"))
    ] == ["retention"] * 4


def test_equally_strong_words_of_two_stages_say_nothing_unless_the_set_folds_them() -> None:
    assert stage_of("delivery training", "full") is None
    assert stage_of("delivery training", "default") == StageGuess("retention", "training", "en", 0.75)


def test_only_the_given_languages_count() -> None:
    assert stage_of("koszyk", languages=("en", "es")) is None
    assert stage_of("koszyk", languages=("pl",)) == StageGuess("purchase", "koszyk", "pl", 0.75)


def test_unknown_set_and_language_name_the_nearest() -> None:
    with pytest.raises(NotFound) as set_error:
        stage_of("cart", "suport-case")
    assert (set_error.value.code, set_error.value.hint) == (
        "stages.unknown_set",
        "did you mean 'support-case'?",
    )
    with pytest.raises(NotFound) as language_error:
        stage_of("cart", languages=("en", "de"))
    assert language_error.value.code == "stages.unknown_language"


@given(st.text(max_size=60), st.sampled_from(STAGE_SETS))
def test_any_text_gives_a_stage_of_the_set_or_nothing(name: str, chosen: str) -> None:
    guess = stage_of(name, chosen)
    assert guess is None or (guess.stage in stage_set(chosen) and 0 < guess.confidence <= 1)


@given(st.sampled_from(table(RELATIONSHIP)))
def test_diacritics_and_case_may_be_left_out(row: tuple[str, str]) -> None:
    name, stage = row
    if fold(name) == name.casefold():
        return
    guess = stage_of(fold(name), "full")
    assert guess is not None
    assert guess.stage == stage


FAMILIES = {"relationship": "full", "case": "support-case", "visit": "visit"}


def phrases(language: str) -> list[tuple[str, str, str]]:
    words = json.loads(
        files("caminos.maps.stage_words").joinpath("words", f"{language}.json").read_text("utf-8")
    )
    return [
        (FAMILIES[family], stage, phrase)
        for family in FAMILIES
        for stage, strengths in words[family].items()
        for listed in strengths.values()
        for phrase in listed
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_list_is_spoiled_by_a_word_of_another_language(language: str) -> None:
    wrong = []
    for chosen, stage, phrase in phrases(language):
        guess = stage_of(phrase.replace("*", ""), chosen)
        if (guess.stage if guess else "none") != stage:
            wrong.append((chosen, stage, phrase, guess))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_lists_are_well_formed(language: str) -> None:
    listed = phrases(language)
    assert {stage for chosen, stage, _ in listed if stage != "none"} == {
        key for chosen in FAMILIES.values() for key in stage_set(chosen)
    }
    for _, _, phrase in listed:
        assert phrase.split() == phrase.split(" ")
        for word in phrase.split():
            assert fold(word.removesuffix("*")).isalnum(), phrase
        first = phrase.split()[0]
        assert not first.endswith("*") or len(first) >= 4, f"{phrase}: too short to be looked up"
    assert len(listed) == len(set(listed))
