"""A metric's card says each thing once: its value, what its words add, an interval that tells something."""

import pytest

from caminos.maps.library import Library, Metric
from caminos.maps.measurement import Estimate
from caminos.maps.model import Evidence, Lane
from caminos.render.details import card_detail, estimate_words
from caminos.render.lanes import FACES
from caminos.render.layout import lay_out
from caminos.render.metric_card import interval_words, metric_card_words

LIBRARY = Library(
    metrics=(
        Metric(id="share", name="Stops", kind="share", better="lower"),
        Metric(id="wait", name="Wait", kind="duration", unit="s"),
    )
)


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "score", "interval", "said"),
    [
        ("31% (29% to 33%)", 0.31, (0.29, 0.33), "29% to 33%"),
        ("", 0.31, (0.29, 0.33), "29% to 33%"),
        ("31% (29%–33%)", 0.31, (0.29, 0.33), "29% to 33%"),
        ("31% (of those who pay)", 0.31, (0.29, 0.33), "(of those who pay)"),
        ("31% (of those who pay)", 0.31, None, "of those who pay"),
        ("Counted by hand", 0.31, (0.29, 0.33), "Counted by hand"),
        (
            "100% (99.7% to 100%) end here, having reached a goal",
            1.0,
            (0.997, 1.0),
            "end here, having reached a goal · 99.7% to 100%",
        ),
        (
            "<0.1% (<0.1% to <0.1%) end here, having reached a goal",
            0.0002,
            (0.0001, 0.0004),
            "end here, having reached a goal",
        ),
        ("99.9% (99.9% to >99.9%)", 0.9994, (0.9989, 0.9997), ""),
    ],
)
def test_what_stands_below_the_value(picture, text, score, interval, said):
    card = {"text": text, "score": score, "interval": interval, "metric": "share"}
    drawn = picture(["metric"], [("metric", "a", card)], library=LIBRARY)
    assert metric_card_words(drawn, drawn.map.cards[0])[1] == said


def test_a_goal_card_says_that_it_is_one_and_how_many_stand_behind_it(picture):
    words = {"text": "<0.1% (<0.1% to <0.1%) end here", "score": 0.0002, "interval": (0.0001, 0.0004)}
    words |= {"metric": "share", "evidence": (Evidence(kind="measurement", n=24_905),)}
    drawn = picture(["metric"], [("metric", "a", words)], library=LIBRARY)
    card = drawn.map.cards[0]
    assert [plain(p.text) for p in FACES["metric"](drawn, card).paragraphs] == [
        "<0.1%",
        "end here · n 24,905",
    ]
    detail = card_detail(drawn, card)
    assert detail.title == "<0.1% · end here"
    assert "95% interval" not in dict(detail.rows)


def test_an_interval_is_told_unless_its_ends_are_written_alike():
    assert interval_words("29%", "33%", "pl") == "od 29% do 33%"
    assert interval_words(">99.9%", "100%", "en") == ">99.9% to 100%"
    assert interval_words("<0.1%", "<0.1%", "en") == interval_words("99.9%", ">99.9%", "en") == ""


def test_the_side_panel_leaves_such_an_interval_out_too(picture):
    drawn = picture([])
    sure = Estimate(value=0.0002, low=0.0001, high=0.0004, n=9)
    assert plain(estimate_words(drawn, sure)) == "<0.1% · n 9"
    assert (
        plain(estimate_words(drawn, Estimate(value=0.5, low=0.4, high=0.6, n=9))) == "50% (40% to 60%) · n 9"
    )


@pytest.mark.parametrize(
    ("metric", "interval", "language", "note"),
    [
        ("share", (0.1, 0.2), "en", "value, 95% interval, n"),
        ("share", None, "en", "value, n"),
        ("wait", None, "en", "median, 9 in 10, n"),
        ("wait", None, "pl", "mediana, 9 na 10, n"),
        ("wait", None, "es", "mediana, 9 de cada 10, n"),
        ("wait", None, "ro", "mediană, 9 din 10, n"),
        ("wait", (0.1, 0.2), "en", "value, 95% interval, n"),
    ],
)
def test_a_lane_of_numbers_promises_an_interval_only_where_there_is_one(
    small_map, metric, interval, language, note
):
    lane = Lane(id="numbers", kind="metric", title="Numbers", rank="B")
    card = {"score": 0.15, "interval": interval, "metric": metric}
    scene = lay_out(small_map([lane], [("numbers", "a", card)], language=language), LIBRARY)
    (head,) = (group for group in scene.groups() if group.role == "lane-head")
    assert plain(head.tooltip) == f"Numbers\n{note}"
