import csv
import gzip
import io
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caminos.engine.protocol import DelimitedFile
from caminos.errors import BadInput
from caminos.events.readers.dialect import Dialect, detect_dialect
from caminos.events.reading import open_source
from caminos.events.recipe import FileFormat

TABLE = (
    ("id", "name", "amount"),
    ("007", "Zażółć, gęślą", "1,5"),
    ("NA", 'says "hi"', "2,5"),
    ("3", "x;y", "10,25"),
)


def as_text(rows, delimiter: str, line_end: str = "\r\n") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_delimiter(write, delimiter: str, line_end: str) -> None:
    source = open_source(write("t.csv", as_text(TABLE, delimiter, line_end).encode()))
    assert (source.kind, source.columns, source.sample) == ("csv", TABLE[0], TABLE[1:])
    assert source.format == FileFormat(
        delimiter=delimiter, encoding="utf-8", decimal=",", skip_lines=0, header=True
    )


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "zażółć gęślą jaźń"),
        ("utf-8-sig", "zażółć gęślą jaźń"),
        ("utf-16", "zażółć gęślą jaźń"),
        ("utf-16-le", "zażółć gęślą jaźń"),
        ("utf-16-be", "zażółć gęślą jaźń"),
        ("utf-32", "zażółć gęślą jaźń"),
        ("cp1250", "zażółć gęślą jaźń"),
        ("iso-8859-2", "zażółć gęślą jaźń"),
        ("cp1250", "mulţumit că aţi răspuns, şi încă"),
        ("cp1252", "¿Qué tal el envío? ¡Señor, muy rápido!"),
        ("cp1252", "“Größe” – très bien … 5 €"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_encoding(write, staged_file, encoding: str, text: str, packed: bool) -> None:
    rows = (("id", "text"), ("1", text), ("2", f"{text} 2"), ("3", "plain"))
    content = as_text(rows, ";").encode(encoding)
    path = write("t.csv.gz", gzip.compress(content)) if packed else write("t.csv", content)
    source = open_source(path)
    assert source.sample == rows[1:]
    staged, seen = staged_file(source)
    plain = gzip.decompress(seen) if seen[:2] == b"\x1f\x8b" else seen
    assert list(csv.reader(io.StringIO(plain.decode("utf-8-sig"), newline=""), delimiter=";")) == [
        *map(list, rows)
    ]
    assert staged.transcoded is (not encoding.startswith("utf-8"))
    assert staged.name == path.name
    if not staged.transcoded:
        assert staged.path == path


def test_a_temporary_copy_is_removed(write) -> None:
    source = open_source(write("t.csv", "a;b\nż;2\n".encode("utf-16")))
    with source.staged() as staged:
        assert isinstance(staged, DelimitedFile)
        copy = staged.path
        assert copy.read_text("utf-8") == "a;b\nż;2\n"
    assert not copy.exists()


def test_letters_after_a_long_plain_beginning_decide_the_encoding(write, staged_file) -> None:
    plain = "id;text\n" + "1;plain words\n" * 120_000
    source = open_source(write("t.csv", (plain + "2;zażółć gęślą\n" * 3).encode("cp1250")))
    staged, seen = staged_file(source)
    assert staged.transcoded
    assert seen.decode("utf-8") == plain + "2;zażółć gęślą\n" * 3


def test_bytes_that_no_encoding_allows_stay_wrong_so_that_their_row_is_found(write, staged_file) -> None:
    path = write("t.csv", b"a;b\n1;za\xbf\xf3\xb3\xe6\n2;\x81\x98\n3;g\xea\xb6l\xb1\n")
    source = open_source(path, FileFormat(encoding="cp1250"))
    _, seen = staged_file(source)
    assert [line for line in seen.split(b"\n") if b"\xff" in line] == [b"2;\xff\xff"]


def test_a_file_with_a_glob_in_its_name_is_handed_over_as_a_copy(write, staged_file) -> None:
    staged, seen = staged_file(open_source(write("report [1].csv", b"a,b\n1,2\n")))
    assert (staged.path.name, staged.name, seen) == ("rows.csv", "report [1].csv", b"a,b\n1,2\n")


@pytest.mark.parametrize(
    ("content", "columns", "first", "skip"),
    [
        (b"Report\n\nid,name\n1,a\n2,b\n", ("id", "name"), ("1", "a"), 2),
        (
            b"Report;;;\nMay;2024;;\nid;name;x;y\n1;a;2;3\n2;b;3;4\n",
            ("id", "name", "x", "y"),
            ("1", "a", "2", "3"),
            2,
        ),
        (b"sep=;\r\nid;name\r\n1;a\r\n", ("id", "name"), ("1", "a"), 1),
        (b"id,id,,id\n1,2,3,4\n", ("id", "id#2", "column 3", "id#3"), ("1", "2", "3", "4"), 0),
        (b'"id\nof it",name\n1,a\n', ("id of it", "name"), ("1", "a"), 0),
        (b"id,name\n1,a,\n2,b,\n", ("id", "name", "column 3"), ("1", "a", ""), 0),
        (b'id, name\n1, "a, b"\n2, "c"\n', ("id", "name"), ("1", "a, b"), 0),
        (b'id,name\n1,"a \\"b\\" c"\n2,"d"\n', ("id", "name"), ("1", 'a "b" c'), 0),
        (b"id,name\n1,'a, b'\n2,'c'\n", ("id", "name"), ("1", "a, b"), 0),
        (b'id\tname\n1\t5" screen\n2\t"odd\n3\tx\n', ("id", "name"), ("1", '5" screen'), 0),
        (b"comment\nGood, thanks\nBad\nSlow, rude, wrong\n", ("comment",), ("Good, thanks",), 0),
        (b"id,name\r1,a\r2,b\r", ("id", "name"), ("1", "a"), 0),
    ],
)
def test_where_the_table_stands(write, content: bytes, columns, first, skip: int) -> None:
    source = open_source(write("t.csv", content))
    assert (source.columns, source.sample[0], source.format.skip_lines) == (columns, first, skip)


@pytest.mark.parametrize(
    "content", [b"1,2024-01-05,x\n2,2024-01-06,y\n3,2024-01-07,x\n", b"a;phone;x\nb;phone;y\nc;phone;x\n"]
)
def test_a_file_without_a_header(write, staged_file, content: bytes) -> None:
    source = open_source(write("t.csv", content), FileFormat(header=False) if content[:1] == b"a" else None)
    assert source.columns == ("column 1", "column 2", "column 3")
    assert (len(source.sample), source.format.header) == (3, False)
    assert staged_file(source)[0].has_header is False


def test_a_header_narrower_than_the_rows_is_skipped_like_a_title(write, staged_file) -> None:
    staged, _ = staged_file(open_source(write("t.csv", b"id,name\n1,a,\n2,b,\n")))
    assert (staged.columns, staged.skip, staged.has_header) == (3, 1, False)


def test_what_a_person_says_goes_first(write) -> None:
    path = write("t.csv", "x\nid|a,b\n1|ż,3\n".encode("iso-8859-2"))
    told = FileFormat(delimiter=",", encoding="iso-8859-2", decimal=".", skip_lines=1, header=False)
    source = open_source(path, told)
    assert source.sample == (("id|a", "b"), ("1|ż", "3"))
    assert source.format == told


@pytest.mark.parametrize("named", ["tab", "\\t", "\t"])
def test_a_delimiter_may_be_named(write, named: str) -> None:
    assert open_source(write("t.txt", b"a\tb\n1\t2\n"), FileFormat(delimiter=named)).columns == ("a", "b")


def test_torn_rows_are_not_in_the_sample(write) -> None:
    source = open_source(write("t.csv", b"a,b\n1,2\n3\n4,5,6\n7,8\n"))
    assert source.sample == (("1", "2"), ("7", "8"))


def test_a_long_file_gives_its_first_rows_and_some_from_further_in(write) -> None:
    rows = "".join(f"{number},{'x' * 60}\n" for number in range(60_000))
    source = open_source(write("t.csv", f"id,fill\n{rows}".encode()))
    numbers = [int(row[0] or 0) for row in source.sample]
    assert numbers[:1000] == list(range(1000))
    assert len(numbers) == 2000
    assert max(numbers) > 55_000
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.csv", b"", "file.empty"),
        ("t.csv", b"\xef\xbb\xbf \r\n\n", "file.empty"),
        ("t.csv", b",,\n,,\n", "file.empty"),
        ("t.csv", b"a,b\n", "file.header_only"),
        ("t.csv", b"%PDF-1.7 ...", "file.unknown_format"),
        ("t.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "file.unknown_format"),
        ("t.csv", bytes(range(256)) * 20, "file.unknown_format"),
        ("t.csv", b"PK\x03\x04" + bytes(40), "file.damaged"),
        ("t.csv", b"\x1f\x8b\x08\x00broken", "file.broken_gzip"),
        ("t.csv.gz", gzip.compress(b"a,b\n1,2\n" * 5000, mtime=0)[:60], "file.broken_gzip"),
        ("t.csv.gz", gzip.compress(gzip.compress(b"a,b\n1,2\n", mtime=0), mtime=0), "file.unknown_format"),
        ("t.html", b"<!DOCTYPE html><html><body>x</body></html>", "file.unknown_format"),
        ("t.parquet", b"a,b\n1,2\n", "file.unknown_format"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(write, name: str, content: bytes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(write(name, content))
    assert caught.value.code == code
    assert caught.value.hint
    assert caught.value.facts["file"]


def test_unknown_encodings_and_delimiters_are_refused(write) -> None:
    path = write("t.csv", b"a,b\n1,2\n")
    for wrong in (FileFormat(encoding="klingon"), FileFormat(encoding="hex"), FileFormat(delimiter="||")):
        with pytest.raises(BadInput) as caught:
            open_source(path, wrong)
        assert caught.value.code.startswith("format.")


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from('\n",;\t|'), max_size=12
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=12)
    ),
    delimiter=st.sampled_from(",;\t|"),
)
def test_rows_are_what_pythons_own_reader_says(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    """With the delimiter told, the sample is what the csv module reads from the same text."""
    width = len(rows[0]) if rows else 2
    body = [[f"r{number}", *row] for number, row in enumerate(rows, start=1)] or [["r1", *["x"] * width]]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        [[f"h{i}" for i in range(width + 1)], *body]
    )
    path = tmp_path / "t.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    source = open_source(path, FileFormat(delimiter=delimiter, header=True, skip_lines=0))
    assert [list(row) for row in source.sample] == list(
        csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter)
    )[1:]


WORD = st.sampled_from(
    ["phone", "web", "", "007", "NA", "zażółć", "2024-05-01", "1,5", 'a "b"', "two words", "x;y", "a,b"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(WORD, min_size=width, max_size=width), min_size=1, max_size=15)
    ),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    packed=st.booleans(),
)
def test_the_engine_reads_what_was_written(
    tmp_path: Path, rows: list[list[str]], delimiter: str, encoding: str, packed: bool
) -> None:
    """The dialect found here, given to DuckDB as it is, gives back every cell that was written."""
    body = [[f"r{number}", *row] for number, row in enumerate(rows, start=1)]
    content = as_text([["key", *[f"h{i}" for i in range(len(rows[0]))]], *body], delimiter).encode(encoding)
    path = tmp_path / ("t.csv.gz" if packed else "t.csv")
    path.write_bytes(gzip.compress(content) if packed else content)
    with open_source(path).staged() as staged:
        assert isinstance(staged, DelimitedFile)
        found = duckdb.sql(
            "SELECT * FROM read_csv($path, columns = $columns, auto_detect = false, header = $header,"
            " skip = $skip, delim = $delim, quote = $quote, escape = $escape,"
            " nullstr = 'no such', compression = $packed)",
            params={
                "path": str(staged.path),
                "columns": {f"c{i}": "VARCHAR" for i in range(staged.columns)},
                "header": staged.has_header,
                "skip": staged.skip,
                "delim": staged.delimiter,
                "quote": staged.quote,
                "escape": staged.escape,
                "packed": "gzip" if staged.path.read_bytes()[:2] == b"\x1f\x8b" else "none",
            },
        ).fetchall()
    assert found == [tuple(row) for row in body]


def test_an_encoding_that_cannot_be_told_from_another_is_read_as_named(write, staged_file) -> None:
    text = "id;text\n1;mulțumit că ați răspuns\n"
    path = write("t.csv", text.encode("iso-8859-16"))
    source = open_source(path, FileFormat(encoding="iso-8859-16"))
    assert source.sample == (("1", "mulțumit că ați răspuns"),)
    assert staged_file(source)[1].decode("utf-8") == text


@pytest.mark.parametrize(
    ("notes", "quote"),
    [
        (['"one two"', '"three four"', '"unclosed', "fine", "fine"], '"'),
        (['"unclosed', '"well, fine"', '"yes, fine"', "fine"], '"'),
        (['15" screen', "fine", "fine"], '"'),
        (['"unclosed', "fine", "fine", "fine"], ""),
    ],
)
def test_a_quote_left_open_does_not_undo_those_that_are_closed(notes: list[str], quote: str) -> None:
    rows = "".join(f"{number},2024-05-0{number},{note}\n" for number, note in enumerate(notes, 1))
    assert detect_dialect(f"id,at,note\n{rows}") == Dialect(",", quote, quote)
