"""Changes of the library: put, remove, refuse, undo."""

import pytest
from change_strategies import single_library_changes
from hypothesis import given, settings
from hypothesis import strategies as st
from map_strategies import libraries

from caminos.errors import BadInput, CaminosError, NotFound
from caminos.maps import (
    apply_library,
    apply_library_all,
    invert_library,
    library_difference,
    library_faults,
    library_in_order,
)
from caminos.maps.apply_library import LISTS
from caminos.maps.library import Area, Capability, Library, Sector, Touchpoint, ValueFlowStep
from caminos.maps.library_changes import (
    PutArea,
    PutCapability,
    PutSector,
    PutTouchpoint,
    PutValueFlowStep,
    RemoveThing,
    SetPurpose,
)

ORGANISATION = Library(
    areas=(Area(id="care", name="Customer care"), Area(id="logistics", name="Logistics")),
    value_flow_steps=(ValueFlowStep(id="serve", name="Serve", rank="V"),),
    sectors=(Sector(id="help", name="Help", value_flow_step="serve", rank="V"),),
    capabilities=(Capability(id="answer", name="Answer calls", sector="help", area="care", rank="V"),),
    touchpoints=(Touchpoint(id="calls", name="Call centre", area="care"),),
)


def test_a_thing_is_put_new_or_in_place_of_its_namesake():
    after = apply_library_all(
        ORGANISATION,
        (
            PutArea(area=Area(id="care", name="Care", lead="Ola")),
            PutArea(area=Area(id="boutique", name="Boutique")),
        ),
    )
    assert after.areas == (
        Area(id="boutique", name="Boutique"),
        Area(id="care", name="Care", lead="Ola"),
        Area(id="logistics", name="Logistics"),
    )


def test_removing_an_area_leaves_what_named_it():
    after = apply_library(ORGANISATION, RemoveThing(thing="area", id="care"))
    assert after == ORGANISATION.model_copy(
        update={
            "areas": (Area(id="logistics", name="Logistics"),),
            "touchpoints": (Touchpoint(id="calls", name="Call centre"),),
            "capabilities": (Capability(id="answer", name="Answer calls", sector="help", rank="V"),),
        }
    )


def test_removing_a_value_flow_step_takes_what_stands_in_it():
    after = apply_library(ORGANISATION, RemoveThing(thing="value_flow_step", id="serve"))
    assert (after.value_flow_steps, after.sectors, after.capabilities) == ((), (), ())


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        (
            PutTouchpoint(touchpoint=Touchpoint(id="t", name="T", area="car")),
            "touchpoint.unknown_area",
            "'care'",
        ),
        (
            PutSector(sector=Sector(id="s", name="S", value_flow_step="sell", rank="V")),
            "sector.unknown_value_flow_step",
            "'serve'",
        ),
        (
            PutCapability(capability=Capability(id="c", name="C", sector="hlp", rank="V")),
            "capability.unknown_sector",
            "'help'",
        ),
    ],
)
def test_what_names_nothing_is_refused(change, code, hint):
    with pytest.raises(BadInput) as refused:
        apply_library(ORGANISATION, change)
    assert refused.value.code == code
    assert hint in refused.value.hint


def test_removing_what_is_not_there_is_refused():
    with pytest.raises(NotFound) as refused:
        apply_library(ORGANISATION, RemoveThing(thing="value_flow_step", id="server"))
    assert refused.value.code == "value_flow_step.not_found"
    assert refused.value.hint == "did you mean 'serve'?"
    with pytest.raises(NotFound, match="no theme 'x'"):
        apply_library(ORGANISATION, RemoveThing(thing="theme", id="x"))


def test_what_is_no_change_is_refused():
    with pytest.raises(BadInput) as refused:
        apply_library(ORGANISATION, None)  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.code == "change.unknown_kind"


def test_every_list_of_the_library_can_be_changed():
    assert {"purpose", *LISTS.values()} == set(Library.model_fields)


def test_a_sector_and_its_step_can_come_together():
    step = ValueFlowStep(id="sell", name="Sell", rank="k")
    sector = Sector(id="shop", name="Shop", value_flow_step="sell", rank="k")
    after = apply_library_all(Library(), (PutSector(sector=sector), PutValueFlowStep(value_flow_step=step)))
    assert after == Library(value_flow_steps=(step,), sectors=(sector,))
    assert library_difference(Library(), after) == (
        PutValueFlowStep(value_flow_step=step),
        PutSector(sector=sector),
    )
    assert apply_library(after, SetPurpose(purpose="Homes")).purpose == "Homes"


@settings(max_examples=60, deadline=None)
@given(libraries(), st.lists(single_library_changes(), max_size=3))
def test_apply_is_total_and_can_be_undone(before, changes):
    for change in changes:
        try:
            after = apply_library(before, change)
        except CaminosError as error:
            assert error.code
            assert error.hint
            continue
        assert library_faults(after) == ()
        assert Library.model_validate_json(after.model_dump_json()) == after
        assert apply_library_all(after, invert_library(before, change)) == library_in_order(before)
        before = after


@settings(max_examples=30, deadline=None)
@given(libraries(), libraries())
def test_the_difference_leads_from_one_state_to_the_other(before, after):
    assert apply_library_all(before, library_difference(before, after)) == library_in_order(after)
