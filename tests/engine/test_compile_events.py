import json
from dataclasses import replace

from caminos.engine.plan import EventPlan, ImportPlan, TextColumn, TimeColumn, Who

JOURNEYS = ImportPlan(
    "desk",
    Who("customer", TextColumn(0)),
    EventPlan(
        at=TimeColumn(1),
        touchpoint=TextColumn(2),
        journey=TextColumn(3),
        journey_started_at=TimeColumn(4),
        properties=(("priority", 5),),
    ),
)
ORDERS = ImportPlan(
    "orders",
    Who("customer", TextColumn(1)),
    EventPlan(
        stamps=(("buy", TimeColumn(2)), ("deliver", TimeColumn(3))),
        journey=TextColumn(0),
        constant_channel="web",
    ),
)


def test_a_long_log_becomes_events(bench, shop):
    result = bench.bring(
        "customer,at,touchpoint,channel\n"
        "ann,2024-01-01 00:05:00,search,web\n"
        " ben ,2024-01-01T00:03:00Z,call,phone\n"
        "ann,2024-01-01 00:01:00, buy,\n",
        shop,
    )
    assert bench.events() == [
        ("ann", None, 5, "search", "web"),
        ("ben", None, 3, "call", "phone"),
        ("ann", None, 1, "buy", None),
    ]
    assert bench.journeys() == [["buy", "search"], ["call"]]
    assert (result.rows, result.events, result.events_added, result.quarantined) == (3, 3, 3, 0)
    assert (result.customers, result.touchpoints) == (2, 3)
    assert (result.first_us, result.last_us) == (1_704_067_260_000_000, 1_704_067_500_000_000)


def test_identifiers_stay_text(bench, shop):
    ids = ["007", "7", "NA", "null", "None", "1e3", "TRUE"]
    text = "customer,at,touchpoint,channel\n" + "".join(f"{one},2024-01-01 00:00:00,t,c\n" for one in ids)
    bench.bring(text, shop)
    assert [event[0] for event in bench.events()] == ids


def test_missing_codes_are_no_customers_and_names_are_renamed(bench, shop):
    plan = replace(
        shop,
        who=Who("customer", TextColumn(0, frozenset({"?"}))),
        events=replace(
            shop.events,
            touchpoint=TextColumn(2, names={"srch": "search", "find": "search"}),
            channel=TextColumn(3, frozenset({"-"}), {"www": "web"}),
        ),
    )
    bench.bring(
        "customer,at,touchpoint,channel\n?,2024-01-01,srch,www\na,2024-01-01,srch,-\nb,2024-01-01,find,www\n",
        plan,
    )
    assert bench.events() == [("a", None, 0, "search", None), ("b", None, 0, "search", "web")]
    assert bench.faults() == [(2, "customer", "?", "no customer")]


def test_each_row_of_a_long_log_that_cannot_be_read_is_listed_once(bench, shop):
    result = bench.bring(
        "customer,at,touchpoint,channel\n"
        "a,2024-01-01,t,c\n"
        "b,yesterday,t,c\n"
        "c,,t,c\n"
        "d,2024-01-01,,c\n"
        ",2024-01-01,t,c\n"
        ",2024-02-30,,c\n",
        shop,
    )
    unlike = "not a time like 2024-12-31T23:59:00"
    assert bench.faults() == [
        (3, "at", "yesterday", unlike),
        (4, "at", "", "no time"),
        (5, "touchpoint", "", "no touchpoint"),
        (6, "customer", "", "no customer"),
        (7, "at", "2024-02-30", f"{unlike}; touchpoint: no touchpoint; customer: no customer"),
    ]
    assert result.rows == result.events + result.quarantined == 6
    assert bench.names("touchpoints", "touchpoint") == {0: "t"}
    assert list(bench.ids().values()) == ["a"]
    assert bench.engine.quarantined()[0].cells == ("b", "yesterday", "t", "c")


def test_constants_stand_in_for_missing_cells(bench, shop):
    plan = replace(shop, events=replace(shop.events, constant_touchpoint="visit", constant_channel="web"))
    bench.bring("customer,at,touchpoint,channel\na,2024-01-01,,\na,2024-01-02,buy,app\n", plan)
    assert [event[3:] for event in bench.events()] == [("visit", "web"), ("buy", "app")]


def test_a_source_without_customers_makes_each_row_a_journey(bench, shop):
    plan = replace(shop, who=Who())
    result = bench.bring("customer,at,touchpoint,channel\n,2024-01-01,t,c\n,2024-01-01,u,c\n", plan)
    assert bench.journeys() == [["t"], ["u"]]
    assert (result.events, result.customers, result.quarantined) == (2, 0, 0)
    assert bench.rows("journeys", "customer") == [None, None]


def test_journeys_of_the_source_carry_unknown_customers_starts_and_properties(bench):
    bench.bring(
        "who,at,state,ticket,opened,priority\n"
        ",2024-01-01 00:10:00,new,T1,2024-01-01 00:02:00,high\n"
        "ann,2024-01-01 00:20:00,solved,T1,2024-01-01 00:01:00,\n"
        "ben,2024-01-01 00:30:00,new,T2,,low\n",
        JOURNEYS,
    )
    assert bench.events() == [
        (None, "T1", 10, "new", None),
        ("ann", "T1", 20, "solved", None),
        ("ben", "T2", 30, "new", None),
    ]
    kept = [json.loads(properties) for _, properties in bench.rows("events", "event", "properties")]
    assert kept == [{"priority": "high"}, {"priority": None}, {"priority": "low"}]
    assert bench.engine.journey_rule() == "given"
    started = bench.rows("journeys", "journey", "customer", "steps", "started_us", "first_us")
    minute, zero = 60_000_000, 1_704_067_200_000_000
    assert started == [
        (0, 0, 2, zero + minute, zero + 10 * minute),
        (1, 1, 1, zero + 30 * minute, zero + 30 * minute),
    ]


def test_an_unreadable_start_holds_back_the_row_of_a_long_log(bench):
    bench.bring(
        "who,at,state,ticket,opened,priority\nann,2024-01-01,new,T1,soon,\nann,2024-01-02,new,T1,,\n",
        JOURNEYS,
    )
    assert bench.faults() == [(2, "opened", "soon", "not a time like 2024-12-31T23:59:00")]
    assert [event[2] for event in bench.events()] == [24 * 60]


def test_wide_stamps_hold_back_single_cells(bench):
    result = bench.bring(
        "order,customer,bought,delivered\n"
        "o1,ann,2024-01-01 00:01:00,2024-01-01 00:09:00\n"
        "o2,ben,2024-01-01 00:02:00,tomorrow\n"
        "o3,cat,,2024-01-01 00:03:00\n"
        "o4,dan,,\n",
        ORDERS,
    )
    assert bench.events() == [
        ("ann", "o1", 1, "buy", "web"),
        ("ann", "o1", 9, "deliver", "web"),
        ("ben", "o2", 2, "buy", "web"),
        ("cat", "o3", 3, "deliver", "web"),
    ]
    assert bench.faults() == [(3, "delivered", "tomorrow", "not a time like 2024-12-31T23:59:00")]
    assert (result.rows, result.events, result.quarantined) == (4, 4, 1)


def test_wide_rows_without_any_id_stay_together_as_one_unknown_customer(bench):
    plan = replace(ORDERS, events=replace(ORDERS.events, journey=None))
    bench.bring(
        "order,customer,bought,delivered\n"
        "-,,2024-01-01 00:01:00,2024-01-01 00:09:00\n"
        "-,,2024-01-01 00:02:00,2024-01-01 00:04:00\n"
        "-,ann,2024-01-01 00:02:00,\n",
        plan,
    )
    assert bench.journeys() == [["buy"], ["buy", "deliver"], ["buy", "deliver"]]
    assert sorted(bench.rows("journeys", "customer", "steps"), key=str) == [(0, 1), (None, 2), (None, 2)]
    assert bench.engine.journey_rule() == "customer"
