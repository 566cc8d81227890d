"""The published schemas are those of the code, and files are valid by them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from map_strategies import libraries, maps
from measurement_strategies import measurements, readiness_answers

from caminos.maps import to_json
from caminos.maps.files import KINDS
from caminos.maps.measurement import Measurement
from caminos.maps.migrations import VERSIONS
from caminos.maps.readiness import ReadinessAnswers
from caminos.maps.schema import as_text, schema, write_schemas

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in VERSIONS}


def errors(kind, content):
    return [error.message for error in VALIDATORS[kind].iter_errors(content)]


@pytest.mark.parametrize("kind", VERSIONS)
def test_the_published_schema_is_that_of_the_code(kind):
    published = (PUBLISHED / f"{kind}.schema.json").read_text("utf-8")
    assert published == as_text(kind), "run: python -m caminos.maps.schema docs/schema"


def test_nothing_else_is_published(tmp_path):
    write_schemas(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in PUBLISHED.iterdir()}
    assert set(KINDS.values()) == set(VERSIONS)


@pytest.mark.parametrize("kind", VERSIONS)
def test_a_schema_is_one(kind):
    Draft202012Validator.check_schema(schema(kind))


@settings(max_examples=30, deadline=None)
@given(st.one_of(maps(loose=True), libraries(), measurements, readiness_answers()))
def test_every_file_that_is_written_is_valid(document):
    assert errors(KINDS[type(document)], json.loads(to_json(document))) == []


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"version": 2}, "1 was expected"),
        ({"caminos": "library"}, "'map' was expected"),
        ({"titel": "x"}, "'titel' was unexpected"),
        ({"title": ""}, "should be non-empty"),
        ({"id": "My map"}, "does not match"),
        ({"lanes": [{"id": "l", "kind": "feeling", "rank": "V"}]}, "is not one of"),
        ({"stages": [{"id": "s", "name": "S", "rank": "10"}]}, "does not match"),
        ({"stages": [{"id": "s", "name": "S", "rank": "1", "provenance": {}}]}, "not valid under any"),
    ],
)
def test_a_schema_refuses_what_the_code_refuses(sofa, fields, complaint):
    sound = json.loads(to_json(sofa))
    assert errors("map", sound) == []
    assert complaint in " ".join(errors("map", sound | fields))


def test_a_schema_says_what_fields_mean():
    assert schema("readiness")["title"] == ReadinessAnswers.__name__
    assert schema("measurement")["required"][:2] == ["caminos", "version"]
    assert schema("measurement")["description"].startswith(Measurement.__doc__.split("\n")[0][:20])
