"""JSON Lines: one JSON object a line, nested objects flattened with dots, arrays kept as JSON text."""

import codecs
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice
from pathlib import Path

from caminos.engine.protocol import Staged
from caminos.errors import BadInput
from caminos.events.readers.batches import as_text, row_batches
from caminos.events.readers.encodings import checked_encoding, detect_encoding, transcoded
from caminos.events.readers.raw_bytes import blocks, head, split_lines
from caminos.events.readers.table import FIRST_ROWS, LATER_ROWS, Opened, Reader, Row
from caminos.events.recipe import FileFormat

_HEAD_BYTES = 64 << 10
_LOOKED_AT_LINES = 20_000
_MAX_COLUMNS = 2_000
_RAW_CHARS = 500

Record = dict[str, str | None]
BadRows = list[tuple[int, str, str]]


def recognises(start: bytes) -> bool:
    """True when the first line that is not blank starts a JSON object and, if it is whole, is one."""
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"{"):
        return False
    line, end, _ = text.partition(b"\n")
    if not end and len(start) >= 4096:
        return line[1:].lstrip()[:1] in (b'"', b"}")
    return isinstance(_parsed(line.rstrip(b"\r")), dict)


def open_jsonl(path: Path, wanted: FileFormat) -> Opened:
    """Look at the first lines of a JSON Lines file; columns are the fields met there, in that order."""
    start = head(path, _HEAD_BYTES)
    encoding = checked_encoding(wanted.encoding) if wanted.encoding else _encoding(start)
    bad: BadRows = []
    records = [record for _, record in islice(_records(path, encoding, bad), _LOOKED_AT_LINES)]
    names = tuple(dict.fromkeys(name for record in records for name in record))
    if not names:
        raise _nothing_found(path, start, bad)
    if len(names) > _MAX_COLUMNS:
        raise BadInput(
            "file.too_many_columns",
            f"the objects have more than {_MAX_COLUMNS:,} different fields",
            "values may stand where field names belong; write them as values",
            file=path.name,
        )
    rows = [_row(record, names) for record in records]
    later = rows[FIRST_ROWS:]
    sample = (*rows[:FIRST_ROWS], *later[:: max(1, len(later) // LATER_ROWS)][:LATER_ROWS])
    detected = FileFormat(encoding=encoding, decimal=wanted.decimal)
    return Opened(names, sample, detected, partial(_staged, path, encoding, names))


def _encoding(start: bytes) -> str:
    """JSON is UTF-8 by its standard; UTF-16 and UTF-32 are met all the same."""
    found = detect_encoding(start) or ""
    return found if found.startswith("utf-") else "utf-8"


def _staged(path: Path, encoding: str, names: tuple[str, ...]) -> AbstractContextManager[Staged]:
    bad: BadRows = []
    rows = ((number, _row(record, names)) for number, record in _records(path, encoding, bad))
    return row_batches(path.name, len(names), rows, bad, first_row=1)


def _records(path: Path, encoding: str, bad: BadRows) -> Iterator[tuple[int, Record]]:
    """Each line's object with its line number; what is no object goes to `bad`."""
    content = blocks(path) if codecs.lookup(encoding).name == "utf-8" else transcoded(path, encoding)
    for number, line in enumerate(split_lines(content), start=1):
        if not line.strip():
            continue
        parsed = _parsed(line)
        if isinstance(parsed, dict):
            yield number, _flat(parsed)
        else:
            bad.append((number, line[:_RAW_CHARS].decode("utf-8", "replace"), parsed))


def _parsed(line: bytes) -> dict[str, object] | str:
    """The line's JSON object, or the reason why there is none."""
    try:
        value = json.loads(line.decode("utf-8"), parse_float=_WrittenFloat, parse_constant=str)
    except UnicodeDecodeError as fault:
        return f"the line is not UTF-8: byte {fault.start + 1} is wrong"
    except json.JSONDecodeError as fault:
        return f"the line is not JSON: {fault.msg}, at character {fault.colno}"
    except RecursionError:
        return "the line is nested too deeply"
    except ValueError:
        return "the line holds a number of more than 4,300 digits"
    return value if isinstance(value, dict) else "the line is JSON but not an object"


def _flat(value: dict[str, object], prefix: str = "") -> Record:
    record: Record = {}
    for key, inner in value.items():
        name = as_text(prefix + key) or "column 1"
        if isinstance(inner, dict) and inner:
            record.update(_flat(inner, f"{prefix}{key}."))
        else:
            record[name] = _text(inner)
    return record


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        return as_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _WrittenFloat):
        return value.written
    if isinstance(value, list | dict):
        return as_text(json.dumps(value, ensure_ascii=False))
    return str(value)


class _WrittenFloat(float):
    """A number with a fraction that remembers how the file wrote it: `1.10` stays `1.10`."""

    written: str

    def __new__(cls, text: str) -> "_WrittenFloat":
        number = super().__new__(cls, text)
        number.written = text
        return number


def _row(record: Record, names: tuple[str, ...]) -> Row:
    return tuple(map(record.get, names))


def _nothing_found(path: Path, start: bytes, bad: BadRows) -> BadInput:
    if start.lstrip()[:1] == b"[":
        hint = "the file is one JSON array: write each of its objects on a line of its own"
    else:
        hint = 'JSON Lines has one object like {"customer": "c1", "at": "2024-05-01T10:00:00Z"} on each line'
    reason = f": {bad[0][2]}" if bad else ""
    where = {"row": bad[0][0]} if bad else {}
    return BadInput(
        "file.no_rows", f"no line of the file is a JSON object{reason}", hint, file=path.name, **where
    )


READER = Reader("jsonl", (".jsonl", ".ndjson", ".jsonlines", ".json"), recognises, open_jsonl)
