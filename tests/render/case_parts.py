"""What the cases share: provenances and things in order."""

from datetime import date

from caminos.maps.library import (
    Library,
)
from caminos.maps.measurement import (
    Measurement,
)
from caminos.maps.model import (
    JourneyMap,
)
from caminos.maps.provenance import Measured, Observed
from caminos.maps.rank import ranks

Case = tuple[JourneyMap, Library, Measurement | None]

MEASURED = Measured(measurement="m-1")
SEEN = Observed(method="interview", by="Ewa", on=date(2026, 10, 3))


def ordered(kind, named):
    """Stages, steps or lanes with ranks in the order given."""
    return tuple(
        kind(id=key, rank=rank, **values)
        for (key, values), rank in zip(named, ranks(len(named)), strict=True)
    )
