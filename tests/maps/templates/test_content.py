"""What a translator is told when words and structure do not fit each other."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from caminos.errors import BadInput
from caminos.maps.templates import content

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Change], None]:
    """Change a copy of one template file and read from the copy."""
    copytree(Path(content.__file__).parent / "content", tmp_path / "content")
    monkeypatch.setattr(content, "files", lambda _: tmp_path)
    caches = (content.structure, content.words, content.common)
    for cached in caches:
        monkeypatch.setattr(content, cached.__name__, cached.__wrapped__)

    def edit(name: str, change: Change) -> None:
        file = tmp_path / "content" / name
        words = json.loads(file.read_text("utf-8"))
        change(words)
        file.write_text(json.dumps(words), "utf-8")

    return edit


def test_an_unchanged_copy_is_read(edited: Callable[[str, Change], None]) -> None:
    edited("retail/pl.json", lambda words: None)
    assert content.words("retail", "pl").stages["delivery"] == "Dostawa"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda words: words["steps"]["pays"].pop("thought"), "steps.pays.thought has 0 text(s)"),
        (
            lambda words: words["steps"]["pays"].update(evidence="paragon"),
            "steps.pays.evidence has 1 text(s)",
        ),
        (lambda words: words["stages"].pop("use"), "stages.use has 0 text(s)"),
        (lambda words: words["touchpoints"].pop("retail-sofa"), "touchpoints.retail-sofa has 0 text(s)"),
        (lambda words: words["personas"].clear(), "personas.retail-first-home has 0 text(s)"),
        (lambda words: words["actions"].update(other="inne"), "actions.other has 1 text(s)"),
        (lambda words: words["steps"].pop("tells"), "steps.tells has 0 text(s)"),
    ],
)
def test_a_missing_or_superfluous_text_is_named(
    edited: Callable[[str, Change], None], change: Change, message: str
) -> None:
    edited("retail/pl.json", change)
    with pytest.raises(BadInput) as error:
        content.words("retail", "pl")
    assert error.value.code == "template.words_do_not_fit"
    assert error.value.message.startswith(message)
    assert error.value.facts == {"file": "retail/pl.json"}


def test_a_misspelt_key_is_named(edited: Callable[[str, Change], None]) -> None:
    edited("loan/es.json", lambda words: words.update(tilte="x"))
    with pytest.raises(BadInput, match="tilte") as error:
        content.words("loan", "es")
    assert (error.value.code, error.value.facts) == ("template.unreadable", {"file": "loan/es.json"})


def test_a_broken_file_is_named(edited: Callable[[str, Change], None], tmp_path: Path) -> None:
    (tmp_path / "content" / "common" / "ro.json").write_text('{"note": ', "utf-8")
    with pytest.raises(BadInput) as error:
        content.common("ro")
    assert error.value.facts == {"file": "common/ro.json"}
