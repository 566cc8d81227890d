"""Which touchpoints a draft shows, and how the folded tail is stated."""

from hypothesis import given
from hypothesis import strategies as st

from caminos.maps.measurement import Estimate, Folded, TouchpointNumbers
from caminos.workspace.drafting.choose import Limits, choose


def at(name: str, events: int, journeys: int, answers: int = 0) -> TouchpointNumbers:
    emotion = Estimate(value=0.5, n=answers) if answers else None
    return TouchpointNumbers(
        touchpoint=name, events=events, journeys=journeys, customers=journeys, emotion=emotion
    )


def test_the_tail_is_folded_and_its_share_stated():
    numbers = [at("a", 60, 30), at("b", 30, 20), at("c", 6, 6), at("d", 4, 4)]
    choice = choose(numbers, Limits(coverage=0.9))
    assert [one.touchpoint for one in choice.shown] == ["a", "b"]
    assert choice.folded == Folded(touchpoints=2, events=10, share=0.1, names=("c", "d"))


def test_feedback_alone_is_worth_a_place_when_enough_customers_spoke():
    choice = choose([at("a", 100, 50), at("loud", 0, 0, answers=40), at("quiet", 0, 0, answers=3)], Limits())
    assert [one.touchpoint for one in choice.shown] == ["a", "loud"]
    assert choice.folded == Folded(touchpoints=1, events=0, share=0.0, names=("quiet",))


def test_nothing_to_fold():
    assert choose([at("a", 1, 1)], Limits()).folded is None
    assert choose([], Limits()).shown == ()


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 30)), max_size=40),
    st.integers(1, 30),
)
def test_no_event_is_lost_between_map_and_tail(counts: list[tuple[int, int]], most: int):
    numbers = [at(f"t{i}", events, min(events, 7), answers) for i, (events, answers) in enumerate(counts)]
    choice = choose(numbers, Limits(most=most))
    told = sum(one.events for one in choice.shown)
    folded = choice.folded or Folded(touchpoints=0, events=0, share=0.0)
    assert told + folded.events == sum(one.events for one in numbers)
    assert len(choice.shown) + folded.touchpoints == len(numbers)
    assert len(choice.shown) <= most
