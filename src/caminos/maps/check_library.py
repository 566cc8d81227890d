"""Faults of a library: things that name others which are not there, segments that select nobody."""

from collections.abc import Collection, Iterator

from caminos.maps.fault import Fault, dangling
from caminos.maps.library import Library, Segment
from caminos.maps.provenance import Measured


def library_faults(library: Library, *, measurements: Collection[str] | None = None) -> tuple[Fault, ...]:
    """Every fault of a library, in a fixed order; measurements are looked at when their ids are given."""
    areas = {area.id for area in library.areas}
    flow = {step.id for step in library.value_flow_steps}
    sectors = {sector.id for sector in library.sectors}
    found: list[Fault] = []
    for touchpoint in library.touchpoints:
        if touchpoint.area is not None and touchpoint.area not in areas:
            found.append(dangling("touchpoint", touchpoint.id, "area", touchpoint.area, areas))
    for sector in library.sectors:
        if sector.value_flow_step not in flow:
            found.append(dangling("sector", sector.id, "value-flow step", sector.value_flow_step, flow))
    for capability in library.capabilities:
        if capability.sector not in sectors:
            found.append(dangling("capability", capability.id, "sector", capability.sector, sectors))
        if capability.area is not None and capability.area not in areas:
            found.append(dangling("capability", capability.id, "area", capability.area, areas))
    for persona in library.personas:
        found += _contradictions(persona.id, persona.segment)
    if measurements is not None:
        found += _unknown_library_measurements(library, measurements)
    return tuple(found)


def _unknown_library_measurements(library: Library, known: Collection[str]) -> Iterator[Fault]:
    claims = [
        ("persona", p.id, claim) for p in library.personas for claim in (*p.traits, *p.goals, *p.behaviour)
    ] + [
        ("touchpoint", t.id, claim)
        for t in library.touchpoints
        for claim in (*((t.expectation,) if t.expectation else ()), *t.value)
    ]
    for thing, at, claim in claims:
        if isinstance(claim.provenance, Measured) and claim.provenance.measurement not in known:
            yield dangling(thing, at, "measurement", claim.provenance.measurement, known)


def _contradictions(persona: str, segment: Segment | None) -> Iterator[Fault]:
    allowed: dict[str, set[str]] = {}
    for condition in segment.conditions if segment else ():
        values = set(condition.values)
        if condition.property in allowed and not allowed[condition.property] & values:
            yield Fault(
                "persona.segment_selects_nobody",
                "persona",
                persona,
                f"the segment of {persona!r} selects nobody: two values of {condition.property!r} at once",
                "put all accepted values of one property into one condition",
            )
        allowed[condition.property] = allowed.get(condition.property, values) & values
