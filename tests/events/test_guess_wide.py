# ruff: noqa: E501 - a table is read across, not wrapped
"""Wide tables: one row an order with time stamps, or one row a respondent with a score per touchpoint."""

import pytest

from caminos.errors import BadInput
from caminos.events.recipe import Moment, SameAs, ScoreColumn, Stamp

ORDERS = """
    order_id | customer_id | order_status | purchased_at | approved_at | delivered_at | estimated_delivery_date
    A1 | c1 | delivered | 2024-05-01 10:00 | 2024-05-01 11:00 | 2024-05-04 09:30 | 2024-05-10
    A2 | c1 | delivered | 2024-05-02 10:00 | 2024-05-02 12:00 | 2024-05-06 09:30 | 2024-05-10
    A3 | c2 | shipped | 2024-05-03 10:00 | 2024-05-03 11:00 | | 2024-05-12
    A4 | c3 | shipped | 2024-05-04 10:00 | 2024-05-04 11:00 | | 2024-05-12
"""


def test_an_order_with_time_stamps(guess_of) -> None:
    found = guess_of(ORDERS)
    recipe = found.recipe
    assert (recipe.shape, recipe.customer, recipe.journey, recipe.at) == (
        "stamps",
        "customer_id",
        "order_id",
        None,
    )
    assert recipe.stamps == (
        Stamp(at=Moment(column="purchased_at", formats=("iso",)), touchpoint="purchased"),
        Stamp(at=Moment(column="approved_at", formats=("iso",)), touchpoint="approved"),
        Stamp(at=Moment(column="delivered_at", formats=("iso",)), touchpoint="delivered"),
    )
    assert recipe.properties == ("order_status",)
    assert (
        "estimated_delivery_date is left out, because the name says it is a plan or no event" in found.reasons
    )


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        ("nr zamówienia | id klienta | data zakupu | data wysyłki | data odbioru", ("zakup", "wysyłka", "odbiór")),
        ("nr comandă | client | data comenzii | data livrării | data retur", ("comandă", "livrare", "retur")),
        ("id pedido | cliente | fecha compra | fecha envío | fecha entrega", ("compra", "envío", "entrega")),
        ("nr_zamowienia | klient | data_platnosci | data_wysylki | data_doreczenia",
         ("płatność", "wysyłka", "doręczenie")),
        ("pedido_id | cliente | fecha_de_compra | fecha_del_envio | fecha_de_la_entrega",
         ("compra", "envio", "entrega")),
        ("nr_comanda | client | data_comenzii | data_platii | data_livrarii", ("comandă", "plată", "livrare")),
        ("order_id | customer_id | date of purchase | data i godzina dostawy | signed_in_at",
         ("purchase", "dostawa", "signed in")),
        ("orderId | customerId | orderPurchaseTimestamp | orderApprovedAt | Delivered",
         ("order Purchase", "order Approved", "Delivered")),
    ],
)  # fmt: skip
def test_touchpoints_of_time_stamps_in_four_languages(guess_of, header: str, labels: tuple[str, ...]) -> None:
    rows = "\n".join(
        f"A{n} | c{n % 2} | {n}.05.2024 | {n + 1}.05.2024 | {n + 2}.05.2024" for n in range(11, 17)
    )
    recipe = guess_of(f"{header}\n{rows}").recipe
    assert tuple(stamp.touchpoint for stamp in recipe.stamps) == labels
    assert {stamp.at.formats for stamp in recipe.stamps} == {("%d.%m.%Y",)}


def test_stamps_a_person_named(guess_of) -> None:
    recipe = guess_of(ORDERS, stamps=("purchased_at=Bought", "estimated_delivery_date")).recipe
    assert [(stamp.at.column, stamp.touchpoint) for stamp in recipe.stamps] == [
        ("purchased_at", "Bought"),
        ("estimated_delivery_date", "estimated delivery"),
    ]


SURVEY = """
    respondent_id | Q7ART | Q7FOOD | Q7WIFI | Q7ALL | Q8COM1 | NETPRO | Q19AGE | WEIGHT
    1 | 5 | 4 | 6 | 4 | 102 | 10 | 3 | 0.8
    2 | 3 | 4 | 6 | 5 | 14 | 0 | 2 | 1.2
    3 | 4 | 6 | 6 | 3 | 0 | 11 | 5 | 1.1
    4 | 2 | 1 | 0 | 4 | 0 | 9 | 8 | 0.9
    5 | 0 | 5 | 5 | 2 | 1 | 7 | 1 | 1.0
"""


def test_a_survey_with_codes_outside_its_scales(guess_of) -> None:
    found = guess_of(SURVEY)
    recipe = found.recipe
    assert (recipe.shape, recipe.customer, recipe.customer_kind) == ("scores", "respondent_id", "respondent")
    assert recipe.scores == (
        ScoreColumn(column="Q7ART", touchpoint="ART", worst=1, best=5, missing=("0",)),
        ScoreColumn(column="Q7FOOD", touchpoint="FOOD", worst=1, best=5, missing=("6",)),
        ScoreColumn(column="Q7WIFI", touchpoint="WIFI", worst=1, best=5, missing=("0", "6")),
        ScoreColumn(column="Q7ALL", touchpoint="", worst=1, best=5),
        ScoreColumn(column="NETPRO", touchpoint="", kind="nps", worst=0, best=10, missing=("11",)),
    )
    assert recipe.weight == "WEIGHT"
    assert [warning.split(":")[0] for warning in found.warnings] == ["Q7ART", "Q7FOOD", "Q7WIFI", "NETPRO"]
    assert "'11' (1 cell of those looked at) lies outside 0 to 10" in found.warnings[-1]


def test_a_person_names_the_overall_score_and_its_scale(guess_of) -> None:
    recipe = guess_of(
        SURVEY, score="NETPRO", scale=(0.0, 10.0), kind="nps", missing_in={"NETPRO": ("11",)}
    ).recipe
    assert recipe.scores[-1] == ScoreColumn(column="NETPRO", kind="nps", worst=0, best=10, missing=("11",))
    assert [score.best for score in recipe.scores] == [5, 5, 5, 5, 10]


def test_a_person_names_all_scores(guess_of) -> None:
    recipe = guess_of(SURVEY, scores=("Q7ART=Artwork", "Q7ALL="), scale=(1.0, 5.0), kind="csat").recipe
    assert recipe.scores == (
        ScoreColumn(column="Q7ART", touchpoint="Artwork", kind="csat", worst=1, best=5, missing=("0",)),
        ScoreColumn(column="Q7ALL", touchpoint="", kind="csat", worst=1, best=5),
    )


def test_a_score_without_a_scale_needs_the_person(guess_of) -> None:
    with pytest.raises(BadInput) as caught:
        guess_of(SURVEY, scores=("Q8COM1",))
    assert caught.value.code == "recipe.no_scale"


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        ("id | rating_shop | rating_delivery | rating_support", ["shop", "delivery", "support"]),
        ("id | Ocena sklepu | Ocena dostawy | Ocena obsługi", ["sklepu", "dostawa", "obsługa"]),
        ("id | Ocena platnosci | Zadowolenie z dostawy | Ocena rejestracji",
         ["płatność", "dostawa", "rejestracja"]),
        ("id | Satisfacción con la entrega | valoración de la tienda | valoración del envío",
         ["entrega", "tienda", "envío"]),
        ("id | scor magazin | scor livrare | scor suport", ["magazin", "livrare", "suport"]),
        ("id | valoración tienda | valoración envío | valoración ayuda", ["tienda", "envío", "ayuda"]),
    ],
)  # fmt: skip
def test_scores_of_touchpoints_in_four_languages(guess_of, header: str, labels: list[str]) -> None:
    recipe = guess_of(f"{header}\n1 | 5 | 4 | 3\n2 | 1 | 2 | 5\n3 | 4 | 4 | 2\n4 | 3 | 5 | 1").recipe
    assert recipe.shape == "scores"
    assert [score.touchpoint for score in recipe.scores] == labels
    assert {(score.worst, score.best) for score in recipe.scores} == {(1.0, 5.0)}


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ("1 2 3 4 5", (1, 5)),
        ("1 3 5 6 7", (1, 7)),
        ("0 3 5 8 10", (0, 10)),
        ("1 3 5 8 10", (1, 10)),
        ("0 30 55 80 100", (0, 100)),
        ("1 2 3 4 4.5", (1, 5)),
        ("-1 -0.5 0 0.3 1", (-1, 1)),
        ("0.1 0.5 0.7 0.3 0.9", (0, 1)),
        ("1 2 3 5 99", (1, 5)),
        ("1 2 3 5 -9", (1, 5)),
    ],
)
def test_scales_from_values(guess_of, values: str, scale: tuple[float, float]) -> None:
    rows = "\n".join(f"{number} | {value}" for number, value in enumerate(values.split()))
    (score,) = guess_of(f"id | rating\n{rows}").recipe.scores
    assert (score.worst, score.best) == scale


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Jak bardzo polecił(a)by Pan(i) nas znajomym? (0-10)", "nps"), ("Czy polecisz nas?", "nps"),
        ("Czy polecił(a)byś nas rodzinie?", "nps"), ("list polecony", "score"),
        ("Jakie jest prawdopodobieństwo, że polecisz nas znajomym?", "nps"),
        ("nps", "nps"), ("How likely are you to recommend us?", "nps"), ("czy polecilby nas pan", "nps"),
        ("CSAT", "csat"), ("zadowolenie", "csat"), ("mulțumire", "csat"), ("satisfacción", "csat"),
        ("ces", "ces"), ("esfuerzo", "ces"), ("stars", "stars"), ("gwiazdki", "stars"), ("rating", "score"),
    ],
)  # fmt: skip
def test_kinds_of_scores(guess_of, header: str, kind: str) -> None:
    recipe = guess_of(f"id | {header}\n1 | 5\n2 | 4\n3 | 1\n4 | 3", score=header).recipe
    assert recipe.scores[0].kind == kind


def test_a_typing_error_is_no_code(guess_of) -> None:
    rows = "\n".join(f"{number} | {value}" for number, value in enumerate([1, 2, 3, 4, 5, 5, 4, 44, 0]))
    found = guess_of(f"id | rating\n{rows}", score="rating", scale=(1.0, 5.0))
    assert found.recipe.scores == (ScoreColumn(column="rating", worst=1, best=5, missing=("0",)),)
    assert found.warnings == (
        "rating: '0' (1 cell of those looked at) lies outside 1 to 5 and is taken for 'no answer'. Check this; if "
        "the scale is wider, use --scale. rating: '44' (1 cell) stands for nothing on the scale and goes to "
        "quarantine; if it means 'no answer', say --missing rating=44",
    )


def test_items_counted_through_are_one_group(guess_of) -> None:
    recipe = guess_of(
        """
        respondent_no | T01_Advert | T02_Loyalty card | T03_Payment | recommend
        R1 | 5 | 6 | 4 | 10
        R2 | 3 | 6 | 2 | 7
        R3 | 4 | 1 | 5 | 11
        R4 | 0 | 2 | 3 | 0
        """
    ).recipe
    assert [(score.touchpoint, score.worst, score.best, score.missing) for score in recipe.scores] == [
        ("Advert", 1, 5, ("0",)),
        ("Loyalty card", 1, 5, ("6",)),
        ("Payment", 1, 5, ()),
        ("", 0, 10, ("11",)),
    ]
    assert recipe.same_as == ()


def test_second_and_third_answers_are_no_scores(guess_of) -> None:
    rows = "\n".join(f"{n} | {n % 5 + 1} | {'3' if n == 4 else ''} | " for n in range(12))
    with pytest.raises(BadInput):
        guess_of(f"id | Q2PURP1 | Q2PURP2 | Q2PURP3\n{rows}")


def test_an_order_exported_with_words_for_nothing(guess_of) -> None:
    recipe = guess_of(
        """
        order_no | e_mail | loyalty_card | category | ordered_at | paid_at | shipped_at
        ZS/1 | brak | 0039664823 | sofa | 03.07.2025 17:01 | 03.07.2025 17:05 | 04.07.2025 07:13
        ZS/2 | jan@x.example | brak | sofa | 14.07.2025 17:01 | 14.07.2025 17:05 | -
        ZS/3 | ola@x.example | brak | lamp | 15.07.2025 17:01 | 15.07.2025 17:05 | 16.07.2025 07:13
        ZS/4 | ewa@x.example | 0051457767 | lamp | 16.07.2025 17:01 | - | 17.07.2025 07:13
        ZS/5 | jan@x.example | 0051457768 | lamp | 17.07.2025 17:01 | 17.07.2025 17:02 | 18.07.2025 07:13
        """
    ).recipe
    assert (recipe.shape, recipe.journey) == ("stamps", "order_no")
    assert (recipe.customer, recipe.customer_kind) == ("e_mail", "e-mail")
    assert recipe.same_as == (SameAs(column="loyalty_card", kind="card"),)
    assert recipe.missing_in == {
        "e_mail": ("brak",),
        "loyalty_card": ("brak",),
        "paid_at": ("-",),
        "shipped_at": ("-",),
    }
