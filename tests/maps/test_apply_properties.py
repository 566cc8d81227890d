"""Whatever the map and the change: a sound map comes back, or an error; and it can be undone."""

import pytest
from change_strategies import maps_and_changes
from hypothesis import given, settings
from map_strategies import maps

from caminos.errors import BadInput, CaminosError, Conflict, NotFound
from caminos.maps import apply, apply_all, difference, faults, in_order, invert
from caminos.maps.changes import SpreadRanks
from caminos.maps.model import JourneyMap


@settings(max_examples=100, deadline=None)
@given(maps_and_changes())
def test_apply_is_total_and_can_be_undone(drawn):
    before, change = drawn
    try:
        after = apply(before, change)
    except (BadInput, Conflict, NotFound) as error:
        assert error.code
        assert error.hint
        return
    assert faults(after) == ()
    assert JourneyMap.model_validate_json(after.model_dump_json()) == after
    assert in_order(after) == after
    assert apply_all(after, invert(before, change)) == in_order(before)


@settings(max_examples=40, deadline=None)
@given(maps_and_changes(loose=True))
def test_a_faulty_map_gets_no_worse(drawn):
    before, change = drawn
    try:
        after = apply(before, change)
    except CaminosError as error:
        assert error.code
        return
    assert set(faults(after)) <= set(faults(before))
    assert JourneyMap.model_validate_json(after.model_dump_json()) == after


@settings(max_examples=40, deadline=None)
@given(maps(), maps())
def test_the_difference_leads_from_one_state_to_the_other(before, after):
    assert apply_all(before, difference(before, after)) == in_order(after)
    assert difference(after, after) == ()


@settings(max_examples=20, deadline=None)
@given(maps())
def test_spreading_ranks_keeps_every_order_and_leaves_no_tie(before):
    after = apply(before, SpreadRanks())
    for field in ("stages", "steps", "lanes", "cards"):
        then, now = getattr(in_order(before), field), getattr(after, field)
        assert [thing.id for thing in now] == [thing.id for thing in then]
        assert len({thing.rank for thing in now}) == len(now)


def test_the_difference_of_two_maps_is_refused():
    with pytest.raises(Conflict, match="two maps"):
        difference(JourneyMap(id="a", title="A"), JourneyMap(id="b", title="B"))
