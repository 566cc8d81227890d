import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caminos.engine.compile_values import BLANKS, number, text_value
from caminos.engine.plan import NumberColumn, TextColumn


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as opened:
        yield opened


def read_number(connection, text, column):
    """The number, None where it is missing, "?" where it cannot be read."""
    parsed = number(column, lambda place: f"c{place}")
    value, unread = connection.execute(
        f"SELECT {parsed.value}, {parsed.unread} FROM (SELECT ? AS c0)", [text]
    ).fetchone()
    return "?" if unread else value


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("5", ".", 5),
        (" 4.5 ", ".", 4.5),
        ("-0.5", ".", -0.5),
        (".5", ".", 0.5),
        ("1e2", ".", 100),
        ("1,234.5", ".", 1234.5),
        ("1,5", ".", "?"),
        ("4,5", ",", 4.5),
        ("1.234,5", ",", 1234.5),
        ("1.234", ",", 1234),
        ("4.5", ",", "?"),
        ("5", ",", 5),
        ("1_000", ".", "?"),
        ("nan", ".", "?"),
        ("inf", ".", "?"),
        ("1e999", ".", "?"),
        ("0x10", ".", "?"),
        ("4 of 5", ".", "?"),
        ("", ".", None),
        (None, ",", None),
    ],
)
def test_numbers(connection, text, decimal, value):
    assert read_number(connection, text, NumberColumn(0, decimal)) == value


def test_missing_codes_and_labels(connection):
    column = NumberColumn(0, missing=frozenset({"", "99", "N/A"}), labels={"Very satisfied": 5, "so-so": 3})
    cells = ["Very satisfied ", "so-so", "4", "99", "N/A", "99.0", "great"]
    assert [read_number(connection, cell, column) for cell in cells] == [5, 3, 4, None, None, 99, "?"]


@settings(max_examples=50, deadline=None)
@given(st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 3)))
def test_numbers_read_back_as_they_were_written(connection, value):
    assert read_number(connection, repr(value), NumberColumn(0)) == value
    assert read_number(connection, f"{value:,.3f}", NumberColumn(0)) == value
    swapped = f"{value:,.3f}".translate(str.maketrans(",.", ".,"))
    assert read_number(connection, swapped, NumberColumn(0, ",")) == value


def read_text(connection, text, column):
    return connection.execute(f"SELECT {text_value(column, 'c0')} FROM (SELECT ? AS c0)", [text]).fetchone()[
        0
    ]


def test_texts_are_trimmed_renamed_and_may_be_missing(connection):
    column = TextColumn(0, frozenset({"?", "-"}), {"tel": "phone", "it's": "quoted", "nothing": "?"})
    cells = [" tel ", "it's", "\u00a0mail\ufeff", "?", " - ", "  ", None, "NA", "nothing"]
    assert [read_text(connection, cell, column) for cell in cells] == [
        *("phone", "quoted", "mail", None, None, None, None, "NA", "?"),
    ]


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_through_trimmed(connection, text):
    assert read_text(connection, text, TextColumn(0)) == (text.strip(BLANKS) or None)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_may_be_a_missing_code_or_a_name(connection, text):
    assert read_text(connection, text, TextColumn(0, frozenset({text}))) is None
    shown = read_text(connection, text, TextColumn(0, names={text: "it's\0me"}))
    assert shown == ("it's\0me" if text.strip(BLANKS) else None)
