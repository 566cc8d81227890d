"""The readiness questions of a workspace: answers kept, advice read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.maps.readiness import (
    QUESTIONS,
    AnswerValue,
    ReadinessAnswer,
    ReadinessQuestion,
    ReadinessReading,
    questions,
    read_answers,
)

if TYPE_CHECKING:
    from caminos.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """All questions, the answers given so far and what follows from them."""

    questions: tuple[ReadinessQuestion, ...]
    answers: dict[str, str]
    reading: ReadinessReading

    @property
    def lines(self) -> list[str]:
        """The questions by group with their answers, then the reading and the advice."""
        told: list[str] = []
        group = ""
        for one in self.questions:
            if one.group != group:
                group = one.group
                told += [*([""] if told else []), one.group_title]
            told.append(f"  [{self.answers.get(one.id, ' '):^7}] {one.question}  ({one.id})")
        told += ["", f"{self.reading.title} {self.reading.explanation}"]
        told += [f"  • {one.advice}" for one in self.reading.advice if one.value != "yes"]
        return told

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "questions": [
                one.model_dump(mode="json") | {"answer": self.answers.get(one.id)} for one in self.questions
            ],
            "reading": self.reading.model_dump(mode="json"),
        }


def answer(workspace: "Workspace", pairs: Iterable[tuple[str, str]], *, by: str, on: date) -> None:
    """Keep answers (question, yes/partly/no/unknown) beside the earlier ones; all of them or none."""
    answers = workspace.documents.readiness()
    for question, value in pairs:
        if question not in QUESTIONS:
            raise NotFound(
                "readiness.unknown_question",
                f"there is no readiness question {question!r}",
                did_you_mean(question, QUESTIONS),
            )
        try:
            one = ReadinessAnswer.model_validate({"question": question, "value": value, "by": by, "on": on})
        except ValidationError as error:
            raise BadInput(
                "readiness.unknown_answer",
                f"{value!r} is no answer to {question}",
                "answer with " + ", ".join(get_args(AnswerValue)),
            ) from error
        answers = answers.answered(one)
    workspace.documents.save_readiness(answers)


def read(workspace: "Workspace", language: str = "en") -> Told:
    """The questions in an interface language with the answers given, and what follows from them."""
    answers = workspace.documents.readiness()
    return Told(
        questions(language),
        {one.question: one.value for one in answers.answers},
        read_answers(answers, language),
    )
