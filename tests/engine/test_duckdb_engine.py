from dataclasses import replace

import ibis
import pyarrow as pa
import pytest

from caminos.engine.plan import (
    EventPlan,
    FeedbackPlan,
    ImportPlan,
    NumberColumn,
    Score,
    TextColumn,
    TimeColumn,
    Who,
)
from caminos.engine.protocol import DelimitedFile, Engine
from caminos.engine.schema import PREPARED_TABLES, STORED_TABLES
from caminos.engine.tables import PREPARED, STORED
from caminos.errors import BadInput, NotFound

HEAD = "customer,at,touchpoint,channel\n"


def test_it_is_an_engine(engine):
    promised: Engine = engine
    assert promised.name == "duckdb"


def test_every_documented_table_is_there(engine):
    assert (tuple(STORED_TABLES), tuple(PREPARED_TABLES)) == (STORED, PREPARED)
    for name in STORED + PREPARED:
        assert engine.run(engine.table(name)).num_rows == 0
    with pytest.raises(NotFound) as caught:
        engine.table("step")
    assert caught.value.hint == "did you mean 'steps'?"


def test_expressions_of_any_shape_come_back_as_tables(bench, shop):
    bench.bring(HEAD + "a,2024-01-01,t,c\na,2024-01-02,u,c\n", shop)
    steps = bench.engine.table("steps")
    assert bench.engine.run(steps.count().name("n")).to_pylist() == [{"n": 2}]
    assert bench.engine.run(steps.touchpoint.name("t")).num_rows == 2
    grouped = steps.group_by("journey").agg(n=steps.count())
    assert bench.engine.run(grouped).to_pylist() == [{"journey": 0, "n": 2}]
    made = ibis.memtable(pa.table({"touchpoint": pa.array([1], pa.int32())}))
    assert bench.engine.run(steps.semi_join(made, "touchpoint").select("step")).to_pylist() == [{"step": 2}]


LONG = EventPlan(at=TimeColumn(1), touchpoint=TextColumn(2))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"events": None}, "plan.empty"),
        ({"events": None, "feedback": FeedbackPlan()}, "plan.no_feedback"),
        ({"events": EventPlan(touchpoint=TextColumn(2))}, "plan.no_time"),
        ({"events": EventPlan(at=TimeColumn(1))}, "plan.no_touchpoint"),
        ({"events": replace(LONG, stamps=(("t", TimeColumn(1)),))}, "plan.two_shapes"),
        ({"events": replace(LONG, channel=TextColumn(4))}, "plan.no_column"),
        ({"events": replace(LONG, properties=(("p", -1),))}, "plan.no_column"),
        ({"events": replace(LONG, at=TimeColumn(1, time_column=9))}, "plan.no_column"),
        ({"events": replace(LONG, at=TimeColumn(1, timezone="Mars/Base"))}, "plan.time_zone"),
        ({"who": Who("x", TextColumn(0), (("y", TextColumn(7)),))}, "plan.no_column"),
        ({"feedback": FeedbackPlan(scores=(Score(NumberColumn(8), "nps", 0, 10),))}, "plan.no_column"),
    ],
)
def test_a_plan_that_cannot_work_is_refused_before_reading(bench, shop, change, code):
    with pytest.raises(BadInput) as caught:
        bench.bring(HEAD, replace(shop, **change))
    assert caught.value.code == code
    assert bench.rows("sources", "name") == []


def test_column_names_must_fit_the_file(bench, shop, tmp_path):
    with pytest.raises(BadInput) as caught:
        bench.engine.ingest(DelimitedFile(tmp_path / "x", "x", 4), shop, ["a"], sha256="", size_bytes=0)
    assert caught.value.code == "file.columns"


def test_a_file_of_which_nothing_can_be_read_may_be_refused(bench, shop):
    file, columns = bench.csv(HEAD + "a,bad,t,c\nb,worse,t,c\n")
    told = {"sha256": "x", "size_bytes": 1}
    with pytest.raises(BadInput) as caught:
        bench.engine.ingest(file, shop, columns, something_must_read=True, **told)
    assert (caught.value.code, caught.value.facts["value"]) == ("import.nothing_read", "bad")
    assert bench.rows("sources", "name") == []
    assert bench.engine.ingest(file, shop, columns, **told).quarantined == 2


def test_texts_that_look_like_sql(bench, shop):
    nasty = "'; DROP TABLE events; --"
    plan = ImportPlan(
        nasty,
        Who(nasty, TextColumn(0, frozenset({nasty}))),
        replace(shop.events, constant_channel=nasty, properties=((nasty, 2),)),
        recipe=nasty,
    )
    bench.bring(
        f'{nasty},at,touchpoint,channel\n{nasty},2024-01-01,t,\n"a""b",2024-01-01,{nasty},\n', plan, nasty
    )
    assert bench.events() == [('a"b', None, 0, nasty, nasty)]
    assert [(one.source, one.file, one.column) for one in bench.engine.quarantined(nasty)] == [
        (nasty, nasty, nasty)
    ]
    assert bench.bring(f"{nasty},at,touchpoint,channel\na,2024-01-02,t,\n", plan, nasty).events_added == 1


def test_what_an_import_did_is_written_down(bench, shop):
    text = HEAD + "a,2024-01-01,t,c\na,2024-01-01,t,c\nb,bad,t,c\n"
    result = bench.bring(text, shop)
    (row,) = bench.engine.run(bench.engine.table("imports")).to_pylist()
    assert row.pop("imported_at_us") > 1_704_067_200_000_000
    assert len(row.pop("sha256")) == 64
    assert row == {
        **{
            "import": 0,
            "source": 0,
            "file": "log.csv",
            "bytes": len(text),
            "rows": 3,
            "events": 2,
            "feedback": 0,
        },
        **{"quarantined": 1, "duplicates": 0, "repeated_rows": 1, "customers": 1, "touchpoints": 1},
        **{"first_us": result.first_us, "last_us": result.last_us},
        "columns": '["customer", "at", "touchpoint", "channel"]',
    }
    assert bench.rows("sources", "source", "name", "kind", "recipe") == [(0, "shop", "customer", "{}")]


def test_nothing_temporary_is_left_behind(bench, shop):
    bench.bring(HEAD + "a,2024-01-01,t,c\nb,bad,t,c\n", shop)
    bench.bring(HEAD + "a,2024-01-01,t,c\nb,bad,t,c\nc,2024-01-01,t,c\n", shop)
    left = bench.engine._store.connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE temporary"
    ).fetchall()
    assert left == []
