"""Documents in files: lossless, readable, atomic, and clear about what is wrong in them."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from map_strategies import any_evidence, any_provenance, any_quote, libraries, maps, maybe, numbers, texts
from measurement_strategies import measurements, readiness_answers

from caminos.errors import BadInput, CaminosError, NotFound
from caminos.maps import atomic, from_json, read_document, to_json, write_document
from caminos.maps.library import Area, Library, Touchpoint
from caminos.maps.measurement import Measurement
from caminos.maps.model import Card, JourneyMap, Lane, Stage, Step
from caminos.maps.provenance import Claim, Measured
from caminos.maps.readiness import ReadinessAnswers

SMALL = """\
{
  "caminos": "library",
  "version": 1,
  "purpose": "Domy dla wszystkich – 家",
  "touchpoints": [
    {
      "id": "calls",
      "name": "Call centre",
      "control": "shared",
      "expectation": {
        "text": "Somebody answers",
        "provenance": {
          "kind": "measured",
          "measurement": "m-1"
        }
      }
    }
  ],
  "areas": [
    {
      "id": "care",
      "name": "Care"
    }
  ]
}
"""

EXPECTED = Claim(text="Somebody answers", provenance=Measured(measurement="m-1"))


@settings(max_examples=60, deadline=None)
@given(maps(loose=True) | maps())
def test_a_map_comes_back_as_it_went(document):
    assert from_json(to_json(document), JourneyMap) == document


@settings(max_examples=60, deadline=None)
@given(
    any_provenance,
    maybe() | any_quote,
    st.lists(any_evidence, max_size=3),
    st.lists(numbers, max_size=1),
    texts,
)
def test_a_card_comes_back_as_it_went(provenance, quote, evidence, scores, words):
    card = Card(
        id="c",
        lane="l",
        step="s",
        rank="V",
        text=words,
        provenance=provenance,
        quote=quote,
        evidence=tuple(evidence),
        score=scores[0] if scores else None,
    )
    document = JourneyMap(id="m", title="M", cards=(card,))
    assert from_json(to_json(document), JourneyMap).cards == (card,)


@settings(max_examples=40, deadline=None)
@given(st.one_of(libraries(loose=True), measurements, readiness_answers()))
def test_other_documents_come_back_as_they_went(document):
    written = to_json(document)
    assert from_json(written.encode(), type(document)) == document
    assert to_json(from_json(written, type(document))) == written


def test_a_file_is_written_for_people_to_read():
    library = from_json(SMALL, Library)
    assert library == Library(
        purpose="Domy dla wszystkich – 家",
        touchpoints=(Touchpoint(id="calls", name="Call centre", control="shared", expectation=EXPECTED),),
        areas=(Area(id="care", name="Care"),),
    )
    assert to_json(library) == SMALL


def test_times_keep_their_zone_and_microseconds():
    taken = datetime(2026, 11, 12, 8, 30, 0, 123456, tzinfo=UTC)
    measurement = Measurement(
        id="m", map="sofa", taken_at=taken, customers=1, journeys=1, events=1, feedback=0
    )
    assert '"taken_at": "2026-11-12T08:30:00.123456+00:00"' in to_json(measurement)
    assert from_json(to_json(measurement), Measurement) == measurement


def test_a_document_is_written_to_a_file_and_read_back(tmp_path, sofa):
    path = tmp_path / "sofa.json"
    write_document(path, sofa)
    assert read_document(path, JourneyMap) == sofa
    assert [file.name for file in tmp_path.iterdir()] == ["sofa.json"]


def test_the_old_file_stays_when_the_disk_refuses(tmp_path, sofa, monkeypatch):
    path = tmp_path / "sofa.json"
    write_document(path, sofa)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(CaminosError, match="No space left") as refused:
        write_document(path, sofa.model_copy(update={"title": "Another"}))
    assert refused.value.code == "file.not_written"
    assert read_document(path, JourneyMap) == sofa
    assert [file.name for file in tmp_path.iterdir()] == ["sofa.json"]


def test_writing_into_a_folder_that_is_not_there_is_refused(tmp_path, sofa):
    with pytest.raises(CaminosError) as refused:
        write_document(tmp_path / "nowhere" / "sofa.json", sofa)
    assert refused.value.code == "file.not_written"


def test_permissions_and_links_are_kept(tmp_path, sofa):
    path, link = tmp_path / "sofa.json", tmp_path / "link.json"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_document(link, sofa)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert read_document(path, JourneyMap) == sofa


def test_a_missing_file_is_named_with_its_nearest_neighbour(tmp_path, sofa):
    write_document(tmp_path / "sofa.json", sofa)
    with pytest.raises(NotFound) as refused:
        read_document(tmp_path / "sofas.json", JourneyMap)
    assert refused.value.hint == "did you mean 'sofa.json'?"
    with pytest.raises(NotFound):
        read_document(tmp_path / "nowhere" / "sofa.json", JourneyMap)
    with pytest.raises(BadInput) as refused:
        read_document(tmp_path, JourneyMap)
    assert refused.value.code == "file.not_readable"


def a_file(**fields):
    return json.dumps({"caminos": "map", "version": 1, "id": "m", "title": "M"} | fields)


@pytest.mark.parametrize(
    ("content", "code", "facts"),
    [
        ('{"caminos": "map",\n "version": 1,,}', "file.not_json", {"line": 2, "column": 15}),
        ("", "file.not_json", {"line": 1, "column": 1}),
        (b'{"caminos":\n "ma\xffp"}', "file.not_utf8", {"line": 2}),
        ("[" * 100_000, "file.not_json", {}),
        ('{"n": ' + "9" * 5000 + "}", "file.not_json", {}),
        ("[1, 2]", "file.not_caminos", {}),
        ('{"title": "M"}', "file.not_caminos", {}),
        ('{"caminos": "library", "version": 1}', "file.other_kind", {}),
        ('{"caminos": "map", "version": "1"}', "file.no_version", {}),
        ('{"caminos": "map", "version": true}', "file.no_version", {}),
        ('{"caminos": "map", "version": 99}', "file.newer", {}),
        ('{"caminos": "map", "version": 1, "version": 1}', "file.repeated_name", {}),
        ('{"caminos": "map", "version": 1, "x": NaN}', "file.not_a_number", {}),
        ('{"caminos": "map", "version": 1, "id": "m"}', "file.broken", {"path": "title"}),
        (a_file(titel="x"), "file.broken", {"path": "titel"}),
        (a_file(review="tomorrow"), "file.broken", {"path": "review"}),
        (a_file(review=20260101), "file.broken", {"path": "review"}),
        (
            a_file(
                steps=[
                    {"id": "s", "stage": "g", "name": "S", "rank": "V", "provenance": {"kind": "observed"}}
                ]
            ),
            "file.broken",
            {"path": "steps[0].provenance.method"},
        ),
        (
            a_file(cards=[{"id": "c", "lane": "l", "step": "s", "rank": "V", "score": "2"}]),
            "file.broken",
            {"path": "cards[0].score"},
        ),
        (
            a_file(stages=[{"id": "s", "name": "S", "rank": "V"}] * 2),
            "file.broken",
            {"path": "(whole document)"},
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(content, code, facts):
    with pytest.raises(BadInput) as refused:
        from_json(content, JourneyMap, file="m.json")
    assert refused.value.code == code
    assert refused.value.facts == {"file": "m.json"} | facts


def test_a_misspelt_field_is_told_the_right_one():
    with pytest.raises(BadInput) as refused:
        from_json(a_file(lanes=[{"id": "l", "kind": "free", "rank": "V", "hiden": True}]), JourneyMap)
    assert str(refused.value) == (
        "this is not a sound map: lanes[0].hiden: there is no field of this name\n  → did you mean 'hidden'?"
    )


def test_many_errors_are_counted():
    cards = [{"id": f"c{n}", "lane": "l", "step": "s", "rank": "0"} for n in range(8)]
    with pytest.raises(BadInput, match="and 3 more"):
        from_json(a_file(cards=cards), JourneyMap)


def test_a_file_saved_by_a_windows_editor_is_read():
    content = b"\xef\xbb\xbf" + a_file().replace(",", ",\r\n").encode()
    assert from_json(content, JourneyMap) == JourneyMap(id="m", title="M")


def test_a_large_map_is_small_on_disk_and_reads_back():
    steps = tuple(Step(id=f"s{n}", stage="g", name=f"Step {n}", rank="V") for n in range(300))
    cards = tuple(
        Card(id=f"c{n}", lane="l", step=f"s{n % 300}", rank="V", text="x" * 40) for n in range(3600)
    )
    stages, lanes = (Stage(id="g", name="G", rank="V"),), (Lane(id="l", kind="free", rank="V"),)
    large = JourneyMap(id="m", title="M", stages=stages, steps=steps, lanes=lanes, cards=cards)
    written = to_json(large)
    assert len(written) < 900_000
    assert from_json(written, JourneyMap) == large


SAMPLE = to_json(
    JourneyMap(
        id="m",
        title="M",
        stages=(Stage(id="s", name="S", rank="V"),),
        lanes=(Lane(id="l", kind="pain", rank="V"),),
    )
)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=60)
    | st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 9), st.sampled_from(list('{}[]",:0ax \\u\n-')))
    .map(lambda cut: (SAMPLE[: cut[0]] + cut[2] + SAMPLE[cut[0] + cut[1] :]).encode())
)  # fmt: skip
def test_no_file_makes_a_traceback(content):
    for kind in (JourneyMap, Library, Measurement, ReadinessAnswers):
        try:
            document = from_json(content, kind, file="f.json")
        except CaminosError as error:
            assert error.facts["file"] == "f.json"
        else:
            assert from_json(to_json(document), kind) == document
