"""Readiness: questions an organisation answers before it maps, its answers, and advice on each."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from caminos.errors import NotFound, did_you_mean
from caminos.language import text
from caminos.maps.base import Document, Text
from caminos.maps.library import no_repeats

AnswerValue = Literal["yes", "partly", "no", "unknown"]
Level = Literal["unanswered", "begin", "pilot", "ready"]

GROUPS: dict[str, tuple[str, ...]] = {
    "aim": ("customer_centred", "measurable_objective", "decision_waiting"),
    "people": ("sponsor", "departments_together", "frontline_heard"),
    "knowledge": ("customers_asked", "data_reachable", "groups_known"),
    "follow_through": ("owner_and_time", "measured_afterwards"),
}
"""The questions, in four groups; their words are texts (`readiness.<question>.question`)."""

QUESTIONS: tuple[str, ...] = tuple(question for group in GROUPS.values() for question in group)

ESSENTIAL = ("customer_centred", "measurable_objective")
"""Without these two a map changes nothing, however good the rest is."""

_POINTS: dict[AnswerValue, float] = {"yes": 1.0, "partly": 0.5, "no": 0.0, "unknown": 0.0}
_READY, _PILOT = 0.75, 0.4


class ReadinessAnswer(Document):
    """What an organisation answers to one question; who said so, when, and why."""

    question: Literal[
        "customer_centred", "measurable_objective", "decision_waiting", "sponsor", "departments_together",
        "frontline_heard", "customers_asked", "data_reachable", "groups_known", "owner_and_time",
        "measured_afterwards",
    ]  # fmt: skip
    value: AnswerValue
    by: str = ""
    on: date | None = None
    note: Text = ""


class ReadinessAnswers(Document):
    """The answers of one organisation, at most one to each question."""

    answers: tuple[ReadinessAnswer, ...] = ()

    @model_validator(mode="after")
    def _one_answer_each(self) -> Self:
        no_repeats("answers", (answer.question for answer in self.answers))
        return self

    def answered(self, answer: ReadinessAnswer) -> Self:
        """The same answers with one more, or with another one in place of an earlier."""
        kept = {one.question: one for one in self.answers} | {answer.question: answer}
        return type(self)(answers=tuple(kept[question] for question in QUESTIONS if question in kept))


class ReadinessQuestion(Document):
    """A question in words, and why it is asked."""

    id: str
    group: str
    group_title: str
    question: str
    why: str
    essential: bool


class ReadinessAdvice(Document):
    """What follows from one answer."""

    question: str
    value: AnswerValue
    advice: str


class ReadinessReading(Document):
    """All answers read together.

    `share` (0 … 1) counts yes as 1, partly as ½, no and "do not know" as 0, over the questions that
    were answered; None while none is. `missing` are the questions without an answer.
    """

    level: Level
    share: float | None = Field(ge=0, le=1)
    answered: int
    of: int
    missing: tuple[str, ...]
    title: str
    explanation: str
    advice: tuple[ReadinessAdvice, ...]


def questions(language: str = "en") -> tuple[ReadinessQuestion, ...]:
    """All questions in an interface language, in the order they are asked."""
    return tuple(
        ReadinessQuestion(
            id=question,
            group=group,
            group_title=text(f"readiness.group.{group}", language),
            question=text(f"readiness.{question}.question", language),
            why=text(f"readiness.{question}.why", language),
            essential=question in ESSENTIAL,
        )
        for group, ids in GROUPS.items()
        for question in ids
    )


def advice(question: str, value: AnswerValue, language: str = "en") -> str:
    """What follows from one answer; `NotFound` for a question that is not asked."""
    if question not in QUESTIONS:
        raise NotFound(
            "readiness.unknown_question",
            f"there is no readiness question {question!r}",
            did_you_mean(question, QUESTIONS),
        )
    key = "readiness.unknown" if value == "unknown" else f"readiness.{question}.{value}"
    return text(key, language)


def read_answers(answers: ReadinessAnswers, language: str = "en") -> ReadinessReading:
    """The overall reading: begin (get the ground ready), pilot (one small map) or ready, with advice.

    A level is given once at least half the questions and both essential ones are answered. An
    organisation is not called ready while an essential answer is no or unknown; while both are, it
    is told to begin with these. Advice comes in order of need: no, do not know, partly, yes.
    """
    given = {answer.question: answer.value for answer in answers.answers}
    share = sum(_POINTS[value] for value in given.values()) / len(given) if given else None
    level = _level(given.items(), share)
    by_need = sorted(
        answers.answers,
        key=lambda a: (("no", "unknown", "partly", "yes").index(a.value), QUESTIONS.index(a.question)),
    )
    return ReadinessReading(
        level=level,
        share=share,
        answered=len(given),
        of=len(QUESTIONS),
        missing=tuple(question for question in QUESTIONS if question not in given),
        title=text(f"readiness.level.{level}.title", language),
        explanation=text(f"readiness.level.{level}.explanation", language),
        advice=tuple(
            ReadinessAdvice(question=a.question, value=a.value, advice=advice(a.question, a.value, language))
            for a in by_need
        ),
    )


def _level(given: Iterable[tuple[str, AnswerValue]], share: float | None) -> Level:
    values = dict(given)
    essential = [values.get(question) for question in ESSENTIAL]
    if share is None or None in essential or 2 * len(values) < len(QUESTIONS):
        return "unanswered"
    lacking = sum(value in ("no", "unknown") for value in essential)
    if share < _PILOT or lacking == len(ESSENTIAL):
        return "begin"
    return "ready" if share >= _READY and not lacking else "pilot"
