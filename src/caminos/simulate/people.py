"""The customers: which group they belong to and how each department knows them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from caminos.simulate.draws import Codes, Draws, Flags, Ints, Shares
from caminos.simulate.groups import GROUPS
from caminos.simulate.world import World

LANGUAGES = ("pl", "ro", "es", "en")

CITIES: dict[str, tuple[str, ...]] = {
    "pl": (
        "Warszawa", "Kraków", "Łódź", "Wrocław", "Poznań", "Gdańsk", "Szczecin", "Bydgoszcz", "Lublin",
        "Białystok", "Rzeszów", "Częstochowa", "Toruń", "Sosnowiec", "Kielce", "Zielona Góra", "Świdnica",
    ),
    "ro": (
        "Bucureşti", "Cluj-Napoca", "Timişoara", "Iaşi", "Constanţa", "Braşov", "Galaţi", "Ploieşti",
        "Oradea",
    ),
    "es": ("Madrid", "Valencia", "Sevilla", "Zaragoza", "Málaga", "Bilbao", "Alicante"),
    "en": ("Warszawa", "Kraków", "Wrocław", "Bucureşti", "Cluj-Napoca", "Gdańsk"),
}  # fmt: skip
"""Romanian names with a cedilla, as the code page of the ERP writes them."""

FIRST_NAMES: dict[str, tuple[str, ...]] = {
    "pl": (
        "anna", "marta", "kasia", "agnieszka", "ewa", "magda", "joanna", "zofia", "ola", "monika", "piotr",
        "tomek", "marek", "pawel", "michal", "jakub", "adam", "lukasz", "wojtek", "krzysztof",
    ),
    "ro": (
        "andreea", "ioana", "maria", "elena", "alina", "raluca", "mihai", "andrei", "radu", "vlad", "ionut",
        "cristina", "dan", "stefan",
    ),
    "es": (
        "lucia", "carmen", "marta", "paula", "sara", "elena", "javier", "alvaro", "pablo", "sergio", "diego",
        "raul",
    ),
    "en": (
        "emma", "olivia", "grace", "hannah", "claire", "ruth", "james", "tom", "daniel", "peter", "mark",
        "simon",
    ),
}  # fmt: skip
LAST_NAMES: dict[str, tuple[str, ...]] = {
    "pl": (
        "nowak", "kowalska", "wisniewski", "wojcik", "kaminska", "lewandowski", "zielinska", "szymanski",
        "wozniak", "dabrowska", "kozlowski", "jankowska", "mazur", "krawczyk", "piotrowska", "grabowski",
        "pawlak", "michalska", "krol", "wieczorek",
    ),
    "ro": (
        "popescu", "ionescu", "popa", "dumitru", "stan", "stoica", "gheorghe", "rusu", "munteanu", "matei",
        "ciobanu", "barbu", "lazar", "neagu",
    ),
    "es": (
        "garcia", "martinez", "lopez", "sanchez", "romero", "torres", "navarro", "dominguez", "ramos", "gil",
        "serrano", "molina",
    ),
    "en": (
        "smith", "taylor", "brown", "wilson", "evans", "walker", "hughes", "green", "clarke", "turner",
        "cooper", "ward",
    ),
}  # fmt: skip
_DOMAINS = {
    "pl": ("poczta.example", "skrzynka.example", "mail.example"),
    "ro": ("posta.example", "mail.example"),
    "es": ("correo.example", "mail.example"),
    "en": ("mail.example", "inbox.example"),
}


@dataclass(frozen=True)
class People:
    """All customers as columns; `mood` is −1 or +1, `store_email` whether a store would know the e-mail."""

    group: Codes
    language: Codes
    mood: Codes
    two_devices: Flags
    first_is_desktop: Flags
    store_email: Flags
    home: Ints
    number: Ints

    def __len__(self) -> int:
        return len(self.group)


def draw_people(world: World, n: int, seed: int) -> People:
    """`n` customers of the four groups."""
    draws = Draws(seed, "people")
    group = draws.pick(n, [g.share for g in GROUPS]).astype(np.int8)
    return People(
        group=group,
        language=draws.pick(n, world.languages).astype(np.int8),
        mood=np.where(draws.chance(n, 0.5), 1, -1).astype(np.int8),
        two_devices=draws.chance(n, by_group(group, [g.two_devices_share for g in GROUPS])),
        first_is_desktop=draws.chance(n, by_group(group, [g.desktop_share for g in GROUPS])),
        store_email=draws.chance(n, by_group(group, [g.has_email_share for g in GROUPS])),
        home=draws.between(n, 0, 2**30),
        number=draws.order(n),
    )


def by_group(group: Codes, shares: Sequence[float]) -> Shares:
    """Each customer's share, by group."""
    return np.asarray(np.array(shares, dtype=np.float64)[group])


class Names:
    """What the departments write for a customer; every id belongs to one customer only."""

    def __init__(self, people: People) -> None:
        self._language = people.language.tolist()
        self._number = people.number.tolist()
        self._home = people.home.tolist()

    def language(self, customer: int) -> str:
        """`pl`, `ro`, `es` or `en`."""
        return LANGUAGES[self._language[customer]]

    def email(self, customer: int) -> str:
        """The e-mail address, in a domain that nobody can own."""
        language, number = self.language(customer), self._number[customer]
        first, last, domains = FIRST_NAMES[language], LAST_NAMES[language], _DOMAINS[language]
        number, i = divmod(number, len(first))
        number, j = divmod(number, len(last))
        number, k = divmod(number, len(domains))
        return f"{first[i]}.{last[j]}{number or ''}@{domains[k]}"

    def nick(self, customer: int) -> str:
        """What a reviewer calls herself; not unique, as nicks are not."""
        language, home = self.language(customer), self._home[customer]
        first = FIRST_NAMES[language][self._number[customer] % len(FIRST_NAMES[language])]
        return f"{first}{'_' if home % 3 else ''}{60 + home % 47 if home % 5 else ''}"

    def card(self, customer: int) -> str:
        """The loyalty card: ten digits, the first two of them zeros."""
        return f"{(self._number[customer] * 60_662_353 + 18_340_117) % 100_000_000:010d}"

    def phone(self, customer: int) -> str:
        """A phone number under a prefix that is not in use."""
        digits = f"{(self._number[customer] * 7_368_787 + 2_718_281) % 10_000_000:07d}"
        return f"+48 40{digits[0]} {digits[1:4]} {digits[4:]}"

    def city(self, customer: int) -> str:
        """Where the customer lives; the first city of a country is the largest."""
        cities = CITIES[self.language(customer)]
        first, second = divmod(self._home[customer], len(cities))
        return str(cities[min(second, first % len(cities))])

    def visitor(self, key: int) -> str:
        """A web analytics cookie; `key` counts the cookies of all customers."""
        return f"v.{(key * 0x9E3779B97F4B + 0x5DEECE66D) % 2**48:012x}"
