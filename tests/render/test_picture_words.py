"""Words of pictures: every key that is put together at run time exists, and cards are told in full."""

from typing import get_args, get_type_hints

import pytest

from caminos.language import keys
from caminos.maps.library import Control, Library, Role, Touchpoint
from caminos.maps.measurement import ScoreNumbers
from caminos.maps.model import Action, Evidence, JourneyMap, LaneKind, Moment
from caminos.maps.provenance import Assumed, Measured, Observed
from caminos.render.details import card_detail
from caminos.render.dividers import DividerName
from caminos.render.footnotes import footnotes
from caminos.render.heading import badge_words


def literals(model, field):
    hint = get_type_hints(model)[field]
    found = get_args(hint)
    return [word for word in found if isinstance(word, str)] or [
        word for part in found for word in get_args(part)
    ]


def wanted():
    yield from (f"lane.{kind}" for kind in (*get_args(LaneKind), "decision"))
    yield from (f"lane_note.{kind}" for kind in (*get_args(LaneKind), "decision"))
    yield from (f"control.{one}" for one in get_args(Control))
    yield from (f"moment.{one}" for one in get_args(Moment))
    yield from (f"initiator.{one}" for one in literals(Touchpoint, "initiator"))
    yield from (f"role.{one}" for one in literals(Role, "kind") if one != "free")
    yield from (f"verdict.{one}" for one in literals(Action, "verdict"))
    yield from (f"reach.{one.replace(' ', '_')}" for one in literals(Action, "reach"))
    yield from (f"status.{one}" for one in literals(Action, "status"))
    yield from (f"evidence.{one}" for one in literals(Evidence, "kind"))
    yield from (f"method.{one}" for one in literals(Observed, "method"))
    yield from (f"state.{one}" for one in literals(JourneyMap, "state"))
    yield from (f"score.{one}" for one in literals(ScoreNumbers, "kind"))
    yield from (f"divider.{one}" for one in get_args(DividerName))
    yield from (f"known.{one.model_fields['kind'].default}" for one in (Assumed, Observed, Measured))


@pytest.mark.parametrize("key", sorted(wanted()))
def test_every_word_of_the_model_has_a_text(key):
    assert f"picture.{key}" in keys("en")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"text": "Waits", "touchpoint": "t", "score": 1.0}, "Waits"),
        ({"score": -1.4}, "−1.4"),
        ({"touchpoint": "t"}, "Help line"),
        ({}, "empty card"),
    ],
)
def test_a_card_is_called_by_what_it_says_or_else_by_what_it_shows(picture, fields, title):
    library = Library(touchpoints=(Touchpoint(id="t", name="Help line"),))
    drawn = picture(["emotion"], [("emotion", "a", fields)], library=library)
    assert card_detail(drawn, drawn.map.cards[0]).title == title


def test_decisions_without_a_place_and_lost_cards_are_told_at_the_foot(picture):
    drawn = picture(
        ["free"],
        [("nowhere", "a", {"text": "lost"})],
        actions=(
            Action(id="one", text="Ask every customer", owner="Board"),
            Action(id="two", text="Stop it", card="card-0"),
        ),
    )
    assert footnotes(drawn) == (
        "Decision about the whole journey: Ask every customer · Board",
        "Decision about the whole journey: Stop it",
        "1 card has no place on this map: its lane or its step is missing.",
    )


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"customers": 7, "events": 9}, "n = 7 customers"),
        ({"customers": 0, "events": 1204, "feedback": 0}, "n = 1,204 events"),
        ({"customers": 0, "events": 0, "feedback": 1}, "n = 1 answer"),
        ({"customers": 0, "events": 12, "feedback": 30}, "n = 12 events · n = 30 answers"),
        ({"customers": 0, "events": 0, "feedback": 0}, "n = 0 customers"),
    ],
)
def test_the_badge_counts_rows_where_none_says_whose_it_is(picture, cases, counts, told):
    measurement = cases("sofa")[2].model_copy(update=counts)
    words, _ = badge_words(picture([], measurement=measurement))
    assert words.replace("\N{NO-BREAK SPACE}", " ").endswith(f"measured 12 Nov 2026 · {told}")
