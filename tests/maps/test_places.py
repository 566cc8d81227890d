"""Ranks: where a new thing goes, and room between any two."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.errors import BadInput, Conflict, NotFound
from caminos.maps import apply
from caminos.maps.changes import AddLane, SpreadRanks
from caminos.maps.model import JourneyMap, Lane
from caminos.maps.places import card_rank, lane_rank, stage_rank, step_rank
from caminos.maps.rank import last_rank, rank_between, ranks

RANK = re.compile(r"^[0-9A-Za-z]*[1-9A-Za-z]$")
some_ranks = st.from_regex(RANK, fullmatch=True).filter(lambda rank: len(rank) < 30)


@given(some_ranks, some_ranks)
def test_there_is_a_rank_between_any_two(one, other):
    if one == other:
        with pytest.raises(BadInput):
            rank_between(one, other)
        return
    low, high = sorted((one, other))
    between = rank_between(low, high)
    assert low < between < high
    assert RANK.match(between)
    assert rank_between(None, low) < low
    assert rank_between(high, None) > high


@given(st.integers(0, 5000))
def test_ranks_ascend_and_are_short(count):
    made = list(ranks(count))
    assert len(made) == count
    assert made == sorted(set(made))
    assert all(RANK.match(rank) and len(rank) <= 3 for rank in made)


def test_the_last_rank_is_behind_all_or_the_longest_again():
    assert last_rank([]) == "V"
    assert last_rank(["k", "V"]) > "k"
    assert last_rank(["z" * 200]) == "z" * 200


def test_places_beside_a_neighbour(sofa):
    assert "K" < stage_rank(sofa, after="before") < "f" < stage_rank(sofa, after="after")
    assert step_rank(sofa, "before", after=None) < "K" < step_rank(sofa, "before", after="hears") < "f"
    assert "A" < lane_rank(sofa, after="where") < "K"
    assert card_rank(sofa, "feels", "asks", after="f3") > "V"
    assert card_rank(sofa, "thinks", "asks", after=None) == "V"


def test_a_neighbour_from_elsewhere_is_refused(sofa):
    with pytest.raises(NotFound) as refused:
        step_rank(sofa, "before", after="order")
    assert refused.value.hint == "did you mean 'orders'?"
    with pytest.raises(NotFound):
        step_rank(sofa, "after", after="orders")


def lanes(*placed):
    return JourneyMap(id="m", title="M", lanes=tuple(Lane(id=i, kind="free", rank=r) for i, r in placed))


@pytest.mark.parametrize(
    "document",
    [lanes(("a", "V"), ("b", "V")), lanes(("a", "0" * 199 + "1"), ("b", "0" * 199 + "2"))],
    ids=["two of one rank", "ranks grown long"],
)
def test_where_nothing_fits_spreading_makes_room(document):
    with pytest.raises(Conflict) as refused:
        lane_rank(document, after="a")
    assert refused.value.code == "rank.no_room"
    spread = apply(document, SpreadRanks())
    new = Lane(id="c", kind="free", rank=lane_rank(spread, after="a"))
    assert [lane.id for lane in apply(spread, AddLane(lane=new)).lanes] == ["a", "c", "b"]
