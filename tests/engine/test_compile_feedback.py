from dataclasses import replace

from caminos.engine.plan import FeedbackPlan, ImportPlan, NumberColumn, Score, TextColumn, TimeColumn, Who

SURVEY = ImportPlan(
    "survey",
    Who("respondent", TextColumn(0)),
    feedback=FeedbackPlan(
        scores=(
            Score(NumberColumn(1, missing=frozenset({"", "0"})), "csat", 1, 5, "food"),
            Score(NumberColumn(2), "nps", 0, 10),
        ),
        text=TextColumn(3),
        weight=NumberColumn(4),
        constant_language="en",
    ),
)
REVIEWS = ImportPlan(
    "reviews",
    Who(),
    feedback=FeedbackPlan(
        scores=(Score(NumberColumn(0, labels={"great": 5}), "stars", 1, 5),),
        text=TextColumn(1),
        at=TimeColumn(2, formats=("%d/%m/%Y",)),
        touchpoint=TextColumn(3),
        channel=TextColumn(4),
        language=TextColumn(5),
        properties=(("city", 6),),
    ),
)


def said(bench):
    """Feedback as (customer id, touchpoint, kind, score, text)."""
    ids, touchpoints = bench.ids(), bench.names("touchpoints", "touchpoint")
    rows = bench.rows("feedback", "feedback", "ref", "touchpoint", "kind", "score", "text")
    return [(ids.get(ref), touchpoints.get(touchpoint), *rest) for _, ref, touchpoint, *rest in rows]


def test_each_score_and_each_text_of_a_respondent_is_a_piece(bench):
    result = bench.bring(
        "id,q1,nps,why,weight\nr1,4,10,nice,1.5\nr2,0,0,,0.5\nr3,,,,1\nr4,5,,only text beside it,1\n", SURVEY
    )
    assert said(bench) == [
        ("r1", "food", "csat", 4, None),
        ("r1", None, "nps", 10, None),
        ("r1", None, "text", None, "nice"),
        ("r2", None, "nps", 0, None),
        ("r4", "food", "csat", 5, None),
        ("r4", None, "text", None, "only text beside it"),
    ]
    assert bench.rows("feedback", "feedback", "low", "high", "weight", "language")[:3] == [
        (0, 1, 5, 1.5, "en"),
        (1, 0, 10, 1.5, "en"),
        (2, None, None, 1.5, "en"),
    ]
    assert (result.rows, result.feedback, result.customers, result.quarantined) == (4, 6, 3, 0)


def test_a_bad_score_holds_back_that_score_and_a_bad_weight_the_row(bench):
    result = bench.bring(
        "id,q1,nps,why,weight\nr1,6,10,nice,1\nr2,three,-1,,1\nr3,5,5,good,heavy\nr4,99,99,x,1\n", SURVEY
    )
    assert said(bench) == [
        ("r1", None, "nps", 10, None),
        ("r1", None, "text", None, "nice"),
        ("r4", None, "text", None, "x"),
    ]
    assert sorted(bench.faults()) == [
        (2, "q1", "6", "not on the scale from 1 to 5"),
        (3, "nps", "-1", "not on the scale from 0 to 10"),
        (3, "q1", "three", "not a number with '.' as its decimal mark"),
        (4, "weight", "heavy", "not a number with '.' as its decimal mark"),
        (5, "nps", "99", "not on the scale from 0 to 10"),
        (5, "q1", "99", "not on the scale from 1 to 5"),
    ]
    assert (result.feedback, result.quarantined) == (3, 6)


def test_a_review_with_one_score_is_one_piece(bench):
    bench.bring(
        "stars,text,on,about,via,lang,city\n"
        "5,Todo bien,05/01/2024,hotel,web,es,Cádiz\n"
        ",no stars,05/01/2024,,,,\n"
        "great,,,hotel,,,\n"
        "9,off the scale,,hotel,,,\n"
        "2,late,2024-01-05,hotel,,,\n",
        REVIEWS,
    )
    assert said(bench) == [
        (None, "hotel", "stars", 5, "Todo bien"),
        (None, None, "text", None, "no stars"),
        (None, "hotel", "stars", 5, None),
    ]
    assert bench.faults() == [
        (5, "stars", "9", "not on the scale from 1 to 5"),
        (6, "on", "2024-01-05", "not a time like 31/12/2024"),
    ]
    assert bench.rows("feedback", "feedback", "at_us", "language", "properties") == [
        (0, 1_704_412_800_000_000, "es", '{"city":"Cádiz"}'),
        (3, 1_704_412_800_000_000, None, '{"city":null}'),
        (4, None, None, '{"city":null}'),
    ]


def test_a_scale_whose_worst_end_is_high(bench):
    score = Score(NumberColumn(1), "csat", 5, 1, "food")
    bench.bring(
        "id,q1,nps,why,weight\nr1,1,,,\nr2,6,,,\n", replace(SURVEY, feedback=FeedbackPlan(scores=(score,)))
    )
    assert bench.rows("feedback", "score", "low", "high") == [(1, 5, 1)]
    assert bench.faults() == [(3, "q1", "6", "not on the scale from 5 to 1")]


def test_customers_that_only_spoke_are_customers(bench, shop):
    plan = replace(shop, feedback=FeedbackPlan(scores=(Score(NumberColumn(3), "nps", 0, 10),)))
    plan = replace(plan, events=None)
    bench.bring("customer,at,touchpoint,nps\nann,,,9\nben,,,3\n", plan)
    assert bench.rows("customers", "ref", "customer") == [(0, 0), (1, 1)]
    assert bench.rows("steps", "journey") == []
