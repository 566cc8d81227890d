"""Files of older versions are read as if they had been written today."""

import copy
import json
from pathlib import Path

import pytest

from caminos.errors import BadInput
from caminos.maps import faults, from_json, read_document, to_json
from caminos.maps.migrations import MIGRATIONS, VERSIONS, migrate
from caminos.maps.model import Card, JourneyMap, Lane, Stage, Step

OLD = Path(__file__).parent / "old_versions"


def test_a_map_of_version_0_is_read():
    document = read_document(OLD / "map-0.json", JourneyMap)
    assert document == JourneyMap(
        id="sofa",
        title="Kupno sofy",
        language="pl",
        stages=(
            Stage(id="before", name="Przed zakupem", rank="K"),
            Stage(id="after", name="Po zakupie", rank="e"),
        ),
        steps=(
            Step(id="hears", stage="before", name="Słyszy o sklepie", rank="K"),
            Step(id="orders", stage="before", name="Zamawia", rank="e"),
        ),
        lanes=(Lane(id="feels", kind="emotion", rank="V"),),
        cards=(
            Card(id="f1", lane="feels", step="hears", rank="K", score=0.5),
            Card(id="f2", lane="feels", step="orders", rank="e", score=1),
        ),
    )
    assert faults(document) == ()
    assert from_json(to_json(document), JourneyMap) == document


def test_a_migration_leaves_what_it_was_given_alone():
    content = json.loads((OLD / "map-0.json").read_text("utf-8"))
    before = copy.deepcopy(content)
    migrate("map", 0, content)
    assert content == before


def test_every_migration_has_a_file_of_its_old_version():
    wanted = {f"{kind}-{version}.json" for kind, steps in MIGRATIONS.items() for version in steps}
    assert {file.name for file in OLD.iterdir()} == wanted


def test_migrations_leave_no_gap_before_todays_version():
    for kind, steps in MIGRATIONS.items():
        assert sorted(steps) == list(range(min(steps, default=VERSIONS[kind]), VERSIONS[kind]))


def test_migrations_run_one_after_the_other(monkeypatch):
    monkeypatch.setitem(VERSIONS, "library", 3)
    monkeypatch.setitem(
        MIGRATIONS,
        "library",
        {
            1: lambda plain: {"aim": plain["purpose"]},
            2: lambda plain: {"purpose": plain["aim"].upper()},
        },
    )
    assert migrate("library", 1, {"purpose": "homes"}) == {"purpose": "HOMES"}
    assert migrate("library", 3, {"purpose": "homes"}) == {"purpose": "homes"}


@pytest.mark.parametrize(
    ("version", "code", "hint"),
    [(2, "file.newer", "upgrade Caminos"), (0, "file.unknown_version", "can be read: 1")],
)
def test_versions_that_cannot_be_read_say_so(version, code, hint):
    with pytest.raises(BadInput) as refused:
        migrate("library", version, {})
    assert refused.value.code == code
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    "content", [{"stages": 3}, {"stages": [{"steps": [7]}]}, {"lanes": [{"cards": [{"id": "c"}]}]}]
)
def test_a_broken_old_file_is_refused_and_not_a_traceback(content):
    with pytest.raises(BadInput) as refused:
        migrate("map", 0, content)
    assert refused.value.code == "file.broken"
