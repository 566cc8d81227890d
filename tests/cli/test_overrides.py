"""The options that correct a guess, as they are typed."""

from collections.abc import Callable
from pathlib import Path

import pytest

SURVEY = "respondent,art,shops,recommend,mood\n" + "".join(
    f"{n},{1 + n % 6},{n % 7},{n % 12},{('sad', 'glad')[n % 2]}\n" for n in range(60)
)


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.csv"
    path.write_text(SURVEY)
    return path


def scores(told: dict) -> dict[str, tuple[float, float, str]]:
    return {one["column"]: (one["worst"], one["best"], one.get("kind", "score")) for one in told["scores"]}


def test_a_scale_for_all_leaves_the_recommendation_its_own(caminos: Callable, survey: Path, tmp_path: Path):
    told = caminos(
        "import", survey, "-w", tmp_path / "ws", "--dry-run", "--json", "--shape", "scores",
        "--score-column", "art=Artwork", "--score-column", "shops", "--score-column", "recommend=",
        "--scale", "1-5", "--scale", "shops=6-0", "--missing", "art=6", "--missing", "recommend=11",
    ).json["recipe"]  # fmt: skip
    assert scores(told) == {
        "art": (1, 5, "score"), "shops": (6, 0, "score"), "recommend": (0, 10, "nps"),
    }  # fmt: skip
    assert [one.get("touchpoint", "") for one in told["scores"]] == ["Artwork", "shops", ""]


def test_answers_in_words_count_what_they_are_told_to(caminos: Callable, survey: Path, tmp_path: Path):
    imported = caminos(
        "import", survey, "-w", tmp_path / "ws", "--json", "--shape", "scores",
        "--score-column", "mood", "--label", "mood=sad=1", "--label", "mood=glad=5",
    ).json  # fmt: skip
    assert (imported["feedback"], imported["quarantined"]) == (60, 0)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--scale", "5", "WORST-BEST"),
        ("--scale", "3-3", "WORST-BEST"),
        ("--label", "mood=glad", "COLUMN=WORD=NUMBER"),
        ("--same-as", "email", "NAME=VALUE"),
    ],
)
def test_a_value_that_says_nothing_is_refused(
    caminos: Callable, survey: Path, option: str, value: str, words: str
):
    ran = caminos("import", survey, option, value)
    assert ran.code == 2
    assert words in ran.err
