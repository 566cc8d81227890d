"""One map of a workspace with all that can be done to it: measure, check, draw, tell in words."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from caminos.errors import BadInput, CaminosError
from caminos.language import duration, number, share, signed
from caminos.maps.audit import AuditFinding, audit
from caminos.maps.check import faults
from caminos.maps.evidenced import Evidenced, evidenced_share
from caminos.maps.fault import Fault
from caminos.maps.measurement import Measurement, ScoreNumbers, TouchpointNumbers
from caminos.maps.model import JourneyMap
from caminos.maps.repair import repair
from caminos.workspace.pictures import save_picture

if TYPE_CHECKING:
    from caminos.engine.protocol import Progress
    from caminos.journeys import Flow
    from caminos.workspace.measure import Outcome
    from caminos.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MapRow:
    """A map in a list: `evidenced` is the share of its claims that are observed or measured, in words.

    `fault` says why a damaged map's file cannot be read; such a map has no title.
    """

    id: str
    title: str
    owner: str
    evidenced: str
    measured: date | None
    fault: str = ""

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "id": self.id,
            "title": self.title,
            "owner": self.owner,
            "evidenced": self.evidenced,
            "measured": self.measured,
            "fault": self.fault,
        }


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Faults (to be mended), findings of the audit (advice), and the share of claims that is evidenced."""

    faults: tuple[Fault, ...]
    findings: tuple[AuditFinding, ...]
    evidenced: Evidenced

    @property
    def lines(self) -> list[str]:
        """The report in words."""
        told: list[str] = []
        for fault in self.faults:
            told += [f"fault: {fault.message}", f"  → {fault.hint}"]
        for finding in self.findings:
            told += [
                f"{finding.severity}: {finding.title}",
                f"  {finding.explanation}",
                f"  → {finding.way_out}",
            ]
        if not self.findings:
            told.append("the audit finds nothing to mend")
        if self.evidenced.share is not None:
            told.append(f"evidenced: {share(self.evidenced.share)} of {self.evidenced.claims} claims")
        return told

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "faults": [asdict(fault) for fault in self.faults],
            "findings": [finding.model_dump(mode="json") for finding in self.findings],
            "evidenced": self.evidenced.model_dump(mode="json"),
        }


class MapView:
    """A map as it lies in its workspace; reads anew on each access, so that it is never stale."""

    def __init__(self, workspace: "Workspace", map_id: str) -> None:
        self.workspace = workspace
        self.id = map_id

    @property
    def document(self) -> JourneyMap:
        """The map."""
        return self.workspace.documents.map(self.id)

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """All measurements, oldest first."""
        return self.workspace.documents.measurements(self.id)

    @property
    def latest(self) -> Measurement | None:
        """The last measurement, or None."""
        return self.workspace.documents.latest_measurement(self.id)

    def measure(self, *, now: datetime | None = None, progress: "Progress | None" = None) -> "Outcome":
        """Measure again on the data there is now, keep the measurement, and say what moved."""
        from caminos.workspace.measure import measure_map

        return measure_map(self, now, progress)

    def check(self, today: date | None = None) -> CheckReport:
        """Faults and the audit as of a day (default: today)."""
        made, library = self.document, self.workspace.library
        return CheckReport(
            faults(
                made,
                library,
                maps=self.workspace.documents.map_ids(),
                measurements=[one.id for one in self.measurements],
            ),
            audit(made, library, today or date.today()),
            evidenced_share(made),
        )

    def flow(self) -> "Flow":
        """What follows what: the directly-follows graph between the library's touchpoints.

        Errors: `flow.no_data` when nothing was imported.
        """
        from caminos.journeys import flow, recognise
        from caminos.workspace.touchpoints import rules_of

        if not self.workspace.has_events:
            raise BadInput(
                "flow.no_data", "the workspace holds no events", "import some: caminos import FILE"
            )
        engine = self.workspace.engine
        return flow(engine, recognise(engine, rules_of(self.workspace.library.touchpoints)))

    def repair(self) -> tuple[Fault, ...]:
        """Mend every fault of the map and keep it; returns what was at fault. No words are thrown away."""
        found = self.check().faults
        if found:
            documents = self.workspace.documents
            with self.workspace.writing():
                mended = repair(
                    self.document,
                    self.workspace.library,
                    maps=documents.map_ids(),
                    measurements=documents.measurement_ids(self.id),
                )
                self.workspace.save(mended)
        return found

    def save_picture(self, path: str | Path, *, scale: float = 2.0) -> Path:
        """Draw the map into a file: .svg, .png or .html by its ending."""
        return save_picture(self.document, self.workspace.library, self.latest, Path(path), scale=scale)

    def row(self) -> MapRow:
        """This map as a line of a list; a damaged one says what is wrong, so that the others can be seen."""
        try:
            made, latest = self.document, self.latest
        except CaminosError as error:
            return MapRow(self.id, "", "", "–", None, fault=str(error))
        evidenced = evidenced_share(made)
        return MapRow(
            made.id,
            made.title,
            made.owner,
            share(evidenced.share) if evidenced.share is not None else "–",
            latest.taken_at.date() if latest else None,
        )

    def latest_dict(self) -> dict[str, object]:
        """The last measurement for programs; empty when the map was never measured."""
        latest = self.latest
        return latest.model_dump(mode="json") if latest else {}

    def facts(self) -> dict[str, object]:
        """The map in a few lines: title, customers, effort, scores."""
        made, latest = self.document, self.latest
        facts: dict[str, object] = {"map": f"{made.title} ({made.id})"}
        if latest is None:
            return facts | {"measured": "never; caminos map measure does it"}
        facts |= {
            "measured": f"{latest.taken_at:%Y-%m-%d %H:%M} UTC",
            "customers": latest.customers,
            "journeys": latest.journeys,
            "events": latest.events,
            "feedback": latest.feedback,
        }
        if latest.effort is not None:
            facts["effort"] = effort_words(latest)
        for score in latest.scores:
            facts[_score_name(score)] = score_words(score)
        return facts

    def table(self) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
        """Headers and rows: one row per touchpoint in map order."""
        latest, library = self.latest, self.workspace.library
        headers = ("touchpoint", "customers", "reached", "go no further", "wait (median)", "emotion")
        rows = []
        for one in latest.touchpoints if latest else ():
            touchpoint = library.touchpoint(one.touchpoint)
            rows.append((touchpoint.name if touchpoint else one.touchpoint, *_number_cells(one)))
        return headers, rows

    def summary(self) -> list[str]:
        """What the map shows, in sentences."""
        from caminos.workspace.summary import summarise

        return summarise(self.document, self.workspace.library, self.latest)


def effort_words(measurement: Measurement) -> str:
    """The effort of one journey in words."""
    effort = measurement.effort
    if effort is None:
        return "unknown"
    return (
        f"median {number(effort.contacts_median)} contacts, {number(effort.channels_median)} channels, "
        f"{duration(effort.hours_median * 3600)} (n {effort.n:,} journeys)"
    )


def score_words(score: ScoreNumbers) -> str:
    """A score with its interval and n, in words."""
    estimate = score.estimate

    def write(value: float) -> str:
        if score.kind == "nps":
            return signed(value * 100, digits=1)
        return number(value, digits=3) if score.kind == "mean" else share(value, digits=1)

    interval = (
        f" ({write(estimate.low)} to {write(estimate.high)})"
        if estimate.low is not None and estimate.high is not None
        else ""
    )
    return f"{write(estimate.value)}{interval}, n {estimate.n:,}"


def _score_name(score: ScoreNumbers) -> str:
    kind = score.kind.upper()
    if score.kind == "mean" and score.scale is not None:
        kind = f"mean on {number(score.scale[0])} to {number(score.scale[1])},"
    weighted = " (weighted)" if score.weighted else ""
    return f"{kind} {score.source}{weighted}".strip()


def _number_cells(one: TouchpointNumbers) -> tuple[object, ...]:
    return (
        max(one.customers, one.emotion.n if one.emotion else 0),
        share(one.reached.value) if one.reached else None,
        share(one.stopped.value) if one.stopped else None,
        duration(one.wait_to_next.median_s) if one.wait_to_next else None,
        f"{signed(one.emotion.value)} (n {one.emotion.n:,})" if one.emotion else None,
    )
