"""Recipes as files: lossless, short, and clear about what is wrong where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.errors import BadInput, NotFound
from caminos.events.recipe import FileFormat, Moment, Recipe, SameAs, ScoreColumn, Stamp
from caminos.events.recipe_files import parse_recipe, read_recipe, recipe_text, write_recipe

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
MOMENTS = st.builds(
    Moment, column=NAMES, time_column=st.none() | NAMES, formats=st.lists(NAMES, max_size=2).map(tuple)
)
NUMBERS = st.floats(-1000, 1000)
SCORES = st.builds(
    ScoreColumn, column=NAMES, touchpoint=NAMES, worst=st.just(0.0), best=st.floats(1, 100),
    missing=st.lists(NAMES, max_size=2).map(tuple), labels=st.dictionaries(NAMES, NUMBERS, max_size=2),
)  # fmt: skip
RECIPES = st.builds(
    Recipe,
    source=NAMES,
    shape=st.sampled_from(["events", "stamps", "scores", "feedback"]),
    format=st.builds(FileFormat, delimiter=st.none() | NAMES, skip_lines=st.none() | st.integers(0, 9)),
    missing=st.lists(NAMES, max_size=2).map(tuple),
    missing_in=st.dictionaries(NAMES, st.lists(NAMES, max_size=2).map(tuple), max_size=2),
    customer=st.none() | NAMES,
    same_as=st.lists(st.builds(SameAs, column=NAMES, kind=NAMES), max_size=2).map(tuple),
    at=st.none() | MOMENTS,
    stamps=st.lists(st.builds(Stamp, at=MOMENTS, touchpoint=NAMES), max_size=2).map(tuple),
    scores=st.lists(SCORES, max_size=2).map(tuple),
    stages=st.dictionaries(NAMES, NAMES, max_size=2),
    rows_are_events=st.booleans(),
)


@given(RECIPES)
def test_a_recipe_survives_its_file(recipe: Recipe) -> None:
    assert parse_recipe(recipe_text(recipe)) == recipe


def test_what_goes_without_saying_is_left_out(tmp_path: Path) -> None:
    recipe = Recipe(
        source="desk", shape="events", customer="klient", at=Moment(column="data", formats=("iso",))
    )
    path = tmp_path / "desk.json"
    write_recipe(recipe, path)
    assert path.read_text("utf-8") == (
        '{\n  "version": 1,\n  "source": "desk",\n  "shape": "events",\n  "customer": "klient",\n'
        '  "at": {\n    "column": "data",\n    "formats": [\n      "iso"\n    ]\n  }\n}\n'
    )
    assert read_recipe(path) == recipe


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("", "recipe.not_json", "not JSON", "check the commas"),
        ('{"source": "x",}', "recipe.not_json", "not JSON", "check the commas"),
        ("[]", "recipe.not_object", "JSON object", "braces"),
        ("[" * 100_000, "recipe.not_json", "not JSON", "check"),
        ('{"source": "x"}', "recipe.bad_value", "shape: Field required", "correct it"),
        ('{"source": "x", "shape": "log"}', "recipe.bad_value", 'but stands there as "log"', "correct it"),
        (
            '{"source": "x", "shape": "events", "custumer": "a"}',
            "recipe.unknown_field",
            "no field 'custumer'",
            "did you mean 'customer'?",
        ),
        (
            '{"source": "x", "shape": "scores", "scores": [{"column": "a", "worst": 1, "best": 5, "knd":1}]}',
            "recipe.unknown_field",
            "no field 'scores[0].knd'",
            "did you mean 'kind'?",
        ),
        (
            '{"source": "x", "shape": "stamps", "stamps": [{"at": {"colum": "a"}, "touchpoint": "b"}]}',
            "recipe.bad_value",
            "stamps[0].at.column: Field required (and 1 more)",
            "correct it",
        ),
        (
            '{"source": "x", "shape": "scores", "scores": [{"column": "a", "worst": 5, "best": 5}]}',
            "recipe.bad_value",
            "scores[0]: the scale of 'a' has one end only: 5.0",
            "correct it",
        ),
    ],
)
def test_errors_say_where_and_what(text: str, code: str, message: str, hint: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_recipe(text, file="desk.json")
    assert caught.value.code == code
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.facts["file"] == "desk.json"


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_recipe(tmp_path / "none.json")
    (tmp_path / "bad.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput) as caught:
        read_recipe(tmp_path / "bad.json")
    assert caught.value.code == "recipe.not_readable"
    with pytest.raises(BadInput):
        write_recipe(Recipe(source="x", shape="events"), tmp_path / "no folder" / "x.json")
