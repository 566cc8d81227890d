"""Process words are told from customers' words, in four languages."""

import pytest

from caminos.maps.audit import process_words

PROCESSES = """
Order processing
Lead qualification
KYC verification
Invoice approval
Ticket routing
Dispatch from warehouse
Verify customer
Notify the new customer
Stock check
Data entry in CRM
System sends confirmation
Returns handling
Complaint escalation to tier 2
Account management
Back office review
Credit check & underwriting
SLA breach
Realizacja zamówienia
Weryfikacja i zatwierdzenie wniosku
Obsługa zgłoszenia reklamacyjnego
Obsługa reklamacji
WYSTAWIENIE FAKTURY
Przydzielenie konsultanta
System generuje fakturę
Aktualizacja danych w bazie
Ocena zdolności kredytowej
Proces sprzedaży
Pozyskiwanie klientów
Kompletowanie przesyłki
Powiadom klienta
Procesarea comenzii
Verificarea dosarului
Emiterea facturii
Gestionarea reclamațiilor
Înregistrarea cererii
Soluționarea reclamației
Preluarea comenzii
Sistemul generează contractul
Aprobarea creditului
Evaluarea riscului
Notificarea clientului
Escaladarea tichetului
Tramitación del pedido
Gestión de incidencias
Verificación de identidad
Facturación
Emisión de la factura
Asignación del técnico
Preparación del pedido
Análisis de riesgos
El sistema envía el contrato
Notificar al cliente
Captación de leads
Alta de cliente
""".strip().split("\n")

CUSTOMERS = """
Hears of the shop
Compares sofas
Reads reviews
Orders
Pays
Waits for delivery
Waits while the order is processed
Unwraps, assembles
Asks for help
Tells others
I don't understand the approval letter
Why must I type it all again?
My application is in verification again
Delivery
Friend's advice
Calls customer service
Returns the parcel
Opening the box
Review site
Słyszy o sklepie
Porównuje oferty
Czeka na paczkę
Czekam na weryfikację konta
Dzwoni do obsługi klienta
Odbiera paczkę i rozpakowuje
Zastanawia się, czy warto
Płaci kartą
Poleca znajomym
Nie wiem, czy mój wniosek jest w trakcie weryfikacji
Aplikacja działa powoli
Rozmowa z doradcą
Dostawa
Aude de magazin de la o prietenă
Compară ofertele
Așteaptă coletul
Aștept aprobarea creditului
Sună la relații cu clienții
Deschide coletul
Vreau să știu unde e comanda mea
Plătește cu cardul
Povestește prietenilor
Livrare
Oye hablar de la tienda
Compara ofertas
Espera el paquete
Espero la aprobación del préstamo
Llama a atención al cliente
Abre la caja
¿Por qué tengo que repetir mis datos en la gestión?
Recomienda a sus amigos
Entrega
等待包裹
🙂
""".strip().split("\n")


@pytest.mark.parametrize("text", PROCESSES)
def test_the_organisations_words_are_noticed(text):
    assert process_words(text)


@pytest.mark.parametrize("text", CUSTOMERS)
def test_the_customers_words_are_left_alone(text):
    assert process_words(text) == ()


def test_the_words_themselves_are_named():
    assert process_words("Order processing and credit check, order processing") == (
        "processing",
        "credit check",
    )
    assert process_words("") == ()


def test_polish_and_is_not_english_i():
    assert process_words("Weryfikacja i fakturowanie") == ("weryfikacja", "fakturowanie")
    assert process_words("WERYFIKACJA I FAKTUROWANIE") == ("weryfikacja", "fakturowanie")
    assert process_words("When will I get an approval?") == ()
