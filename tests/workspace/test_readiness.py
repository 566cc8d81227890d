"""The readiness questions of a workspace."""

from datetime import date
from pathlib import Path

import pytest

from caminos.errors import BadInput, NotFound
from caminos.workspace import open_workspace
from caminos.workspace.readiness import answer, read


def test_answers_are_kept_and_read_with_advice(tmp_path: Path):
    with open_workspace(tmp_path, create=True) as opened:
        answer(opened, [("customer_centred", "partly"), ("sponsor", "no")], by="Ana", on=date(2026, 7, 1))
        answer(opened, [("sponsor", "yes")], by="Ana", on=date(2026, 7, 2))
        told = read(opened, "en")
    assert told.answers == {"customer_centred": "partly", "sponsor": "yes"}
    assert (told.reading.answered, told.reading.level) == (2, "unanswered")
    assert any("[partly " in line for line in told.lines)


def test_wrong_questions_and_answers_keep_nothing(tmp_path: Path):
    with open_workspace(tmp_path, create=True) as opened:
        with pytest.raises(NotFound, match="sponsr"):
            answer(opened, [("customer_centred", "yes"), ("sponsr", "yes")], by="", on=date(2026, 7, 1))
        with pytest.raises(BadInput, match="maybe"):
            answer(opened, [("sponsor", "maybe")], by="", on=date(2026, 7, 1))
        assert read(opened).answers == {}
