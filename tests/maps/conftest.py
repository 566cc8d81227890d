"""Makes `map_strategies` importable by the tests of the documents; one small map to try things on."""

import sys
from datetime import date
from pathlib import Path

import pytest

from caminos.maps.library import Area, Library, Metric, Persona, Touchpoint
from caminos.maps.model import Action, Bet, Card, Evidence, JourneyMap, Lane, Objective, Period, Stage, Step
from caminos.maps.provenance import Claim, Measured, Observed

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def library():
    """A shop with two touchpoints of its own and one beyond its control."""
    return Library(
        personas=(Persona(id="anna", name="Anna, first flat"),),
        areas=(Area(id="care", name="Customer care"),),
        metrics=(Metric(id="repeat", name="Repeat purchase", kind="share"),),
        touchpoints=(
            Touchpoint(id="advice", name="Friend's advice", control="beyond"),
            Touchpoint(
                id="shop",
                name="Web shop",
                area="care",
                expectation=Claim(text="To see whether it fits"),
            ),
            Touchpoint(id="calls", name="Call centre", area="care"),
        ),
    )


@pytest.fixture
def sofa():
    """A map of three steps that has nothing for the audit to remark."""
    return JourneyMap(
        id="sofa",
        title="Buying a sofa on line",
        personas=("anna",),
        owner="Maria",
        review=date(2026, 12, 1),
        objective=Objective(
            statement="More repeat purchases",
            metric="repeat",
            baseline=0.18,
            target=0.23,
            period=Period(first=date(2026, 10, 1), last=date(2026, 12, 31)),
        ),
        stages=(
            Stage(id="before", name="Awareness", rank="K"),
            Stage(id="after", name="Retention", rank="f"),
        ),
        steps=(
            Step(id="hears", stage="before", name="Hears of the shop", rank="K", provenance=_seen()),
            Step(id="orders", stage="before", name="Orders", rank="f", provenance=_counted()),
            Step(id="asks", stage="after", name="Asks for help", rank="V", provenance=_counted()),
        ),
        lanes=(
            Lane(id="where", kind="touchpoint", rank="A"),
            Lane(id="thinks", kind="thought", rank="K"),
            Lane(id="feels", kind="emotion", rank="V", persona="anna"),
            Lane(id="hurts", kind="pain", rank="f"),
            Lane(id="behind", kind="backstage", rank="q"),
        ),
        cards=(
            Card(id="w1", lane="where", step="hears", rank="V", touchpoint="advice", provenance=_seen()),
            Card(id="w2", lane="where", step="orders", rank="V", touchpoint="shop", provenance=_counted()),
            Card(id="w3", lane="where", step="asks", rank="V", touchpoint="calls", provenance=_counted()),
            Card(id="t1", lane="thinks", step="hears", rank="V", text="Anna's sofa looks great."),
            Card(id="f1", lane="feels", step="hears", rank="V", score=0.6),
            Card(
                id="f2",
                lane="feels",
                step="orders",
                rank="V",
                score=0.9,
                interval=(0.8, 1.0),
                provenance=_counted(),
            ),
            Card(
                id="f3",
                lane="feels",
                step="asks",
                rank="V",
                score=-1.7,
                interval=(-1.9, -1.5),
                provenance=_counted(),
                moment="critical",
                touchpoint="calls",
            ),
            Card(
                id="p1",
                lane="hurts",
                step="orders",
                until_step="asks",
                rank="V",
                text="Help closed at 17:00",
                evidence=(Evidence(kind="measurement", text="44 % of calls come after", n=655),),
                provenance=_counted(),
            ),
            Card(id="b1", lane="behind", step="asks", rank="V", text="Shift plan 9-17", area="care"),
        ),
        actions=(
            Action(
                id="evening",
                text="Evening shift",
                card="p1",
                touchpoint="calls",
                owner="Jan",
                due=date(2026, 12, 15),
                bet=Bet(metric="repeat", change=0.008),
            ),
        ),
    )


def _seen():
    return Observed(method="interview", by="Ola", on=date(2026, 11, 2))


def _counted():
    return Measured(measurement="m-2026-11")
