"""Identifiers of things in documents: short, readable, stable, safe in a URL and a file name."""

import re
import secrets
import unicodedata
from collections.abc import Container
from typing import Annotated

from pydantic import StringConstraints

from caminos.errors import BadInput

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""An identifier inside one workspace: lower-case letters, digits, `-` and `_`, 1 to 64 of them."""

_PLAIN = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def slug(name: str) -> str:
    """A readable identifier made from a name in any script; `x` when no Latin letter or digit is left."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return words[:40].strip("-") or "x"


def unique(name: str, taken: Container[str]) -> str:
    """`slug(name)`, with the first free number behind it when that identifier is already taken."""
    base = slug(name)
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def checked(identifier: str) -> str:
    """The identifier itself when it is one. Errors: `id.bad` with the identifier that would do instead."""
    if not re.fullmatch(ID_PATTERN, identifier):
        raise BadInput(
            "id.bad",
            f"{identifier!r} is no identifier: lower-case letters, digits, - and _, at most 64 of them",
            f"for example {slug(identifier)!r}",
        )
    return identifier


def fresh(prefix: str) -> str:
    """A new random identifier, e.g. `card-8f3a1c9e04`: 40 random bits behind a readable prefix."""
    return f"{prefix}-{secrets.token_hex(5)}"
