"""Random documents and changes for property tests: valid ones, readable but faulty ones, any language."""

from datetime import UTC, date, timedelta, timezone

from hypothesis import strategies as st

from caminos.maps import changes as c
from caminos.maps import library_changes as lc
from caminos.maps.check import faults
from caminos.maps.fields import ActionFields, CardFields, LaneFields, MapFields, StageFields, StepFields
from caminos.maps.library import (
    Area,
    Capability,
    Condition,
    EventRule,
    Library,
    Metric,
    OpeningHours,
    Persona,
    Quote,
    Role,
    Sector,
    Segment,
    Theme,
    Touchpoint,
    ValueFlowStep,
)
from caminos.maps.measurement import (
    Effort,
    Estimate,
    Folded,
    Measurement,
    ScoreNumbers,
    SourceNumbers,
    TouchpointNumbers,
    Wait,
)
from caminos.maps.model import Action, Bet, Card, Evidence, JourneyMap, Lane, Objective, Period, Stage, Step
from caminos.maps.provenance import Assumed, Claim, Measured, Observed
from caminos.maps.readiness import QUESTIONS, ReadinessAnswer, ReadinessAnswers

ODD = ("", "Zażółć\ngęślą", '“quoted” \\ "twice"', "שלום مرحبا", "\u2028👩‍🚀\x7f\x00", " blank ")
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
names = st.sampled_from(("Waits for the parcel", "Oczekuje", "等待")) | texts.filter(str.strip)
dates = st.dates()
ranks = st.sampled_from(["1", "7", "V", "V1", "k", "zz", "0V"])
numbers = st.floats(allow_nan=False, allow_infinity=False)
feelings = st.floats(-2, 2)
maybe = st.none

GHOSTS = ("ghost", "recovered")
SOME = {
    kind: tuple(f"{kind}-{number}" for number in range(1, 5))
    for kind in ("stage", "step", "lane", "card", "action")
}
THINGS = {
    kind: (f"{kind}-1", f"{kind}-2")
    for kind in ("persona", "touchpoint", "area", "flow", "sector", "capability", "metric", "theme", "role")
}
MEASUREMENTS = ("measurement-1", "measurement-2")


def one_of(pool, ghosts=()):
    return st.sampled_from((*pool, *ghosts))


any_provenance = st.one_of(
    st.builds(Assumed, note=texts),
    st.builds(Observed, method=st.sampled_from(["interview", "observation"]), by=names, on=dates, note=texts),
    st.builds(Measured, measurement=one_of(MEASUREMENTS), note=texts),
)
any_quote = st.builds(
    Quote,
    text=texts,
    language=st.sampled_from(["", "pl", "ro"]),
    group=texts,
    source=texts,
    said_on=maybe() | dates,
    alike=maybe() | st.integers(1, 10**9),
)
any_evidence = st.builds(
    Evidence,
    kind=st.sampled_from(["feedback", "measurement", "interview", "observation", "document"]),
    text=texts,
    source=texts,
    on=maybe() | dates,
    n=maybe() | st.integers(0, 10**9),
)

# Inside whole documents a few of each will do: what matters there is how things stand to each other.
provenances = st.sampled_from(
    (
        Assumed(),
        Assumed(note="a guess"),
        Observed(method="interview", by="Ola", on=date(2026, 11, 2)),
        *(Measured(measurement=one) for one in MEASUREMENTS),
    )
)
claims = provenances.map(lambda known: Claim(text="Wants to sit down", provenance=known))
few_claims = st.sampled_from((0, 1, 2)).flatmap(lambda count: st.tuples(*[claims] * count))
quotes = st.sampled_from((Quote(text="Zamknięte o 17?", language="pl", alike=96), Quote(text="…")))
evidences = st.sampled_from((Evidence(kind="feedback", n=3), Evidence(kind="document", source="Wiki")))
periods = st.tuples(dates, dates).map(lambda two: Period(first=min(two), last=max(two)))


def distinct(draw, pool, strategy_of):
    """Things whose ids are the first few of a pool, in any order."""
    full = len(pool)
    count = draw(st.sampled_from((full, full, full - 1, full - 1, 2, 2, 1, 0)))
    return tuple(draw(strategy_of(one)) for one in draw(st.permutations(pool[:count])))


@st.composite
def libraries(draw, loose=False):
    """A library; with `loose` its things may name others that are not there."""
    ghosts = GHOSTS if loose else ()
    areas = distinct(
        draw, THINGS["area"], lambda one: st.builds(Area, id=st.just(one), name=names, lead=texts)
    )
    flow = distinct(
        draw,
        THINGS["flow"],
        lambda one: st.builds(ValueFlowStep, id=st.just(one), name=names, rank=ranks),
    )
    area = maybe() if not (areas or loose) else maybe() | one_of([a.id for a in areas], ghosts)
    sectors = ()
    if flow or loose:
        sectors = distinct(
            draw,
            THINGS["sector"],
            lambda one: st.builds(
                Sector,
                id=st.just(one),
                name=names,
                rank=ranks,
                value_flow_step=one_of([f.id for f in flow], ghosts),
            ),
        )
    capabilities = ()
    if sectors or loose:
        capabilities = distinct(
            draw,
            THINGS["capability"],
            lambda one: st.builds(
                Capability,
                id=st.just(one),
                name=names,
                rank=ranks,
                sector=one_of([s.id for s in sectors], ghosts),
                area=area,
            ),
        )
    return Library(
        purpose=draw(texts),
        personas=distinct(draw, THINGS["persona"], lambda one: personas(one, loose)),
        touchpoints=distinct(draw, THINGS["touchpoint"], lambda one: touchpoints(one, area)),
        areas=areas,
        value_flow_steps=flow,
        sectors=sectors,
        capabilities=capabilities,
        metrics=distinct(
            draw,
            THINGS["metric"],
            lambda one: st.builds(
                Metric,
                id=st.just(one),
                name=names,
                kind=st.sampled_from(["nps", "money", "other"]),
                unit=texts,
                better=st.sampled_from(["higher", "lower"]),
            ),
        ),
        themes=distinct(
            draw,
            THINGS["theme"],
            lambda one: st.builds(Theme, id=st.just(one), name=names, description=texts),
        ),
        roles=distinct(
            draw,
            THINGS["role"],
            lambda one: st.builds(
                Role, id=st.just(one), name=names, kind=st.sampled_from(["decider", "blocker", "free"])
            ),
        ),
    )


def personas(one, loose=False):
    """A persona; with `loose` the conditions of its segment may exclude each other."""
    condition = st.builds(
        Condition,
        property=st.sampled_from(["plan", "city"]),
        values=st.lists(st.sampled_from("abc"), min_size=1, max_size=2).map(tuple),
    )
    conditions = st.lists(condition, max_size=4) if loose else st.lists(condition, max_size=1)
    return st.builds(
        Persona,
        id=st.just(one),
        name=names,
        summary=texts,
        picture=texts,
        traits=few_claims,
        goals=few_claims,
        behaviour=few_claims,
        quotes=st.lists(quotes, max_size=2).map(tuple),
        segment=maybe() | conditions.map(lambda all_: Segment(conditions=tuple(all_))),
    )


def touchpoints(one, area):
    words = st.lists(texts, max_size=2).map(tuple)
    return st.builds(
        Touchpoint,
        id=st.just(one),
        name=names,
        channel=texts,
        physical_evidence=texts,
        initiator=st.sampled_from(["customer", "organisation", "other"]),
        control=st.sampled_from(["owned", "shared", "beyond"]),
        area=area,
        responsible=texts,
        expectation=maybe() | claims,
        value=few_claims,
        opening_hours=maybe() | st.builds(OpeningHours, text=names, timezone=st.just("Europe/Warsaw")),
        rule=maybe() | st.builds(EventRule, names=words, channels=words, sources=words),
    )


def things(kind, ghosts=()):
    return maybe() | one_of(THINGS[kind], ghosts)


def lanes(one):
    kinds = st.sampled_from(["action", "thought", "emotion", "emotion", "pain", "metric", "support", "free"])
    return st.builds(
        Lane,
        id=st.just(one),
        kind=kinds,
        title=texts,
        rank=ranks,
        persona=things("persona"),
        role=things("role"),
        hidden=st.booleans(),
        collapsed=st.booleans(),
    )


intervals = st.tuples(feelings, feelings)


def cards(one, lane, step, loose=False):
    scores = st.one_of(
        st.just((None, None)),
        st.tuples(feelings, maybe() | intervals.map(lambda two: (min(two), max(two)))),
    )
    if loose:
        scores = st.tuples(maybe() | numbers, maybe() | st.tuples(numbers, numbers))
    return scores.flatmap(
        lambda two: st.builds(
            Card,
            id=st.just(one),
            lane=lane,
            step=step,
            until_step=maybe() | step,
            rank=ranks,
            text=texts,
            provenance=provenances,
            touchpoint=things("touchpoint"),
            score=st.just(two[0]),
            interval=st.just(two[1]),
            moment=st.sampled_from([None, "critical", "differentiating"]),
            area=things("area"),
            responsible=texts,
            role=things("role"),
            theme=things("theme"),
            metric=things("metric"),
            quote=maybe() | quotes,
            evidence=st.lists(evidences, max_size=2).map(tuple),
        )
    )


bets = st.builds(Bet, metric=one_of(THINGS["metric"]), change=numbers, until=maybe() | dates)
objectives = st.builds(
    Objective,
    statement=texts,
    metric=things("metric"),
    baseline=maybe() | numbers,
    target=maybe() | numbers,
    period=maybe() | periods,
)


def actions(one, card):
    return st.builds(
        Action,
        id=st.just(one),
        text=texts,
        card=card,
        touchpoint=things("touchpoint"),
        verdict=st.sampled_from([None, "strengthen", "keep", "redesign", "eliminate"]),
        reach=st.sampled_from([None, "quick win", "strategic"]),
        owner=texts,
        due=maybe() | dates,
        status=st.sampled_from(["proposed", "decided", "doing", "done", "dropped"]),
        bet=maybe() | bets,
    )


@st.composite
def maps(draw, loose=False):
    """A map without faults of its own; with `loose` any map that can be read."""
    ghosts = GHOSTS if loose else ()
    stages = distinct(
        draw,
        SOME["stage"],
        lambda one: st.builds(Stage, id=st.just(one), name=names, rank=ranks, provenance=provenances),
    )
    steps = ()
    if stages or loose:
        steps = distinct(
            draw,
            SOME["step"],
            lambda one: st.builds(
                Step,
                id=st.just(one),
                stage=one_of([s.id for s in stages], ghosts),
                name=names,
                rank=ranks,
                provenance=provenances,
                submap=st.sampled_from([None, "other", *(("map",) if loose else ())]),
            ),
        )
    rows = distinct(draw, SOME["lane"], lanes)
    placed = ()
    if (steps and rows) or loose:
        lane, step = one_of([r.id for r in rows], ghosts), one_of([s.id for s in steps], ghosts)
        placed = distinct(draw, SOME["card"], lambda one: cards(one, lane, step, loose))
    hooks = maybe() if not (placed or loose) else maybe() | one_of([p.id for p in placed], ghosts)
    people = st.lists(one_of(THINGS["persona"], ghosts), unique=not loose, max_size=3).map(tuple)
    future = st.sampled_from([None, "other", *(("map",) if loose else ())])
    future_of = draw(future)
    state = draw(st.sampled_from(["current", "future"])) if loose or future_of is None else "future"
    document = JourneyMap(
        id="map",
        title=draw(names),
        language=draw(st.sampled_from(["en", "pl", "uk-UA", ""])),
        perspective=draw(texts),
        personas=draw(people),
        state=state,
        future_of=future_of,
        objective=draw(maybe() | objectives),
        scope=draw(texts),
        goals=draw(st.lists(one_of(THINGS["touchpoint"], ghosts), unique=not loose, max_size=3).map(tuple)),
        owner=draw(texts),
        created=draw(maybe() | dates),
        review=draw(maybe() | dates),
        stages=stages,
        steps=steps,
        lanes=rows,
        cards=placed,
        actions=distinct(draw, SOME["action"], lambda one: actions(one, hooks)),
    )
    return document if loose else _turned(document)


def _turned(document):
    """Spans drawn at random made to run forward, by exchanging their ends."""
    backwards = {fault.id for fault in faults(document) if fault.code == "card.span_backwards"}
    turned = tuple(
        card.model_copy(update={"step": card.until_step, "until_step": card.step})
        if card.id in backwards
        else card
        for card in document.cards
    )
    return document.model_copy(update={"cards": turned})


estimates = st.builds(
    Estimate,
    value=numbers,
    low=maybe() | numbers,
    high=maybe() | numbers,
    n=st.integers(0, 10**9),
    counted=st.sampled_from(["customers", "journeys", "answers"]),
    method=texts,
)
scores = st.builds(
    ScoreNumbers,
    kind=st.sampled_from(["nps", "csat", "ces", "mean"]),
    estimate=estimates,
    scale=maybe() | st.tuples(numbers, numbers),
    source=texts,
)
positive = st.floats(0, 1e12)
moments = st.datetimes(
    timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=45))]),
)
counts = st.integers(0, 10**9)
measurements = st.builds(
    Measurement,
    id=one_of(MEASUREMENTS),
    map=st.just("map"),
    taken_at=moments,
    first_at=maybe() | moments,
    last_at=maybe() | moments,
    customers=counts,
    journeys=counts,
    events=counts,
    feedback=counts,
    unfinished=maybe() | counts,
    horizon_s=maybe() | positive,
    effort=maybe()
    | st.builds(
        Effort,
        n=counts,
        contacts_median=numbers,
        contacts_p90=numbers,
        channels_median=numbers,
        channels_p90=numbers,
        hours_median=numbers,
        hours_p90=numbers,
    ),
    scores=st.lists(scores, max_size=2).map(tuple),
    touchpoints=st.lists(
        st.builds(
            TouchpointNumbers,
            touchpoint=one_of(THINGS["touchpoint"]),
            events=counts,
            journeys=counts,
            customers=counts,
            reached=maybe() | estimates,
            wait_to_next=maybe() | st.builds(Wait, median_s=positive, p90_s=positive, n=counts),
            emotion=maybe() | estimates,
            weighted=st.booleans(),
            scores=st.lists(scores, max_size=1).map(tuple),
            channels=st.lists(st.tuples(texts, counts), max_size=2).map(tuple),
            sources=st.lists(texts, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    sources=st.lists(
        st.builds(SourceNumbers, name=texts, events=counts, feedback=counts, first_at=maybe() | moments),
        max_size=2,
    ).map(tuple),
    folded=maybe() | st.builds(Folded, touchpoints=counts, events=counts, share=st.floats(0, 1)),
    notes=st.lists(texts, max_size=2).map(tuple),
)


@st.composite
def readiness_answers(draw):
    asked = draw(st.lists(st.sampled_from(QUESTIONS), unique=True))
    answer = lambda question: st.builds(  # noqa: E731
        ReadinessAnswer,
        question=st.just(question),
        value=st.sampled_from(["yes", "partly", "no", "unknown"]),
        by=texts,
        on=maybe() | dates,
        note=texts,
    )
    return ReadinessAnswers(answers=tuple(draw(answer(question)) for question in asked))


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
