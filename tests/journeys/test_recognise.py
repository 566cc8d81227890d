"""Recognising touchpoints by rules: order, channels, sources, feedback and what is left over."""

import pytest
from tiny import Event, Said

from caminos.events.recognised import Match, Recognised, UnrecognisedName
from caminos.journeys import reach, recognise
from caminos.maps.library import EventRule

LOG = [
    Event(1, 0, "call", 1, "phone", "desk"),
    Event(1, 1, "call", 1, None, "desk"),
    Event(1, 2, "chat", 1, "web", "shop"),
    Event(2, 0, "page", 2, "web", "shop"),
]


def test_the_whole_finding(engine):
    engine.fill(LOG, [Said("chat", 4, source="survey"), Said(None, 9), Said("smell", 3)])
    found = recognise(
        engine,
        [
            ("hotline", EventRule(names=("call",), channels=("phone",))),
            ("help", EventRule(names=("call", "chat"), sources=("desk", "shop"))),
        ],
    )
    assert found == Recognised(
        touchpoints=("hotline", "help"),
        matches=(Match(0, None, 0, 1), Match(0, 0, 0, 0), Match(1, 1, 1, 1)),
        unrecognised=(
            UnrecognisedName("page", events=1, feedback=0),
            UnrecognisedName("chat", events=0, feedback=1),
            UnrecognisedName("smell", events=0, feedback=1),
        ),
        by_name=False,
        events=3,
        feedback=0,
    )


def test_the_first_rule_that_matches_wins(engine):
    engine.fill(LOG)
    rules = [("anything", EventRule()), ("call", EventRule(names=("call",)))]
    assert reach(engine, recognise(engine, rules)).keys() == {"anything"}
    assert reach(engine, recognise(engine, rules[::-1])).keys() == {"anything", "call"}


def test_names_alone_need_no_join(engine):
    engine.fill(LOG)
    every = [(name, EventRule(names=(name,))) for name in ("page", "chat", "call")]
    assert recognise(engine, every).is_plain
    assert not recognise(engine, every[1:]).is_plain
    merged = recognise(engine, [("all", EventRule(names=("page", "chat", "call")))])
    assert merged.by_name
    assert not merged.is_plain


def test_a_touchpoint_twice_is_refused(engine):
    engine.fill(LOG)
    with pytest.raises(ValueError, match="the identifier 'call' stands twice"):
        recognise(engine, [("call", EventRule(names=("call",))), ("call", EventRule())])


def test_nothing_to_recognise(engine):
    engine.fill()
    assert recognise(engine, [("call", EventRule())]) == Recognised(("call",), (), (), True, 0, 0)
