from caminos.maps.measurement import Estimate, ScoreNumbers
from caminos.render.layout import picture_of
from caminos.render.options import LayoutOptions
from caminos.render.summary import Tile, headline_scores, tiles


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
        Tile("Nov 2025 – Oct 2026", "period", "orders.csv, survey.csv"),
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
