"""Whole imports against the store in plain Python."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest_oracle import PlainStore

from caminos.engine import memory_engine, prepared
from caminos.engine.plan import EventPlan, ImportPlan, TextColumn, TimeColumn, Who
from caminos.settings import Settings

LONG = EventPlan(at=TimeColumn(2), touchpoint=TextColumn(3), channel=TextColumn(4), journey=TextColumn(5))
LONG_COLUMNS = ("customer", "card", "at", "touchpoint", "channel", "ticket")
WIDE = EventPlan(stamps=(("buy", TimeColumn(2)), ("deliver", TimeColumn(3))), journey=TextColumn(1))
WIDE_COLUMNS = ("customer", "ticket", "bought", "delivered")
PLANS = {
    "shop": ImportPlan("shop", Who("customer", TextColumn(0), (("card", TextColumn(1)),)), LONG),
    "desk": ImportPlan("desk", Who("customer", TextColumn(0), (("card", TextColumn(1)),)), LONG),
    "orders": ImportPlan("orders", Who("customer", TextColumn(0)), WIDE),
}

# Few different values, so that rows are equal, tie and join customers all the time.
CUSTOMERS = st.sampled_from(["ann", "ben", "007", " ann ", "", "ann"])
CARDS = st.sampled_from(["", "", "", "k1", "k2"])
TIMES = st.sampled_from(
    ["2024-01-01 10:00:00", "2024-01-01T10:00:00", "2024-01-02", " 2024-01-01 09:30 ", "", "31/01/2024"]
)
TICKETS = st.sampled_from(["", "T1", "T2"])
LONG_ROW = st.tuples(
    CUSTOMERS,
    CARDS,
    TIMES,
    st.sampled_from(["web", "shop\n2", "shop", ""]),
    st.sampled_from(["", "x"]),
    TICKETS,
)
WIDE_ROW = st.tuples(CUSTOMERS, TICKETS, TIMES, TIMES)
# An import: source, rows, whether the former rows of that source stand before them (a longer file), replace.
LONG_IMPORT = st.tuples(
    st.sampled_from(["shop", "desk"]), st.lists(LONG_ROW, max_size=8), st.booleans(), st.just(False)
)
WIDE_IMPORT = st.tuples(st.just("orders"), st.lists(WIDE_ROW, max_size=5), st.booleans(), st.just(False))
REPLACING = st.tuples(st.just("shop"), st.lists(LONG_ROW, max_size=5), st.just(False), st.just(True))


def as_csv(columns, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def steps_of(bench):
    """The engine's journeys as the oracle tells them."""
    kinds = {ref: (kind, value) for ref, kind, value in bench.rows("customer_ids", "ref", "kind", "value")}
    ids = {}
    for ref, customer in bench.rows("customers", "ref", "customer"):
        ids.setdefault(customer, []).append(kinds[ref])
    touchpoints, channels = bench.names("touchpoints", "touchpoint"), bench.names("channels", "channel")
    sources, found = bench.names("sources", "source"), {}
    columns = ("journey", "step", "at_us", "touchpoint", "channel", "source", "customer")
    for journey, _, at, touchpoint, channel, source, customer in bench.rows("steps", *columns):
        who = None if customer is None else tuple(sorted(ids[customer]))
        step = (at, touchpoints[touchpoint], channels.get(channel), sources[source], who)
        found.setdefault(journey, []).append(step)
    return sorted(map(tuple, found.values()), key=repr)


def raw(bench):
    """The prepared form as it is stored."""
    read = {}
    for name in ("customers", "steps", "journeys"):
        table = bench.engine.run(bench.engine.table(name))
        read[name] = sorted(map(tuple, (row.values() for row in table.to_pylist())), key=repr)
    return read


@pytest.mark.parametrize("loose", [0, 10**9], ids=["rebuilt", "updated"])
@settings(
    max_examples=9,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(imports=st.lists(LONG_IMPORT | WIDE_IMPORT | REPLACING, min_size=1, max_size=4))
def test_imports_do_what_plain_python_does(bench, monkeypatch, loose, imports):
    monkeypatch.setattr(prepared, "_LOOSE_SHARE", loose)
    plain, seen, contents = PlainStore(), {}, set()
    with memory_engine(Settings(memory_mb=512, threads=2)) as bench.engine:
        for number, (source, further, longer, replace) in enumerate(imports):
            rows = seen.get(source, []) * longer + further
            columns = WIDE_COLUMNS if source == "orders" else LONG_COLUMNS
            text, file = as_csv(columns, rows), f"{source}-{number}.csv"
            result = bench.bring(text, PLANS[source], file, replace=replace)
            if replace:
                plain.remove(source)
                contents = {one for one in contents if one[0] != source}
            assert result.already_imported == ((source, text) in contents)
            if not result.already_imported:
                bring = plain.bring_stamps if source == "orders" else plain.bring_long
                bring(source, file, rows)
                assert (result.rows, result.quarantined) == (len(rows), len(plain.faults[source, file]))
                seen[source] = rows
                contents.add((source, text))
        found = sorted(
            (one.source, one.file, one.row, one.column, one.value, one.reason)
            for one in bench.engine.quarantined()
        )
        assert found == sorted((*key, *fault) for key, faults in plain.faults.items() for fault in faults)
        assert bench.engine.journey_rule() == plain.rule()
        assert steps_of(bench) == plain.journeys()
        kept = raw(bench)
        bench.engine.set_journey_rule(None)
        assert raw(bench) == kept
