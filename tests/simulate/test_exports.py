"""The notes of the company's people fit the files."""

import pytest

from caminos.simulate.exports import AREAS, CHANNELS, HEADERS, LANGUAGES, SOURCE_NOTES, STAGES, TOUCHPOINTS
from caminos.simulate.world import ITEMS
from caminos.simulate.world import TOUCHPOINTS as LOGGED


def test_every_touchpoint_is_explained():
    assert set(LOGGED) | {item.touchpoint for item in ITEMS} | {"review_posted"} == set(TOUCHPOINTS)
    for note in TOUCHPOINTS.values():
        assert tuple(note.names) == LANGUAGES
        assert note.stage in [stage.key for stage in STAGES]
        assert note.area in AREAS
        assert note.channel in CHANNELS
        assert note.control in {"owned", "shared", "beyond"}
        assert tuple(note.expectation) in {(), LANGUAGES}
        assert all(note.names.values())


def test_some_touchpoints_are_beyond_control_and_some_behind_the_line():
    assert {note.key for note in TOUCHPOINTS.values() if note.control == "beyond"} == {
        "friends_advice",
        "unpacking",
        "review_posted",
    }
    assert {note.key for note in TOUCHPOINTS.values() if not note.visible} == {"packed_at", "closed"}


def test_journeys_end_well_only_where_they_may(demo):
    ends = {True: 0, False: 0}
    for one in demo.answers.touchpoints:
        ends[TOUCHPOINTS[one.touchpoint].may_end] += one.last_of_journeys
    journeys = demo.answers.journeys
    assert ends[False] <= journeys.lost + journeys.unfinished
    assert ends[True] >= journeys.completed


@pytest.mark.parametrize("language", LANGUAGES)
def test_pretty_names_are_told_apart(language):
    names = [note.names[language] for note in TOUCHPOINTS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("file", sorted(HEADERS))
def test_noted_columns_stand_in_the_file(demo, file):
    note, header = SOURCE_NOTES[file], demo.header(file)
    named = [
        note.customer,
        note.at,
        note.touchpoint,
        note.channel,
        note.event_id,
        note.journey,
        note.text,
        note.weight,
    ]
    columns = [one for one in named if one] + [*note.same_as, *note.stamps, *note.scales]
    assert header == HEADERS[file]
    assert set(columns) <= set(header)


def test_noted_review_fields_stand_in_every_review(demo):
    note = SOURCE_NOTES["reviews.jsonl"]
    fields = {note.customer, note.at, note.touchpoint, note.channel, note.text, *note.scales}
    assert all(fields <= set(review) for review in demo.reviews())
    assert {review["subject"] for review in demo.reviews()} - {None} == set(note.names)


def test_noted_names_are_touchpoints():
    for note in SOURCE_NOTES.values():
        assert set(note.names.values()) <= set(TOUCHPOINTS)
        assert set(note.stamps.values()) <= set(TOUCHPOINTS)
        assert {scale.touchpoint for scale in note.scales.values()} <= {*TOUCHPOINTS, ""}


def test_missing_codes_are_those_of_the_files(demo):
    scores = {row["T11_Waiting for the delivery"] for row in demo.good("survey.csv")}
    assert scores == {"0", "1", "2", "3", "4", "5", "6"}
    assert "11" in {row["recommend"] for row in demo.good("survey.csv")}
    orders = demo.good("orders.csv")
    assert "brak" in {row["e_mail"] for row in orders}
    assert "-" in {row["packed_at"] for row in orders}
    assert "?" in {row["phone"] for row in demo.good("call_centre.csv")}
