"""Where touchpoints of a draft stand: the recipe, else words, else position."""

from caminos.workspace.drafting.place import Candidate, Placed, place


def told(placed: tuple[Placed, ...]) -> list[tuple[str, str, str]]:
    return [(one.title, one.touchpoint, one.rule) for one in placed]


def test_words_put_touchpoints_on_stages_and_journeys_order_them_inside():
    candidates = [
        Candidate("ad", "ad_click", 0.0),
        Candidate("view", "product_view", 0.2),
        Candidate("compare", "compare_prices", 0.3),
        Candidate("cart", "add_to_cart", 0.5),
        Candidate("pay", "payment", 0.7),
    ]
    assert told(place(candidates, {}, "es")) == [
        ("Descubrimiento", "ad", "words"),
        ("Consideración", "view", "words"),
        ("Consideración", "compare", "words"),
        ("Compra", "cart", "words"),
        ("Compra", "pay", "words"),
    ]


def test_what_no_word_explains_stands_beside_its_nearest_neighbour_in_journeys():
    candidates = [
        Candidate("view", "product_view", 0.1),
        Candidate("x17", "x17", 0.15),
        Candidate("pay", "payment", 0.8),
        Candidate("zz", "zz", 0.9),
    ]
    assert [(one.stage, one.touchpoint, one.rule) for one in place(candidates, {}, "en")] == [
        ("consideration", "view", "words"),
        ("consideration", "x17", "position"),
        ("purchase", "pay", "words"),
        ("purchase", "zz", "position"),
    ]


def test_names_that_mean_nothing_are_spread_along_the_way():
    candidates = [
        Candidate(name, name, position) for name, position in (("q1", 0.0), ("q2", 0.5), ("q3", 1.0))
    ]
    placed = place(candidates, {}, "en")
    assert [one.touchpoint for one in placed] == ["q1", "q2", "q3"]
    assert {one.rule for one in placed} == {"position"}
    assert len({one.stage for one in placed}) > 1


def test_the_recipe_goes_first_and_may_bring_stages_of_its_own():
    candidates = [
        Candidate("view", "product_view", 0.1),
        Candidate("pay", "payment", 0.5),
        Candidate("fit", "fitting", 0.9),
    ]
    placed = place(candidates, {"fitting": "At home", "payment": "purchase"}, "en")
    assert told(placed) == [
        ("Consideration", "view", "words"),
        ("Purchase", "pay", "recipe"),
        ("At home", "fit", "recipe"),
    ]


def test_touchpoints_known_from_feedback_only_keep_the_order_they_were_asked_in():
    candidates = [
        Candidate(name, name, None) for name in ("parking", "zz", "check-in", "security", "boarding")
    ]
    placed = place(candidates, {}, "en")
    assert {one.touchpoint for one in placed} == {one.touchpoint for one in candidates}
    stage_of = {one.touchpoint: one.stage for one in placed}
    assert stage_of["zz"] == stage_of["parking"]


def test_an_empty_draft_has_no_stages():
    assert place([], {}, "en") == ()
