"""One fault of a document: what is wrong, at which thing, and what to do about it."""

from collections.abc import Collection
from dataclasses import dataclass

from caminos.errors import BadInput, did_you_mean


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: a stable code, the thing it is at (`card`, its id), what is wrong and what to do."""

    code: str
    thing: str
    id: str
    message: str
    hint: str = ""

    def as_error(self) -> BadInput:
        """The same as an error that can be raised."""
        return BadInput(self.code, self.message, self.hint, **{self.thing: self.id})


def dangling(thing: str, at: str, what: str, to: str, known: Collection[str]) -> Fault:
    """The fault of a thing that names (`what`, `to`) something which is not among the `known`."""
    code = f"{thing}.unknown_{what.replace(' ', '_').replace('-', '_')}"
    hint = did_you_mean(to, known) or f"add the {what} first, or name none"
    return Fault(code, thing, at, f"the {thing} {at!r} names the {what} {to!r}, which does not exist", hint)
