"""What an engine is asked to read: a neutral plan, made from a recipe, with no database in it.

A plan speaks of a *staged* table: every cell as text exactly as the file wrote it (None where a format
has real nulls), columns named by position `c0 … cN`, rows in file order. The plan says how its columns
become events and feedback; the engine compiles it, and quarantines each row it cannot read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ScoreKind = Literal["nps", "csat", "ces", "stars", "score"]


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column read as text, trimmed; `missing` values become unknown; `names` renames values."""

    column: int
    missing: frozenset[str] = frozenset({""})
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """A moment: one column, or a date column and a time column joined by a space.

    `formats` are tried in order: strptime formats, `iso` (ISO 8601, with or without an offset), `epoch_s`,
    `epoch_ms`, `epoch_us`, `excel` (days since 1899-12-30). A time without an offset is in `timezone` (IANA
    name). `missing` values mean "no time".
    """

    column: int
    time_column: int | None = None
    formats: tuple[str, ...] = ("iso",)
    timezone: str = "UTC"
    missing: frozenset[str] = frozenset({""})


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A number; `decimal` is its decimal mark; `labels` turns words into numbers ("Very satisfied" → 5)."""

    column: int
    decimal: Literal[".", ","] = "."
    missing: frozenset[str] = frozenset({""})
    labels: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """A score on a scale. `low` is the end that feels worst: a scale where 1 is best has low=5, high=1.

    `touchpoint` is what is scored (None: the whole experience, unless the row's own touchpoint column says).
    """

    number: NumberColumn
    kind: ScoreKind
    low: float
    high: float
    touchpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Which customer a row belongs to.

    `id` is the source's own id, of kind `kind` (ids are equal only inside one kind, e.g. "e-mail"); `also`
    are other ids of the same person in that row: (kind, column). A row without any id has an unknown
    customer.
    """

    kind: str = "customer"
    id: TextColumn | None = None
    also: tuple[tuple[str, TextColumn], ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlan:
    """How rows become events.

    Long log: `at` and `touchpoint` are given (or `constant_touchpoint`). Wide time stamps: `stamps` lists
    (touchpoint name, time column), an event for each one that is filled in; `at` and `touchpoint` are None.
    `journey` is the source's own journey id (a ticket, an order); `journey_started_at` when that journey
    began. `event_id` identifies the event in the source; without it, equal events are told apart by counting
    them. `properties` are (name, column): further facts kept with each event.
    """

    at: TimeColumn | None = None
    touchpoint: TextColumn | None = None
    constant_touchpoint: str | None = None
    stamps: tuple[tuple[str, TimeColumn], ...] = ()
    channel: TextColumn | None = None
    constant_channel: str | None = None
    journey: TextColumn | None = None
    journey_started_at: TimeColumn | None = None
    event_id: TextColumn | None = None
    properties: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedbackPlan:
    """How rows become feedback: each score that is filled in, and each text, is one piece of feedback.

    Where there is exactly one score, the text belongs to it and both are one piece.
    """

    scores: tuple[Score, ...] = ()
    text: TextColumn | None = None
    at: TimeColumn | None = None
    touchpoint: TextColumn | None = None
    constant_touchpoint: str | None = None
    channel: TextColumn | None = None
    constant_channel: str | None = None
    language: TextColumn | None = None
    constant_language: str | None = None
    weight: NumberColumn | None = None
    feedback_id: TextColumn | None = None
    properties: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything the engine needs to read one staged table of one source.

    `recipe` is the recipe's JSON, stored with the source. `drop_duplicates` leaves out rows that repeat
    an earlier row of the same file in every column (counted).
    """

    source: str
    who: Who
    events: EventPlan | None = None
    feedback: FeedbackPlan | None = None
    recipe: str = "{}"
    drop_duplicates: bool = False
