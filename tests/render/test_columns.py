from caminos.maps.model import Card, Stage
from caminos.render.columns import Place, columns_of, places_of


def test_steps_become_columns_in_the_order_of_the_journey_and_an_empty_stage_keeps_one(small_map):
    document = small_map(["action"])
    document = document.model_copy(
        update={"stages": (*document.stages, Stage(id="z", name="Third", rank="D"))}
    )
    found = [(c.number, c.stage.id, c.step.id if c.step else None) for c in columns_of(document)]
    assert found == [(0, "x", "a"), (1, "x", "b"), (2, "y", "c"), (3, "z", None)]


def test_cards_find_their_columns_whichever_way_they_run(small_map):
    document = small_map(
        ["action"],
        [("action", "b", {"until_step": "c"}), ("action", "c", {"until_step": "a"}), ("action", "a", {})],
    )
    places, lost = places_of(document, columns_of(document))
    assert [(p.card.id, p.first, p.last) for p in places["action"]] == [
        ("card-1", 0, 2),
        ("card-2", 0, 0),
        ("card-0", 1, 2),
    ]
    assert lost == ()


def test_a_card_of_an_unknown_lane_or_step_has_no_place_and_is_not_forgotten(small_map):
    document = small_map(["action"])
    cards = (
        Card(id="one", lane="nowhere", step="a", rank="V"),
        Card(id="two", lane="action", step="nowhere", rank="V"),
        Card(id="three", lane="action", step="a", until_step="nowhere", rank="V"),
    )
    document = document.model_copy(update={"cards": cards})
    places, lost = places_of(document, columns_of(document))
    assert places == {"action": (Place(cards[2], 0, 0),)}
    assert lost == cards[:2]
