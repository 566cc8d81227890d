"""What all documents share: frozen, strict about unknown names, compared by value."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Document(BaseModel):
    """A frozen value: changed only by making another one."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Text = Annotated[str, StringConstraints(max_length=20_000)]
"""Free text in any language and script; up to 20,000 characters."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
"""What a thing is called: 1 to 300 characters, no white space around it."""
