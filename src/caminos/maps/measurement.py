"""A measurement: numbers laid over a map at a date, kept for ever. Pure data; computed elsewhere."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from caminos.ids import Id
from caminos.maps.base import Document

Share = Annotated[float, Field(ge=0, le=1)]


class Estimate(Document):
    """A number with its 95 % interval and what it rests on.

    `n` counts customers (or journeys where `counted` says so); `low` and `high` are None where an
    interval cannot be computed, which is said rather than hidden. `method` names the interval's method.
    """

    value: float
    low: float | None = None
    high: float | None = None
    n: int = Field(ge=0)
    counted: Literal["customers", "journeys", "answers"] = "customers"
    method: str = ""


class Wait(Document):
    """Time until the next event, in seconds: median and 90 % quantile of `n` waits that were seen to end."""

    median_s: float = Field(ge=0)
    p90_s: float = Field(ge=0)
    n: int = Field(ge=0)


class ScoreNumbers(Document):
    """One kind of score at a touchpoint or over all.

    NPS is on −1 … 1, CSAT and CES are shares, means are in units of the scale.
    """

    kind: Literal["nps", "csat", "ces", "mean"]
    estimate: Estimate
    scale: tuple[float, float] | None = None
    source: str = ""
    weighted: bool = False


class TouchpointNumbers(Document):
    """What was measured at one touchpoint. `None` means unknown."""

    touchpoint: Id
    events: int = Field(ge=0)
    journeys: int = Field(ge=0)
    customers: int = Field(ge=0)
    reached: Estimate | None = None
    stopped: Estimate | None = None
    wait_to_next: Wait | None = None
    repeats_per_journey: float | None = None
    repeated: Estimate | None = None
    returned: Estimate | None = None
    outside_hours: Estimate | None = None
    position: float | None = None
    emotion: Estimate | None = None
    weighted: bool = False
    scores: tuple[ScoreNumbers, ...] = ()
    channels: tuple[tuple[str, int], ...] = ()
    sources: tuple[str, ...] = ()


class Effort(Document):
    """What one journey asks of a customer: median and 90 % quantile over `n` journeys."""

    n: int = Field(ge=0)
    contacts_median: float
    contacts_p90: float
    channels_median: float
    channels_p90: float
    hours_median: float
    hours_p90: float


class SourceNumbers(Document):
    """What one source brought."""

    name: str
    events: int = Field(ge=0)
    feedback: int = Field(ge=0)
    first_at: datetime | None = None
    last_at: datetime | None = None


class Folded(Document):
    """The long tail that a draft leaves off the map: how many touchpoints, and their share of all events."""

    touchpoints: int = Field(ge=0)
    events: int = Field(ge=0)
    share: Share
    names: tuple[str, ...] = ()


class Measurement(Document):
    """Everything measured for one map at one time."""

    id: Id
    map: Id
    taken_at: datetime
    first_at: datetime | None = None
    last_at: datetime | None = None
    customers: int = Field(ge=0)
    journeys: int = Field(ge=0)
    events: int = Field(ge=0)
    feedback: int = Field(ge=0)
    unfinished: int | None = Field(default=None, ge=0)
    horizon_s: float | None = None
    effort: Effort | None = None
    scores: tuple[ScoreNumbers, ...] = ()
    touchpoints: tuple[TouchpointNumbers, ...] = ()
    sources: tuple[SourceNumbers, ...] = ()
    folded: Folded | None = None
    notes: tuple[str, ...] = ()

    def at(self, touchpoint_id: str) -> TouchpointNumbers | None:
        """The numbers of one touchpoint, or None when it was not measured."""
        return next((t for t in self.touchpoints if t.touchpoint == touchpoint_id), None)
