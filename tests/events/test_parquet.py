import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from caminos.errors import BadInput
from caminos.events.reading import open_source

WARSAW = dt.timezone(dt.timedelta(hours=2))


def test_every_type_is_read_as_text(tmp_path: Path, staged_rows) -> None:
    at = dt.datetime(2024, 5, 1, 10, 30)
    table = pa.table(
        {
            "text": pa.array(["007", None]),
            "whole": pa.array([5, -3], pa.int64()),
            "half": pa.array([5.0, 0.1], pa.float64()),
            "single": pa.array([0.1, 2.0], pa.float32()),
            "unknown": pa.array([float("nan"), 1e300], pa.float64()),
            "money": pa.array([Decimal("1.50"), None], pa.decimal128(9, 2)),
            "truth": pa.array([True, False]),
            "day": pa.array([dt.date(2024, 5, 1), None]),
            "at": pa.array([at, None], pa.timestamp("ns")),
            "zoned": pa.array([at.replace(tzinfo=WARSAW), None], pa.timestamp("us", "Europe/Warsaw")),
            "clock": pa.array([dt.time(9, 5), None], pa.time32("s")),
            "word": pa.array(["a", "b"]).dictionary_encode(),
            "list": pa.array([[1, 2], None], pa.list_(pa.int64())),
            "thing": pa.array([{"x": "ż"}, None]),
            "bytes": pa.array([b"ab", b"\xff\x00"]),
            "nothing": pa.nulls(2),
        }
    )
    path = tmp_path / "t.parquet"
    pq.write_table(table, path)
    source = open_source(path)
    assert (source.kind, source.columns) == ("parquet", tuple(table.column_names))
    rows, staged = staged_rows(source)
    assert tuple(rows) == source.sample
    assert (staged.first_row, staged.bad_rows) == (1, ())
    first, second = (dict(zip(source.columns, row, strict=True)) for row in rows)
    assert first == {
        "text": "007",
        "whole": "5",
        "half": "5",
        "single": "0.1",
        "unknown": None,
        "money": "1.50",
        "truth": "true",
        "day": "2024-05-01",
        "at": "2024-05-01T10:30:00",
        "zoned": "2024-05-01T08:30:00Z",
        "clock": "09:05:00",
        "word": "a",
        "list": "[1, 2]",
        "thing": '{"x": "ż"}',
        "bytes": "ab",
        "nothing": None,
    }
    assert [name for name, value in second.items() if value is None] == [
        "text", "money", "day", "at", "zoned", "clock", "list", "thing", "nothing",
    ]  # fmt: skip
    assert (second["half"], second["unknown"], second["bytes"]) == ("0.1", "1e+300", "ff00")


def test_the_sample_reaches_into_later_row_groups(tmp_path: Path, staged_rows) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"n": list(range(20_000))}), path, row_group_size=2_500)
    source = open_source(path)
    numbers = [int(row[0]) for row in source.sample]
    assert numbers[:1000] == list(range(1000))
    assert (len(numbers), max(numbers)) == (1999, 15_332)
    assert [int(row[0]) for row in staged_rows(source)[0]] == list(range(20_000))


def test_one_name_twice(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["a", "a"]), path)
    assert open_source(path).columns == ("a", "a#2")


@pytest.mark.parametrize("cut", [4, 40, 200])
def test_a_damaged_file_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": ["x"] * 50}), path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(BadInput) as caught:
        open_source(path)
    assert caught.value.code == "file.damaged"


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": pa.array([], pa.string())}), path)
    with pytest.raises(BadInput) as caught:
        open_source(path)
    assert caught.value.code == "file.no_rows"


def test_trouble_of_the_one_who_reads_is_not_taken_for_damage(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": ["x"]}), path)
    with pytest.raises(OSError, match="disk full"), open_source(path).staged():
        raise OSError("disk full")
