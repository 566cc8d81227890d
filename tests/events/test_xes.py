# ruff: noqa: E501 - the files are shown as they are
import gzip

import pytest

from caminos.errors import BadInput
from caminos.events.reading import open_source

HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- exported -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="x"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="source" value="test"/>
"""
TRACES = """
  <trace>
    <string key="concept:name" value="case 1"/>
    <event><string key="concept:name" value="zgłoszenie"/><date key="time:timestamp" value="2024-05-01T10:00:00.000+02:00"/>
      <string key="org:resource" value="Anna"><string key="team" value="A"/></string></event>
    <event><string key="concept:name" value="close"/><date key="time:timestamp" value="2024-05-02T10:00:00.000+02:00"/>
      <int key="cost" value="5"/><boolean key="paid" value="true"/>
      <list key="items"><values><string key="item" value="x"/><string key="item" value="y"/></values></list></event>
    <string key="late" value="after its events"/>
  </trace>
  <trace><string key="concept:name" value="case 2"/><event><string key="concept:name" value="open"/></event></trace>
""".encode()
COLUMNS = (
    "case:concept:name", "case:late", "concept:name", "time:timestamp", "org:resource", "cost", "paid", "items",
)  # fmt: skip
FIRST = (
    "case 1", "after its events", "zgłoszenie", "2024-05-01T10:00:00.000+02:00",
    '{"value": "Anna", "attributes": [{"team": "A"}]}', None, None, None,
)  # fmt: skip
SECOND = (
    "case 1", "after its events", "close", "2024-05-02T10:00:00.000+02:00", None, "5", "true",
    '[{"item": "x"}, {"item": "y"}]',
)  # fmt: skip
THIRD = ("case 2", None, "open", None, None, None, None, None)


@pytest.mark.parametrize("name", ["t.xes", "t.xes.gz", "t.xml", "t.csv"])
def test_events_with_the_attributes_of_their_trace(write, staged_rows, name: str) -> None:
    content = HEAD + TRACES + b"</log>"
    source = open_source(write(name, gzip.compress(content) if name.endswith("gz") else content))
    assert (source.kind, source.columns) == ("xes", COLUMNS)
    assert source.sample == (FIRST, SECOND, THIRD)
    rows, staged = staged_rows(source)
    assert (rows, staged.first_row, staged.bad_rows) == ([FIRST, SECOND, THIRD], 1, [])


def test_a_log_that_breaks_off_counts_as_far_as_it_goes(write, staged_rows) -> None:
    source = open_source(
        write("t.xes", HEAD + TRACES + b'<trace><string key="concept:name" value="case 3"/><event>')
    )
    rows, staged = staged_rows(source)
    assert rows == [FIRST, SECOND, THIRD]
    assert [number for number, _, _ in staged.bad_rows] == [4]
    assert staged.bad_rows[0][2].startswith("the XML breaks off here: ")


def test_events_of_a_trace_that_breaks_off_are_not_lost(write, staged_rows) -> None:
    broken = b'<trace><string key="concept:name" value="c"/><event><string key="concept:name" value="e"/></event><ev'
    rows, staged = staged_rows(open_source(write("t.xes", b"<log>" + broken)))
    assert (rows, len(staged.bad_rows)) == ([("c", "e")], 1)


def test_events_outside_any_trace(write) -> None:
    content = b'<log><event><string key="concept:name" value="a"/></event></log>'
    assert open_source(write("t.xes", content)).sample == (("a",),)


def test_memory_is_freed_on_the_way(write, staged_rows) -> None:
    trace = (
        b'<trace><string key="concept:name" value="c"/>' + b"<event><string key='a' value='b'/></event>" * 50
    )
    rows, _ = staged_rows(open_source(write("t.xes", b"<log>" + (trace + b"</trace>") * 400 + b"</log>")))
    assert rows == [("c", "b")] * 20_000


BOMB = b"""<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<log><trace><event><string key="k" value="&b;"/></event></trace></log>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<log><trace><event><string key="k" value="v">&x;</string></event></trace></log>"""


@pytest.mark.parametrize("content", [BOMB, OUTSIDE])
def test_hostile_xml_is_refused(write, content: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(write("t.xes", content))
    assert caught.value.code == "file.unsafe_xml"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<log></log>", "file.no_rows"),
        (b"<log><trace><event/></trace></log>", "file.no_rows"),
        (b"<log", "file.no_rows"),
        (b"<?xml version='1.0'?><rss></rss>", "file.unknown_format"),
        (b"not xml at all, but named so\n1,2\n", "file.unknown_format"),
    ],
)
def test_what_holds_no_events_is_refused(write, content: bytes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(write("t.xes", content))
    assert caught.value.code == code
