"""Where columns stand in one band, in px."""

from dataclasses import dataclass

from caminos.render.bands import Band
from caminos.render.columns import Place
from caminos.render.theme import Look


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of one band: `left` is where the first one begins, `side` where the lane heads begin."""

    band: Band
    look: Look
    side: float

    @property
    def left(self) -> float:
        """The x where the first column begins."""
        return self.side + self.look.side

    @property
    def right(self) -> float:
        """The x where the last column ends, its gutter included."""
        return self.left + self.band.count * self.look.pitch

    def x(self, column: int) -> float:
        """The left edge of a column's cards."""
        return self.left + (column - self.band.first) * self.look.pitch

    def centre(self, column: int) -> float:
        """The middle of a column's cards."""
        return self.x(column) + self.look.card_width / 2

    def width(self, first: int, last: int) -> float:
        """The width of a card from one column to another."""
        return (last - first) * self.look.pitch + self.look.card_width

    def within(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """The cards that reach into this band, cut at its edges."""
        first, last = self.band.first, self.band.last
        return tuple(
            Place(place.card, max(place.first, first), min(place.last, last))
            for place in places
            if place.first <= last and place.last >= first
        )
