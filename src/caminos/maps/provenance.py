"""How we know it: the provenance that every claim on a map carries."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from caminos.ids import Id
from caminos.maps.base import Document, Name, Text


class Assumed(Document):
    """Believed, tied to nothing yet: step 0 of the ladder of evidence."""

    kind: Literal["assumed"] = "assumed"
    note: Text = ""


class Observed(Document):
    """Seen or heard by somebody: who noted it, how and when."""

    kind: Literal["observed"] = "observed"
    method: Literal["interview", "observation"]
    by: Name
    on: date
    note: Text = ""


class Measured(Document):
    """Computed from data: the measurement it came from."""

    kind: Literal["measured"] = "measured"
    measurement: Id
    note: Text = ""


Provenance = Annotated[Assumed | Observed | Measured, Field(discriminator="kind")]


class Claim(Document):
    """A statement about customers together with how we know it."""

    text: Text
    provenance: Provenance = Assumed()
