# ruff: noqa: E501 - the files are shown as they are
import gzip
import json

import pytest

from caminos.errors import BadInput
from caminos.events.reading import open_source


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects).encode()


def test_nested_objects_are_flattened_and_arrays_stay_json(write, staged_rows) -> None:
    path = write(
        "t.jsonl",
        b'{"id": "007", "who": {"name": "Z\xc3\xb3\xc5\x82w", "tags": ["a", {"b": 1.50}]}, "n": 1.10, "ok": true}\n'
        b'{"id": 12345678901234567890, "who": {"name": null}, "extra": {}, "n": 1e3, "ok": false}\n',
    )
    source = open_source(path)
    assert source.kind == "jsonl"
    assert source.columns == ("id", "who.name", "who.tags", "n", "ok", "extra")
    expected = [
        ("007", "Zółw", '["a", {"b": 1.5}]', "1.10", "true", None),
        ("12345678901234567890", None, None, "1e3", "false", "{}"),
    ]
    assert list(source.sample) == expected
    rows, staged = staged_rows(source)
    assert (rows, staged.first_row, staged.bad_rows, staged.leaps) == (expected, 1, [], [])


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.txt", "t.csv", "t"])
def test_it_is_known_by_its_content(write, name: str) -> None:
    assert open_source(write(name, lines({"a": 1}, {"a": 2}))).kind == "jsonl"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
def test_encodings_and_packing(write, staged_rows, encoding: str, packed: bool) -> None:
    content = '{"a": "zażółć"}\r\n{"a": "b"}\r\n'.encode(encoding)
    source = open_source(write("t.jsonl", gzip.compress(content) if packed else content))
    assert staged_rows(source)[0] == [("zażółć",), ("b",)]


def test_broken_lines_are_kept_apart_with_their_number_and_reason(write, staged_rows) -> None:
    deep = b'{"a":' + b"[" * 100_000 + b"}\n"
    digits = b'{"a": ' + b"9" * 5000 + b"}\n"
    content = b'{"a": 1}\n\n{"a": 2\n{"a": 3}\n[4]\n"five"\n{"a": "\xff"}\n' + deep + digits + b'{"a": 10}'
    rows, staged = staged_rows(open_source(write("t.jsonl", content)))
    assert rows == [("1",), ("3",), ("10",)]
    assert [(number, reason) for number, _, reason in staged.bad_rows] == [
        (3, "the line is not JSON: Expecting ',' delimiter, at character 8"),
        (5, "the line is JSON but not an object"),
        (6, "the line is JSON but not an object"),
        (7, "the line is not UTF-8: byte 8 is wrong"),
        (8, "the line is nested too deeply"),
        (9, "the line holds a number of more than 4,300 digits"),
    ]
    assert staged.bad_rows[0][1] == '{"a": 2'
    assert staged.leaps == [(1, 4), (2, 10)]


def test_a_lone_surrogate_becomes_a_question_mark(write, staged_rows) -> None:
    assert staged_rows(open_source(write("t.jsonl", b'{"a": "x\\ud800y"}\n')))[0] == [("x?y",)]


def test_fields_that_appear_late_are_columns_as_well(write) -> None:
    source = open_source(write("t.jsonl", lines(*[{"a": i} for i in range(15_000)], {"a": 1, "late": 2})))
    assert source.columns == ("a", "late")
    assert len(source.sample) == 2000


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b'[{"a": 1}, {"a": 2}]', "one JSON array"),
        (b"hello\nworld\n", "one object like"),
        (b"{}\n{}\n", "one object like"),
    ],
)
def test_what_is_no_json_lines_is_refused(write, content: bytes, hint: str) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(write("t.jsonl", content))
    assert caught.value.code == "file.no_rows"
    assert hint in caught.value.hint


def test_values_as_field_names_are_refused(write) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(write("t.jsonl", lines(*[{f"visit {i}": 1} for i in range(2100)])))
    assert caught.value.code == "file.too_many_columns"
