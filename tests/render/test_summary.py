from caminos.maps.measurement import Estimate, ScoreNumbers
from caminos.render.layout import picture_of
from caminos.render.options import LayoutOptions
from caminos.render.scene import Label
from caminos.render.summary import Tile, draw_summary, headline_scores, rows, score_tile, tile_widths, tiles


def score(kind, value, source="Survey", scale=(1.0, 5.0), weighted=False):
    estimate = Estimate(value=value, low=value - 0.1, high=value + 0.1, n=300)
    return ScoreNumbers(kind=kind, estimate=estimate, scale=scale, source=source, weighted=weighted)


def test_the_strip_tells_effort_scores_period_and_what_was_folded_away(cases):
    document, library, measurement = cases("sofa")
    picture = picture_of(document, library, measurement, LayoutOptions())
    assert tiles(picture, measurement) == (
        Tile("7", "contacts per journey, median", "9 in 10: up to 15"),
        Tile("3", "channels per journey, median", "9 in 10: up to 4"),
        Tile(
            "6.1\N{NO-BREAK SPACE}d",
            "from first to last contact, median",
            "9 in 10: up to 38\N{NO-BREAK SPACE}d",
        ),
        Tile("+21", "NPS", "+17 – +25 · n\N{NO-BREAK SPACE}1,630"),
        Tile("2,540", "journeys", "18,212 events"),
        Tile("3,120", "answers and comments", "what customers said"),
        Tile("Nov 2025 – Oct 2026", "period", "orders.csv, survey.csv", "orders.csv, survey.csv"),
        Tile("34", "rare touchpoints folded away", "4% of all events"),
    )


def test_a_weighted_score_stands_for_its_unweighted_one_and_a_mean_only_where_nothing_else_tells():
    ces, weighted_ces = score("ces", 0.5), score("ces", 0.4, weighted=True)
    mean_of_ces, mean_of_reviews = score("mean", 3.2), score("mean", 4.1, source="Reviews")
    nps = score("nps", 0.2, scale=(0.0, 10.0))
    chosen = headline_scores((mean_of_reviews, ces, weighted_ces, mean_of_ces, nps))
    assert chosen == (nps, weighted_ces, mean_of_reviews)


def test_all_scores_are_in_the_details_of_the_map(cases):
    from caminos.render.heading import map_detail

    document, library, measurement = cases("sofa")
    measurement = measurement.model_copy(update={"scores": tuple(score("mean", n / 10) for n in range(9))})
    rows = map_detail(picture_of(document, library, measurement, LayoutOptions())).rows
    assert sum(name.startswith("mean score") for name, _ in rows) == 9


def written(cases, scores, right, language="en"):
    """Every line of the strip drawn from these scores alone, by the number of its tile."""
    document, library, measurement = cases("sofa")
    measurement = measurement.model_copy(
        update={"scores": scores, "effort": None, "journeys": 0, "feedback": 0, "folded": None}
    )
    options = LayoutOptions(language=language)
    _, groups = draw_summary(picture_of(document, library, measurement, options), 0, right, 0)
    return [[shape.text for shape in group.shapes if isinstance(shape, Label)] for group in groups]


def test_a_name_of_a_source_gives_way_before_the_word_weighted_does(cases):
    scores = tuple(
        score("mean", 4.1, source=f"{n}_sfo_customer_survey_main_file", weighted=True) for n in "ab"
    )
    (_, whole, _), *_ = written(cases, scores, 2000)
    assert whole == "mean score (1–5) · a_sfo_customer_survey_main_file · weighted"
    (_, short, _), (_, other, _), *rest = written(cases, scores, 780)
    assert short.startswith("mean score (1–5) · a_sfo_c") and short.endswith("… · weighted")
    assert other.endswith("… · weighted")
    assert len(rest) == 1


def test_a_tile_takes_the_room_it_needs_where_there_is_room(cases):
    document, library, measurement = cases("sofa")
    for language in ("en", "pl", "es", "ro"):
        picture = picture_of(document, library, measurement, LayoutOptions(language=language))
        _, groups = draw_summary(picture, 0, 3000, 0)
        words = [shape.text for group in groups for shape in group.shapes if isinstance(shape, Label)]
        assert not [text for text in words if text.endswith("…")]
        assert {group.frame.y for group in groups} == {0}


def test_shorter_sources_save_a_row_and_no_tile_stands_alone_below_the_others():
    survey = Tile(
        "4.1",
        "mean",
        "n 300 · a very long name of the file of a survey",
        "a very long name of the file of a survey",
    )
    plain = Tile("7", "contacts", "9 in 10")
    wide = sum(tile_widths((survey, plain), 9999)) + 26
    assert len(rows(tile_widths((survey, plain), wide - 40), wide - 40)) == 1
    assert [len(row) for row in rows((100.0,) * 7, 26 * 5 + 600)] == [5, 2]
    assert [len(row) for row in rows((100.0,) * 6, 26 * 5 + 600)] == [6]
    assert [len(row) for row in rows((300.0, 300.0), 400)] == [1, 1]
    assert rows((), 400) == ()


def test_an_interval_with_both_ends_written_alike_is_left_out(cases):
    document, library, measurement = cases("sofa")
    picture = picture_of(document, library, measurement, LayoutOptions())
    sure = ScoreNumbers(kind="csat", estimate=Estimate(value=0.9999, low=0.9998, high=0.99995, n=90_000))
    assert score_tile(picture, sure) == Tile(">99.9%", "CSAT, satisfied", "n\N{NO-BREAK SPACE}90,000")
