"""Repeats: staying is not coming back."""

from tiny import Event

from caminos.journeys import Repeats, repeats
from caminos.stats import wilson


def test_the_whole_result(engine):
    """Journey 1 calls twice in a row, journey 2 calls, writes and calls again, journey 3 calls once."""
    names = ["call call", "call mail call", "call"]
    engine.fill(
        [Event(n, at, name, n) for n, path in enumerate(names) for at, name in enumerate(path.split())]
    )
    assert repeats(engine) == {
        "call": Repeats(
            touchpoint="call",
            journeys=3,
            per_journey=2 / 3,
            repeated=wilson(2, 3, counted="journeys"),
            returned=wilson(1, 3, counted="journeys"),
        ),
        "mail": Repeats(
            touchpoint="mail",
            journeys=1,
            per_journey=0.0,
            repeated=wilson(0, 1, counted="journeys"),
            returned=wilson(0, 1, counted="journeys"),
        ),
    }
