import gzip
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caminos.engine import staging
from caminos.engine.careful_csv import CarefulReader
from caminos.engine.plan import TextColumn
from caminos.engine.protocol import DelimitedFile
from caminos.engine.staging import ROWS, stage, staging_area
from caminos.errors import BadInput, Interrupted

HEAD = "customer,at,touchpoint,channel\n"


def test_rows_stay_in_file_order(bench, shop):
    at = "2024-01-01 00:00:00"
    text = HEAD + "".join(f"ann,{at},t{n},\n" for n in range(2500))
    bench.bring(text, shop)
    assert bench.journeys() == [[f"t{n}" for n in range(2500)]]


def test_row_numbers_after_quoted_newlines_blank_lines_and_broken_ones(bench, shop):
    bench.bring(
        HEAD + 'a,2024-01-01,"t\n\nu",c\n'  # row 2
        "b,bad,t,c\n"  # row 3
        "\n"  # row 4
        "c,2024-01-01\n"  # row 5, broken
        "d,bad,t,c\n",  # row 6
        shop,
    )
    assert [fault[:3] for fault in bench.faults()] == [(3, "at", "bad"), (5, "", ""), (6, "at", "bad")]


def test_row_numbers_of_a_file_that_the_quick_reader_takes(bench, shop):
    bench.bring(HEAD + 'a,2024-01-01,"t\n\nu",c\nb,bad,t,c\n\n\nd,bad,t,c\n', shop)
    assert [fault[0] for fault in bench.faults()] == [3, 6]
    assert [event[3] for event in bench.events()] == ["t\n\nu"]


def test_row_numbers_where_only_the_quick_reader_takes_a_row(bench, shop):
    bench.bring(HEAD + '"a" ,2024-01-01,t,c\n\nb,bad,t,c\n', shop)
    assert [event[0] for event in bench.events()] == ["a"]
    assert [fault[0] for fault in bench.faults()] == [4]


def test_row_numbers_with_skipped_lines_and_without_a_header(bench, shop):
    bench.bring("report\n\n" + HEAD + "a,bad,t,c\n", shop, skip=2)
    assert bench.faults() == [(4, "at", "bad", "not a time like 2024-12-31T23:59:00")]
    bench.bring("a,bad,t,c\n", replace(shop, source="bare"), has_header=False, header=HEAD)
    assert bench.faults("bare")[0][:2] == (1, "at")


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (b"\xef\xbb\xbf" + HEAD.encode() + b"a,2024-01-01,t,c\r\n", {}),
        (HEAD.encode() + b"a,2024-01-01,t,c\r\na,2024-01-01,t,c\n", {}),
        ((HEAD + "a,2024-01-01,t,c").replace("\n", "\r").encode(), {"header": HEAD}),
        (
            gzip.compress((HEAD + "a,2024-01-01,t,c\n").encode(), mtime=0),
            {"header": HEAD, "name": "log.csv.gz"},
        ),
        ((HEAD + "a,2024-01-01,t,c\n").replace(",", "\t").encode(), {"delimiter": "\t"}),
        ((HEAD + "a,2024-01-01,t,c\n").replace(",", "¦").encode(), {"delimiter": "¦"}),
        ((HEAD + "a,2024-01-01,'t',c\n").encode(), {"quote": "'", "escape": "'"}),
    ],
)
def test_dialects(bench, shop, content, how):
    bench.bring(content, shop, **how)
    assert set(bench.events()) == {("a", None, 0, "t", "c")}
    assert bench.faults() == []


def test_an_empty_cell_is_no_null_and_words_for_null_stay(bench, shop):
    bench.bring(HEAD + 'NULL,2024-01-01,"",c\n', shop)
    assert bench.engine.quarantined()[0].cells == ("NULL", "2024-01-01", "", "c")


def test_latin_bytes_cost_one_row(bench, shop):
    result = bench.bring(HEAD.encode() + b"jos\xe9,2024-01-01,t,c\nana,2024-01-01,t,c\n", shop)
    assert [event[0] for event in bench.events()] == ["ana"]
    assert bench.faults() == [(2, "", "", "bytes that are not UTF-8 text")]
    assert (result.rows, result.quarantined) == (2, 1)


def test_duplicate_headers_are_two_columns(bench, shop):
    plan = replace(shop, events=replace(shop.events, channel=TextColumn(4), properties=(("kind#2", 3),)))
    bench.bring("customer,at,kind,kind,channel\na,2024-01-01,one,two,web\nb,bad,one,two,web\n", plan)
    assert bench.events() == [("a", None, 0, "one", "web")]
    assert bench.rows("events", "properties") == ['{"kind#2":"two"}']


def test_batches_of_other_formats(bench, shop):
    columns = ["customer", "at", "touchpoint", "channel"]
    at = "2024-01-01 00:00:00"
    rows = [[["a", "b"], [at, "bad"], ["t", "t"], [None, "c"]], [["c"], [None], ["t"], ["c"]]]
    result = bench.bring_batches(
        rows, shop, columns, first_row=4, bad_rows=[(5, "{broken", "no JSON")], leaps=[(1, 6), (2, 9)]
    )
    assert bench.events() == [("a", None, 0, "t", None)]
    assert bench.faults() == [
        (5, "", "", "no JSON"),
        (6, "at", "bad", "not a time like 2024-12-31T23:59:00"),
        (9, "at", "", "no time"),
    ]
    assert (result.rows, result.quarantined) == (4, 3)


def test_batches_must_have_the_promised_columns(bench, shop):
    with pytest.raises(ValueError, match="columns"):
        bench.bring_batches([[["a"], ["b"]]], replace(shop), ["customer", "at", "touchpoint", "channel"])
    assert bench.rows("sources", "name") == []


def test_an_empty_file_and_a_header_alone(bench, shop):
    assert bench.bring("", shop, header=HEAD).rows == 0
    assert bench.bring(HEAD, shop).rows == 0
    assert bench.bring(HEAD + "a,2024-01-01,t,c\n", shop).events_added == 1


def test_a_file_that_is_gone_or_damaged(bench, shop, tmp_path):
    packed = gzip.compress((HEAD + "a,2024-01-01,t,c\n" * 5000).encode())
    for damaged in (packed[:-20], packed[:-8] + b"12345678", b"\x1f\x8b" + HEAD.encode()):
        with pytest.raises(BadInput) as caught:
            bench.bring(damaged, shop, header=HEAD)
        assert caught.value.code == "file.unreadable"
    assert bench.rows("sources", "name") == []
    with pytest.raises(BadInput) as caught:
        gone = DelimitedFile(tmp_path / "gone.csv", "gone.csv", 4)
        bench.engine.ingest(gone, shop, HEAD.strip().split(","), sha256="x", size_bytes=1)
    assert caught.value.facts == {"file": "gone.csv"}


@pytest.mark.parametrize("how", [{"delimiter": "~|"}, {"delimiter": ""}, {"quote": "''"}])
def test_an_impossible_dialect_is_refused(bench, shop, how):
    with pytest.raises(BadInput) as caught:
        bench.bring((HEAD + "a,2024-01-01,t,c\n").replace(",", how.get("delimiter") or ","), shop, **how)
    assert caught.value.code == "file.dialect"


def test_reading_can_be_stopped_in_the_middle(bench, shop, monkeypatch):
    monkeypatch.setattr(staging, "_CELLS_AT_ONCE", 4000)
    seen = []

    def stop(what, share):
        seen.append((what, share))
        if len(seen) == 3:
            raise Interrupted("stopped", "stopped")

    with pytest.raises(Interrupted):
        bench.bring(HEAD + "broken\n" + "a,2024-01-01,t,c\n" * 5000, shop, progress=stop)
    assert seen == [("reading the file", 0.0), ("reading the file", None), ("reading the file", None)]
    assert bench.bring(HEAD + "broken\n" + "a,2024-01-01,t,c\n" * 5000, shop).events == 5000


def test_nothing_is_left_in_the_work_folder(tmp_path):
    with duckdb.connect() as connection:
        with pytest.raises(RuntimeError), staging_area(connection, tmp_path / "work"):
            assert len(list((tmp_path / "work").iterdir())) == 1
            raise RuntimeError
        assert list((tmp_path / "work").iterdir()) == []


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from('ab,"\n;é'), max_size=30), st.booleans())
def test_the_quick_and_the_careful_reader_agree(tmp_path_factory, text, end):
    """Whatever the quick reader accepts, the careful one reads alike; no text makes a traceback."""
    path = tmp_path_factory.getbasetemp() / "both.csv"
    path.write_text("x,y\n" + text + "\n" * end, newline="")
    file = DelimitedFile(path, "both.csv", 2)
    careful = CarefulReader(file)
    expected = [tuple(row) for row in careful]
    with duckdb.connect() as connection, staging_area(connection, path.parent) as unpacked:
        staged = stage(connection, file, unpacked, lambda _what, _share: None)
        found = connection.execute(f"SELECT * FROM {ROWS} ORDER BY rowid").fetchall()
    assert found == expected
    assert staged.total == len(expected) + len(careful.broken)
