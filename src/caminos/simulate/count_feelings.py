"""Counting what was really felt and what the planted causes did: items, recommendation, churn, change,
controls.
"""

import numpy as np

from caminos.simulate.answer_parts import (
    ChangeAnswer,
    ChurnAnswer,
    ControlAnswer,
    FeelingAnswer,
    OfficeHoursAnswer,
    RecommendAnswer,
    ReviewAnswer,
    ReviewTruth,
)
from caminos.simulate.asked import BLANK, NO_RECOMMENDATION, NOT_USED
from caminos.simulate.clock import DAY_S, HOUR_S, TIMEZONE, day_number, to_wall, wall_day
from caminos.simulate.contacts import MISSED, OPENED
from caminos.simulate.count_paths import staying_away
from caminos.simulate.draws import Flags, Ints
from caminos.simulate.party import NEVER, NOT_LOST
from caminos.simulate.people import LANGUAGES
from caminos.simulate.story import Story
from caminos.simulate.words import TOPICS
from caminos.simulate.world import CODE, CONDITIONS, WHERE_IS_MY_ORDER, Item

SAMPLE = 400
LEAST_OUTSIDE = 0.40


def feelings(story: Story) -> tuple[FeelingAnswer, ...]:
    """Every survey item: of all, and under each of its conditions."""
    out = []
    for column, item in enumerate(story.world.items):
        out.append(_feeling(story, column, item, "all", None))
        if item.condition:
            for state, name in enumerate(CONDITIONS[item.condition]):
                out.append(_feeling(story, column, item, name, state))
    return tuple(out)


def recommend(story: Story) -> RecommendAnswer:
    """The net promoter score, true and surveyed, and the effort score of the survey."""
    true, holds, survey = story.feelings.recommend, story.feelings.holds, story.survey
    slow = np.zeros(len(holds), dtype=np.bool_)
    slow[story.life.orders.journey[story.life.orders.slow]] = True
    given = survey.recommend != NO_RECOMMENDATION
    said, weight = survey.recommend[given], survey.weight[given]
    sign = (said >= 9).astype(np.int64) - (said <= 6)
    effort = survey.effort[survey.effort > 0]
    return RecommendAnswer(
        true_n=int(holds.sum()),
        true_nps=_nps(true[holds]) or 0.0,
        survey_n=int(given.sum()),
        promoters=int((said >= 9).sum()),
        detractors=int((said <= 6).sum()),
        survey_nps=_nps(said),
        survey_weighted_nps=_mean(int((sign * weight).sum()), int(weight.sum())),
        effort_n=len(effort),
        effort_mean=_mean(int(effort.sum()), len(effort)),
        effort_top2=int((effort >= 6).sum()),
        slow_true_nps=_nps(true[holds & slow]) or 0.0,
        quick_true_nps=_nps(true[holds & ~slow]) or 0.0,
    )


def churn(story: Story) -> ChurnAnswer:
    """Who never comes back after a home delivery, by the wait."""
    world, orders = story.world, story.life.orders
    ready, gone = staying_away(story.life, world)
    quick, slow = ready & orders.home & ~orders.slow, ready & orders.home & orders.slow
    shares = [_mean(int((some & gone).sum()), int(some.sum())) or 0.0 for some in (quick, slow)]
    return ChurnAnswer(
        slow_after_days=world.slow_after_days,
        horizon_days=world.return_days[1] + 1,
        planted_ratio=world.slow_churn_ratio,
        quick_n=int(quick.sum()),
        quick_gone=int((quick & gone).sum()),
        quick_share=shares[0],
        slow_n=int(slow.sum()),
        slow_gone=int((slow & gone).sum()),
        slow_share=shares[1],
        ratio=round(shares[1] / shares[0], 6) if shares[0] else 0.0,
    )


def office_hours(story: Story) -> OfficeHoursAnswer:
    """Attempts to reach the call centre against its hours."""
    tickets, end_s = story.life.tickets, story.life.end_s
    inside = tickets.attempted < end_s
    outside = inside & tickets.outside
    hours = np.bincount(to_wall(tickets.attempted[inside]) % DAY_S // HOUR_S, minlength=24)
    answered = outside & (tickets.at[:, OPENED] < end_s)
    wait = tickets.at[answered, OPENED] - tickets.attempted[answered]
    return OfficeHoursAnswer(
        opens="09:00",
        closes="17:00",
        weekdays=f"Mon-Fri, {TIMEZONE}",
        attempts=int(inside.sum()),
        outside=int(outside.sum()),
        outside_share=_mean(int(outside.sum()), int(inside.sum())) or 0.0,
        planted_at_least=LEAST_OUTSIDE,
        calls_missed=int((outside & (tickets.at[:, MISSED] != NEVER)).sum()),
        call_back_median_s=float(np.median(wait)) if len(wait) else 0.0,
        by_hour={f"{hour:02d}": int(n) for hour, n in enumerate(hours)},
    )


def change(story: Story) -> ChangeAnswer:
    """Before and after the delivery window e-mail."""
    world, orders, life = story.world, story.life.orders, story.life
    item = next(item for item in world.items if item.key == "waiting")
    before, after = (_feeling(story, world.items.index(item), item, "", state) for state in (0, 1))
    told = day_number(world.change_day)
    answered = wall_day(story.survey.answered)
    early, late = (
        _surveyed(story, world.items.index(item), some) for some in (answered < told, answered >= told)
    )
    asked = np.zeros(len(orders), dtype=np.bool_)
    inside = (life.tickets.reason == WHERE_IS_MY_ORDER) & (life.tickets.attempted < life.end_s)
    asked[life.tickets.order[inside]] = True
    # A delivery counts once its question, if there was one, must have come before the window ended.
    moving = (orders.days >= 2) & (orders.moment("delivered_at") < life.end_s)
    counts = [
        (int((moving & some).sum()), int((moving & some & asked).sum()))
        for some in _halves(orders.after_change)
    ]
    (n_before, q_before), (n_after, q_after) = counts
    known = n_before and n_after and q_before
    return ChangeAnswer(
        day=world.change_day.isoformat(),
        what="an e-mail with a delivery window of two hours for every order",
        touchpoint="delivery_window_mail_open",
        planted_waiting_effect=round(item.feels[-1] - item.feels[0], 6),
        waiting_before=before.true_mean,
        waiting_after=after.true_mean,
        waiting_effect=round(after.true_mean - before.true_mean, 6),
        answered_before_n=early[0],
        answered_before=early[1],
        answered_after_n=late[0],
        answered_after=late[1],
        planted_question_ratio=world.order_question_ratio,
        deliveries_before=n_before,
        questions_before=q_before,
        deliveries_after=n_after,
        questions_after=q_after,
        question_ratio=round((q_after / n_after) / (q_before / n_before), 6) if known else 0.0,
        mails_opened=int((story.events.code == CODE["delivery_window_mail_open"]).sum()),
    )


def controls(story: Story) -> tuple[ControlAnswer, ...]:
    """The two touchpoints where nothing was planted."""
    life, orders = story.life, story.life.orders
    settled = (
        story.begun
        & life.journeys.via_web
        & ((life.journeys.lost_at != NOT_LOST) | story.reached("ordered_at"))
    )
    ready, gone = staying_away(life, story.world)
    bought = ready & orders.web
    checked, downloaded = story.reached("stock_checked"), story.reached("invoice_downloaded")[orders.journey]
    return (
        _control("stock_checked", "orders in the web shop", checked, settled, story.reached("ordered_at")),
        _control("invoice_downloaded", "never comes back after a web order", downloaded, bought, gone),
    )


def review_counts(story: Story) -> ReviewAnswer:
    """The reviews as a whole, and the truth behind the first of them."""
    reviews = story.reviews
    language = story.life.people.language[story.life.journeys.customer[reviews.journey]]
    language = np.where(reviews.in_english, LANGUAGES.index("en"), language)
    starred = reviews.stars > 0
    return ReviewAnswer(
        n=len(reviews),
        with_stars=int(starred.sum()),
        with_text=int(reviews.has_text.sum()),
        with_email=int(reviews.shows_email.sum()),
        stars_mean=_mean(int(reviews.stars.sum(dtype=np.int64)), int(starred.sum())) or 0.0,
        by_language={name: int((language == code).sum()) for code, name in enumerate(LANGUAGES)},
        by_topic={name: int((reviews.topic == code).sum()) for code, name in enumerate(TOPICS)},
        by_stars={str(stars): int((reviews.stars == stars).sum()) for stars in range(6)},
        sample=tuple(
            _review_truth(story, number, int(language[number])) for number in range(min(SAMPLE, len(reviews)))
        ),
    )


def _review_truth(story: Story, number: int, language: int) -> ReviewTruth:
    reviews = story.reviews
    topic, second = int(reviews.topic[number]), int(reviews.second[number])
    keys = [item.key for item in story.world.items]
    score = story.feelings.score[reviews.journey[number]]
    return ReviewTruth(
        id=review_id(number),
        language=LANGUAGES[language],
        topic=TOPICS[topic],
        topic_score=int(score[keys.index(TOPICS[topic])]),
        second=TOPICS[second] if second >= 0 else "",
        second_score=int(score[keys.index(TOPICS[second])]) if second >= 0 else 0,
    )


def review_id(number: int) -> str:
    """The review site's id of the review that was posted as number `number` (from 0)."""
    return f"r-{number + 1:07d}"


def _feeling(story: Story, column: int, item: Item, condition: str, state: int | None) -> FeelingAnswer:
    score, planted = story.feelings.score[:, column], story.feelings.planted[:, column]
    holds = (
        np.ones(len(score), dtype=np.bool_) if state is None else story.feelings.condition[:, column] == state
    )
    felt = (score > 0) & holds
    n = int(felt.sum())
    survey_n, survey_mean, weighted = _surveyed(story, column, holds[story.survey.journey])
    return FeelingAnswer(
        item=item.key,
        column=item.header,
        touchpoint=item.touchpoint,
        condition=condition,
        planted_mean=round(float(planted[felt].sum(dtype=np.float64)) / max(1, n), 6),
        true_n=n,
        true_mean=_mean(int(score[felt].sum(dtype=np.int64)) - 3 * n, n) or 0.0,
        survey_n=survey_n,
        survey_mean=survey_mean,
        survey_weighted_mean=weighted,
    )


def _surveyed(story: Story, column: int, some: Flags) -> tuple[int, float | None, float | None]:
    """n, mean and weighted mean (−2 … +2) of the ratings of an item by some respondents."""
    score = story.survey.scores[:, column].astype(np.int64)
    rated = (score != BLANK) & (score != NOT_USED) & some
    felt, weight = score[rated] - 3, story.survey.weight[rated]
    return len(felt), _mean(int(felt.sum()), len(felt)), _mean(int((felt * weight).sum()), int(weight.sum()))


def _control(touchpoint: str, outcome: str, has: Flags, among: Flags, hit: Flags) -> ControlAnswer:
    (without_n, without), (with_n, with_) = (
        (int((among & some).sum()), _mean(int((among & some & hit).sum()), int((among & some).sum())) or 0.0)
        for some in _halves(has)
    )
    return ControlAnswer(touchpoint, outcome, with_n, with_, without_n, without)


def _halves(flags: Flags) -> tuple[Flags, Flags]:
    """Those without it, those with it."""
    return ~flags, flags


def _nps(scores: Ints) -> float | None:
    return _mean(int((scores >= 9).sum()) - int((scores <= 6).sum()), len(scores))


def _mean(total: int, n: int) -> float | None:
    return round(total / n, 6) if n else None
