"""Pictures compared with the ones that were looked at; `scripts/make_gallery.py` accepts new ones."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("render_golden", Path(__file__).with_name("golden.py"))
kept = importlib.util.module_from_spec(spec)
spec.loader.exec_module(kept)

NAMES = ["sofa", "every_kind", "long_words", "empty", "only_stages", "sixty", "three_hundred"]


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_the_one_that_was_looked_at(cases, name):
    expected = kept.golden_file(name).read_text("utf-8")
    drawn = kept.golden(name, cases(name))
    if drawn != expected:
        lines = list(zip(expected.splitlines(), drawn.splitlines(), strict=False))
        first = next(((a, b) for a, b in lines if a != b), ("(fewer lines)", "(or more)"))
        pytest.fail(
            f"{name} has changed; look at it (scripts/make_gallery.py draws and accepts it).\n"
            f"was: {first[0][:400]}\nis:  {first[1][:400]}"
        )


def test_every_case_has_a_golden_and_every_golden_a_case():
    assert sorted(file.stem for file in kept.FOLDER.iterdir()) == sorted(NAMES)
