"""Nothing that can be put into a file makes an error of another kind than Caminos' own."""

import gzip
import io
import json
from contextlib import suppress
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caminos.engine.protocol import RowBatches
from caminos.errors import CaminosError
from caminos.events.guess import guess
from caminos.events.overrides import Overrides
from caminos.events.planning import plan
from caminos.events.reading import open_source
from caminos.events.recipe import FileFormat
from caminos.events.recipe_files import parse_recipe, recipe_text

FUZZ = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SUFFIXES = st.sampled_from(
    [".csv", ".tsv", ".csv.gz", ".jsonl", ".json", ".parquet", ".xlsx", ".xes", ".xes.gz", ""]
)
FORMATS = st.none() | st.builds(
    FileFormat,
    delimiter=st.none() | st.sampled_from([",", "tab", "||", "\n", '"', "é"]),
    encoding=st.none() | st.sampled_from(["utf-8", "cp1250", "utf-16", "utf-7", "idna", "nonsense", "ascii"]),
    skip_lines=st.none() | st.integers(0, 5),
    header=st.none() | st.booleans(),
    sheet=st.none() | st.sampled_from(["Sheet", "other"]),
)


def read_whole(path: Path, wanted: FileFormat | None = None) -> None:
    """Open, guess, plan and read a file to its end, as an import does; Caminos' own errors are fine."""
    with suppress(CaminosError):
        source = open_source(path, wanted)
        assert len(set(source.columns)) == len(source.columns)
        assert all(len(row) == len(source.columns) for row in source.sample)
        source.sha256()
        with source.staged() as staged:
            if isinstance(staged, RowBatches):
                for batch in staged.batches:
                    assert batch.num_columns == staged.columns == len(source.columns)
            else:
                assert staged.path.exists()
        found = guess("s", source.columns, source.sample, Overrides(), source.format)
        plan(found.recipe, source.columns)
        assert parse_recipe(recipe_text(found.recipe)) == found.recipe


@FUZZ
@given(content=st.binary(max_size=400), suffix=SUFFIXES, wanted=FORMATS, packed=st.booleans())
def test_any_bytes_under_any_name(
    tmp_path: Path, content: bytes, suffix: str, wanted: FileFormat | None, packed: bool
) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_bytes(gzip.compress(content) if packed else content)
    read_whole(path, wanted)


@FUZZ
@given(
    text=st.text(st.sampled_from("ab1,;\t|\"'\\ \n\r{}[]:<>/=é?-.0NA"), max_size=120),
    suffix=SUFFIXES,
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1250"]),
)
def test_any_text_of_telling_characters(tmp_path: Path, text: str, suffix: str, encoding: str) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_bytes(text.encode(encoding))
    read_whole(path)


def _valid_files() -> dict[str, bytes]:
    rows = [
        {"customer_id": f"c{n % 3}", "at": f"2024-05-{n + 10}", "event": "a" if n % 2 else "b"}
        for n in range(12)
    ]
    names = list(rows[0])
    table = pa.table({name: [row[name] for row in rows] for name in names})
    parquet, excel = io.BytesIO(), io.BytesIO()
    pq.write_table(table, parquet)
    book = openpyxl.Workbook()
    for line in [names, *(list(row.values()) for row in rows)]:
        book.active.append(line)
    book.save(excel)
    csv = "\n".join([",".join(names), *(",".join(row.values()) for row in rows)]).encode()
    xes = "".join(
        f'<trace><string key="concept:name" value="{row["customer_id"]}"/><event><string key="concept:name" '
        f'value="{row["event"]}"/><date key="time:timestamp" value="{row["at"]}"/></event></trace>'
        for row in rows
    )
    return {
        ".csv": csv,
        ".csv.gz": gzip.compress(csv, mtime=0),
        ".jsonl": "\n".join(map(json.dumps, rows)).encode(),
        ".parquet": parquet.getvalue(),
        ".xlsx": excel.getvalue(),
        ".xes": f"<?xml version='1.0'?><log>{xes}</log>".encode(),
    }


VALID = _valid_files()


def test_the_files_that_are_mutated_are_valid(tmp_path: Path) -> None:
    for suffix, content in VALID.items():
        path = tmp_path / f"t{suffix}"
        path.write_bytes(content)
        source = open_source(path)
        assert len(source.sample) == 12
        assert guess("s", source.columns, source.sample).recipe.shape == "events"


@FUZZ
@given(
    suffix=st.sampled_from(sorted(VALID)),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=4
    ),
    keep=st.floats(0.3, 1),
)
def test_valid_files_with_bytes_changed_and_cut_off(
    tmp_path: Path, suffix: str, changes: list[tuple[float, bytes, int]], keep: float
) -> None:
    content = VALID[suffix]
    for place, put, drop in changes:
        at = int(place * len(content))
        content = content[:at] + put + content[at + drop :]
    path = tmp_path / f"t{suffix}"
    path.write_bytes(content[: int(keep * len(content)) + 1])
    read_whole(path)


HEADERS = st.sampled_from(
    ["customer_id", "order_id", "at", "created_at", "date", "time", "event", "status", "channel",
     "rating", "nps", "text", "email", "weight", "Q1_a", "Q1_b", "Q1_c", "lang", "x", "column 5",
     "id", "opened_at", "delivered_at", "sentiment"]
)  # fmt: skip
CELLS = st.sampled_from(
    ["", "1", "5", "10", "11", "99", "-1", "2.5", "2,5", "2024-05-01", "31/12/2024", "12/31/2024",
     "10:30", "NA", "?", "-", "yes", "positive", "Very satisfied", "a@b.pl", "1714550400", "45413",
     "phone", "It was a very long day", "4/5", "★★", "2024-05-01T10:00:00+02:00", "1 Jan 2024",
     "000", "1e999", "nan", "\u0661"]
) | st.text(max_size=5)  # fmt: skip


@FUZZ
@given(
    st.lists(HEADERS, min_size=1, max_size=7, unique=True).flatmap(
        lambda names: st.tuples(
            st.just(names), st.lists(st.tuples(*[st.none() | CELLS] * len(names)), max_size=14)
        )
    ),
    st.builds(
        Overrides,
        shape=st.none() | st.sampled_from(["events", "stamps", "scores", "feedback"]),
        day_first=st.none() | st.booleans(),
        at=st.none() | HEADERS,
        touchpoint=st.none() | HEADERS,
        customer=st.none() | HEADERS,
        score=st.none() | HEADERS,
        scale=st.none() | st.sampled_from([(1.0, 5.0), (5.0, 1.0), (2.0, 2.0)]),
        format=st.builds(FileFormat, decimal=st.none() | st.sampled_from([".", ","])),
    ),
)
def test_any_table_and_any_wish(
    table: tuple[list[str], list[tuple[str | None, ...]]], told: Overrides
) -> None:
    names, rows = table
    with suppress(CaminosError):
        found = guess("s", names, rows, told)
        plan(found.recipe, names)
        assert all(isinstance(reason, str) and reason for reason in found.reasons + found.warnings)
