"""Strategies for measurements and readiness answers."""

from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st
from map_strategies import MEASUREMENTS, THINGS, dates, maybe, numbers, one_of, texts

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
from caminos.maps.readiness import QUESTIONS, ReadinessAnswer, ReadinessAnswers

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
