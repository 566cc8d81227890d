"""A recipe: which column of a source is what. Guessed, explained, confirmed, stored and reused."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from caminos.engine.plan import ScoreKind

Shape = Literal["events", "stamps", "scores", "feedback"]
"""`events`: one row an event. `stamps`: one row an order, a time column per touchpoint.
`scores`: one row a respondent, a score column per touchpoint. `feedback`: one row a score and/or a text."""

Column = Annotated[str, Field(min_length=1)]
"""A column by its header. Of several headers with one name, the second is `name#2`, the third `name#3`.
Without headers: `column 1`, `column 2` …"""


class Part(BaseModel):
    """A frozen part of a recipe."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FileFormat(Part):
    """How the file is written, where the guess must not be trusted; None means "look at the file"."""

    delimiter: str | None = None
    encoding: str | None = None
    decimal: Literal[".", ","] | None = None
    skip_lines: int | None = Field(default=None, ge=0)
    header: bool | None = None
    sheet: str | None = None


class Moment(Part):
    """Where a time stands: a column (maybe a second one with the time of day), formats in order, time zone.

    Formats: strptime formats, `iso`, `epoch_s`, `epoch_ms`, `epoch_us`, `excel`.
    """

    column: Column
    time_column: Column | None = None
    formats: tuple[str, ...] = ()
    timezone: str = "UTC"


class SameAs(Part):
    """Another id of the same person in the row: its column and which kind of id it is (`e-mail`, `card`)."""

    column: Column
    kind: str = Field(min_length=1)


class Stamp(Part):
    """A time column of a wide file and the touchpoint it stands for."""

    at: Moment
    touchpoint: str = Field(min_length=1)


class ScoreColumn(Part):
    """A column of scores: what is scored (`""`: the whole experience), and the scale from worst to best."""

    column: Column
    touchpoint: str = ""
    kind: ScoreKind = "score"
    worst: float
    best: float
    missing: tuple[str, ...] = ()
    labels: dict[str, float] = {}

    @model_validator(mode="after")
    def _has_two_ends(self) -> Self:
        if self.worst == self.best:
            raise ValueError(f"the scale of {self.column!r} has one end only: {self.worst}")
        return self


class Recipe(Part):
    """How the files of one source are read. Only the fields of its shape are used.

    `stages` puts touchpoints on stages: touchpoint name → stage name (rules for the draft map).
    `touchpoint_names` and `channel_names` rename values of the data: raw → shown.
    `missing` are values that mean "nothing here" in every column, besides the empty cell; `missing_in`
    are those of one column (column → values).
    `rows_are_events`: each row of feedback is also an event (a call), even without score or text.
    """

    version: Literal[1] = 1
    source: str = Field(min_length=1, max_length=100)
    shape: Shape
    format: FileFormat = FileFormat()
    missing: tuple[str, ...] = ()
    missing_in: dict[Column, tuple[str, ...]] = {}
    customer: Column | None = None
    customer_kind: str = "customer"
    same_as: tuple[SameAs, ...] = ()
    at: Moment | None = None
    touchpoint: Column | None = None
    touchpoint_constant: str | None = None
    touchpoint_names: dict[str, str] = {}
    channel: Column | None = None
    channel_constant: str | None = None
    channel_names: dict[str, str] = {}
    journey: Column | None = None
    journey_started_at: Moment | None = None
    event_id: Column | None = None
    stamps: tuple[Stamp, ...] = ()
    scores: tuple[ScoreColumn, ...] = ()
    text: Column | None = None
    language: Column | None = None
    language_constant: str | None = None
    weight: Column | None = None
    properties: tuple[Column, ...] = ()
    stages: dict[str, str] = {}
    rows_are_events: bool = False
    drop_duplicates: bool = False
