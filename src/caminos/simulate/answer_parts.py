"""The parts of the answers: one frozen record for each kind of truth (`answers` explains the whole)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CustomerCounts:
    """`seen` left an event; `nameless` of them left no id at all; `ids` how many of each kind the files hold.

    `joined` is the number of customers an exact join of the ids of all rows arrives at (more than there are:
    one person's two cookies, or a phone and a card, that no row connects); `joined_from_events` the same from
    the web shop, the orders and the call centre only.
    """

    total: int
    seen: int
    nameless: int
    ids: Mapping[str, int]
    joined: int
    joined_from_events: int


@dataclass(frozen=True)
class JourneyCounts:
    """How journeys ended. `by_number`: customers with 1, 2, 3 … of them; `on_the_way`: orders in transit."""

    total: int
    ordered: int
    completed: int
    lost: int
    unfinished: int
    on_the_way: int
    by_number: Mapping[str, int]


@dataclass(frozen=True)
class GroupAnswer:
    """One kind of customer.

    `night_share`: web events between 20 and 3 in Warsaw. `churn_share`: never came back although the wait was
    not too long. `steps_median`: events of a journey with an order, `days_to_order_median`: days before it.
    `planted_weekday_outside_share` leaves out weekends, `outside_share` counts them (all outside hours).
    """

    key: str
    name: str
    planted_share: float
    customers: int
    share: float
    journeys: int
    orders: int
    planted_web_share: float
    web_order_share: float
    night_share: float
    steps_median: float
    days_to_order_median: float
    planted_churn: float
    churn_share: float
    planted_return_share: float
    return_share: float
    planted_weekday_outside_share: float
    outside_share: float
    recommend_mean: float


@dataclass(frozen=True)
class TouchpointAnswer:
    """`reach`: share of the customers seen. `last_of_customers`: those whose very last event is here."""

    touchpoint: str
    file: str
    events: int
    customers: int
    journeys: int
    reach: float
    last_of_customers: int
    last_of_journeys: int


@dataclass(frozen=True)
class LossAnswer:
    """Journeys that arrive and those lost there for good; `open` were cut off by the last day."""

    touchpoint: str
    planted: float | None
    arrivals: int
    lost: int
    open: int
    share: float


@dataclass(frozen=True)
class WaitAnswer:
    """The wait between two moments, of those who lived to see both inside the window (`censored` did not)."""

    start: str
    end: str
    planted_median_days: float | None
    planted_p90_days: float | None
    n: int
    censored: int
    median_days: float
    p90_days: float
    median_s: float
    p90_s: float


@dataclass(frozen=True)
class FeelingAnswer:
    """One survey item, of all customers (`all`) or under one condition.

    `planted_mean` is the mean of what was planted for the journeys that met the item, `true_mean` the mean of
    what they felt; `survey_*` of those who answered. The weighted mean undoes the groups' unequal zeal.
    """

    item: str
    column: str
    touchpoint: str
    condition: str
    planted_mean: float
    true_n: int
    true_mean: float
    survey_n: int
    survey_mean: float | None
    survey_weighted_mean: float | None


@dataclass(frozen=True)
class RecommendAnswer:
    """The net promoter score, −1 … +1, of all who hold their goods and of those who answered."""

    true_n: int
    true_nps: float
    survey_n: int
    promoters: int
    detractors: int
    survey_nps: float | None
    survey_weighted_nps: float | None
    effort_n: int
    effort_mean: float | None
    effort_top2: int
    slow_true_nps: float
    quick_true_nps: float


@dataclass(frozen=True)
class ChurnAnswer:
    """Customers who never come back, by how long they waited from order to delivery.

    Counted over orders delivered at least `horizon_days` before the last day, so that everybody had the
    time to come back; orders taken home from a store are left out.
    """

    slow_after_days: int
    horizon_days: int
    planted_ratio: float
    quick_n: int
    quick_gone: int
    quick_share: float
    slow_n: int
    slow_gone: int
    slow_share: float
    ratio: float


@dataclass(frozen=True)
class OfficeHoursAnswer:
    """First attempts of tickets; outside hours means not Monday to Friday 9-17 in Warsaw."""

    opens: str
    closes: str
    weekdays: str
    attempts: int
    outside: int
    outside_share: float
    planted_at_least: float
    calls_missed: int
    call_back_median_s: float
    by_hour: Mapping[str, int]


@dataclass(frozen=True)
class ChangeAnswer:
    """What the delivery window e-mail did, from `day` on (by the day of the order).

    `questions_*`: "where is my order" tickets of `deliveries_*` (those on the way for at least two days).
    `answered_*`: the mean of the waiting item by the day of the answer, all that somebody without order
    numbers sees.
    """

    day: str
    what: str
    touchpoint: str
    planted_waiting_effect: float
    waiting_before: float
    waiting_after: float
    waiting_effect: float
    answered_before_n: int
    answered_before: float | None
    answered_after_n: int
    answered_after: float | None
    planted_question_ratio: float
    deliveries_before: int
    questions_before: int
    deliveries_after: int
    questions_after: int
    question_ratio: float
    mails_opened: int


@dataclass(frozen=True)
class ControlAnswer:
    """A touchpoint that does nothing: an outcome with it and without it differs by chance only."""

    touchpoint: str
    outcome: str
    with_n: int
    with_share: float
    without_n: int
    without_share: float


@dataclass(frozen=True)
class ReviewTruth:
    """What stands behind one review: its language, what it is about and what was felt there (1 … 5)."""

    id: str
    language: str
    topic: str
    topic_score: int
    second: str
    second_score: int


@dataclass(frozen=True)
class ReviewAnswer:
    """The reviews; `stars_mean` of those with stars (reviewers feel more strongly than other customers)."""

    n: int
    with_stars: int
    with_text: int
    with_email: int
    stars_mean: float
    by_language: Mapping[str, int]
    by_topic: Mapping[str, int]
    by_stars: Mapping[str, int]
    sample: tuple[ReviewTruth, ...]


@dataclass(frozen=True)
class FileAnswer:
    """What one file holds.

    `rows` counts every record but the header; `unreadable` must be set aside; `no_id` can be read but
    says nowhere whose it is; `duplicates` repeat an earlier row in every cell. `events` and `feedback` (a
    score or a text each) are the good ones, without those three. Some good rows carry no id either, and that
    is no fault (cash paid in a store, an unsigned answer): `nobody_rows` of them with `nobody_events` events.
    """

    file: str
    rows: int
    lines: int
    unreadable: int
    no_id: int
    duplicates: int
    events: int
    feedback: int
    nobody_rows: int
    nobody_events: int


@dataclass(frozen=True)
class Malformed:
    """A bad row.

    `row` counts as a spreadsheet does (the header is row 1; without a header the first record is), `line` as
    a text editor does; `column` is "" where the whole row is at fault; `readable`: only its id is missing.
    """

    file: str
    row: int
    line: int
    reason: str
    column: str
    readable: bool
