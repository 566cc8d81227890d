"""Touchpoints for what the data names."""

from caminos.events.recognised import Recognised, UnrecognisedName
from caminos.maps.library import EventRule, Library, Touchpoint
from caminos.workspace.touchpoints import grow, rules_of


def unknown(*names: str) -> Recognised:
    rest = tuple(UnrecognisedName(name, 10, 0) for name in names)
    return Recognised(touchpoints=(), matches=(), unrecognised=rest, by_name=True, events=0, feedback=0)


def test_names_that_read_the_same_are_one_touchpoint():
    grown = grow(Library(), unknown("order_placed", "Order placed", "zwrot_towaru"))
    assert grown.touchpoints == (
        Touchpoint(
            id="order-placed", name="Order placed", rule=EventRule(names=("Order placed", "order_placed"))
        ),
        Touchpoint(id="zwrot-towaru", name="Zwrot towaru", rule=EventRule(names=("zwrot_towaru",))),
    )


def test_a_touchpoint_that_is_called_so_takes_the_name_into_its_rule():
    mine = Touchpoint(id="buy", name="Order placed", control="shared", responsible="Ola")
    grown = grow(Library(touchpoints=(mine,)), unknown("order_placed", "view"), add=False)
    assert grown.touchpoints == (mine.model_copy(update={"rule": EventRule(names=("order_placed",))}),)
    assert rules_of(grown.touchpoints) == [("buy", EventRule(names=("order_placed",)))]


def test_taken_ids_are_not_taken_twice():
    mine = Touchpoint(id="view", name="Looks around", rule=EventRule(names=("look",)))
    grown = grow(Library(touchpoints=(mine,)), unknown("view"))
    assert [one.id for one in grown.touchpoints] == ["view", "view-2"]


def test_a_rule_limited_to_a_source_takes_no_further_names():
    mine = Touchpoint(id="contact", name="Shop contact", rule=EventRule(sources=("shop",)))
    grown = grow(Library(touchpoints=(mine,)), unknown("shop_contact"))
    assert grown.touchpoints[0] == mine
    assert grown.touchpoints[1].rule == EventRule(names=("shop_contact",))
