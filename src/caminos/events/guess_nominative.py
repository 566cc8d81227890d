"""What a header is about, by its own name: `(data) zakupu` → `zakup`, `(fecha) de compra` → `compra`."""

from collections.abc import Sequence
from typing import Final

from caminos.events.guess_names import tokens

_BEFORE: Final = frozenset({"of", "with", "for", "the", "and", "your"}) | {
    *("z", "ze", "i", "oraz"),
    *("de", "la", "din", "cu", "si"),
    *("del", "el", "las", "los", "lo", "con", "y"),
}
"""Words that bind a header's thing to its first word and are no part of the thing's name."""
_AFTER: Final = frozenset({"and", "i", "oraz", "y", "si"})
_CASES: Final = """
    zakup: zakupu zakupow
    wysyłka: wysylki
    dostawa: dostawy
    płatność: platnosci
    zamówienie: zamowienia
    złożenie: zlozenia
    opłacenie: oplacenia
    zwrot: zwrotu
    doręczenie: doreczenia
    dostarczenie: dostarczenia
    odbiór: odbioru
    nadanie: nadania
    wydanie: wydania
    obsługa: obslugi
    rejestracja: rejestracji
    rezerwacja: rezerwacji
    reklamacja: reklamacji
    zgłoszenie: zgloszenia
    rozwiązanie: rozwiazania
    zamknięcie: zamkniecia
    zakończenie: zakonczenia
    realizacja: realizacji
    instalacja: instalacji
    wizyta: wizyty
    rozmowa: rozmowy
    kontakt: kontaktu
    comandă: comenzii
    livrare: livrarii livrarea
    plată: platii
    retur: returului returul
    cumpărare: cumpararii cumpararea
    achiziție: achizitiei achizitia
    expediere: expedierii expedierea
    înregistrare: inregistrarii inregistrarea
    finalizare: finalizarii finalizarea
    închidere: inchiderii inchiderea
    rezolvare: rezolvarii rezolvarea
    rezervare: rezervarii rezervarea
    reclamație: reclamatiei reclamatia
"""
_BY_ITSELF: Final = {
    case: name.strip()
    for line in _CASES.strip().splitlines()
    for name, _, cases in [line.partition(":")]
    for case in cases.split()
}


def named_thing(words: Sequence[str]) -> str:
    """What is left of a header without its first word ("date", "rating"), as its own name; "" for fillers.

    Parameters: `words` as the header writes them. Words such as `of`, `de la`, `z` in front fall away; the
    first word, if it is a frequent genitive, becomes the nominative, also where its accents were left out.
    """
    left = list(words)
    while left and _is_one_of(left[0], _BEFORE):
        left = left[1:]
    while left and _is_one_of(left[-1], _AFTER):
        left = left[:-1]
    if not left:
        return ""
    return " ".join([_by_itself(left[0]), *left[1:]])


def _by_itself(word: str) -> str:
    name = _BY_ITSELF.get("".join(tokens(word)))
    if name is None:
        return word
    return name.upper() if word.isupper() else name.capitalize() if word[:1].isupper() else name


def _is_one_of(word: str, fillers: frozenset[str]) -> bool:
    return "".join(tokens(word)) in fillers
