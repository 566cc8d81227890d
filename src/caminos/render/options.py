"""What a person may choose about a picture."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """Choices for one picture; the defaults suit a wall and a slide.

    `columns` is the density (`auto`: compact above 80 steps); `per_band` how many steps stand side by
    side before the map goes on below (None: chosen for a picture of pleasant proportions);
    `overlay` draws all emotion lanes as curves of one lane; `legend` and `summary` may be left out;
    `language` overrides the map's own for the words around the content.
    """

    columns: Literal["auto", "comfortable", "compact"] = "auto"
    per_band: int | None = None
    overlay: bool = False
    legend: bool = True
    summary: bool = True
    language: str | None = None
