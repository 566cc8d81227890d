"""A template's words: what a translator edits, one file per language, and the words all templates share."""

from typing import Literal

from pydantic import Field

from caminos.ids import Id
from caminos.maps.base import Document


class PersonaWords(Document):
    """The words of one persona."""

    name: str
    summary: str
    traits: tuple[str, ...]
    goals: tuple[str, ...]
    behaviour: tuple[str, ...]
    quotes: tuple[str, ...]


class TouchpointWords(Document):
    """The words of one touchpoint; `hours` as people read them."""

    name: str
    expectation: str = ""
    value: tuple[str, ...] = ()
    physical_evidence: str = ""
    hours: str = ""


class Words(Document):
    """A template's words in one language. `steps`: step → its `name`, and the text or texts of each lane."""

    title: str
    summary: str
    perspective: str = ""
    scope: str = ""
    owner: str = ""
    objective: str = ""
    personas: dict[Id, PersonaWords] = Field(default_factory=dict)
    touchpoints: dict[Id, TouchpointWords] = Field(default_factory=dict)
    stages: dict[Id, str]
    lanes: dict[Id, str] = Field(default_factory=dict)
    steps: dict[Id, dict[str, str | tuple[str, ...]]]
    actions: dict[Id, str] = Field(default_factory=dict)


class AreaWords(Document):
    """The words of one area: its name and the post of whoever leads it."""

    name: str
    lead: str


class MetricWords(Document):
    """A metric's kind and direction, with its name and unit in one language."""

    name: str
    unit: str
    kind: Literal["nps", "csat", "ces", "share", "duration", "count", "money", "other"]
    better: Literal["higher", "lower"]


class CommonWords(Document):
    """Words that all templates share, in one language."""

    note: str
    quote_source: str
    timezone: str
    roles: dict[Id, str]
    channels: dict[Id, str]
    areas: dict[Id, AreaWords]
    metrics: dict[Id, MetricWords]


def texts_of(entry: str | tuple[str, ...]) -> tuple[str, ...]:
    """The texts of one lane at one step, one per card."""
    return (entry,) if isinstance(entry, str) else entry
