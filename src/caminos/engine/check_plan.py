"""Refusing a plan that cannot be carried out, before a single row is read."""

from collections.abc import Iterator

import duckdb

from caminos.engine.compile_time import check_time
from caminos.engine.plan import EventPlan, FeedbackPlan, ImportPlan, NumberColumn, TextColumn, TimeColumn
from caminos.errors import BadInput


def check_plan(connection: duckdb.DuckDBPyConnection, plan: ImportPlan, columns: int) -> None:
    """Raise BadInput where the plan names a column, a time zone or a format that does not exist, or no
    meaning.

    Parameters: `columns` is how many columns the staged table has.
    """
    if plan.events is None and plan.feedback is None:
        raise BadInput("plan.empty", "the plan reads neither events nor feedback", source=plan.source)
    if plan.events is not None:
        _check_events(plan.events)
    if plan.feedback is not None and not plan.feedback.scores and plan.feedback.text is None:
        raise BadInput(
            "plan.no_feedback", "feedback needs a score column or a text column", source=plan.source
        )
    for position in _positions(plan):
        if not 0 <= position < columns:
            raise BadInput(
                "plan.no_column",
                f"the recipe uses column {position + 1}, but the file has {columns}",
                "check that this is the file the recipe was made for",
                source=plan.source,
            )
    for column in _times(plan):
        check_time(connection, column)


def _check_events(plan: EventPlan) -> None:
    if plan.stamps:
        if plan.at is not None or plan.touchpoint is not None:
            raise BadInput("plan.two_shapes", "a recipe of time stamps has no time or touchpoint column")
        return
    if plan.at is None:
        raise BadInput("plan.no_time", "events need a time column", "name it, for example --at created_at")
    if plan.touchpoint is None and plan.constant_touchpoint is None:
        raise BadInput("plan.no_touchpoint", "events need a touchpoint column or one touchpoint for all rows")


def _times(plan: ImportPlan) -> Iterator[TimeColumn]:
    if plan.events is not None:
        yield from (column for _, column in plan.events.stamps)
        yield from filter(None, (plan.events.at, plan.events.journey_started_at))
    if plan.feedback is not None and plan.feedback.at is not None:
        yield plan.feedback.at


def _positions(plan: ImportPlan) -> Iterator[int]:
    columns: list[TextColumn | NumberColumn | None] = [plan.who.id, *(column for _, column in plan.who.also)]
    properties: list[tuple[str, int]] = []
    if plan.events is not None:
        columns += [plan.events.touchpoint, plan.events.channel, plan.events.journey, plan.events.event_id]
        properties += plan.events.properties
    if plan.feedback is not None:
        columns += _feedback_columns(plan.feedback)
        properties += plan.feedback.properties
    yield from (column.column for column in columns if column is not None)
    yield from (position for _, position in properties)
    for moment in _times(plan):
        yield moment.column
        if moment.time_column is not None:
            yield moment.time_column


def _feedback_columns(plan: FeedbackPlan) -> list[TextColumn | NumberColumn | None]:
    scores: list[TextColumn | NumberColumn | None] = [score.number for score in plan.scores]
    return [*scores, plan.text, plan.touchpoint, plan.channel, plan.language, plan.weight, plan.feedback_id]
