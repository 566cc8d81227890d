"""The map itself: stages hold steps, lanes are rows with a kind, cards sit where they cross."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from caminos.ids import Id
from caminos.maps.base import Document, Name, Text
from caminos.maps.library import Quote, no_repeats
from caminos.maps.provenance import Assumed, Provenance
from caminos.maps.rank import Rank

LaneKind = Literal[
    "action",
    "thought",
    "touchpoint",
    "emotion",
    "expectation",
    "pain",
    "opportunity",
    "frontstage",
    "backstage",
    "support",
    "evidence",
    "role",
    "metric",
    "free",
]
"""What a lane holds. `action` is what the customer does; a decision to change something is an `Action`."""

Moment = Literal["critical", "differentiating"]
"""A moment of truth: where customers are lost (critical) or won (differentiating)."""

Emotion = Annotated[float, Field(ge=-2, le=2)]
"""A feeling from −2 (very bad) to +2 (very good)."""


class Period(Document):
    """From a first day to a last one, both included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"the period ends ({self.last}) before it begins ({self.first})")
        return self


class Objective(Document):
    """What the map is to improve: by how much, from which baseline, until when."""

    statement: Text = ""
    metric: Id | None = None
    baseline: float | None = None
    target: float | None = None
    period: Period | None = None


class Stage(Document):
    """A chapter of the journey; steps stand in it."""

    id: Id
    name: Name
    rank: Rank
    provenance: Provenance = Assumed()


class Step(Document):
    """A column of the map, inside one stage."""

    id: Id
    stage: Id
    name: Name
    rank: Rank
    provenance: Provenance = Assumed()
    submap: Id | None = None


class Lane(Document):
    """A row of the map. Several lanes may have the same kind (one emotion lane per persona or role)."""

    id: Id
    kind: LaneKind
    title: str = ""
    rank: Rank
    persona: Id | None = None
    role: Id | None = None
    hidden: bool = False
    collapsed: bool = False


class Evidence(Document):
    """What ties a claim to data: what it is, where it came from, when, how many customers are behind it."""

    kind: Literal["feedback", "measurement", "interview", "observation", "document"]
    text: Text = ""
    source: str = ""
    on: date | None = None
    n: int | None = Field(default=None, ge=0)


class Card(Document):
    """One claim on the map, in one lane and at one step (or from `step` to `until_step`).

    `score` is a feeling on −2 … +2 (emotion lanes) or a metric's value (metric lanes);
    `interval` is its 95 % interval in the same unit. Unknown is `None`, never 0.
    """

    id: Id
    lane: Id
    step: Id
    until_step: Id | None = None
    rank: Rank
    text: Text = ""
    provenance: Provenance = Assumed()
    touchpoint: Id | None = None
    score: float | None = None
    interval: tuple[float, float] | None = None
    moment: Moment | None = None
    area: Id | None = None
    responsible: str = ""
    role: Id | None = None
    theme: Id | None = None
    metric: Id | None = None
    quote: Quote | None = None
    evidence: tuple[Evidence, ...] = ()


class Bet(Document):
    """The predicted effect of an action: metric, change (in the metric's unit) and until when."""

    metric: Id
    change: float
    until: date | None = None


class Action(Document):
    """A decision to change something: verdict, reach, owner, date and the bet on its effect."""

    id: Id
    text: Text
    card: Id | None = None
    touchpoint: Id | None = None
    verdict: Literal["strengthen", "keep", "redesign", "eliminate"] | None = None
    reach: Literal["quick win", "strategic"] | None = None
    owner: str = ""
    due: date | None = None
    status: Literal["proposed", "decided", "doing", "done", "dropped"] = "proposed"
    bet: Bet | None = None


class JourneyMap(Document):
    """The picture of many journeys, told from the customer's side.

    `goals` are touchpoints at which a journey ends well: who stops there is not lost.
    """

    id: Id
    title: Name
    language: str = "en"
    perspective: str = ""
    personas: tuple[Id, ...] = ()
    state: Literal["current", "future"] = "current"
    future_of: Id | None = None
    objective: Objective | None = None
    scope: Text = ""
    goals: tuple[Id, ...] = ()
    owner: str = ""
    created: date | None = None
    review: date | None = None
    stages: tuple[Stage, ...] = ()
    steps: tuple[Step, ...] = ()
    lanes: tuple[Lane, ...] = ()
    cards: tuple[Card, ...] = ()
    actions: tuple[Action, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for field in ("stages", "steps", "lanes", "cards", "actions"):
            no_repeats(field, (thing.id for thing in getattr(self, field)))
        return self

    def ordered_stages(self) -> tuple[Stage, ...]:
        """Stages from first to last."""
        return tuple(sorted(self.stages, key=lambda stage: (stage.rank, stage.id)))

    def ordered_steps(self) -> tuple[Step, ...]:
        """Steps from first to last: by stage, then by rank. Steps of an unknown stage are left out."""
        place = {stage.id: number for number, stage in enumerate(self.ordered_stages())}
        known = (step for step in self.steps if step.stage in place)
        return tuple(sorted(known, key=lambda step: (place[step.stage], step.rank, step.id)))

    def ordered_lanes(self) -> tuple[Lane, ...]:
        """Lanes from top to bottom, hidden ones included."""
        return tuple(sorted(self.lanes, key=lambda lane: (lane.rank, lane.id)))

    def cards_at(self, lane_id: str, step_id: str) -> tuple[Card, ...]:
        """The cards that begin at one crossing, from top to bottom."""
        here = (c for c in self.cards if c.lane == lane_id and c.step == step_id)
        return tuple(sorted(here, key=lambda card: (card.rank, card.id)))
