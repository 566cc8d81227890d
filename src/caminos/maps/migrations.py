"""Numbered migrations: how a file of an older version becomes one of the next, as plain dictionaries.

To change the shape of a document: raise its number in `VERSIONS`, register one function from the
old number to the next here, and keep a file of the old version under `tests/maps/old_versions`.
A migration knows no models, for these will have changed when it runs.
"""

from collections.abc import Callable
from typing import Any, Literal

from caminos.errors import BadInput
from caminos.maps.rank import ranks

Kind = Literal["map", "library", "measurement", "readiness"]
Plain = dict[str, Any]
Migration = Callable[[Plain], Plain]

VERSIONS: dict[Kind, int] = {"map": 1, "library": 1, "measurement": 1, "readiness": 1}
"""The version of each kind of document that this Caminos writes."""

MIGRATIONS: dict[Kind, dict[int, Migration]] = {
    "map": {},
    "library": {},
    "measurement": {},
    "readiness": {},
}
"""For each kind, the function that takes a document of version n to n + 1."""


def migrate(kind: Kind, version: int, content: Plain) -> Plain:
    """The content of a file brought from its version to today's, one number at a time.

    Raises `BadInput` for a version from the future, and for one so old that no migration begins there.
    """
    newest = VERSIONS[kind]
    if version > newest:
        raise BadInput(
            "file.newer",
            f"this {kind} was written by a newer Caminos (version {version}; this one reads up to {newest})",
            "upgrade Caminos, then open it again",
        )
    for number in range(version, newest):
        step = MIGRATIONS[kind].get(number)
        if step is None:
            raise BadInput(
                "file.unknown_version",
                f"there is no {kind} of version {number}",
                f"the versions of a {kind} that can be read: {_readable(kind)}",
            )
        content = _one_step(step, kind, number, content)
    return content


def _one_step(step: Migration, kind: Kind, number: int, content: Plain) -> Plain:
    try:
        return step(content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "file.broken",
            f"this is not a sound {kind} of version {number}: {type(error).__name__} {error}",
            "restore the file from a copy, or export it again from the Caminos that wrote it",
        ) from error


def _readable(kind: Kind) -> str:
    return ", ".join(str(number) for number in (*sorted(MIGRATIONS[kind]), VERSIONS[kind]))


def _register(kind: Kind, version: int) -> Callable[[Migration], Migration]:
    def keep(migration: Migration) -> Migration:
        MIGRATIONS[kind][version] = migration
        return migration

    return keep


@_register("map", 0)
def _things_stand_in_lists_of_their_own(content: Plain) -> Plain:
    """Map 0 → 1: steps stood inside their stages, cards inside their lanes, in the order of these lists.

    Since version 1 each thing points to where it belongs and is ordered by rank, and how a claim is
    known is an object instead of a word.
    """
    stages, steps = _apart(content.get("stages", []), "steps", "stage")
    lanes, cards = _apart(content.get("lanes", []), "cards", "lane")
    return {**content, "stages": stages, "steps": steps, "lanes": lanes, "cards": cards}


def _apart(outer: list[Plain], inside: str, pointer: str) -> tuple[list[Plain], list[Plain]]:
    """Things and what stood inside each, as two lists; the inner ones point back by id."""
    kept, freed = [], []
    for thing, rank in zip(outer, ranks(len(outer)), strict=True):
        kept.append({**{name: value for name, value in thing.items() if name != inside}, "rank": rank})
        members = thing.get(inside, [])
        for member, member_rank in zip(members, ranks(len(members)), strict=True):
            freed.append({**_known_as_object(member), pointer: thing["id"], "rank": member_rank})
    return kept, freed


def _known_as_object(thing: Plain) -> Plain:
    known = {"provenance": {"kind": thing["known"]}} if "known" in thing else {}
    return {**{name: value for name, value in thing.items() if name != "known"}, **known}
