"""A template's structure: everything that is the same in all languages."""

from typing import Literal

from pydantic import Field

from caminos.ids import Id
from caminos.maps.base import Document
from caminos.maps.library import Control
from caminos.maps.model import Emotion, LaneKind, Moment


class CardPlan(Document):
    """One card. In a touchpoint lane it names a touchpoint and has no words of its own."""

    touchpoint: Id | None = None
    score: Emotion | None = None
    moment: Moment | None = None
    area: Id | None = None
    role: Id | None = None
    until: Id | None = None


class StepPlan(Document):
    """One step, its stage, and the cards of each lane from top to bottom."""

    id: Id
    stage: Id
    cards: dict[Id, tuple[CardPlan, ...]] = Field(default_factory=dict)


class LanePlan(Document):
    """One lane; `persona` and `role` say whose feelings it shows."""

    id: Id
    kind: LaneKind
    persona: Id | None = None
    role: Id | None = None


class TouchpointPlan(Document):
    """One touchpoint; `channel` is a key of the common words, `area` one of the common areas."""

    id: Id
    channel: Id
    control: Control = "owned"
    initiator: Literal["customer", "organisation", "other"] = "customer"
    area: Id | None = None


class ObjectivePlan(Document):
    """Example figures and the period: whole calendar quarters, beginning with the next one."""

    metric: Id
    baseline: float
    target: float
    quarters: int = Field(ge=1, le=8)


class ActionPlan(Document):
    """A proposed decision about the pain at a step: how it is to be met, in how many days, and its bet.

    `area` leads it; `change` is the predicted change of the objective's metric, in that metric's unit.
    """

    id: Id
    step: Id
    verdict: Literal["strengthen", "keep", "redesign", "eliminate"]
    reach: Literal["quick win", "strategic"]
    area: Id
    due_in_days: int = Field(ge=1)
    change: float


class Structure(Document):
    """Everything of a template that is not words, in map order."""

    personas: tuple[Id, ...] = ()
    roles: dict[Id, Literal["decider", "user", "coach", "influencer", "blocker", "free"]] = Field(
        default_factory=dict
    )
    areas: tuple[Id, ...] = ()
    touchpoints: tuple[TouchpointPlan, ...] = ()
    objective: ObjectivePlan | None = None
    review_after_days: int = Field(ge=1)
    stages: tuple[Id, ...]
    lanes: tuple[LanePlan, ...]
    steps: tuple[StepPlan, ...]
    actions: tuple[ActionPlan, ...] = ()
