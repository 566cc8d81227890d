"""A workspace: made with its first content, opened again, refused with a way out."""

import json
from pathlib import Path

import pytest

import caminos
from caminos.errors import BadInput, Conflict, NotFound
from caminos.workspace import open_workspace


def test_a_workspace_is_made_with_its_first_content_and_not_before(tmp_path: Path, shop_csv: Path):
    root = tmp_path / "new" / "ws"
    with caminos.open(root, create=True) as opened:
        assert not root.exists()
        opened.import_file(shop_csv)
    assert json.loads((root / "caminos.json").read_text()) == {"caminos": "workspace", "version": 1}


def test_a_refused_file_makes_no_workspace(tmp_path: Path):
    table = tmp_path / "prices.csv"
    table.write_text("price,weight\n1.5,2\n2.5,3\n")
    with (
        caminos.open(tmp_path / "ws", create=True) as opened,
        pytest.raises(BadInput, match=r"does not hold enough") as refused,
    ):
        opened.import_file(table)
    assert refused.value.code == "recipe.not_enough"
    assert not (tmp_path / "ws").exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("not json", "workspace.broken"),
        ('{"caminos": "workspace", "version": 99}', "workspace.newer"),
    ],
)
def test_a_marker_that_cannot_be_read_is_told(tmp_path: Path, content: str, code: str):
    (tmp_path / "caminos.json").write_text(content)
    with pytest.raises(BadInput) as refused:
        open_workspace(tmp_path)
    assert refused.value.code == code


def test_other_folders_are_left_alone(tmp_path: Path):
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(BadInput) as refused:
        open_workspace(tmp_path, create=True)
    assert refused.value.code == "workspace.not_a_workspace"
    with pytest.raises(NotFound) as missing:
        open_workspace(tmp_path / "nothing")
    assert missing.value.code == "workspace.not_found"
    with pytest.raises(BadInput) as a_file:
        open_workspace(tmp_path / "holiday.jpg", create=True)
    assert a_file.value.code == "workspace.is_a_file"


def test_a_map_from_a_template_brings_its_library_along(tmp_path: Path):
    with open_workspace(tmp_path / "ws", create=True) as opened:
        made = opened.new_map("retail", language="pl", title="Zakup sofy")
        assert made.id == "zakup-sofy"
        assert made.document.language == "pl"
        assert {card.touchpoint for card in made.document.cards if card.touchpoint} <= {
            one.id for one in opened.library.touchpoints
        }
        assert made.check().faults == ()
        with pytest.raises(Conflict):
            opened.new_map("retail", map_id="zakup-sofy")
        opened.new_map("support")
        with pytest.raises(NotFound) as which:
            opened.map()
        assert which.value.code == "map.which"
        with pytest.raises(NotFound, match="no map 'zakup-soffy'") as misspelt:
            opened.map("zakup-soffy")
        assert "did you mean 'zakup-sofy'" in misspelt.value.hint


def test_a_damaged_map_does_not_hide_the_others(tmp_path: Path):
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.new_map("retail")
        opened.folder.map("torn").write_text('{"a":')
        retail, torn = opened.status().maps
    assert (retail.id, retail.fault) == ("retail", "")
    assert (torn.id, torn.title) == ("torn", "")
    assert "not JSON" in torn.fault


def test_templates_in_two_languages_do_not_mix(tmp_path: Path):
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.new_map("loan", language="en", map_id="loan-en")
        english = opened.library
        opened.new_map("loan", language="pl", map_id="loan-pl")
        opened.new_map("software", language="pl", map_id="software-pl")
        assert all(view.check().faults == () for view in opened.maps())
        assert set(english.touchpoints) <= set(opened.library.touchpoints)
    with open_workspace(tmp_path / "alone", create=True) as alone:
        alone.new_map("loan", language="pl", map_id="loan-pl")
        expected = {one.name for one in alone.library.touchpoints}, {one.name for one in alone.library.areas}
        made = alone.map("loan-pl").document
    with open_workspace(tmp_path / "ws") as opened:
        mixed, library = opened.map("loan-pl").document, opened.library
        touchpoints = {one.id: one.name for one in library.touchpoints}
        areas = {one.id: one.name for one in library.areas}
        assert {touchpoints[card.touchpoint] for card in mixed.cards if card.touchpoint} <= expected[0]
        assert {areas[card.area] for card in mixed.cards if card.area} <= expected[1]
        assert [card.text for card in mixed.cards] == [card.text for card in made.cards]


def test_two_templates_share_one_library(tmp_path: Path):
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.new_map("retail")
        first = opened.library
        opened.new_map("loan")
        assert first.touchpoints == opened.library.touchpoints[: len(first.touchpoints)]
        assert all(not view.check().faults for view in opened.maps())
