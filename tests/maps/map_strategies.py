"""Random documents and changes for property tests: valid ones, readable but faulty ones, any language."""

from datetime import date

from hypothesis import strategies as st

from caminos.maps.check import faults
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
from caminos.maps.model import Action, Bet, Card, Evidence, JourneyMap, Lane, Objective, Period, Stage, Step
from caminos.maps.provenance import Assumed, Claim, Measured, Observed

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
