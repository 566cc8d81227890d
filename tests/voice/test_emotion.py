"""Emotion: any scale to −2 … +2, small samples, several sources."""

import numpy as np
import pytest
from tiny import Event, Said

from caminos.journeys import recognise
from caminos.maps.library import EventRule
from caminos.stats import interval, mean_spread
from caminos.voice import Emotion, SourceEmotion, emotions


def felt(engine, *feedback, **options):
    return emotions(engine.fill(feedback=feedback), **options)


@pytest.mark.parametrize(
    ("score", "low", "high", "feeling"),
    [
        (3, 1, 5, 0),
        (5, 0, 10, 0),
        (1, 1, 5, -2),
        (10, 0, 10, 2),
        (1, 5, 1, 2),
        (2, 1, 7, -4 / 3),
        (75, 0, 100, 1),
    ],
)
def test_every_scale_is_stretched_between_its_ends(engine, score, low, high, feeling):
    assert felt(engine, Said("x", score, low, high))["x"].estimate.value == pytest.approx(feeling)


def test_the_whole_result(engine):
    found = felt(
        engine,
        Said("x", 5, ref=1),
        Said("x", 4, ref=2),
        Said("x", 4, ref=2),
        Said("x", 1),
        Said("y", 3),
        Said("y", 2),
    )
    # Customers' means at x: 2, 1 and −2 around 1/3; at y: 0 and −1 around −1/2.
    variance = ((5 / 3) ** 2 + (2 / 3) ** 2 + (7 / 3) ** 2 + 0.25 + 0.25) / 3
    spread = mean_spread([2, 2, -2], [1, 2, 1], prior_variance=variance, prior_degrees=3)
    assert found["x"] == Emotion(
        touchpoint="x",
        estimate=found["x"].estimate,
        answers=4,
        few=True,
        weighted=False,
        sources=(SourceEmotion("survey", 0.5, 3),),
        distribution=(1, 0, 0, 1, 1),
    )
    expected = interval(spread, bounds=(-2, 2), method="t, between customers")
    assert found["x"].estimate.model_dump() == {
        **expected.model_dump(),
        "low": pytest.approx(expected.low),
        "high": pytest.approx(expected.high),
    }
    assert found["y"].distribution == (0, 1, 1, 0, 0)


def test_the_mean_is_not_moved_but_equal_answers_are_not_certain(engine):
    others = [Said("other", score) for score in (1, 2, 3, 4, 5) * 10]
    found = felt(engine, *[Said("x", 5)] * 3, *others)["x"]
    assert found.estimate.value == 2
    assert found.estimate.low < 1
    assert found.estimate.high == 2
    assert found.few
    many = felt(engine, *[Said("x", 5)] * 100, *others)["x"]
    assert many.estimate.low > 1.9
    assert not many.few


def test_one_customer_alone_in_the_store_has_no_interval(engine):
    estimate = felt(engine, Said("x", 4))["x"].estimate
    assert (estimate.value, estimate.low, estimate.high, estimate.n) == (1.0, None, None, 1)


def test_the_whole_experience_stands_under_none(engine):
    found = felt(engine, Said(None, 5), Said("x", 1))
    assert found[None].estimate.value == 2
    assert found["x"].estimate.value == -2


def test_sources_that_disagree_widen_the_interval(engine):
    random = np.random.default_rng(6)

    def answers(source, mean):
        return [Said("x", float(s), source=source) for s in np.clip(random.normal(mean, 0.5, 60), 1, 5)]

    agree = felt(engine, *answers("mail", 3), *answers("till", 3))["x"]
    disagree = felt(engine, *answers("mail", 2), *answers("till", 4))["x"]
    assert [one.source for one in agree.sources] == ["mail", "till"]
    assert agree.estimate.method == "random effects over sources"
    assert (agree.estimate.n, agree.answers) == (120, 120)
    width = agree.estimate.high - agree.estimate.low
    assert disagree.estimate.high - disagree.estimate.low > 5 * width


def test_weights_are_used_where_every_answer_has_one(engine):
    feedback = [Said("x", 5, weight=3.0), Said("x", 1, weight=1.0), Said("y", 5, weight=3.0), Said("y", 1)]
    found = felt(engine, *feedback)
    assert (found["x"].estimate.value, found["x"].weighted) == (1.0, True)
    assert (found["y"].estimate.value, found["y"].weighted) == (0.0, False)
    assert felt(engine, *feedback, weights=False)["x"].estimate.value == 0.0


def test_recognised_touchpoints_pool_their_names_and_leave_the_rest(engine):
    engine.fill(
        [Event(1, 0, "call", 1)], [Said("call", 5), Said("phone", 1), Said("smell", 3), Said(None, 4)]
    )
    recognised = recognise(engine, [("talk", EventRule(names=("call", "phone")))])
    found = emotions(engine, recognised)
    assert found.keys() == {"talk", None}
    assert found["talk"].estimate.value == 0


def test_nobody_said_anything(engine):
    assert dict(felt(engine)) == {}


@pytest.mark.parametrize("customers", [3, 8, 40])
def test_the_interval_holds_the_truth(engine, customers):
    """100 touchpoints with the same number of customers each, every one with its own true feeling."""
    random = np.random.default_rng(customers)
    truth = random.uniform(2.2, 3.8, 100)
    feedback = []
    for place, mean in enumerate(truth):
        shares = [
            (5 - mean) / 4 if score == 1 else (mean - 1) / 4 if score == 5 else 0 for score in range(1, 6)
        ]
        mixed = 0.4 * np.array(shares) + 0.6 * np.eye(5)[2]  # answers 1, 3 and 5
        for score in random.choice(range(1, 6), customers, p=mixed / mixed.sum()):
            feedback.append(Said(f"t{place}", float(score)))
    found = felt(engine, *feedback)
    held = 0
    for place, mean in enumerate(truth):
        feeling = (0.4 * mean + 0.6 * 3) - 3
        held += found[f"t{place}"].estimate.low <= feeling <= found[f"t{place}"].estimate.high
    assert held >= 90
