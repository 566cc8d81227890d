"""What measured cards are made from: the numbers, the touchpoints they belong to and where these stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import fmean

from caminos.findings import Pain, find_pains
from caminos.language import share, signed, text
from caminos.maps.library import Library, Quote, Touchpoint
from caminos.maps.measurement import Measurement, TouchpointNumbers
from caminos.maps.model import Evidence
from caminos.maps.provenance import Measured


@dataclass(frozen=True)
class Sheet:
    """One measurement beside the places of its touchpoints.

    `step_of` maps touchpoint ids to step ids, in map order; `goals` are touchpoints where a journey ends
    well; `quotes` are customers' own words per touchpoint.
    """

    language: str
    library: Library
    measurement: Measurement
    step_of: Mapping[str, str]
    goals: frozenset[str] = frozenset()
    quotes: Mapping[str, Sequence[Quote]] = field(default_factory=dict)

    def each(self) -> Iterator[tuple[str, Touchpoint, TouchpointNumbers]]:
        """Step id, touchpoint and its numbers, in map order; what was not measured is left out."""
        for touchpoint_id, step_id in self.step_of.items():
            numbers = self.measurement.at(touchpoint_id)
            touchpoint = self.library.touchpoint(touchpoint_id)
            if numbers is not None and touchpoint is not None:
                yield step_id, touchpoint, numbers

    @cached_property
    def pains(self) -> tuple[Pain, ...]:
        """The measured pain points of the touchpoints on this map."""
        return find_pains([numbers for _, _, numbers in self.each()], self.goals)

    @cached_property
    def mean_feeling(self) -> float:
        """The mean of all feelings on the map, each touchpoint counting once; 0 where none is known."""
        felt = [numbers.emotion.value for _, _, numbers in self.each() if numbers.emotion is not None]
        return fmean(felt) if felt else 0.0

    @property
    def nameless(self) -> bool:
        """Whether there are events but no journeys: no row says whose it is."""
        return self.measurement.events > 0 and self.measurement.journeys == 0

    @property
    def provenance(self) -> Measured:
        """Measured, by this measurement."""
        return Measured(measurement=self.measurement.id)

    @property
    def sources(self) -> str:
        """The names of all sources, for a sentence."""
        return ", ".join(source.name for source in self.measurement.sources)

    def evidence(self, words: str, n: int) -> tuple[Evidence, ...]:
        """The measurement as evidence: how it was computed, on which day, from how many."""
        return (Evidence(kind="measurement", text=words, on=self.measurement.taken_at.date(), n=n),)

    def say(self, key: str, **values: object) -> str:
        """A text of the draft in the map's language."""
        return text(f"draft.{key}", self.language, **values)

    def write_share(self, value: float) -> str:
        """A share as the map's language writes it."""
        return share(value, self.language)

    def write_feeling(self, value: float) -> str:
        """A feeling with its sign."""
        return signed(value, self.language)
