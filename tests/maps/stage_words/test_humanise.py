"""Names as data writes them and as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.maps.stage_words import humanise
from caminos.maps.stage_words.split import fold, humps, pieces


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("product_view", "Product view"),
        ("purchased_at", "Purchased"),
        ("purchasedAt", "Purchased"),
        ("order_delivered_customer_date", "Order delivered customer"),
        ("order_purchase_timestamp", "Order purchase"),
        ("ADD_TO_CART", "Add to cart"),
        ("addToCart", "Add to cart"),
        ("add-to-cart", "Add to cart"),
        ("order-delivered", "Order delivered"),
        ("page.viewed", "Page viewed"),
        ("__private__", "Private"),
        ("Awaiting User Info", "Awaiting User Info"),
        ("product view", "Product view"),
        ("  two   spaces ", "Two spaces"),
        ("check-in", "Check-in"),
        ("self-service", "Self-service"),
        ("e-mail", "E-mail"),
        ("IVR", "IVR"),
        ("nps", "NPS"),
        ("NPS_SURVEY", "NPS survey"),
        ("nps_survey", "NPS survey"),
        ("XYZ_survey", "XYZ survey"),
        ("sms_sent", "SMS sent"),
        ("OrderID", "Order ID"),
        ("contact_us", "Contact us"),
        ("CONTACT_US", "Contact us"),
        ("WiFi", "WiFi"),
        ("free_wifi", "Free WiFi"),
        ("paypal_clicked", "PayPal clicked"),
        ("iPhone_bought", "iPhone bought"),
        ("booking.com", "booking.com"),
        ("/cart/checkout_page", "/cart/checkout_page"),
        ("anna@example.org", "anna@example.org"),
        ("płatność_udana", "Płatność udana"),
        ("ÎNREGISTRARE_CONT", "Înregistrare cont"),
        ("añadirAlCarrito", "Añadir al carrito"),
        ("ŁÓDŹ", "ŁÓDŹ"),
        ("Резюме_отправлено", "Резюме отправлено"),
        ("-100", "-100"),
        ("--", "--"),
        ("", ""),
    ],
)
def test_humanise(raw: str, shown: str) -> None:
    assert humanise(raw) == shown


@given(st.text(max_size=40))
def test_twice_changes_nothing_more(name: str) -> None:
    once = humanise(name)
    assert humanise(once) == once


@given(st.from_regex(r"[a-ząćęłńóśźżăâîșțñáéíúü]{4,9}(_[a-ząćęłńóśźżăâîșțñáéíúü]{4,9}){1,3}", fullmatch=True))
def test_no_letter_of_a_plain_name_is_lost(name: str) -> None:
    lowered = humanise(name).casefold().replace(" ", "_")
    assert name.casefold().startswith(lowered)
    assert name[len(lowered) :] in {"", "_date", "_timestamp", "_datetime"}


def test_pieces_humps_and_fold() -> None:
    assert pieces("addToCart_Q7SIGN friend's") == ["add", "To", "Cart", "Q", "7", "SIGN", "friend", "s"]
    assert humps("HTTPServerID") == ["HTTP", "Server", "ID"]
    assert [fold(word) for word in ("Płatność", "ÎNCHIS", "ș", "ş", "Señal", "Straße")] == [
        "platnosc",
        "inchis",
        "s",
        "s",
        "senal",
        "strasse",
    ]
