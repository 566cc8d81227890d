"""Everything that can happen to the library: a thing is put (new, or in place of its namesake) or removed."""

from typing import Annotated, Literal

from pydantic import Field

from caminos.ids import Id
from caminos.maps.base import Document, Text
from caminos.maps.library import (
    Area,
    Capability,
    Metric,
    Persona,
    Role,
    Sector,
    Theme,
    Touchpoint,
    ValueFlowStep,
)

Thing = Literal[
    "persona", "touchpoint", "area", "value_flow_step", "sector", "capability", "metric", "theme", "role"
]
"""The kinds of thing that a library keeps."""


class SetPurpose(Document):
    """What the organisation is there for: the centre of its map."""

    kind: Literal["set_purpose"] = "set_purpose"
    purpose: Text


class PutPersona(Document):
    """A persona, new or changed."""

    kind: Literal["put_persona"] = "put_persona"
    persona: Persona


class PutTouchpoint(Document):
    """A touchpoint, new or changed."""

    kind: Literal["put_touchpoint"] = "put_touchpoint"
    touchpoint: Touchpoint


class PutArea(Document):
    """An area of the organisation, new or changed."""

    kind: Literal["put_area"] = "put_area"
    area: Area


class PutValueFlowStep(Document):
    """A value-flow step, new or changed."""

    kind: Literal["put_value_flow_step"] = "put_value_flow_step"
    value_flow_step: ValueFlowStep


class PutSector(Document):
    """A sector of the organisation map, new or changed."""

    kind: Literal["put_sector"] = "put_sector"
    sector: Sector


class PutCapability(Document):
    """A capability, new or changed."""

    kind: Literal["put_capability"] = "put_capability"
    capability: Capability


class PutMetric(Document):
    """A metric, new or changed."""

    kind: Literal["put_metric"] = "put_metric"
    metric: Metric


class PutTheme(Document):
    """A theme, new or changed."""

    kind: Literal["put_theme"] = "put_theme"
    theme: Theme


class PutRole(Document):
    """A buying-team role, new or changed."""

    kind: Literal["put_role"] = "put_role"
    role: Role


class RemoveThing(Document):
    """A thing leaves the library.

    What cannot be without it goes along (sectors of a value-flow step, capabilities of a sector);
    what only named it names nobody (touchpoints and capabilities of an area). Maps that still
    name it keep doing so until they are changed: `faults` lists them.
    """

    kind: Literal["remove_thing"] = "remove_thing"
    thing: Thing
    id: Id


SingleLibraryChange = Annotated[
    SetPurpose
    | PutPersona | PutTouchpoint | PutArea | PutValueFlowStep | PutSector | PutCapability
    | PutMetric | PutTheme | PutRole
    | RemoveThing,
    Field(discriminator="kind"),
]  # fmt: skip


class LibraryTogether(Document):
    """Several changes of the library in order, all or none."""

    kind: Literal["library_together"] = "library_together"
    changes: tuple[SingleLibraryChange, ...]


LibraryChange = Annotated[SingleLibraryChange | LibraryTogether, Field(discriminator="kind")]
"""Any change of a library."""
