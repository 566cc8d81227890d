import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caminos.engine import careful_csv
from caminos.engine.careful_csv import BrokenRow, CarefulReader
from caminos.engine.protocol import DelimitedFile


def read(path, content, columns=3, **how):
    """The good rows, the broken ones and the gaps of a file with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    reader = CarefulReader(DelimitedFile(path, path.name, columns, **how))
    return list(reader), reader.broken, reader.gaps


@pytest.fixture
def file(tmp_path):
    return tmp_path / "rows.csv"


def test_rows_are_counted_as_a_spreadsheet_does(file):
    rows, broken, gaps = read(file, 'a,b,c\n1,"x\ny",3\n1,2\n\n4,5,6\n7,8,9,10\n,,\n')
    assert rows == [["1", "x\ny", "3"], ["4", "5", "6"], ["", "", ""]]
    assert broken == [
        BrokenRow(3, ("1", "2"), "2 cells where the header has 3"),
        BrokenRow(6, ("7", "8", "9", "10"), "4 cells where the header has 3"),
    ]
    assert gaps == [1, 1, 2]


def test_a_quote_that_is_never_closed_costs_one_line(file):
    rows, broken, _ = read(file, 'a,b,c\n1,"x,3\n4,5,6\n7,8,9\n')
    assert rows == [["4", "5", "6"], ["7", "8", "9"]]
    assert broken == [BrokenRow(2, ("1", '"x', "3"), "a quote is opened and never closed")]


def test_a_quote_that_outgrows_all_records_costs_one_line(file, monkeypatch):
    monkeypatch.setattr(careful_csv, "_LONGEST_RECORD", 40)
    rows, broken, _ = read(file, 'a,b,c\n1,"x,3\n' + "4,5,6\n" * 20 + '7,"8",9\n')
    assert len(rows) == 21
    assert [one.row for one in broken] == [2]


def test_text_behind_a_closing_quote(file):
    rows, broken, _ = read(file, 'a,b,c\n1,"x"y,3\n4,"5 "" 5",6\n')
    assert rows == [["4", '5 " 5', "6"]]
    assert broken == [BrokenRow(2, ("1", '"x"y', "3"), "text stands behind a closing quote")]


def test_bytes_that_are_not_utf8(file):
    rows, broken, _ = read(file, b"a,b,c\n1,caf\xe9,3\n4,caf\xc3\xa9,6\n")
    assert rows == [["4", "café", "6"]]
    assert broken == [BrokenRow(2, ("1", "caf\ufffd", "3"), "bytes that are not UTF-8 text")]


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("\ufeffa,b,c\r\n1,2,3\r\n", {}),
        ("a,b,c\r1,2,3\r", {}),
        ("a,b,c\n1,2,3\r\n", {}),
        ("a;b;c\n1;2;3", {"delimiter": ";"}),
        ('a,b,c\n1, "2",3\n', {}),
        ("1,2,3\n", {"has_header": False}),
        ('report of "May\nmade today\na,b,c\n1,2,3\n', {"skip": 2}),
        ("a,b,c,\n1,2,3,\n", {}),
        ("a|b|c\n1|'2'|3\n", {"delimiter": "|", "quote": "'", "escape": "'"}),
    ],
)
def test_dialects(file, content, how):
    assert read(file, content, **how)[:2] == ([["1", "2", "3"]], [])


def test_escapes_and_no_quotes_at_all(file):
    assert read(file, 'a,b,c\n1,"x\\"y",3\n', escape="\\")[0] == [["1", 'x"y', "3"]]
    assert read(file, 'a,b,c\n1,"x,3\n', quote="", escape="")[0] == [["1", '"x', "3"]]


def test_the_first_row_stands_below_skipped_lines_and_the_header(file):
    file.write_text("junk\na\n1\n")
    reader = CarefulReader(DelimitedFile(file, "rows.csv", 1, skip=1))
    assert list(reader) == [["1"]]
    assert reader.first_row == 3


def test_long_cells_and_the_limit_of_others(file):
    limit = csv.field_size_limit()
    assert read(file, "a,b,c\n1," + "x" * 300_000 + ",3\n")[0][0][1] == "x" * 300_000
    assert csv.field_size_limit() == limit


CELLS = st.text(st.sampled_from("ab ,\";\n\r'\\é"), max_size=6).map(lambda cell: cell.strip(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_what_the_standard_library_writes_is_read_back(tmp_path_factory, rows):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("a", "b"), *rows])
    path = tmp_path_factory.getbasetemp() / "written.csv"
    found, broken, gaps = read(path, text.getvalue(), columns=2)
    assert (found, broken, gaps) == ([list(row) for row in rows], [], [])


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=60).map(lambda raw: b"a,b\n" + raw) | st.text(st.sampled_from('ab,"\n\r'), max_size=40)
)
def test_no_line_gets_lost(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    rows, broken, gaps = read(path, content, columns=2)
    # Each record is a good row, a broken one, or blank; broken rows are numbered in order, none twice.
    numbers = [one.row for one in broken]
    assert numbers == sorted(set(numbers))
    assert len(gaps) >= len(broken)
    assert gaps == sorted(gaps)
    assert all(0 <= gap <= len(rows) for gap in gaps)
