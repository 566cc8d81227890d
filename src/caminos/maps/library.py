"""The library of a workspace: each thing stored once and used on many maps."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from caminos.ids import Id
from caminos.maps.base import Document, Name, Text
from caminos.maps.provenance import Claim
from caminos.maps.rank import Rank

Control = Literal["owned", "shared", "beyond"]
"""Who controls a touchpoint: the organisation alone, together with others, or nobody inside it."""


class Quote(Document):
    """Words a customer said: text, language (BCP 47, `""` unknown), which group, where from, when."""

    text: Text
    language: str = ""
    group: str = ""
    source: str = ""
    said_on: date | None = None
    alike: int | None = Field(default=None, ge=1)


class Condition(Document):
    """One condition on an event or customer property: the property is one of these values."""

    property: Name
    values: tuple[str, ...] = Field(min_length=1)


class Segment(Document):
    """The rule that selects real customers: every condition must hold (`()` selects all)."""

    conditions: tuple[Condition, ...] = ()


class EventRule(Document):
    """Which events are this touchpoint: the name is one of `names` and, where given, channel and source too.

    `names` are the touchpoint names as the data writes them; `()` in any field means "any".
    """

    names: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Persona(Document):
    """A described group of customers, as full a picture as possible."""

    id: Id
    name: Name
    summary: Text = ""
    picture: Text = ""
    traits: tuple[Claim, ...] = ()
    goals: tuple[Claim, ...] = ()
    behaviour: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    segment: Segment | None = None


class OpeningHours(Document):
    """When a touchpoint can be reached, as people read it (`Mon-Fri 9-17`) and its IANA time zone."""

    text: Name
    timezone: str = "UTC"


class Touchpoint(Document):
    """A moment of interaction, on as many maps as needed."""

    id: Id
    name: Name
    channel: str = ""
    physical_evidence: Text = ""
    initiator: Literal["customer", "organisation", "other"] = "customer"
    control: Control = "owned"
    area: Id | None = None
    responsible: str = ""
    expectation: Claim | None = None
    value: tuple[Claim, ...] = ()
    opening_hours: OpeningHours | None = None
    rule: EventRule | None = None


class Area(Document):
    """A part of the organisation and who leads it."""

    id: Id
    name: Name
    lead: str = ""


class ValueFlowStep(Document):
    """A step of the way the organisation creates value."""

    id: Id
    name: Name
    rank: Rank


class Sector(Document):
    """A part of the organisation map that gathers capabilities along one value-flow step."""

    id: Id
    name: Name
    value_flow_step: Id
    rank: Rank


class Capability(Document):
    """What the organisation can do, where it sits on the organisation map and which area answers for it."""

    id: Id
    name: Name
    sector: Id
    area: Id | None = None
    rank: Rank


class Metric(Document):
    """Something counted or asked: its kind, unit and which direction is better."""

    id: Id
    name: Name
    kind: Literal["nps", "csat", "ces", "share", "duration", "count", "money", "other"] = "other"
    unit: str = ""
    better: Literal["higher", "lower"] = "higher"


class Theme(Document):
    """What customers talk about."""

    id: Id
    name: Name
    description: Text = ""


class Role(Document):
    """A role in a buying team."""

    id: Id
    name: Name
    kind: Literal["decider", "user", "coach", "influencer", "blocker", "free"] = "free"


class Library(Document):
    """Everything the maps of one workspace share; identifiers are unique within each list."""

    purpose: Text = ""
    personas: tuple[Persona, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    areas: tuple[Area, ...] = ()
    value_flow_steps: tuple[ValueFlowStep, ...] = ()
    sectors: tuple[Sector, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    metrics: tuple[Metric, ...] = ()
    themes: tuple[Theme, ...] = ()
    roles: tuple[Role, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for field in type(self).model_fields:
            if field != "purpose":
                no_repeats(field, (thing.id for thing in getattr(self, field)))
        return self

    def touchpoint(self, touchpoint_id: str) -> Touchpoint | None:
        """The touchpoint of that id, or None."""
        return next((t for t in self.touchpoints if t.id == touchpoint_id), None)


def no_repeats(field: str, ids: Iterable[str]) -> None:
    """Raise ValueError naming the first identifier that stands twice in a list."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{field}: the identifier {one!r} stands twice")
        seen.add(one)


__all__ = [
    "Area", "Capability", "Condition", "Control", "EventRule", "Library", "Metric", "OpeningHours",
    "Persona", "Quote", "Role", "Sector", "Segment", "Theme", "Touchpoint", "ValueFlowStep", "no_repeats",
]  # fmt: skip
