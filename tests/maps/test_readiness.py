"""Readiness: questions, answers kept once each, advice for each, and one reading of all."""

from typing import get_args

import pytest
from hypothesis import given, settings
from measurement_strategies import readiness_answers
from pydantic import ValidationError

from caminos.errors import NotFound
from caminos.language import LANGUAGES, keys
from caminos.maps.readiness import (
    ESSENTIAL,
    GROUPS,
    QUESTIONS,
    AnswerValue,
    ReadinessAnswer,
    ReadinessAnswers,
    advice,
    questions,
    read_answers,
)


def answers(**values):
    return ReadinessAnswers(answers=tuple(ReadinessAnswer(question=q, value=v) for q, v in values.items()))


def all_answered(value, **others):
    return answers(**dict.fromkeys(QUESTIONS, value) | others)


def test_the_questions_are_asked_in_groups():
    asked = questions("en")
    assert tuple(one.id for one in asked) == QUESTIONS
    assert len(QUESTIONS) == 11
    assert list(dict.fromkeys(one.group for one in asked)) == list(GROUPS)
    assert [one.question for one in asked if one.essential] == [
        "Are we customer-centred?",
        "Is customer experience a measurable objective for us?",
    ]
    assert get_args(ReadinessAnswer.model_fields["question"].annotation) == QUESTIONS


@pytest.mark.parametrize(
    ("given_answers", "level", "share"),
    [
        (ReadinessAnswers(), "unanswered", None),
        (answers(customer_centred="yes", measurable_objective="yes"), "unanswered", 1.0),
        (
            answers(sponsor="yes", groups_known="yes", customers_asked="yes", data_reachable="yes",
                    frontline_heard="yes", owner_and_time="yes"),
            "unanswered",
            1.0,
        ),
        (all_answered("yes"), "ready", 1.0),
        (all_answered("no"), "begin", 0.0),
        (all_answered("unknown"), "begin", 0.0),
        (all_answered("partly"), "pilot", 0.5),
        (all_answered("yes", measurable_objective="no"), "pilot", 10 / 11),
        (all_answered("yes", measurable_objective="partly"), "ready", 10.5 / 11),
        (all_answered("yes", measurable_objective="no", customer_centred="unknown"), "begin", 9 / 11),
        (all_answered("no", measurable_objective="yes", customer_centred="yes"), "begin", 2 / 11),
    ],
)  # fmt: skip
def test_the_reading_follows_from_the_answers(given_answers, level, share):
    reading = read_answers(given_answers)
    assert (reading.level, reading.share) == (level, share)
    assert reading.answered + len(reading.missing) == reading.of == 11


def test_advice_comes_in_order_of_need():
    reading = read_answers(
        answers(customer_centred="yes", sponsor="partly", groups_known="no", data_reachable="unknown")
    )
    assert [(one.question, one.value) for one in reading.advice] == [
        ("groups_known", "no"),
        ("data_reachable", "unknown"),
        ("sponsor", "partly"),
        ("customer_centred", "yes"),
    ]
    assert reading.advice[0].advice == advice("groups_known", "no")


def test_a_new_answer_takes_the_place_of_the_old_one():
    first = answers(sponsor="no", customer_centred="yes")
    second = first.answered(ReadinessAnswer(question="sponsor", value="yes", by="Ola"))
    assert [(one.question, one.value, one.by) for one in second.answers] == [
        ("customer_centred", "yes", ""),
        ("sponsor", "yes", "Ola"),
    ]
    with pytest.raises(ValidationError, match="stands twice"):
        ReadinessAnswers(answers=(*first.answers, *first.answers))


def test_a_question_that_is_not_asked_is_refused():
    with pytest.raises(NotFound) as refused:
        advice("sponsors", "no")
    assert refused.value.hint == "did you mean 'sponsor'?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_answer_has_words_in_every_language(language):
    assert {key for key in keys(language) if key.startswith("readiness.")} == {
        key for key in keys("en") if key.startswith("readiness.")
    }
    said = [advice(question, value, language) for question in QUESTIONS for value in get_args(AnswerValue)]
    assert len(set(said)) == 3 * len(QUESTIONS) + 1
    assert all(one.question.endswith("?") and one.why and one.group_title for one in questions(language))


@settings(max_examples=50, deadline=None)
@given(readiness_answers())
def test_a_better_answer_never_lowers_the_level(given_answers):
    order = ("begin", "pilot", "ready")
    before = read_answers(given_answers).level
    for one in given_answers.answers:
        after = read_answers(given_answers.answered(one.model_copy(update={"value": "yes"}))).level
        if before != "unanswered":
            assert order.index(after) >= order.index(before)
    assert set(ESSENTIAL) <= set(QUESTIONS)
