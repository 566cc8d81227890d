"""The answers: what was planted in the demo world and what really came out of it, before the mess.

Written as `answers.json`, one JSON object with the fields of `Answers`. Shares are 0 … 1; feelings −2 … +2;
moments and days are ISO text; `*_s` seconds; `*_days` calendar days in Warsaw. Numbers that were *planted*
are parameters; all others were counted in the generated world, inside the observation window. Where nothing
was planted: null.

seed, company, customers_asked, first_day, last_day, timezone
customers     how many there really are, how many left a trace, and how many an exact join of ids can find
journeys      how many, how they ended; `unfinished` were cut off by the last day and are not losses
groups        each kind of customer: size, planted habits and what they came to
touchpoints   per touchpoint (by the name of its department): events, customers, journeys, reach, last events
losses        per touchpoint where journeys are lost: planted and true share of those who arrive
waits         between two moments of an order
feelings      per survey item and condition: planted, true and surveyed mean
recommend     the score of recommendation, true and surveyed
churn         those who waited too long against the others
office_hours  attempts to reach the call centre inside and outside its hours
change        the delivery window e-mail: what it moved, and what not
controls      two touchpoints where nothing was planted
reviews       by language, topic and stars, and a sample with the truth behind each text
files         rows, good and bad, of each file
malformed     every bad row: file, row, line, reason, column, and whether it can still be read

Two things blur what the files can show: moments in Warsaw time do not tell the two hours apart that October
calls by one name, and the call centre writes whole minutes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.simulate.answer_parts import (
    ChangeAnswer,
    ChurnAnswer,
    ControlAnswer,
    CustomerCounts,
    FeelingAnswer,
    FileAnswer,
    GroupAnswer,
    JourneyCounts,
    LossAnswer,
    Malformed,
    OfficeHoursAnswer,
    RecommendAnswer,
    ReviewAnswer,
    TouchpointAnswer,
    WaitAnswer,
)

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Answers:
    """Everything planted and everything counted; the module's text explains each field."""

    version: int
    company: str
    seed: int
    customers_asked: int
    first_day: str
    last_day: str
    timezone: str
    customers: CustomerCounts
    journeys: JourneyCounts
    groups: tuple[GroupAnswer, ...]
    touchpoints: tuple[TouchpointAnswer, ...]
    losses: tuple[LossAnswer, ...]
    waits: tuple[WaitAnswer, ...]
    feelings: tuple[FeelingAnswer, ...]
    recommend: RecommendAnswer
    churn: ChurnAnswer
    office_hours: OfficeHoursAnswer
    change: ChangeAnswer
    controls: tuple[ControlAnswer, ...]
    reviews: ReviewAnswer
    files: tuple[FileAnswer, ...]
    malformed: tuple[Malformed, ...]

    def to_json(self) -> str:
        """The text of `answers.json`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @staticmethod
    def from_json(text: str) -> "Answers":
        """The answers again; raises BadInput where the text is not what `to_json` writes."""
        try:
            made = _made(Answers, json.loads(text))
        except (ValueError, TypeError, KeyError) as error:
            raise BadInput(
                "answers.unreadable", f"these are not the answers of a simulation: {error}", "simulate again"
            ) from error
        assert isinstance(made, Answers)
        return made

    def file(self, name: str) -> FileAnswer:
        """What one file holds."""
        return _found({answer.file: answer for answer in self.files}, name)

    def touchpoint(self, name: str) -> TouchpointAnswer:
        """The counts of one touchpoint, by the name its department gives it."""
        return _found({answer.touchpoint: answer for answer in self.touchpoints}, name)

    def loss(self, touchpoint: str) -> LossAnswer:
        """The loss at one touchpoint."""
        return _found({answer.touchpoint: answer for answer in self.losses}, touchpoint)

    def wait(self, start: str, end: str) -> WaitAnswer:
        """The wait between two moments of an order."""
        answers = {f"{answer.start} to {answer.end}": answer for answer in self.waits}
        return _found(answers, f"{start} to {end}")

    def group(self, key: str) -> GroupAnswer:
        """One kind of customer."""
        return _found({answer.key: answer for answer in self.groups}, key)

    def feeling(self, item: str, condition: str = "all") -> FeelingAnswer:
        """One survey item, of all or under one condition."""
        answers = {f"{answer.item}, {answer.condition}": answer for answer in self.feelings}
        return _found(answers, f"{item}, {condition}")


def read_answers(folder: Path) -> Answers:
    """The answers in a folder that `simulate` wrote; raises NotFound without `answers.json`."""
    path = folder / "answers.json"
    if not path.is_file():
        raise NotFound(
            "answers.not_found", "no answers.json in this folder", "simulate into it first", folder=folder
        )
    return Answers.from_json(path.read_text(encoding="utf-8"))


def _found(answers: Mapping[str, _Answer], name: str) -> _Answer:
    if name not in answers:
        raise NotFound("answers.not_found", f"the answers know no {name!r}", did_you_mean(name, answers))
    return answers[name]


def _made(kind: object, value: object) -> object:
    """A value of this kind from what JSON made of it."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        given = _checked(value, dict)
        made: object = kind(
            **{field.name: _made(hints[field.name], given[field.name]) for field in fields(kind)}
        )
        return made
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return tuple(_made(inner[0], one) for one in _checked(value, list))
    if origin is Mapping:
        return {str(key): _made(inner[1], one) for key, one in _checked(value, dict).items()}
    if origin is UnionType:
        return None if value is None else _made(next(one for one in inner if one is not NoneType), value)
    if kind is float and type(value) is int:
        return float(value)
    return _checked(value, kind if isinstance(kind, type) else object)


def _checked(value: object, kind: type[_Answer]) -> _Answer:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
