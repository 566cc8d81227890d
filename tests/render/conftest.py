import sys
from pathlib import Path

import pytest

from caminos.maps.library import Library
from caminos.maps.model import Card, JourneyMap, Lane, Stage, Step
from caminos.render.layout import picture_of
from caminos.render.options import LayoutOptions

sys.path.insert(0, str(Path(__file__).parent))


def load_cases():
    """The maps of `cases.py`, which the gallery script draws as well."""
    from cases import CASES

    return CASES


@pytest.fixture(scope="session")
def cases():
    made = {}

    def case(name):
        if name not in made:
            made[name] = load_cases()[name]()
        return made[name]

    return case


@pytest.fixture
def small_map():
    """Two stages, three steps, lanes of the kinds given, and the cards given as (lane, step, fields)."""

    def make(kinds, cards=(), **fields):
        lanes = [
            kind if isinstance(kind, Lane) else Lane(id=kind, kind=kind, rank=chr(ord("B") + number))
            for number, kind in enumerate(kinds)
        ]
        return JourneyMap(
            id="small",
            title="Small",
            stages=(Stage(id="x", name="First", rank="B"), Stage(id="y", name="Second", rank="C")),
            steps=(
                Step(id="a", stage="x", name="Opens", rank="B"),
                Step(id="b", stage="x", name="Asks", rank="C"),
                Step(id="c", stage="y", name="Pays", rank="B"),
            ),
            lanes=tuple(lanes),
            cards=tuple(
                Card(id=f"card-{number}", lane=lane, step=step, rank="V", **more)
                for number, (lane, step, more) in enumerate(cards)
            ),
            **fields,
        )

    return make


@pytest.fixture
def picture(small_map):
    """A picture of such a small map, about to be drawn."""

    def make(kinds, cards=(), library=None, measurement=None, options=None, **fields):
        document = small_map(kinds, cards, **fields)
        return picture_of(document, library or Library(), measurement, options or LayoutOptions())

    return make
