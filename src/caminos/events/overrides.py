"""What a person has said about a source, instead of the guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from caminos.engine.plan import ScoreKind
from caminos.events.recipe import FileFormat, Shape


@dataclass(frozen=True, slots=True)
class Overrides:
    """Everything that may be told instead of guessed; None and empty mean "guess".

    Columns go by their header. `same_as` are (column, kind of id). `scores` are columns of a wide file, each
    `COLUMN` or `COLUMN=TOUCHPOINT` (`COLUMN=` scores the whole experience); `score` is the one score of a
    feedback row, or the overall score of a wide file. `scale` (worst, best) and `kind` belong to `score` when
    that is given, else to every score but those asked as NPS, which has a scale of its own; `scale_in` is
    column → (worst, best). `missing_in` is column → values, where a column may be a pattern such
    as `Q7*`. `labels` is column → word → number. `names` is raw touchpoint → shown name, `stages`
    touchpoint → stage. `day_first` says how 03/04/2026 is meant. `format` is how the file itself is written.
    """

    shape: Shape | None = None
    customer: str | None = None
    customer_kind: str | None = None
    same_as: tuple[tuple[str, str], ...] = ()
    at: str | None = None
    time_column: str | None = None
    time_format: str | None = None
    timezone: str | None = None
    day_first: bool | None = None
    touchpoint: str | None = None
    touchpoint_constant: str | None = None
    channel: str | None = None
    channel_constant: str | None = None
    journey: str | None = None
    journey_started_at: str | None = None
    event_id: str | None = None
    stamps: tuple[str, ...] = ()
    scores: tuple[str, ...] = ()
    score: str | None = None
    scale: tuple[float, float] | None = None
    scale_in: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    kind: ScoreKind | None = None
    missing: tuple[str, ...] = ()
    missing_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    text: str | None = None
    language: str | None = None
    language_constant: str | None = None
    weight: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    properties: tuple[str, ...] = ()
    rows_are_events: bool | None = None
    drop_duplicates: bool | None = None
    format: FileFormat = field(default_factory=FileFormat)

    @property
    def decimal(self) -> Literal[".", ","] | None:
        """The decimal mark a person named."""
        return self.format.decimal
