"""From a recipe and the columns of a file to the neutral plan an engine reads it by."""

from collections.abc import Sequence
from typing import Literal

from caminos.engine.plan import (
    EventPlan,
    FeedbackPlan,
    ImportPlan,
    NumberColumn,
    Score,
    TextColumn,
    TimeColumn,
    Who,
)
from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.events.recipe import Moment, Recipe, ScoreColumn


def plan(recipe: Recipe, columns: Sequence[str]) -> ImportPlan:
    """The plan for one file of a source.

    Errors: NotFound `recipe.no_such_column` when the file lacks a column the recipe names; BadInput
    `recipe.not_enough` when the recipe does not name what its shape needs.
    """
    return _Planner(recipe, columns).plan()


class _Planner:
    """One recipe against one file's columns."""

    def __init__(self, recipe: Recipe, columns: Sequence[str]) -> None:
        self._recipe = recipe
        self._positions = {name: position for position, name in enumerate(columns)}
        for name in recipe.missing_in:
            self._position(name)

    def plan(self) -> ImportPlan:
        recipe = self._recipe
        return ImportPlan(
            source=recipe.source,
            who=Who(
                kind=recipe.customer_kind,
                id=self._text(recipe.customer),
                also=tuple((same.kind, self._sure_text(same.column)) for same in recipe.same_as),
            ),
            events=self._events(),
            feedback=self._feedback(),
            recipe=recipe.model_dump_json(),
            drop_duplicates=recipe.drop_duplicates,
        )

    def _events(self) -> EventPlan | None:
        recipe = self._recipe
        if recipe.shape == "stamps":
            return self._stamped()
        if recipe.shape != "events" and not recipe.rows_are_events:
            return None
        if recipe.at is None:
            raise self._lacks("`at`, the time of each event")
        if recipe.touchpoint is None and recipe.touchpoint_constant is None:
            raise self._lacks("`touchpoint`, what the customer met")
        return EventPlan(
            at=self._moment(recipe.at),
            touchpoint=self._text(recipe.touchpoint, recipe.touchpoint_names),
            constant_touchpoint=recipe.touchpoint_constant,
            channel=self._text(recipe.channel, recipe.channel_names),
            constant_channel=recipe.channel_constant,
            journey=self._text(recipe.journey),
            journey_started_at=self._moment(recipe.journey_started_at),
            event_id=self._text(recipe.event_id),
            properties=self._properties(),
        )

    def _stamped(self) -> EventPlan:
        recipe = self._recipe
        if not recipe.stamps:
            raise self._lacks("`stamps`, the time columns")
        names = recipe.touchpoint_names
        stamps = [
            (names.get(one.touchpoint, one.touchpoint), self._sure_moment(one.at)) for one in recipe.stamps
        ]
        return EventPlan(
            stamps=tuple(stamps),
            channel=self._text(recipe.channel, recipe.channel_names),
            constant_channel=recipe.channel_constant,
            journey=self._text(recipe.journey),
            journey_started_at=self._moment(recipe.journey_started_at),
            event_id=self._text(recipe.event_id),
            properties=self._properties(),
        )

    def _feedback(self) -> FeedbackPlan | None:
        recipe = self._recipe
        if not recipe.scores and recipe.text is None:
            if recipe.shape in ("scores", "feedback"):
                raise self._lacks("`scores` or `text`")
            return None
        return FeedbackPlan(
            scores=tuple(map(self._score, recipe.scores)),
            text=self._text(recipe.text),
            at=self._feedback_moment(),
            touchpoint=self._text(recipe.touchpoint, recipe.touchpoint_names),
            constant_touchpoint=recipe.touchpoint_constant,
            channel=self._text(recipe.channel, recipe.channel_names),
            constant_channel=recipe.channel_constant,
            language=self._text(recipe.language),
            constant_language=recipe.language_constant,
            weight=self._number(recipe.weight),
            feedback_id=self._text(recipe.event_id),
            properties=self._properties(),
        )

    def _feedback_moment(self) -> TimeColumn | None:
        """A row's own time; of an order with time stamps, its last one."""
        recipe = self._recipe
        if recipe.at is None and recipe.shape == "stamps" and recipe.stamps:
            return self._moment(recipe.stamps[-1].at)
        return self._moment(recipe.at)

    def _score(self, score: ScoreColumn) -> Score:
        labels = score.labels
        missing = self._missing(score.column) | frozenset(score.missing)
        number = NumberColumn(self._position(score.column), self._decimal, missing - labels.keys(), labels)
        names = self._recipe.touchpoint_names
        touchpoint = names.get(score.touchpoint, score.touchpoint) or None
        return Score(number, score.kind, score.worst, score.best, touchpoint)

    def _text(self, column: str | None, names: dict[str, str] | None = None) -> TextColumn | None:
        return None if column is None else self._sure_text(column, names)

    def _sure_text(self, column: str, names: dict[str, str] | None = None) -> TextColumn:
        return TextColumn(self._position(column), self._missing(column), dict(names or {}))

    def _moment(self, moment: Moment | None) -> TimeColumn | None:
        return None if moment is None else self._sure_moment(moment)

    def _sure_moment(self, moment: Moment) -> TimeColumn:
        return TimeColumn(
            column=self._position(moment.column),
            time_column=None if moment.time_column is None else self._position(moment.time_column),
            formats=moment.formats or ("iso",),
            timezone=moment.timezone,
            missing=self._missing(moment.column),
        )

    def _number(self, column: str | None) -> NumberColumn | None:
        if column is None:
            return None
        return NumberColumn(self._position(column), self._decimal, self._missing(column))

    def _properties(self) -> tuple[tuple[str, int], ...]:
        return tuple((name, self._position(name)) for name in self._recipe.properties)

    def _missing(self, column: str) -> frozenset[str]:
        recipe = self._recipe
        return frozenset({"", *recipe.missing, *recipe.missing_in.get(column, ())})

    def _position(self, column: str) -> int:
        position = self._positions.get(column)
        if position is None:
            raise NotFound(
                "recipe.no_such_column",
                f"the file has no column {column!r}, which the recipe of {self._recipe.source!r} names",
                did_you_mean(column, self._positions),
                column=column,
            )
        return position

    @property
    def _decimal(self) -> Literal[".", ","]:
        return self._recipe.format.decimal or "."

    def _lacks(self, what: str) -> BadInput:
        recipe = self._recipe
        return BadInput(
            "recipe.not_enough",
            f"the recipe of source {recipe.source!r} has the shape {recipe.shape!r} but does not name {what}",
            "name it, or choose another shape (events, stamps, scores, feedback)",
        )
