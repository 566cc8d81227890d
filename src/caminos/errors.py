"""Every error Caminos raises on purpose: what happened, where, and the way out.

One root, so that a caller can catch everything; below it one class per kind of trouble,
so that the command line and the web can choose an exit code or a status without reading text.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class CaminosError(Exception):
    """Something a person can understand and mend.

    Parameters: `code` is a stable word for programs (`file.not_found`), `message` says what
    happened, `hint` says what to do about it, `facts` say where (file, row, column, value).
    """

    def __init__(self, code: str, message: str, hint: str = "", **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.facts = facts

    def __str__(self) -> str:
        told = {name: str(value) for name, value in self.facts.items()}
        new = {name: value for name, value in told.items() if len(value) < 4 or value not in self.message}
        where = ", ".join(f"{name} {value}" for name, value in new.items())
        text = f"{self.message} ({where})" if where else self.message
        return f"{text}\n  → {self.hint}" if self.hint else text

    def as_dict(self) -> dict[str, object]:
        """The same error for a program: code, message, hint and facts."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "facts": {name: str(value) for name, value in self.facts.items()},
        }


class NotFound(CaminosError):
    """A file, workspace, map, touchpoint or column that does not exist."""


class BadInput(CaminosError):
    """A file, a recipe or a value that cannot be understood."""


class Conflict(CaminosError):
    """The request is clear but contradicts what is already there."""


class Busy(CaminosError):
    """Another process holds the workspace."""


class Interrupted(CaminosError):
    """The person stopped long work; nothing was half-written."""


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or listing what there is; empty when there is nothing."""
    names = sorted(known)
    lowered = {name.lower(): name for name in names}
    near = get_close_matches(wrong.lower(), lowered, n=1, cutoff=0.6)
    if near:
        return f"did you mean {lowered[near[0]]!r}?"
    if not names:
        return ""
    shown = ", ".join(repr(name) for name in names[:12])
    return f"there is: {shown}" + (f" and {len(names) - 12} more" if len(names) > 12 else "")
