"""Measuring a map again: new numbers kept beside the old ones, laid over the map, and what moved."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from caminos.engine.protocol import Progress
from caminos.errors import BadInput
from caminos.journeys import journey_order, kept_visits, recognise
from caminos.language import share, signed
from caminos.maps.apply import apply_all
from caminos.maps.measurement import Folded, Measurement, TouchpointNumbers
from caminos.workspace.drafting.sheet import Sheet
from caminos.workspace.merging import merge_libraries
from caminos.workspace.moved import Move, moves
from caminos.workspace.numbers import Numbers, numbers
from caminos.workspace.refresh import changed_numbers, refresh, steps_of
from caminos.workspace.touchpoints import grow, rules_of

if TYPE_CHECKING:
    from caminos.workspace.mapview import MapView


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measurement, the one before it, what moved, and names in the data that no touchpoint takes."""

    measurement: Measurement
    before: Measurement | None
    moves: tuple[Move, ...]
    changed_cards: int
    unrecognised: tuple[tuple[str, int], ...]
    names: dict[str, str]

    @property
    def lines(self) -> list[str]:
        """The outcome in words."""
        taken = self.measurement
        told = [
            f"measured {taken.taken_at:%Y-%m-%d %H:%M} UTC: {taken.customers:,} customers, "
            f"{taken.journeys:,} journeys, {taken.events:,} events, {taken.feedback:,} pieces of feedback; "
            f"cards with new numbers: {self.changed_cards}"
        ]
        if self.before is None:
            told.append("this is the first measurement of this map")
        elif not self.moves:
            told.append(f"nothing moved beyond chance since {self.before.taken_at:%Y-%m-%d}")
        for move in self.moves:
            told.append(self._moved(move))
        if self.unrecognised:
            shown = ", ".join(f"{name} ({count:,})" for name, count in self.unrecognised[:5])
            told.append(f"names in the data that no touchpoint takes: {len(self.unrecognised)}; {shown}")
        return told

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "measurement": self.measurement.model_dump(mode="json"),
            "before": self.before.id if self.before else None,
            "moved": [move.as_dict() for move in self.moves],
            "changed_cards": self.changed_cards,
            "unrecognised": [{"name": name, "count": count} for name, count in self.unrecognised],
        }

    def _moved(self, move: Move) -> str:
        write = signed if move.quantity == "emotion" else share
        words = {
            "emotion": "feeling",
            "reached": "reached by",
            "stopped": "go no further",
            "returned": "come back",
        }[move.quantity]
        name = self.names.get(move.touchpoint, move.touchpoint)
        return f"{name}: {words} {write(move.before)} → {write(move.after)}"


def measure_map(view: "MapView", now: datetime | None, progress: Progress | None) -> Outcome:
    """Measure a map on the data there is, keep the measurement, and bring its measured cards up to date.

    Errors: `measure.no_data`, `measure.no_rules` when no touchpoint of the map says which events are its own.
    """
    report = progress or _silent
    workspace, made, before = view.workspace, view.document, view.latest
    library = workspace.library
    places = steps_of(made)
    if not workspace.has_events:
        raise BadInput(
            "measure.no_data",
            "the workspace holds no events and no feedback",
            "import some: caminos import FILE",
        )
    if not any(one.rule for one in library.touchpoints if one.id in places):
        raise BadInput(
            "measure.no_rules",
            f"no touchpoint on the map {made.id!r} says which events in the data are its own",
            "give touchpoints of the library a rule, or let caminos map draft make them from the data",
        )
    report("recognising touchpoints", 0.0)
    recognised = recognise(workspace.engine, rules_of(library.touchpoints))
    grown = grow(library, recognised, add=False)
    if grown != library:
        library = grown
        recognised = recognise(workspace.engine, rules_of(library.touchpoints))
    with kept_visits(workspace.engine, recognised) as visits:
        report("counting customers, waits and endings", 0.2)
        found = numbers(workspace.engine, recognised, library, goals=frozenset(made.goals), visits=visits)
        order = journey_order(workspace.engine, recognised, list(places), kept=visits)
    found = found.with_positions(order.position)
    names = {one.id: one.name for one in library.touchpoints}
    taken = (now or datetime.now(UTC)).astimezone(UTC)
    shown = _in_order(found, list(places))
    measurement = found.measurement(made.id, taken, shown, _rest(found, set(places), names), made.language)
    sheet = Sheet(made.language, library, measurement, places, frozenset(made.goals))
    earlier = None if before is None else replace(sheet, measurement=before)
    report("writing the measurement", 0.95)
    with workspace.writing():
        now_made = view.document  # somebody may have worked on it meanwhile
        changes = refresh(now_made, sheet, earlier)
        workspace.documents.save_measurement(measurement)
        if changes or library != workspace.library:
            workspace.save(apply_all(now_made, changes), merge_libraries(library, workspace.library))
    return Outcome(
        measurement=measurement,
        before=before,
        moves=moves(before, measurement) if before else (),
        changed_cards=changed_numbers(now_made, changes),
        unrecognised=tuple((one.name, one.events + one.feedback) for one in recognised.unrecognised),
        names=names,
    )


def _in_order(found: Numbers, order: list[str]) -> tuple[TouchpointNumbers, ...]:
    by_id = {one.touchpoint: one for one in found.touchpoints}
    return tuple(by_id[touchpoint] for touchpoint in order if touchpoint in by_id)


def _rest(found: Numbers, on_map: set[str], names: dict[str, str]) -> Folded | None:
    """What the data holds beyond this map: other touchpoints of the library, and unknown names."""
    beside = [one for one in found.touchpoints if one.touchpoint not in on_map]
    unknown = found.recognised.unrecognised
    if not beside and not unknown:
        return None
    events = sum(one.events for one in beside) + sum(one.events for one in unknown)
    return Folded(
        touchpoints=len(beside) + len(unknown),
        events=events,
        share=min(1.0, events / found.totals.events) if found.totals.events else 0.0,
        names=(*(names[one.touchpoint] for one in beside), *(one.name for one in unknown)),
    )


def _silent(doing: str, share_done: float | None) -> None:
    """Nobody watches."""
