"""Repair of a library: every readable one made free of faults, in one fixed way."""

from collections.abc import Collection
from typing import TypeVar

from caminos.language import text
from caminos.maps.library import (
    Capability,
    Condition,
    Library,
    Persona,
    Sector,
    Segment,
    Touchpoint,
    ValueFlowStep,
)
from caminos.maps.provenance import Claim
from caminos.maps.rank import last_rank
from caminos.maps.repair import RECOVERED, still_known

Owned = TypeVar("Owned", Touchpoint, Capability)


def repair_library(
    library: Library, *, measurements: Collection[str] | None = None, language: str = "en"
) -> Library:
    """The same library without a single fault of those that `library_faults` finds with the same arguments.

    Sectors and capabilities that lost their place move to one called "Recovered" (in `language`);
    areas that do not exist are named no more; conditions of a segment that exclude each other accept
    either's values.
    """
    mended = _organisation_placed(library, text("audit.recovered", language))
    areas = {area.id for area in mended.areas}
    mended = mended.model_copy(
        update={
            "touchpoints": tuple(_without_unknown_area(one, areas) for one in mended.touchpoints),
            "capabilities": tuple(_without_unknown_area(one, areas) for one in mended.capabilities),
            "personas": tuple(_with_possible_segment(one) for one in mended.personas),
        }
    )
    return mended if measurements is None else _measured_by(mended, measurements)


def _organisation_placed(library: Library, name: str) -> Library:
    flow = {step.id for step in library.value_flow_steps}
    sectors = {sector.id for sector in library.sectors}
    capabilities = tuple(
        one if one.sector in sectors else one.model_copy(update={"sector": RECOVERED})
        for one in library.capabilities
    )
    kept = [
        one if one.value_flow_step in flow else one.model_copy(update={"value_flow_step": RECOVERED})
        for one in library.sectors
    ]
    if RECOVERED not in sectors and any(one.sector == RECOVERED for one in capabilities):
        rank = last_rank(sector.rank for sector in library.sectors)
        kept.append(Sector(id=RECOVERED, name=name, value_flow_step=RECOVERED, rank=rank))
    steps = list(library.value_flow_steps)
    if RECOVERED not in flow and any(one.value_flow_step == RECOVERED for one in kept):
        steps.append(ValueFlowStep(id=RECOVERED, name=name, rank=last_rank(step.rank for step in steps)))
    return library.model_copy(
        update={"value_flow_steps": tuple(steps), "sectors": tuple(kept), "capabilities": capabilities}
    )


def _without_unknown_area(one: Owned, areas: Collection[str]) -> Owned:
    return one if one.area is None or one.area in areas else one.model_copy(update={"area": None})


def _with_possible_segment(persona: Persona) -> Persona:
    """Conditions on one property that exclude each other become one that accepts the values of all."""
    by_property: dict[str, list[Condition]] = {}
    for condition in persona.segment.conditions if persona.segment else ():
        by_property.setdefault(condition.property, []).append(condition)
    mended = tuple(one for conditions in by_property.values() for one in _compatible(conditions))
    if all(len(_compatible(conditions)) == len(conditions) for conditions in by_property.values()):
        return persona
    return persona.model_copy(update={"segment": Segment(conditions=mended)})


def _compatible(conditions: list[Condition]) -> list[Condition]:
    if set.intersection(*(set(condition.values) for condition in conditions)):
        return conditions
    either = dict.fromkeys(value for condition in conditions for value in condition.values)
    return [Condition(property=conditions[0].property, values=tuple(either))]


def _measured_by(library: Library, measurements: Collection[str]) -> Library:
    def known(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(
            claim.model_copy(update={"provenance": still_known(claim.provenance, measurements)})
            for claim in claims
        )

    personas = tuple(
        one.model_copy(
            update={"traits": known(one.traits), "goals": known(one.goals), "behaviour": known(one.behaviour)}
        )
        for one in library.personas
    )
    touchpoints = tuple(
        one.model_copy(
            update={
                "value": known(one.value),
                "expectation": known((one.expectation,))[0] if one.expectation else None,
            }
        )
        for one in library.touchpoints
    )
    return library.model_copy(update={"personas": personas, "touchpoints": touchpoints})
