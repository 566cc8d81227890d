import csv
from dataclasses import replace

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
from caminos.engine.protocol import QuarantinedRow
from caminos.errors import NotFound

HEAD = "customer,at,touchpoint,channel\n"
BAD = HEAD + "a,2024-01-01,t,c\nb,bad,t,c\nc,2024-01-01\nd,2024-01-01,,c\n"
UNLIKE = "not a time like 2024-12-31T23:59:00"


def exported(bench, source="shop"):
    path = bench.folder / "mend.csv"
    count = bench.engine.export_quarantine(path, source)
    with path.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count
    return path, rows


def mend(path, rows, changes):
    """Write the exported rows with some cells changed: {(row, column): value}."""
    for (number, column), value in changes.items():
        (row,) = (row for row in rows if row["caminos_row"] == str(number))
        row[column] = value
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_an_entry_says_where_and_why(bench, shop):
    bench.bring(BAD, shop)
    assert bench.engine.quarantined() == [
        QuarantinedRow("shop", "log.csv", 3, "at", "bad", UNLIKE, ("b", "bad", "t", "c")),
        QuarantinedRow("shop", "log.csv", 4, "", "", "2 cells where the header has 4", ("c", "2024-01-01")),
        QuarantinedRow("shop", "log.csv", 5, "touchpoint", "", "no touchpoint", ("d", "2024-01-01", "", "c")),
    ]
    assert bench.engine.quarantined("shop", limit=1) == bench.engine.quarantined()[:1]


def test_sources_are_told_apart(bench, shop):
    bench.bring(BAD, shop)
    bench.bring(HEAD + "z,bad,t,c\n", replace(shop, source="app"))
    assert bench.faults("app") == [(2, "at", "bad", UNLIKE)]
    assert len(bench.faults()) == 4
    with pytest.raises(NotFound) as caught:
        bench.engine.quarantined("ap")
    assert caught.value.hint == "did you mean 'app'?"


def test_mended_rows_are_read_and_leave_the_quarantine(bench, shop):
    bench.bring(BAD, shop)
    path, rows = exported(bench)
    assert rows[0] == {
        **{"customer": "b", "at": "bad", "touchpoint": "t", "channel": "c"},
        **{"caminos_file": "log.csv", "caminos_row": "3", "caminos_column": "at", "caminos_reason": UNLIKE},
    }
    mend(path, rows, {(3, "at"): "2024-01-02", (4, "touchpoint"): "u"})
    result = bench.bring_file(path, shop)
    assert (result.rows, result.events_added, result.quarantined) == (3, 2, 1)
    assert [event[0] for event in bench.events()] == ["a", "b", "c"]
    assert bench.faults() == [(5, "touchpoint", "", "no touchpoint")]
    assert bench.engine.quarantined()[0].file == "log.csv"
    # The same mended file again changes nothing.
    assert bench.bring_file(path, shop).already_imported


def test_a_mended_row_that_equals_a_stored_event_is_an_event_of_its_own(bench, shop):
    text = HEAD + "a,2024-01-01,t,c\na,bad,t,c\n"
    bench.bring(text, shop)
    path, rows = exported(bench)
    mend(path, rows, {(3, "at"): "2024-01-01"})
    assert bench.bring_file(path, shop).events_added == 1
    # Mended in the file itself as well, nothing is counted twice.
    assert bench.bring(text.replace("bad", "2024-01-01"), shop).events_added == 0
    assert len(bench.events()) == 2
    assert bench.faults() == []


def test_a_row_that_was_mended_before_is_not_added_again(bench, shop):
    bench.bring(BAD, shop)
    path, rows = exported(bench)
    mend(path, rows, {(3, "at"): "2024-01-02"})
    bench.bring_file(path, shop)
    mend(path, rows, {(5, "touchpoint"): "t"})
    assert bench.bring_file(path, shop).events_added == 1
    assert sorted(event[0] for event in bench.events()) == ["a", "b", "d"]
    assert [fault[0] for fault in bench.faults()] == [4]


def test_mended_stamps_add_only_what_was_missing(bench):
    plan = ImportPlan(
        "orders",
        Who("customer", TextColumn(1)),
        EventPlan(stamps=(("buy", TimeColumn(2)), ("deliver", TimeColumn(3)), ("return", TimeColumn(4)))),
    )
    bench.bring(
        "order,customer,bought,delivered,returned\no1,ann,2024-01-01,bad,worse\no2,ann,2024-01-01,,\n", plan
    )
    path, rows = exported(bench, "orders")
    assert [(row["caminos_row"], row["caminos_column"]) for row in rows] == [("2", "delivered; returned")]
    mend(path, rows, {(2, "delivered"): "2024-01-01"})
    result = bench.bring_file(path, plan)
    assert (result.events, result.events_added, result.quarantined) == (2, 1, 1)
    assert sorted(event[3] for event in bench.events()) == ["buy", "buy", "deliver"]
    assert bench.faults() == [(2, "returned", "worse", UNLIKE)]


def test_mended_scores(bench):
    plan = ImportPlan(
        "survey",
        Who("customer", TextColumn(0)),
        feedback=FeedbackPlan(
            scores=tuple(Score(NumberColumn(i), "csat", 1, 5, name) for i, name in ((1, "food"), (2, "room")))
        ),
    )
    bench.bring("id,food,room\nr1,5,55\nr2,5,5\n", plan)
    path, rows = exported(bench, "survey")
    mend(path, rows, {(2, "room"): "4"})
    assert bench.bring_file(path, plan).feedback_added == 1
    assert sorted(bench.rows("feedback", "touchpoint", "score")) == [(0, 5), (0, 5), (1, 4), (1, 5)]
    assert bench.faults() == []


def test_importing_a_corrected_file_replaces_its_entries(bench, shop):
    bench.bring(BAD, shop)
    result = bench.bring(BAD.replace("bad", "2024-01-03"), shop)
    assert (result.events_added, result.quarantined) == (1, 2)
    assert [fault[0] for fault in bench.faults()] == [4, 5]


def test_export_keeps_what_is_beyond_the_last_column(bench, shop):
    bench.bring(HEAD + "a,2024-01-01,t,one,two,three\n", shop)
    _, rows = exported(bench)
    assert rows[0]["channel"] == "one,two,three"
    assert rows[0]["caminos_reason"] == "6 cells where the header has 4"


def test_a_place_where_nothing_can_be_written(bench, shop, tmp_path):
    bench.bring(BAD, shop)
    with pytest.raises(NotFound) as caught:
        bench.engine.export_quarantine(tmp_path / "nowhere" / "mend.csv", "shop")
    assert caught.value.code == "file.cannot_write"


def test_exports_of_files_with_different_columns(bench, shop):
    bench.bring(BAD, shop)
    bench.bring("customer,at,touchpoint,channel,extra\nz,bad,t,c,more\n", shop, "other.csv")
    _, rows = exported(bench)
    assert [(row["caminos_file"], row["customer"], row["extra"]) for row in rows] == [
        ("log.csv", "b", ""),
        ("log.csv", "c", ""),
        ("log.csv", "d", ""),
        ("other.csv", "z", "more"),
    ]


def test_one_cell_that_neither_half_can_read_is_listed_once(bench, shop):
    feedback = FeedbackPlan(scores=(Score(NumberColumn(3), "nps", 0, 10),), at=TimeColumn(1))
    bench.bring("customer,at,touchpoint,nps\na,bad,t,9\n", replace(shop, feedback=feedback))
    assert bench.faults() == [(2, "at", "bad", UNLIKE)]
