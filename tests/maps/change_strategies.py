"""Strategies for changes of maps and libraries."""

from hypothesis import strategies as st
from map_strategies import (
    SOME,
    THINGS,
    actions,
    bets,
    cards,
    dates,
    evidences,
    feelings,
    intervals,
    lanes,
    maps,
    maybe,
    names,
    numbers,
    objectives,
    one_of,
    personas,
    provenances,
    ranks,
    texts,
    things,
    touchpoints,
)

from caminos.maps import changes as c
from caminos.maps import library_changes as lc
from caminos.maps.fields import ActionFields, CardFields, LaneFields, MapFields, StageFields, StepFields
from caminos.maps.library import (
    Area,
    Capability,
    Metric,
    Role,
    Sector,
    Theme,
    ValueFlowStep,
)
from caminos.maps.model import Stage, Step


def some_fields(fields, /, **strategies):
    """A partial edit that gives a random part of its fields."""
    return st.fixed_dictionaries({}, optional=strategies).map(lambda given: fields(**given))


def single_changes(document):
    """Any change, mostly of things that are on the map and sometimes of others."""
    ids = {
        kind: one_of([thing.id for thing in getattr(document, f"{kind}s")] * 5, ("ghost",)) for kind in SOME
    }
    new = {kind: st.sampled_from(("new", "new", f"{kind}-1")) for kind in SOME}
    stage = st.builds(Stage, id=new["stage"], name=names, rank=ranks)
    step = st.builds(Step, id=new["step"], stage=ids["stage"], name=names, rank=ranks)
    card = new["card"].flatmap(
        lambda one: st.booleans().flatmap(lambda loose: cards(one, ids["lane"], ids["step"], loose))
    )
    action = new["action"].flatmap(lambda one: actions(one, maybe() | ids["card"]))
    return st.one_of(
        st.builds(
            c.EditMap,
            fields=some_fields(
                MapFields,
                title=names,
                state=st.sampled_from(["current", "future"]),
                future_of=st.sampled_from([None, "map", "other"]),
                objective=maybe() | objectives,
                personas=st.lists(one_of(THINGS["persona"]), max_size=2).map(tuple),
                goals=st.lists(one_of(THINGS["touchpoint"]), max_size=2).map(tuple),
                review=maybe() | dates,
            ),
        ),
        st.builds(c.AddStage, stage=stage),
        st.builds(
            c.EditStage,
            id=ids["stage"],
            fields=some_fields(StageFields, name=names, provenance=provenances),
        ),
        st.builds(c.MoveStage, id=ids["stage"], rank=ranks),
        st.builds(c.RemoveStage, id=ids["stage"]),
        st.builds(c.AddStep, step=step),
        st.builds(
            c.EditStep,
            id=ids["step"],
            fields=some_fields(
                StepFields, name=names, provenance=provenances, submap=st.sampled_from([None, "map", "other"])
            ),
        ),
        st.builds(c.MoveStep, id=ids["step"], stage=ids["stage"], rank=ranks),
        st.builds(c.RemoveStep, id=ids["step"]),
        st.builds(c.AddLane, lane=new["lane"].flatmap(lanes)),
        st.builds(
            c.EditLane,
            id=ids["lane"],
            fields=some_fields(
                LaneFields, kind=st.sampled_from(["emotion", "metric"]), title=texts, hidden=st.booleans()
            ),
        ),
        st.builds(c.MoveLane, id=ids["lane"], rank=ranks),
        st.builds(c.RemoveLane, id=ids["lane"]),
        st.builds(c.AddCard, card=card),
        st.builds(
            c.EditCard,
            id=ids["card"],
            fields=some_fields(
                CardFields,
                text=texts,
                score=maybe() | feelings | numbers,
                interval=maybe() | intervals,
                provenance=provenances,
                evidence=st.lists(evidences, max_size=1).map(tuple),
            ),
        ),
        st.builds(
            c.MoveCard,
            id=ids["card"],
            lane=ids["lane"],
            step=ids["step"],
            until_step=maybe() | ids["step"],
            rank=ranks,
        ),
        st.builds(c.RemoveCard, id=ids["card"]),
        st.builds(c.AddAction, action=action),
        st.builds(
            c.EditAction,
            id=ids["action"],
            fields=some_fields(
                ActionFields, text=texts, due=maybe() | dates, owner=texts, bet=maybe() | bets
            ),
        ),
        st.builds(
            c.MoveAction, id=ids["action"], card=maybe() | ids["card"], touchpoint=things("touchpoint")
        ),
        st.builds(c.RemoveAction, id=ids["action"]),
        st.builds(c.SpreadRanks),
    )


@st.composite
def maps_and_changes(draw, loose=False):
    """A map and any change of it, single or several together."""
    document = draw(maps(loose))
    return document, draw(_changes(document))


def _changes(document):
    single = single_changes(document)
    together = st.lists(single, max_size=4).map(lambda some: c.Together(changes=tuple(some)))
    return single | together


def single_library_changes():
    """Any change of a library, of things that may be in it or not."""
    area = maybe() | one_of(THINGS["area"], ("ghost",))
    put = st.one_of(
        st.builds(lc.SetPurpose, purpose=texts),
        st.builds(lc.PutPersona, persona=one_of(THINGS["persona"]).flatmap(personas)),
        st.builds(
            lc.PutTouchpoint,
            touchpoint=one_of(THINGS["touchpoint"]).flatmap(lambda one: touchpoints(one, area)),
        ),
        st.builds(lc.PutArea, area=st.builds(Area, id=one_of(THINGS["area"]), name=names)),
        st.builds(
            lc.PutValueFlowStep,
            value_flow_step=st.builds(ValueFlowStep, id=one_of(THINGS["flow"]), name=names, rank=ranks),
        ),
        st.builds(
            lc.PutSector,
            sector=st.builds(
                Sector,
                id=one_of(THINGS["sector"]),
                name=names,
                rank=ranks,
                value_flow_step=one_of(THINGS["flow"], ("ghost",)),
            ),
        ),
        st.builds(
            lc.PutCapability,
            capability=st.builds(
                Capability,
                id=one_of(THINGS["capability"]),
                name=names,
                rank=ranks,
                sector=one_of(THINGS["sector"], ("ghost",)),
                area=area,
            ),
        ),
        st.builds(lc.PutMetric, metric=st.builds(Metric, id=one_of(THINGS["metric"]), name=names)),
        st.builds(lc.PutTheme, theme=st.builds(Theme, id=one_of(THINGS["theme"]), name=names)),
        st.builds(lc.PutRole, role=st.builds(Role, id=one_of(THINGS["role"]), name=names)),
    )
    removal = st.sampled_from(
        [
            ("value_flow_step" if kind == "flow" else kind, one)
            for kind in THINGS
            for one in (*THINGS[kind], "ghost")
        ]
    ).map(lambda what: lc.RemoveThing(thing=what[0], id=what[1]))
    return put | removal
