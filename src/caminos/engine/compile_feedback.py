"""The feedback half of a plan as SQL: each score that is filled in and each text is one piece of feedback.

Where a row has exactly one score, its text belongs to that score and both are one piece; beside several
scores the text is a piece of its own, and so is a text whose score was left blank (`kind` is then "text"). A
score that is no number, or off its scale, holds back that piece only; a time or a weight that cannot be read
holds back the whole row. Feedback may lack a customer, a time and a touchpoint.
"""

from dataclasses import dataclass
from typing import Final

from caminos.engine import quoting
from caminos.engine.compile_time import time
from caminos.engine.compile_values import number, text_value
from caminos.engine.dictionaries import TOUCHPOINTS, constant_id
from caminos.engine.frame import (
    Compiled,
    Fault,
    Frame,
    channel_of,
    key_of,
    properties_of,
    touchpoint_of,
)
from caminos.engine.plan import FeedbackPlan, Score

TEXT_KIND: Final = "text"
_ORDER: Final = (
    *("ref", "at_us", "touchpoint", "channel", "kind", "score", "low", "high"),
    *("text", "language", "weight", "key", "properties"),
)


@dataclass(frozen=True, slots=True)
class _ScoreSql:
    """A score as SQL: its value where it is on the scale, and what is wrong otherwise."""

    value: str
    fault: Fault


def compile_feedback(frame: Frame, plan: FeedbackPlan, ref: str) -> Compiled:
    """The queries of a feedback plan; `ref` is the row's customer as SQL.

    A piece yields `k, cell` and the columns of the feedback table; `cell` is the place of the score in the
    plan, the number of scores for a text of its own.
    """
    touchpoint = touchpoint_of(frame, "map_said_touchpoint", plan.touchpoint, plan.constant_touchpoint)
    text = "NULL::VARCHAR" if plan.text is None else text_value(plan.text, frame.cell(plan.text.column))
    shared, row_faults = _shared(frame, plan, ref, touchpoint)
    whole = " AND ".join(f"NOT {fault.when}" for fault in row_faults) or "true"
    together = len(plan.scores) == 1
    pieces, cell_faults = [], []
    for place, score in enumerate(plan.scores):
        compiled = _score(frame, score)
        cell_faults.append(compiled.fault)
        columns = shared | {
            "touchpoint": touchpoint if score.touchpoint is None else _known(frame, score.touchpoint),
            "kind": quoting.text(score.kind),
            "score": compiled.value,
            "low": f"{float(score.low)!r}::DOUBLE",
            "high": f"{float(score.high)!r}::DOUBLE",
            "text": text if together else "NULL::VARCHAR",
        }
        pieces.append(_piece(frame, place, columns, f"{whole} AND {compiled.value} IS NOT NULL"))
    if plan.text is not None:
        blank = (
            f"NOT {cell_faults[0].when} AND {_score(frame, plan.scores[0]).value} IS NULL"
            if together
            else "true"
        )
        if together and plan.scores[0].touchpoint is not None:
            touchpoint = _known(frame, plan.scores[0].touchpoint)
        columns = shared | {"touchpoint": touchpoint, "kind": quoting.text(TEXT_KIND), "text": text}
        columns |= {"score": "NULL::DOUBLE", "low": "NULL::DOUBLE", "high": "NULL::DOUBLE"}
        condition = f"{whole} AND {blank} AND {text} IS NOT NULL"
        pieces.append(_piece(frame, len(plan.scores), columns, condition))
    cells = (*(score.number.column for score in plan.scores), -1)
    return Compiled(frame, tuple(pieces), tuple(row_faults), tuple(cell_faults), cells)


def _shared(
    frame: Frame, plan: FeedbackPlan, ref: str, touchpoint: str
) -> tuple[dict[str, str], list[Fault]]:
    """What all pieces of a row have in common, and what can be wrong with it."""
    faults = []
    at_us, weight, language = "NULL::BIGINT", "NULL::DOUBLE", "NULL::VARCHAR"
    if plan.at is not None:
        moment = time(plan.at, frame.cell)
        at_us = moment.value
        faults.append(Fault(plan.at.column, moment.unread, moment.text, moment.reason))
    if plan.weight is not None:
        heavy = number(plan.weight, frame.cell)
        weight = heavy.value
        faults.append(Fault(plan.weight.column, heavy.unread, heavy.text, heavy.reason))
    if plan.constant_language is not None:
        language = quoting.text(plan.constant_language)
    if plan.language is not None:
        own = text_value(plan.language, frame.cell(plan.language.column))
        language = f"coalesce({own}, {language})"
    shared = {
        "ref": ref,
        "at_us": at_us,
        "touchpoint": touchpoint,
        "channel": channel_of(frame, "map_said_channel", plan.channel, plan.constant_channel),
        "language": language,
        "weight": weight,
        "key": key_of(frame, plan.feedback_id),
        "properties": properties_of(plan.properties, frame.cell),
    }
    return shared, faults


def _score(frame: Frame, score: Score) -> _ScoreSql:
    read = number(score.number, frame.cell)
    lowest, highest = sorted((float(score.low), float(score.high)))
    off_scale = f"not on the scale from {score.low:g} to {score.high:g}"
    reason = f"CASE WHEN {read.value} IS NULL THEN {read.reason} ELSE {quoting.text(off_scale)} END"
    on_scale = f"{read.value} BETWEEN {lowest!r} AND {highest!r}"
    # Never NULL: a missing score is no fault, an unreadable one and one off the scale are.
    wrong = f"(NOT {read.missing} AND NOT coalesce({on_scale}, false))"
    value = f"CASE WHEN {on_scale} THEN {read.value} END"
    return _ScoreSql(value, Fault(score.number.column, wrong, read.text, reason))


def _known(frame: Frame, touchpoint: str) -> str:
    return f"{constant_id(frame.connection, touchpoint, TOUCHPOINTS)}::INTEGER"


def _piece(frame: Frame, place: int, columns: dict[str, str], condition: str) -> str:
    selected = ", ".join(f"{columns[name]} AS {name}" for name in _ORDER)
    rows = f"{frame.source()} WHERE {frame.keep}"
    return f"SELECT s.rowid AS k, {place} AS cell, {selected} {rows} AND {condition}"
