"""A map on the desk: taken apart while changes are made, put together when they are done."""

from typing import Any, TypeVar

from caminos.errors import Conflict, NotFound, did_you_mean
from caminos.maps.model import Action, Card, JourneyMap, Lane, Stage, Step

Part = TypeVar("Part", Stage, Step, Lane, Card, Action)
_PLURAL: dict[type[Any], str] = {
    Stage: "stages",
    Step: "steps",
    Lane: "lanes",
    Card: "cards",
    Action: "actions",
}


class Desk:
    """A map taken apart while it is changed: its things by id, so that thousands of changes stay quick.

    It belongs to one call of `apply`; when a change is refused, it is thrown away with what was done.
    """

    def __init__(self, document: JourneyMap) -> None:
        self._before = document
        self.facts: dict[str, Any] = {}
        self._parts: dict[type[Any], dict[str, Any]] = {
            kind: {part.id: part for part in getattr(document, field)} for kind, field in _PLURAL.items()
        }

    def document(self) -> JourneyMap:
        """The map put together again."""
        parts = {field: tuple(self._parts[kind].values()) for kind, field in _PLURAL.items()}
        return self._before.model_copy(update={**self.facts, **parts})

    def take_from(self, document: JourneyMap) -> None:
        """Put every stage, step, lane, card and action of another state in place of these."""
        self._parts = Desk(document)._parts

    def all(self, kind: type[Part]) -> list[Part]:
        """Every thing of a kind."""
        return list(self._parts[kind].values())

    def add(self, new: Part) -> None:
        """A thing whose id is still free."""
        parts = self._parts[type(new)]
        if new.id in parts:
            name = type(new).__name__.lower()
            raise Conflict(
                f"{name}.exists",
                f"the map already has a {name} {new.id!r}",
                f"give the new one another id, or edit the {name} that is there",
            )
        parts[new.id] = new

    def update(self, kind: type[Part], wanted: str, values: dict[str, Any]) -> None:
        """New values for some fields of a thing."""
        self._parts[kind][wanted] = self._find(kind, wanted).model_copy(update=values)

    def remove(self, kind: type[Part], wanted: str) -> None:
        """A thing, which has to be there."""
        self._find(kind, wanted)
        del self._parts[kind][wanted]

    def untie_actions(self) -> None:
        """Actions outlive the card they hung on: a decision is not undone by tidying up the map."""
        for action in self.all(Action):
            if action.card is not None and action.card not in self._parts[Card]:
                self.update(Action, action.id, {"card": None})

    def _find(self, kind: type[Part], wanted: str) -> Part:
        found: Part | None = self._parts[kind].get(wanted)
        if found is None:
            name = kind.__name__.lower()
            hint = did_you_mean(wanted, self._parts[kind]) or f"the map has no {_PLURAL[kind]} yet"
            raise NotFound(f"{name}.not_found", f"there is no {name} {wanted!r} on the map", hint)
        return found
