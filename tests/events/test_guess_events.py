# ruff: noqa: E501 - a table is read across, not wrapped
"""Long logs: one row an event."""

import pytest

from caminos.errors import BadInput, NotFound
from caminos.events.recipe import FileFormat, Moment, Recipe, SameAs

HELP_DESK = """
number|ident_state|active|made_sla|caller_id|opened_by|opened_at|sys_updated_at|contact_type|category|category#2|priority|closed_at
INC1|New|true|true|2403|8|29/2/2016 01:16|29/2/2016 01:23|Phone|55|170|3|5/3/2016 12:00
INC1|Resolved|true|true|2403|8|29/2/2016 01:16|29/2/2016 08:53|Phone|55|170|3|5/3/2016 12:00
INC1|Closed|false|true|2403|8|29/2/2016 01:16|5/3/2016 12:00|Phone|55|170|3|5/3/2016 12:00
INC2|New|true|false|2403|?|1/3/2016 04:40|1/3/2016 04:57|Email|40|215|2|6/3/2016 10:00
INC2|Active|true|false|2403|?|1/3/2016 04:40|1/3/2016 05:30|Email|40|215|2|6/3/2016 10:00
INC3|New|true|true|77|5|2/3/2016 10:00|2/3/2016 10:01|Phone|55|170|3|?
INC3|Active|true|true|77|5|2/3/2016 10:00|3/3/2016 10:01|Phone|55|170|3|?
"""


def test_a_help_desk_log(guess_of) -> None:
    found = guess_of(HELP_DESK)
    dates = ("%d/%m/%Y %H:%M",)
    assert found.recipe == Recipe(
        source="source",
        shape="events",
        format=FileFormat(decimal="."),
        missing=("?",),
        customer="caller_id",
        customer_kind="caller",
        at=Moment(column="sys_updated_at", formats=dates),
        touchpoint="ident_state",
        channel="contact_type",
        journey="number",
        journey_started_at=Moment(column="opened_at", formats=dates),
        properties=("priority", "made_sla", "category", "category#2", "active", "opened_by"),
    )
    assert found.warnings == ()
    assert (
        "customer = caller_id, because the name says so and 2 different values repeat over the 7 rows looked at"
        in (found.reasons)
    )
    assert (
        "sys_updated_at has the day first, because in 2 values the first number is above 12, so it is the day"
        in (found.reasons)
    )


LOGS = {
    "English": """
        event_id | customer_id | event_time | event_name | channel | device_id | e-mail
        e1 | 007 | 2024-05-01T10:00:00Z | visit | web | d1 | a@x.pl
        e2 | 007 | 2024-05-01T10:05:00Z | basket | web | d1 | a@x.pl
        e3 | NA | 2024-05-02T09:00:00Z | visit | app | d2 | b@x.pl
        e4 | NA | 2024-05-03T09:00:00Z | purchase | shop | d2 | b@x.pl""",
    "Polish": """
        ID klienta | Data zdarzenia | Zdarzenie | Kanał
        007 | 2024-05-01 10:00 | wizyta | sklep
        007 | 2024-05-01 10:05 | koszyk | strona
        NA | 2024-05-02 09:00 | wizyta | strona
        NA | 2024-05-03 09:00 | zakup | telefon""",
    "Romanian": """
        ID client | Data evenimentului | Activitatea | Canalul
        007 | 2024-05-01 10:00 | vizită | magazin
        007 | 2024-05-01 10:05 | coș | web
        NA | 2024-05-02 09:00 | vizită | web
        NA | 2024-05-03 09:00 | comandă | telefon""",
    "Spanish": """
        id_cliente | fecha del evento | Acción | Canal
        007 | 2024-05-01 10:00 | visita | tienda
        007 | 2024-05-01 10:05 | carrito | web
        NA | 2024-05-02 09:00 | visita | web
        NA | 2024-05-03 09:00 | compra | teléfono""",
}
COLUMNS = {
    "English": ("customer_id", "event_time", "event_name", "channel"),
    "Polish": ("ID klienta", "Data zdarzenia", "Zdarzenie", "Kanał"),
    "Romanian": ("ID client", "Data evenimentului", "Activitatea", "Canalul"),
    "Spanish": ("id_cliente", "fecha del evento", "Acción", "Canal"),
}


@pytest.mark.parametrize("language", LOGS)
def test_a_log_in_four_languages(guess_of, language: str) -> None:
    recipe = guess_of(LOGS[language]).recipe
    found = (recipe.customer, recipe.at.column if recipe.at else None, recipe.touchpoint, recipe.channel)
    assert (recipe.shape, found, recipe.at.formats) == ("events", COLUMNS[language], ("iso",))
    assert (recipe.customer_kind, recipe.missing, recipe.missing_in) == ("customer", (), {})


def test_other_ids_of_the_same_person(guess_of) -> None:
    recipe = guess_of(LOGS["English"]).recipe
    assert recipe.same_as == (
        SameAs(column="device_id", kind="device"),
        SameAs(column="e-mail", kind="e-mail"),
    )
    assert recipe.event_id == "event_id"


def test_an_event_log_of_process_mining_without_customers(guess_of) -> None:
    found = guess_of(
        """
        case:concept:name | concept:name | time:timestamp | org:resource | lifecycle:transition
        1 | register | 2010-12-30T11:02:00+01:00 | Pete | complete
        1 | decide | 2011-01-06T11:18:00+01:00 | Sara | complete
        2 | register | 2010-12-30T11:32:00+01:00 | Mike | complete
        2 | reject | 2011-01-08T12:05:00+01:00 | Pete | complete
        """
    )
    recipe = found.recipe
    assert (recipe.customer, recipe.journey, recipe.touchpoint) == (None, "case:concept:name", "concept:name")
    assert recipe.at == Moment(column="time:timestamp", formats=("iso",))
    assert "each case:concept:name is a journey of somebody unknown" in found.warnings[0]


def test_a_session_is_no_customer(guess_of) -> None:
    recipe = guess_of(
        """
        session_id | user_id | timestamp | page
        s1 | u1 | 1714550000 | home
        s1 | u1 | 1714550060 | product
        s2 | u1 | 1714650000 | home
        s3 | u2 | 1714750000 | home
        s3 | u2 | 1714750100 | product
        """
    ).recipe
    assert (recipe.customer, recipe.customer_kind, recipe.journey) == ("user_id", "user", "session_id")
    assert recipe.at == Moment(column="timestamp", formats=("epoch_s",))


def test_an_order_with_two_customers_is_no_journey(guess_of) -> None:
    recipe = guess_of(
        """
        order_id | customer_id | timestamp | event
        A1 | c1 | 2024-05-01 10:00 | visit
        A1 | c2 | 2024-05-01 11:00 | visit
        A2 | c1 | 2024-05-02 10:00 | buy
        A2 | c3 | 2024-05-02 11:00 | buy
        """
    ).recipe
    assert (recipe.customer, recipe.journey) == ("customer_id", None)


def test_date_and_time_of_day_in_two_columns(guess_of) -> None:
    recipe = guess_of(
        """
        client | date | time | event
        K1 | 13.05.2024 | 9:05 | call
        K1 | 14.05.2024 | 10:15 | visit
        K2 | 15.05.2024 | 23:59 | call
        K2 | 16.05.2024 | 00:00 | visit
        """
    ).recipe
    assert recipe.at == Moment(column="date", time_column="time", formats=("%d.%m.%Y %H:%M",))


def test_a_number_among_words_is_pointed_out(guess_of) -> None:
    found = guess_of(HELP_DESK.replace("|Active|", "|-100|"))
    assert any(
        "'-100' in ident_state looks like a code without a name" in warning for warning in found.warnings
    )
    assert "-100" not in found.recipe.missing


def test_personal_data_is_not_kept_as_a_property(guess_of) -> None:
    recipe = guess_of(
        """
        customer_id | at | event | first name | city | phone | priority
        1 | 2024-05-01 | a | Anna | Łódź | 600100200 | high
        1 | 2024-05-02 | b | Anna | Łódź | 600100200 | low
        2 | 2024-05-03 | a | Jan | Kraków | 600100201 | high
        2 | 2024-05-04 | b | Jan | Kraków | 600100201 | high
        """
    ).recipe
    assert recipe.properties == ("priority", "city")
    assert recipe.same_as == (SameAs(column="phone", kind="phone"),)


def test_what_a_person_says_goes_first(guess_of) -> None:
    found = guess_of(
        HELP_DESK,
        customer="opened_by",
        customer_kind="agent",
        same_as=(("caller_id", "caller"),),
        at="closed_at",
        time_format="%d/%m/%Y %H:%M",
        timezone="Europe/Warsaw",
        touchpoint="category#2",
        channel_constant="desk",
        journey="number",
        journey_started_at="opened_at",
        event_id="priority",
        missing=("?", "-"),
        names={"170": "Login"},
        stages={"Login": "Use"},
        properties=("active",),
        drop_duplicates=True,
    )
    recipe = found.recipe
    assert recipe == Recipe(
        source="source",
        shape="events",
        format=FileFormat(decimal="."),
        missing=("?", "-"),
        customer="opened_by",
        customer_kind="agent",
        same_as=(SameAs(column="caller_id", kind="caller"),),
        at=Moment(column="closed_at", formats=("%d/%m/%Y %H:%M",), timezone="Europe/Warsaw"),
        touchpoint="category#2",
        touchpoint_names={"170": "Login"},
        channel_constant="desk",
        journey="number",
        journey_started_at=Moment(column="opened_at", formats=("%d/%m/%Y %H:%M",), timezone="Europe/Warsaw"),
        event_id="priority",
        properties=("active",),
        stages={"Login": "Use"},
        drop_duplicates=True,
    )
    assert "customer = opened_by, because you said so" in found.reasons


@pytest.mark.parametrize(
    "told",
    [
        {"customer": "caller"},
        {"at": "updated"},
        {"touchpoint": "state"},
        {"channel": "x"},
        {"journey": "x"},
        {"journey_started_at": "x"},
        {"event_id": "x"},
        {"same_as": (("x", "card"),)},
        {"time_column": "x"},
        {"stamps": ("x",)},
        {"scores": ("x=y",)},
        {"score": "x"},
        {"text": "x"},
        {"language": "x"},
        {"weight": "x"},
        {"properties": ("x",)},
        {"missing_in": {"x": ("?",)}},
        {"timezone": "Europe/Warszawa"},
    ],
)
def test_a_column_that_does_not_exist(guess_of, told: dict[str, object]) -> None:
    with pytest.raises(NotFound) as caught:
        guess_of(HELP_DESK, **told)
    assert caught.value.code in ("recipe.no_such_column", "recipe.no_such_time_zone")
    assert caught.value.hint


def test_did_you_mean(guess_of) -> None:
    with pytest.raises(NotFound) as caught:
        guess_of(HELP_DESK, customer="Caller id")
    assert caught.value.hint == "did you mean 'caller_id'?"


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Warszawa", "did you mean 'Europe/Warsaw'?"),
        ("xyz", "name an IANA zone such as Europe/Warsaw, Europe/Bucharest or Europe/Madrid"),
    ],
)
def test_an_unknown_time_zone(guess_of, zone: str, hint: str) -> None:
    with pytest.raises(NotFound) as caught:
        guess_of(HELP_DESK, timezone=zone)
    assert caught.value.hint == hint


SHOP_SESSIONS = """
Administrative|ProductRelated_Duration|BounceRates|SpecialDay|Month|Region|TrafficType|VisitorType|Weekend|Revenue
0|64.5|0.2|0|Feb|1|1|Returning_Visitor|FALSE|FALSE
1|0|0.02|0.4|Feb|9|2|New_Visitor|TRUE|FALSE
4|627.5|0.05|0|Mar|2|3|Returning_Visitor|FALSE|TRUE
0|2.66|0.1|0.8|May|1|4|Returning_Visitor|FALSE|FALSE
"""


@pytest.mark.parametrize("shape", [None, "events"])
def test_a_table_of_conversions_is_refused_with_what_is_missing(guess_of, shape: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        guess_of(SHOP_SESSIONS, shape=shape)
    error = caught.value
    assert error.code == "recipe.not_enough"
    lacks = (
        "as an event log it has no customer (nor a ticket, order or session id), no time and no touchpoint"
    )
    assert lacks in error.message
    assert ("as feedback it has no score and no text" in error.message) is (shape is None)
    assert error.message.endswith(
        "It has 10 columns (Administrative, ProductRelated_Duration, BounceRates, SpecialDay, Month, Region, "
        "TrafficType, VisitorType, Weekend and Revenue): 6 of numbers, 2 of yes and no and 2 of words"
    )
    assert str(error) == f"{error.message}\n  → {error.hint}"
    assert "--customer" in error.hint
    assert (
        error.facts["missing"] == "no customer (nor a ticket, order or session id), no time and no touchpoint"
    )


@pytest.mark.parametrize("shape", ["stamps", "scores", "feedback"])
def test_other_shapes_are_refused_as_clearly(guess_of, shape: str) -> None:
    with pytest.raises(BadInput) as caught:
        guess_of(SHOP_SESSIONS, shape=shape)
    assert caught.value.code == "recipe.not_enough"
    assert caught.value.hint.startswith("name the")


def test_a_constant_touchpoint_is_enough(guess_of) -> None:
    table = """
        customer_id | call_time | minutes
        1 | 2024-05-01 10:00 | 3
        1 | 2024-05-02 10:00 | 5
        2 | 2024-05-03 10:00 | 8
        """
    with pytest.raises(BadInput, match="no touchpoint"):
        guess_of(table)
    recipe = guess_of(table, touchpoint_constant="Call").recipe
    assert (recipe.shape, recipe.touchpoint, recipe.touchpoint_constant) == ("events", None, "Call")
