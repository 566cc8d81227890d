"""Who says something: the answers to the survey and the reviews, with everything that biases them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caminos.simulate.clock import DAY_S, to_utc, wall_day
from caminos.simulate.draws import Codes, Draws, Flags, Ints
from caminos.simulate.feelings import Feelings
from caminos.simulate.groups import GROUPS
from caminos.simulate.life import Life
from caminos.simulate.people import by_group
from caminos.simulate.words import TOPICS
from caminos.simulate.world import World

BLANK, NOT_USED = 0, 6
NO_RECOMMENDATION = 11


@dataclass(frozen=True)
class Survey:
    """One row a respondent, by the day of the answer; everything as the survey tool stores it.

    `scores` has a column per item: 1 … 5, 0 blank, 6 did not use. `recommend`: 0 … 10, 11 blank. `effort`:
    1 … 7, 0 blank. `weight` (ten-thousandths) makes up for groups that answer more often than others.
    """

    journey: Ints
    answered: Ints
    scores: NDArray[np.int8]
    recommend: Ints
    effort: Ints
    weight: Ints
    shows_email: Flags
    comments: Flags

    def __len__(self) -> int:
        return len(self.journey)


@dataclass(frozen=True)
class Reviews:
    """One row a review, by time. `stars` 0: none given; `topic` and `second` (−1: none) of `TOPICS`."""

    journey: Ints
    posted: Ints
    stars: Codes
    topic: Codes
    second: Codes
    has_text: Flags
    in_english: Flags
    shows_email: Flags

    def __len__(self) -> int:
        return len(self.journey)


def survey(life: Life, feelings: Feelings, seed: int) -> Survey:
    """Ask every customer once, five to twelve days after the first journey whose goods arrived."""
    draws = Draws(seed, "survey")
    held = np.flatnonzero(feelings.holds)
    first = held[np.unique(life.journeys.customer[held], return_index=True)[1]]
    group = life.people.group[life.journeys.customer[first]]
    finished = life.orders.finished()[life.journeys.order[first]]
    day = wall_day(finished) + draws.between(len(first), 5, 12)
    answered = to_utc(day * DAY_S + draws.between(len(first), 8 * 3600, 22 * 3600))
    asked = answered < life.end_s
    replies = asked & draws.chance(len(first), by_group(group, [g.answers_share for g in GROUPS]))
    by = np.flatnonzero(replies)[np.argsort(answered[replies], kind="stable")]
    journey = first[by]
    n = len(journey)
    scores = feelings.score[journey].copy()
    silent = draws.chance(scores.size, 0.06).reshape(scores.shape) & (scores > 0)
    says_not_used = draws.chance(scores.size, 0.7).reshape(scores.shape) & (scores == 0)
    scores[silent] = BLANK
    scores[says_not_used] = NOT_USED
    return Survey(
        journey=journey,
        answered=answered[by],
        scores=scores,
        recommend=np.where(draws.chance(n, 0.05), NO_RECOMMENDATION, feelings.recommend[journey]),
        effort=np.where(draws.chance(n, 0.05), 0, feelings.effort[journey]),
        weight=_weights(group[asked], group[by]),
        shows_email=life.orders.has_email[life.journeys.order[journey]] & draws.chance(n, 0.9),
        comments=draws.chance(n, 0.35),
    )


def _weights(asked: Codes, replied: Codes) -> Ints:
    """Ten-thousandths: the share of the group among those asked over its share among the answers."""
    kinds = len(GROUPS)
    of_asked, of_replied = np.bincount(asked, minlength=kinds), np.bincount(replied, minlength=kinds)
    top = of_asked * 10_000 * max(1, len(replied))
    bottom = np.maximum(1, of_replied * max(1, len(asked)))
    return np.asarray((top // bottom)[replied], dtype=np.int64)


def reviews(world: World, life: Life, feelings: Feelings, seed: int) -> Reviews:
    """Reviews by those who hold their goods; strong feelings write three times as often."""
    draws = Draws(seed, "reviews")
    keys = [item.key for item in world.items]
    said = feelings.score[:, [keys.index(topic) for topic in TOPICS]]
    held = np.flatnonzero(feelings.holds)
    strength = np.where(said[held] > 0, np.abs(said[held].astype(np.int64) - 3), -1)
    strong = strength.max(axis=1, initial=-1) >= 2
    group = life.people.group[life.journeys.customer[held]]
    share = by_group(group, [g.review_share for g in GROUPS]) * np.where(strong, 1.5, 0.5)
    writes = np.flatnonzero(draws.chance(len(held), share))
    journey = held[writes]
    n = len(journey)
    posted = life.orders.finished()[life.journeys.order[journey]]
    day = wall_day(posted) + draws.between(n, 1, 14)
    posted = to_utc(day * DAY_S + draws.between(n, 9 * 3600, 24 * 3600 - 1))
    topic, second = _topics(strength[writes], draws)
    stars = said[journey, topic].astype(np.int64)
    # One in five rounds the whole experience up or down by a star.
    shift = draws.pick(n, (10, 80, 10)) - 1
    stars = np.clip(stars + shift, 1, 5)
    silent = draws.pick(n, (87, 8, 5))
    by = np.argsort(posted, kind="stable")
    by = by[posted[by] < life.end_s]
    return Reviews(
        journey=journey[by],
        posted=posted[by],
        stars=np.where(silent == 2, 0, stars)[by].astype(np.int8),
        topic=topic[by].astype(np.int8),
        second=second[by].astype(np.int8),
        has_text=(silent != 1)[by],
        in_english=draws.chance(n, 0.06)[by],
        shows_email=(draws.chance(n, 0.25) & life.orders.has_email[life.journeys.order[journey]])[by],
    )


def _topics(strength: Ints, draws: Draws) -> tuple[Ints, Ints]:
    """What each review is about: mostly the strongest feelings, but chance has a say."""
    n = len(strength)
    noise = draws.between(strength.size, 0, 2_200).reshape(strength.shape)
    order = np.argsort(np.where(strength < 0, 10**6, -strength * 1000 - noise), axis=1, kind="stable")
    topic, second = order[:, 0], order[:, 1]
    has_second = draws.chance(n, 0.45)
    if n:
        has_second &= strength[np.arange(n), second] >= 0
    return topic.astype(np.int64), np.where(has_second, second, -1).astype(np.int64)
