from dataclasses import replace

import pytest

from caminos.engine import prepared
from caminos.engine.plan import TextColumn
from caminos.errors import BadInput

HEAD = "customer,at,touchpoint,channel\n"
ZERO, HOUR = 1_704_067_200_000_000, 3_600_000_000
CROWD = HEAD + "".join(f"c{n},2024-01-01,t,web\n" for n in range(100))
STEPS = (
    "journey",
    "step",
    "customer",
    "at_us",
    "touchpoint",
    "channel",
    "source",
    "next_touchpoint",
    "us_to_next",
    "event",
)
JOURNEYS = ("journey", "customer", "steps", "channels", "started_us", "first_us", "last_us", "first_channel")


def test_steps_and_journeys_as_documented(bench, shop):
    bench.bring(
        HEAD + "ann,2024-01-01 03:00,buy,\nann,2024-01-01 01:00,search,web\nben,2024-01-01 02:00,call,phone\n"
        "ann,2024-01-01 03:00,pay,app\n",
        shop,
    )
    # touchpoints: buy 0, search 1, call 2, pay 3; channels: web 0, phone 1, app 2
    assert bench.rows("steps", *STEPS) == [
        (0, 1, 0, ZERO + HOUR, 1, 0, 0, 0, 2 * HOUR, 1),
        (0, 2, 0, ZERO + 3 * HOUR, 0, None, 0, 3, 0, 0),
        (0, 3, 0, ZERO + 3 * HOUR, 3, 2, 0, None, None, 3),
        (1, 1, 1, ZERO + 2 * HOUR, 2, 1, 0, None, None, 2),
    ]
    assert bench.rows("journeys", *JOURNEYS) == [
        (0, 0, 3, 2, ZERO + HOUR, ZERO + HOUR, ZERO + 3 * HOUR, 0),
        (1, 1, 1, 1, ZERO + 2 * HOUR, ZERO + 2 * HOUR, ZERO + 2 * HOUR, 1),
    ]


def test_ties_keep_file_order_and_sources_the_order_of_import(bench, shop):
    bench.bring(HEAD + "".join(f"a,2024-01-01,{t},\n" for t in "zyx"), shop)
    bench.bring(HEAD + "".join(f"a,2024-01-01,{t},\n" for t in "cab"), replace(shop, source="app"))
    assert bench.journeys() == [list("zyxcab")]


def test_a_small_import_touches_only_its_journeys(bench, shop, monkeypatch):
    bench.bring(CROWD, shop)
    monkeypatch.setattr(prepared, "rebuild", None)  # it must not be called
    bench.bring(CROWD + "c7,2024-01-02,u,app\nnew,2024-01-02,u,app\n", shop)
    assert bench.rows("steps", *STEPS)[7:9] == [
        (7, 1, 7, ZERO, 0, 0, 0, 1, 24 * HOUR, 7),
        (7, 2, 7, ZERO + 24 * HOUR, 1, 1, 0, None, None, 200),
    ]
    assert len(bench.rows("journeys", "journey")) == 101


def test_many_small_imports_are_sorted_in_the_end(bench, shop):
    bench.bring(CROWD, shop)
    for n in range(12):
        bench.bring(HEAD + f"c{n},2024-01-0{1 + n % 9} 05:00,u,\n", shop, f"{n}.csv")
    meta = dict(bench.engine._store.connection.execute("SELECT name, value FROM meta").fetchall())
    assert int(meta["loose_journeys"]) < 10
    assert sum(steps for _, steps in bench.rows("journeys", "journey", "steps")) == 112


def test_slices_give_what_one_sort_gives(bench, shop, monkeypatch):
    text = HEAD + "".join(f"c{n % 37},2024-01-{1 + n % 28:02},t{n % 5},ch{n % 3}\n" for n in range(500))
    bench.bring(text, shop)
    whole = bench.rows("steps", *STEPS), bench.rows("journeys", *JOURNEYS)
    monkeypatch.setattr(prepared, "_EVENTS_AT_ONCE", 60)
    bench.engine.set_journey_rule(None)
    assert (bench.rows("steps", *STEPS), bench.rows("journeys", *JOURNEYS)) == whole
    stored = bench.engine.run(bench.engine.table("steps").select("journey", "step")).to_pylist()
    assert stored == sorted(stored, key=lambda row: (row["journey"], row["step"]))


def test_more_channels_than_bits(bench, shop):
    text = HEAD + "".join(f"a,2024-01-01,t,ch{n}\na,2024-01-01,t,ch{n}\n" for n in range(70))
    bench.bring(text, shop)
    assert bench.rows("journeys", "channels", "steps") == [(70, 140)]


def test_an_earlier_start_reaches_a_journey_without_new_events(bench, shop):
    events = replace(
        shop.events, channel=None, journey=TextColumn(3), journey_started_at=replace(shop.events.at, column=4)
    )
    plan = replace(shop, events=events)
    head = "customer,at,touchpoint,ticket,opened\n"
    filler = "".join(f"c{n},2024-01-05,t,F{n},\n" for n in range(30))
    bench.bring(head + filler + "a,2024-01-05,t,T1,2024-01-04\n", plan)
    result = bench.bring(head + filler + "a,2024-01-05,t,T1,2024-01-02\n", plan)
    assert result.events_added == 0
    assert bench.rows("journeys", "journey", "started_us")[30] == (30, ZERO + 24 * HOUR)


def test_a_start_after_the_first_event_is_no_start_and_no_reason_to_prepare_again(bench, shop, monkeypatch):
    events = replace(
        shop.events, channel=None, journey=TextColumn(3), journey_started_at=replace(shop.events.at, column=4)
    )
    head = "customer,at,touchpoint,ticket,opened\n"
    text = head + "".join(f"c{n},2024-01-05,t,F{n},2024-01-06\n" for n in range(30))
    bench.bring(text, replace(shop, events=events))
    assert set(bench.rows("journeys", "started_us", "first_us")) == {(ZERO + 96 * HOUR, ZERO + 96 * HOUR)}
    monkeypatch.setattr(prepared, "rebuild", None)  # it must not be called
    bench.bring(text + "c0,2024-01-07,u,F0,2024-01-06\n", replace(shop, events=events))
    assert bench.journeys()[:2] == [["t", "u"], ["t"]]


def test_the_rule_follows_the_sources_until_it_is_set(bench, shop):
    tickets = replace(shop, source="desk", events=replace(shop.events, channel=None, journey=TextColumn(3)))
    bench.bring(
        "customer,at,touchpoint,ticket\na,2024-01-01,t,T1\na,2024-01-02,u,T2\na,2024-01-03,v,\n,2024-01-04,w,T2\n",
        tickets,
    )
    assert bench.engine.journey_rule() == "given"
    assert bench.journeys() == [["t"], ["u", "w"], ["v"]]
    bench.bring(HEAD + "a,2024-01-09,x,\n", shop)
    assert bench.engine.journey_rule() == "customer"
    assert bench.journeys() == [["t", "u", "v", "x"], ["w"]]
    bench.engine.set_journey_rule("given")
    assert bench.journeys() == [["t"], ["u", "w"], ["v", "x"]]
    bench.bring(HEAD + "a,2024-01-10,y,\n", shop)
    assert (bench.engine.journey_rule(), bench.journeys()[2]) == ("given", ["v", "x", "y"])
    bench.engine.set_journey_rule(None)
    assert bench.engine.journey_rule() == "customer"
    with pytest.raises(BadInput) as caught:
        bench.engine.set_journey_rule("ticket")
    assert caught.value.code == "journeys.rule"


def test_an_empty_store_has_a_rule(bench):
    assert bench.engine.journey_rule() == "customer"
    assert bench.rows("journeys", "journey") == []
