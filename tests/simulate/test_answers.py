import json

import pytest

from caminos.errors import BadInput, NotFound
from caminos.simulate import Answers, read_answers


def test_answers_come_back_from_their_file(demo):
    assert read_answers(demo.folder) == demo.answers


def test_text_that_is_no_answers_is_refused(demo):
    whole = json.loads(demo.answers.to_json())
    for broken in ("", "[]", "{}", json.dumps(whole | {"seed": "one"}), json.dumps(whole | {"losses": 3})):
        with pytest.raises(BadInput) as refusal:
            Answers.from_json(broken)
        assert refusal.value.code == "answers.unreadable"


def test_an_empty_folder_has_no_answers(tmp_path):
    with pytest.raises(NotFound) as refusal:
        read_answers(tmp_path)
    assert refusal.value.facts == {"folder": tmp_path}


def test_a_wrong_name_gets_a_hint(demo):
    with pytest.raises(NotFound, match="adress_retyped") as refusal:
        demo.answers.loss("adress_retyped")
    assert refusal.value.hint == "did you mean 'address_retyped'?"


def test_each_answer_is_found_by_its_name(demo):
    answers = demo.answers
    assert answers.file("orders.csv").file == "orders.csv"
    assert answers.group("bargain").name == "Bargain hunter"
    assert answers.wait("packed_at", "shipped_at").planted_p90_days == 2
    assert answers.feeling("waiting", "ordered after the change").column == "T11_Waiting for the delivery"
