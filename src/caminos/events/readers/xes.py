"""XES, the event log format of process mining: streamed, safe against hostile XML.

Each event is a row; the trace's own attributes become columns `case:…`. An attribute holds its `value`; lists
and nested attributes are kept as JSON text.
"""

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from caminos.engine.protocol import Staged
from caminos.errors import BadInput
from caminos.events.readers.batches import row_batches
from caminos.events.readers.raw_bytes import open_bytes, reading
from caminos.events.readers.table import FIRST_ROWS, LATER_ROWS, Opened, Reader, Row
from caminos.events.recipe import FileFormat

_LOOKED_AT_EVENTS = 10_000
_ATTRIBUTES = frozenset({"string", "date", "int", "float", "boolean", "id", "list", "container"})
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)

Record = dict[str, str | None]
BadRows = list[tuple[int, str, str]]


def recognises(start: bytes) -> bool:
    """True when the XML's root element is `log`."""
    return xml_root(start) == "log"


def xml_root(start: bytes) -> str | None:
    """The name of the root element when the content is XML (or HTML), without its namespace; else None."""
    plain = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not plain.startswith(b"<"):
        return None
    root = _ROOT.search(_COMMENT.sub(b"", plain))
    return root.group(1).decode("ascii", "replace") if root else ""


def open_xes(path: Path, wanted: FileFormat) -> Opened:
    """Look at the first events; columns are the attributes met there, the trace's first."""
    bad: BadRows = []
    records = [record for _, record in islice(_events(path, bad), _LOOKED_AT_EVENTS)]
    met = dict.fromkeys(name for record in records for name in record)
    if not met:
        raise BadInput(
            "file.no_rows",
            "the log holds no events" + (f": {bad[0][2]}" if bad else ""),
            "check that the export worked",
            file=path.name,
        )
    names = (
        *(name for name in met if name.startswith("case:")),
        *(n for n in met if not n.startswith("case:")),
    )
    rows = [tuple(map(record.get, names)) for record in records]
    later = rows[FIRST_ROWS:]
    sample = (*rows[:FIRST_ROWS], *later[:: max(1, len(later) // LATER_ROWS)][:LATER_ROWS])
    return Opened(names, sample, FileFormat(decimal=wanted.decimal), partial(_staged, path, names))


def _staged(path: Path, names: tuple[str, ...]) -> AbstractContextManager[Staged]:
    bad: BadRows = []

    def rows() -> Iterator[tuple[int, Row]]:
        for number, record in _events(path, bad):
            yield number, tuple(map(record.get, names))

    return row_batches(path.name, len(names), rows(), bad, first_row=1)


def _events(path: Path, bad: BadRows) -> Iterator[tuple[int, Record]]:
    """Each event with its number in the file; where the XML breaks off, `bad` gets one row."""
    number = 0
    try:
        with reading(path), open_bytes(path) as file:
            for record in _parsed(file, path):
                number += 1
                yield number, record
    except etree.XMLSyntaxError as fault:
        bad.append((number + 1, "", f"the XML breaks off here: {fault.msg}"))


def _parsed(file: BinaryIO, path: Path) -> Iterator[Record]:
    """The events in file order. A trace's events wait for its end: its attributes may stand behind them."""
    waiting: list[Record] = []
    trace: etree._Element | None = None
    steps = etree.iterparse(
        file,
        events=("start", "end"),
        tag=("{*}log", "{*}trace", "{*}event"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for moment, element in steps:
            kind = etree.QName(element).localname
            if moment == "start":
                if kind == "log":
                    _refuse_doctype(element, path)
                trace = element if kind == "trace" else trace
            elif kind == "event":
                waiting.append(_attributes(element))
                _forget(element)
                if trace is None:
                    yield waiting.pop()
            elif kind == "trace":
                yield from _of_trace(trace, waiting)
                _forget(element)
                waiting, trace = [], None
    except etree.XMLSyntaxError:
        yield from _of_trace(trace, waiting)
        raise


def _of_trace(trace: etree._Element | None, events: list[Record]) -> Iterator[Record]:
    case = _attributes(trace, "case:") if trace is not None else {}
    return ({**case, **event} for event in events)


def _attributes(element: etree._Element, prefix: str = "") -> Record:
    found: Record = {}
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname in _ATTRIBUTES:
            key = child.get("key")
            if key:
                found[prefix + key] = _value(child)
    return found


def _value(element: etree._Element) -> str | None:
    value = element.get("value")
    children = [child for child in element.iter() if child is not element and child.get("key")]
    if not children:
        return value
    inner = [{child.get("key"): child.get("value")} for child in children]
    whole = inner if value is None else {"value": value, "attributes": inner}
    return json.dumps(whole, ensure_ascii=False)


def _refuse_doctype(root: etree._Element, path: Path) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(
            "file.unsafe_xml",
            "the XML declares a document type, which no event log needs and which can hide harmful content",
            "remove the DOCTYPE from the file, or export it again",
            file=path.name,
        )


def _forget(element: etree._Element) -> None:
    """Free an element that has been read, so that memory does not grow with the file."""
    parent = element.getparent()
    element.clear()
    if parent is not None:
        parent.remove(element)


READER = Reader("xes", (".xes",), recognises, open_xes)
