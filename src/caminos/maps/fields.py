"""Partial edits: which fields of a thing change, and to what. A field that is not given stays as it is.

Names and types repeat those of the model (a test compares them), so that a misspelt field or a
value of the wrong type is refused when the change is read, not when it is applied.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, model_serializer

from caminos.ids import Id
from caminos.maps.base import Document, Name, Text
from caminos.maps.library import Quote
from caminos.maps.model import Bet, Evidence, LaneKind, Moment, Objective
from caminos.maps.provenance import Provenance

NOT_GIVEN: Any = None
"""The default of every field here; `given` tells it apart from a None that was given."""


def _without_defaults(schema: dict[str, Any]) -> None:
    for field in schema.get("properties", {}).values():
        field.pop("default", None)


class Fields(Document):
    """New values for some fields of one thing; equal to another when the same fields are given alike."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)

    def given(self) -> dict[str, Any]:
        """The fields that change, with their new values, in the model's order."""
        return {
            name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set
        }

    def __repr_args__(self) -> Iterator[tuple[str, Any]]:
        yield from self.given().items()

    @model_serializer
    def _only_given(self) -> dict[str, Any]:
        return self.given()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fields):
            return NotImplemented
        return type(self) is type(other) and self.given() == other.given()

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.given().items())))


class MapFields(Fields):
    """What is edited on the map itself; its id never changes."""

    title: Name = NOT_GIVEN
    language: str = NOT_GIVEN
    perspective: str = NOT_GIVEN
    personas: tuple[Id, ...] = NOT_GIVEN
    state: Literal["current", "future"] = NOT_GIVEN
    future_of: Id | None = NOT_GIVEN
    objective: Objective | None = NOT_GIVEN
    goals: tuple[Id, ...] = NOT_GIVEN
    scope: Text = NOT_GIVEN
    owner: str = NOT_GIVEN
    created: date | None = NOT_GIVEN
    review: date | None = NOT_GIVEN


class StageFields(Fields):
    """What is edited on a stage; its place is moved."""

    name: Name = NOT_GIVEN
    provenance: Provenance = NOT_GIVEN


class StepFields(Fields):
    """What is edited on a step; its place is moved."""

    name: Name = NOT_GIVEN
    provenance: Provenance = NOT_GIVEN
    submap: Id | None = NOT_GIVEN


class LaneFields(Fields):
    """What is edited on a lane; its place is moved."""

    kind: LaneKind = NOT_GIVEN
    title: str = NOT_GIVEN
    persona: Id | None = NOT_GIVEN
    role: Id | None = NOT_GIVEN
    hidden: bool = NOT_GIVEN
    collapsed: bool = NOT_GIVEN


class CardFields(Fields):
    """What is edited on a card; its lane, steps and rank are moved."""

    text: Text = NOT_GIVEN
    provenance: Provenance = NOT_GIVEN
    touchpoint: Id | None = NOT_GIVEN
    score: float | None = NOT_GIVEN
    interval: tuple[float, float] | None = NOT_GIVEN
    moment: Moment | None = NOT_GIVEN
    area: Id | None = NOT_GIVEN
    responsible: str = NOT_GIVEN
    role: Id | None = NOT_GIVEN
    theme: Id | None = NOT_GIVEN
    metric: Id | None = NOT_GIVEN
    quote: Quote | None = NOT_GIVEN
    evidence: tuple[Evidence, ...] = NOT_GIVEN


class ActionFields(Fields):
    """What is edited on an action; the card and touchpoint it hangs on are moved."""

    text: Text = NOT_GIVEN
    verdict: Literal["strengthen", "keep", "redesign", "eliminate"] | None = NOT_GIVEN
    reach: Literal["quick win", "strategic"] | None = NOT_GIVEN
    owner: str = NOT_GIVEN
    due: date | None = NOT_GIVEN
    status: Literal["proposed", "decided", "doing", "done", "dropped"] = NOT_GIVEN
    bet: Bet | None = NOT_GIVEN
