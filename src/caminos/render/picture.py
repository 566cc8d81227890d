"""What every part of a picture needs at hand: the map, its library, its numbers, its words and its look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from caminos.language import text
from caminos.maps.library import Area, Library, Metric, Persona, Role, Theme, Touchpoint
from caminos.maps.measurement import Measurement, TouchpointNumbers
from caminos.maps.model import Action, Card, JourneyMap, Lane
from caminos.maps.provenance import Measured
from caminos.render.columns import Column, Place
from caminos.render.options import LayoutOptions
from caminos.render.theme import Look


@dataclass(frozen=True)
class Picture:
    """A map about to be drawn."""

    map: JourneyMap
    library: Library
    measurement: Measurement | None
    options: LayoutOptions
    language: str
    look: Look
    columns: tuple[Column, ...]
    places: Mapping[str, tuple[Place, ...]]
    lost: tuple[Card, ...] = field(default=())

    def say(self, key: str, /, **values: object) -> str:
        """A text of the interface in this picture's language; `key` stands without its area's name."""
        return text(f"picture.{key}", self.language, **values)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that are shown, from top to bottom."""
        return tuple(lane for lane in self.map.ordered_lanes() if not lane.hidden)

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.id: area for area in self.library.areas}

    @cached_property
    def _touchpoints(self) -> dict[str, Touchpoint]:
        return {touchpoint.id: touchpoint for touchpoint in self.library.touchpoints}

    @cached_property
    def _numbers(self) -> dict[str, TouchpointNumbers]:
        found = self.measurement.touchpoints if self.measurement else ()
        return {numbers.touchpoint: numbers for numbers in found}

    @cached_property
    def _actions(self) -> dict[str, tuple[Action, ...]]:
        found: dict[str, tuple[Action, ...]] = {}
        for action in self.map.actions:
            if action.card is not None:
                found[action.card] = (*found.get(action.card, ()), action)
        return found

    def area_name(self, area_id: str | None) -> str:
        """The name of an area; an unknown one keeps its identifier, none is empty."""
        area = self._areas.get(area_id or "")
        return area.name if area else area_id or ""

    def touchpoint(self, card: Card) -> Touchpoint | None:
        """The touchpoint a card points to."""
        return self._touchpoints.get(card.touchpoint or "")

    def numbers(self, card: Card) -> TouchpointNumbers | None:
        """What was measured at the touchpoint a card points to."""
        return self._numbers.get(card.touchpoint or "")

    def actions(self, card: Card) -> tuple[Action, ...]:
        """The decisions tied to a card."""
        return self._actions.get(card.id, ())

    def persona(self, persona_id: str | None) -> Persona | None:
        """The persona of that id."""
        return next((one for one in self.library.personas if one.id == persona_id), None)

    def role(self, role_id: str | None) -> Role | None:
        """The role of that id."""
        return next((one for one in self.library.roles if one.id == role_id), None)

    def metric(self, metric_id: str | None) -> Metric | None:
        """The metric of that id."""
        return next((one for one in self.library.metrics if one.id == metric_id), None)

    def theme(self, theme_id: str | None) -> Theme | None:
        """The theme of that id."""
        return next((one for one in self.library.themes if one.id == theme_id), None)

    def responsible(self, card: Card) -> str:
        """Area and person who answer for a card, its touchpoint's where the card names none."""
        touchpoint = self.touchpoint(card)
        area = card.area or (touchpoint.area if touchpoint else None)
        person = card.responsible or (touchpoint.responsible if touchpoint and not card.area else "")
        return " · ".join(part for part in (self.area_name(area), person) if part)

    def counted(self, card: Card) -> int | None:
        """How many customers stand behind a card: its own evidence, else the measurement of its feeling."""
        known = [evidence.n for evidence in card.evidence if evidence.n is not None]
        if known:
            return known[0]
        numbers = self.numbers(card)
        from_measurement = isinstance(card.provenance, Measured) and numbers is not None
        return numbers.emotion.n if from_measurement and numbers and numbers.emotion else None

    def whose(self, lane: Lane) -> str:
        """The persona and role that a lane is about."""
        found = (self.persona(lane.persona), self.role(lane.role))
        return ", ".join(one.name for one in found if one is not None)

    def lane_title(self, lane: Lane) -> str:
        """What a lane is called: its own title or its kind's, and whose it is unless the title says so."""
        title, whose = lane.title.strip() or self.say(f"lane.{lane.kind}"), self.whose(lane)
        return f"{title} · {whose}" if whose and whose not in title else title
