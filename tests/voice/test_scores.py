"""Scores: NPS, CSAT, CES and means, per touchpoint and over all, with and without weights."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tiny import Event, Said

from caminos.journeys import recognise
from caminos.maps.library import EventRule
from caminos.maps.measurement import ScoreNumbers
from caminos.stats import cluster_mean, kish, nps, weighted_share, wilson
from caminos.voice import Score, scores


def said(engine, *feedback):
    return scores(engine.fill(feedback=feedback))


def recommend(score, **more):
    return Said(None, score, 0, 10, "nps", **more)


def test_rocks_reference_as_feedback(engine):
    answers = [recommend(9)] * 15 + [recommend(7)] * 12 + [recommend(3)] * 9
    numbers = ScoreNumbers(kind="nps", estimate=nps(15, 12, 9), scale=(0, 10), source="survey")
    assert said(engine, *answers) == (Score(None, numbers, weighted=False, answers=36),)


def test_a_true_zero_is_a_detractor_and_eight_is_neither(engine):
    found = said(engine, recommend(0), recommend(6), recommend(7), recommend(8), recommend(9), recommend(10))
    assert found[0].numbers.estimate == nps(2, 2, 2)


@pytest.mark.parametrize(
    ("low", "high", "promoters", "passives", "detractors"),
    [
        (0, 10, (9, 10), (7, 8), (0, 6)),
        (1, 10, (9, 10), (7, 8), (1, 6)),
        (10, 0, (0, 1), (2, 3), (4, 10)),
        (10, 1, (1, 2), (3, 4), (5, 10)),
    ],
)
def test_nps_on_every_scale_of_ten_or_eleven_points(engine, low, high, promoters, passives, detractors):
    answers = [Said("x", s, low, high, "nps") for s in (*promoters, *passives, *passives, *detractors)]
    assert said(engine, *answers)[-1].numbers.estimate == nps(2, 4, 2)


def test_nps_asked_on_another_scale_is_a_mean(engine):
    found = said(engine, Said("x", 5, 1, 5, "nps"), Said("x", 4, 1, 5, "nps"))
    assert [one.numbers.kind for one in found] == ["mean", "mean"]


@pytest.mark.parametrize(
    ("low", "high", "top", "other"),
    [
        (1, 5, (4, 5), (3, 1)),
        (1, 7, (6, 7), (5, 1)),
        (5, 1, (1, 2), (3, 5)),
        (1, 4, (4, 4), (3, 1)),
        (1, 3, (3, 3), (2, 1)),
        (0, 1, (1, 1), (0, 0)),
        (0, 100, (75, 100), (74, 0)),
    ],
)
@pytest.mark.parametrize("kind", ["csat", "ces"])
def test_top_answers(engine, kind, low, high, top, other):
    answers = [Said("x", score, low, high, kind) for score in (*top, *other)]
    found = {one.numbers.kind: one.numbers for one in said(engine, *answers) if one.touchpoint}
    assert found.keys() == {kind, "mean"}
    assert found[kind].estimate == wilson(2, 4)
    assert found["mean"].estimate.value == (sum(top) + sum(other)) / 4


def test_over_all_is_what_was_asked_about_the_whole_experience(engine):
    found = said(engine, Said("food", 1), Said("food", 2), Said(None, 5), Said(None, 4))
    assert [(one.touchpoint, one.numbers.estimate.value) for one in found] == [(None, 4.5), ("food", 1.5)]


def test_over_all_where_only_touchpoints_were_asked_counts_each_customer_once(engine):
    found = said(engine, Said("food", 1, ref=1), Said("shop", 2, ref=1), Said("food", 5, ref=2))
    assert found[0].touchpoint is None
    assert found[0].answers == 3
    assert found[0].numbers.estimate == cluster_mean([3, 5], [2, 1], bounds=(1, 5))


def test_customers_who_answer_often_are_one_customer_each(engine):
    often = [recommend(10, ref=1)] * 9 + [recommend(0, ref=2)]
    found = said(engine, *often)[0]
    assert found.answers == 10
    assert found.numbers.estimate == nps(9, 0, 1, n=2, effective=kish([9, 1]))
    assert found.numbers.estimate.n == 2


def test_two_ids_of_one_customer_are_one(engine):
    engine.fill(feedback=[Said("x", 5, ref=1), Said("x", 1, ref=2)])
    rows = engine.run(engine.table("customers")).to_pydict()
    engine.backend.create_table("customers", {"ref": rows["ref"], "customer": [1, 1]}, overwrite=True)
    assert scores(engine)[0].numbers.estimate.n == 1


def test_a_source_with_weights_shows_both(engine):
    found = said(engine, recommend(10, weight=3.0), recommend(0, weight=1.0), recommend(0, weight=None))
    plain, weighted = (one for one in found)
    assert (plain.weighted, plain.answers, plain.numbers.estimate) == (False, 3, nps(1, 0, 2))
    assert (weighted.weighted, weighted.answers) == (True, 2)
    assert weighted.numbers.estimate == nps(3, 0, 1, n=2, effective=1.6)


def test_weighted_shares_and_means(engine):
    answers = [Said("x", 5, kind="csat", weight=3.0), Said("x", 2, kind="csat", weight=1.0)]
    found = {(one.numbers.kind, one.weighted): one.numbers.estimate for one in said(engine, *answers)}
    assert found["csat", True] == weighted_share(3, 4, n=2, effective=1.6)
    assert found["mean", True] == cluster_mean([15, 2], [3, 1], bounds=(1, 5))
    assert found["mean", False].value == 3.5


def test_sources_kinds_and_scales_stay_apart(engine):
    found = said(
        engine,
        Said("x", 5, source="mail"),
        Said("x", 5, source="till"),
        Said("x", 5, 1, 10, source="till"),
        Said("x", 5, kind="stars", source="till"),
    )
    here = [one for one in found if one.touchpoint == "x"]
    assert [(one.numbers.source, one.numbers.scale) for one in here] == [
        ("mail", (1, 5)), ("till", (1, 5)), ("till", (1, 10)), ("till", (1, 5)),
    ]  # fmt: skip


def test_recognised_touchpoints_take_their_feedback(engine):
    engine.fill([Event(1, 0, "call", 1)], [Said("call", 5), Said("phone", 1), Said("smell", 3)])
    recognised = recognise(engine, [("talk", EventRule(names=("call", "phone")))])
    found = scores(engine, recognised)
    assert [(one.touchpoint, one.answers) for one in found] == [(None, 3), ("talk", 2)]


def test_texts_and_blanks_are_no_scores(engine):
    assert said(engine, Said("x", None, None, None, "text", text="Nice."), Said("x", None)) == ()
    assert said(engine) == ()


answers = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 4), st.sampled_from(["a", "b", None])),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(answers)
def test_against_counting_by_hand(engine, given_answers):
    feedback = [Said(where, score, 0, 10, "nps", ref=ref) for score, ref, where in given_answers]
    for one in said(engine, *feedback):
        here = [
            (score, ref)
            for score, ref, where in given_answers
            if where == one.touchpoint or (one.touchpoint is None and all(w for *_, w in given_answers))
        ]
        n = len(here)
        value = (sum(s >= 9 for s, _ in here) - sum(s <= 6 for s, _ in here)) / n
        assert one.answers == n
        assert one.numbers.estimate.value == pytest.approx(value)
        assert one.numbers.estimate.n == len({ref for _, ref in here})
