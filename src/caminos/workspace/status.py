"""What a workspace holds, in numbers: the totals of its data and its maps."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from caminos.journeys.totals import ChannelTotals, SourceTotals, Totals, totals
from caminos.workspace.mapview import MapRow

if TYPE_CHECKING:
    from caminos.workspace.workspace import Workspace

_NOTHING = Totals(0, 0, 0, 0, 0, 0, 0, 0, None, None, (), ())


@dataclass(frozen=True, slots=True)
class Status:
    """The totals of all data, the rule that makes journeys, and one row per map."""

    totals: Totals
    journey_rule: str
    maps: tuple[MapRow, ...]

    @property
    def sources(self) -> tuple[SourceTotals, ...]:
        """What each source brought."""
        return self.totals.sources

    @property
    def channels(self) -> tuple[ChannelTotals, ...]:
        """What came through each channel."""
        return self.totals.channels

    def shown(self) -> dict[str, object]:
        """Names and numbers for people."""
        found = self.totals
        shown: dict[str, object] = {
            "rows": found.rows,
            "events": found.events,
            "feedback": found.feedback,
            "quarantined": found.quarantined,
            "customers": found.customers,
            "journeys": f"{found.journeys:,} ({_RULES[self.journey_rule]})",
            "touchpoints": found.touchpoints,
        }
        if found.unknown_customer_journeys:
            shown["of unknown customers"] = f"{found.unknown_customer_journeys:,} journeys"
        if found.first_at and found.last_at:
            shown["from"] = f"{found.first_at:%Y-%m-%d %H:%M} UTC"
            shown["to"] = f"{found.last_at:%Y-%m-%d %H:%M} UTC"
        return shown

    def as_dict(self) -> dict[str, object]:
        """For programs: the totals of the whole workspace, then sources, channels and maps."""
        found = asdict(self.totals)
        sources, channels = found.pop("sources"), found.pop("channels")
        return {
            **_iso(found),
            "journey_rule": self.journey_rule,
            "sources": [_iso(one) for one in sources],
            "channels": list(channels),
            "maps": [row.as_dict() for row in self.maps],
        }


_RULES = {"given": "as the sources number them", "customer": "one per customer"}


def status_of(workspace: "Workspace") -> Status:
    """Count what is in a workspace; a workspace without data is all zeros."""
    maps = workspace.map_rows()
    if not workspace.has_events:
        return Status(_NOTHING, "customer", maps)
    return Status(totals(workspace.engine), workspace.engine.journey_rule(), maps)


def _iso(found: dict[str, object]) -> dict[str, object]:
    return {
        name: value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value
        for name, value in found.items()
    }
