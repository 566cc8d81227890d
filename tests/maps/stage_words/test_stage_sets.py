"""Stage sets: their keys, their titles in four languages, and which set fits a list of names."""

import pytest

from caminos.errors import NotFound
from caminos.ids import slug
from caminos.maps.stage_words import (
    DEFAULT_SET,
    LANGUAGES,
    STAGE_SETS,
    best_stage_set,
    stage_set,
    stage_title,
)

HELP_DESK = [
    "New",
    "Active",
    "Awaiting User Info",
    "Awaiting Vendor",
    "Awaiting Problem",
    "Awaiting Evidence",
    "Resolved",
    "Closed",
    "-100",
]
AIRPORT = [
    "Artwork and exhibitions",
    "Restaurants",
    "Signs and directions inside SFO",
    "Information on screens/monitors",
    "Accessing and using free WiFi at SFO",
    "Airport parking facilities",
    "AirTrain",
    "Airport Rental Car Center",
]
RETAIL = [
    "ad_click",
    "search",
    "product_view",
    "add_to_cart",
    "checkout_started",
    "payment_started",
    "order_placed",
    "shipped_at",
    "delivered_at",
    "returned_at",
    "ticket_opened",
    "waiting_for_customer",
    "resolved",
    "reopened",
    "closed",
    "review_posted",
    "loyalty_joined_at",
]


def test_sets_and_their_keys() -> None:
    assert STAGE_SETS == ("default", "full", "support-case", "visit")
    assert stage_set(DEFAULT_SET) == ("awareness", "consideration", "purchase", "retention", "advocacy")
    assert stage_set("full") == (
        "awareness",
        "consideration",
        "purchase",
        "delivery",
        "use",
        "support",
        "retention",
        "advocacy",
    )
    assert stage_set("support-case") == ("reports", "handled", "waits", "resolved", "afterwards")
    assert stage_set("visit") == ("before", "arriving", "inside", "leaving", "afterwards")
    assert all(key == slug(key) for name in STAGE_SETS for key in stage_set(name))


def test_titles() -> None:
    assert [stage_title(key, "en") for key in stage_set("default")] == [
        "Awareness",
        "Consideration",
        "Purchase",
        "Retention",
        "Advocacy",
    ]
    assert [stage_title(key, "pl") for key in stage_set("support-case")] == [
        "Zgłasza problem",
        "Otrzymuje pomoc",
        "Czeka",
        "Problem rozwiązany",
        "Potem",
    ]
    assert [stage_title(key, "ro") for key in stage_set("visit")] == [
        "Înainte",
        "Sosire",
        "Înăuntru",
        "Plecare",
        "După aceea",
    ]
    assert [stage_title(key, "es") for key in stage_set("full")] == [
        "Descubrimiento",
        "Consideración",
        "Compra",
        "Entrega",
        "Uso",
        "Soporte",
        "Fidelización",
        "Recomendación",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_one_set_differ(language: str) -> None:
    for name in STAGE_SETS:
        titles = [stage_title(key, language) for key in stage_set(name)]
        assert len(set(titles)) == len(titles)


def test_unknown_names_are_refused_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="no stage set"):
        stage_set("airport")
    with pytest.raises(NotFound) as error:
        stage_title("awarness", "en")
    assert error.value.hint == "did you mean 'awareness'?"
    with pytest.raises(NotFound, match="not written in 'de'"):
        stage_title("awareness", "de")


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (HELP_DESK, "support-case"),
        (AIRPORT, "visit"),
        (RETAIL, "default"),
        (["Nowe", "W toku", "Oczekuje na klienta", "Rozwiązane", "Zamknięte"], "support-case"),
        (["Parcare", "Intrare", "Toalete", "Casa de marcat"], "visit"),
        (["búsqueda", "carrito", "pago", "entrega", "reseña escrita"], "default"),
        (["New", "Closed"], "default"),
        (["New", "Closed", "Active", *(f"step {number}" for number in range(20))], "default"),
        ([], "default"),
        (["x", "y"], "default"),
    ],
)
def test_the_set_that_explains_most(names: list[str], chosen: str) -> None:
    assert best_stage_set(names) == chosen


def test_repeated_names_count_once() -> None:
    assert best_stage_set(["New"] * 50 + ["search", "product_view", "add_to_cart"]) == "default"
