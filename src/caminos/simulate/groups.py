"""The four kinds of customers: how they walk, how fast, by which channel, and what they feel."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caminos.simulate.draws import Weights

HOURS = 27
"""Hours of a private day: 0 … 26; 24, 25 and 26 are the small hours of the next day."""


@dataclass(frozen=True)
class Group:
    """How one kind of customer behaves; shares are 0 … 1, weights are whole numbers of any sum.

    `share` of all customers (per cent). `web_share`: journeys that buy in the web shop. `browses_share`:
    store journeys that begin on the web. `hours`: when they are on the web (weight of each hour of a
    private day). `sessions`: weights of 1, 2, 3 … research sessions. `gap_days`: weights of 1, 2, 3 … days
    between them. `research_loss`: lost after each session that is not the last; `cart_loss`: lost after the
    cart. `two_devices_share`: search on one device and buy on another. `store_delivery_share`: store orders
    brought home. `churn`: never seen again after a good delivery. `outside_share`: contacts on a weekday
    made outside hours. `contacts`: weights of phone, e-mail, chat. `answers_share`: answer the survey.
    `has_email_share`: store customers whose e-mail is known. `feels`: what they feel more or less of than
    others, per survey item (−2 … +2).
    """

    key: str
    name: str
    share: int
    web_share: float
    browses_share: float
    hours: Weights
    sessions: Weights
    gap_days: Weights
    views: Weights
    ad_share: float
    search_share: float
    reads_reviews_share: float
    research_loss: float
    cart_loss: float
    two_devices_share: float
    desktop_share: float
    store_delivery_share: float
    churn: float
    return_share: float
    joins_share: float
    outside_share: float
    contacts: Weights
    answers_share: float
    has_email_share: float
    review_share: float
    recommend: float
    amount_pln: tuple[int, int, int]
    basket: Weights
    feels: Mapping[str, float] = field(default_factory=dict)


def _hours(**weights: int) -> tuple[int, ...]:
    """Weights by hour, given as `h20=9`; the hours not named have none."""
    out = [0] * HOURS
    for name, weight in weights.items():
        out[int(name[1:])] = weight
    return tuple(out)


GROUPS: tuple[Group, ...] = (
    Group(
        key="first_flat",
        name="First-flat furnisher",
        share=28,
        web_share=0.92,
        browses_share=0.80,
        hours=_hours(h9=1, h12=3, h13=2, h17=3, h18=5, h19=7, h20=12, h21=16, h22=18, h23=16, h24=10, h25=5),
        sessions=(0, 8, 22, 30, 22, 12, 6),
        gap_days=(10, 20, 20, 15, 12, 10, 13),
        views=(0, 20, 40, 40),
        ad_share=0.45,
        search_share=0.60,
        reads_reviews_share=0.55,
        research_loss=0.07,
        cart_loss=0.16,
        two_devices_share=0.60,
        desktop_share=0.35,
        store_delivery_share=0.50,
        churn=0.40,
        return_share=0.08,
        joins_share=0.15,
        outside_share=0.50,
        contacts=(25, 30, 45),
        answers_share=0.24,
        has_email_share=0.80,
        review_share=0.20,
        recommend=0.78,
        amount_pln=(149, 899, 3_999),
        basket=(30, 30, 8, 17, 15),
        feels={"reviews": 0.3, "unpacking": -0.4, "address_form": -0.1, "store_staff": -0.2},
    ),
    Group(
        key="store_first",
        name="Store-first customer",
        share=24,
        web_share=0.10,
        browses_share=0.25,
        hours=_hours(h8=5, h9=12, h10=16, h11=15, h12=10, h13=8, h14=8, h15=7, h16=6, h17=5, h18=4, h19=4),
        sessions=(0, 60, 30, 10),
        gap_days=(20, 25, 20, 15, 20),
        views=(0, 50, 35, 15),
        ad_share=0.12,
        search_share=0.35,
        reads_reviews_share=0.15,
        research_loss=0.08,
        cart_loss=0.18,
        two_devices_share=0.05,
        desktop_share=0.75,
        store_delivery_share=0.65,
        churn=0.40,
        return_share=0.05,
        joins_share=0.30,
        outside_share=0.12,
        contacts=(85, 13, 2),
        answers_share=0.45,
        has_email_share=0.45,
        review_share=0.06,
        recommend=0.80,
        amount_pln=(199, 1_199, 5_999),
        basket=(32, 28, 12, 14, 14),
        feels={"search": -0.6, "product_page": -0.4, "store_staff": 0.4, "call_centre": 0.2, "waiting": 0.1},
    ),
    Group(
        key="bargain",
        name="Bargain hunter",
        share=28,
        web_share=0.88,
        browses_share=0.60,
        hours=_hours(
            h7=3,
            h8=5,
            h9=5,
            h10=4,
            h11=4,
            h12=8,
            h13=7,
            h14=4,
            h15=4,
            h16=5,
            h17=7,
            h18=8,
            h19=9,
            h20=10,
            h21=9,
            h22=5,
        ),
        sessions=(0, 62, 28, 10),
        gap_days=(60, 25, 15),
        views=(0, 30, 30, 25, 15),
        ad_share=0.65,
        search_share=0.45,
        reads_reviews_share=0.20,
        research_loss=0.15,
        cart_loss=0.35,
        two_devices_share=0.25,
        desktop_share=0.30,
        store_delivery_share=0.25,
        churn=0.45,
        return_share=0.18,
        joins_share=0.10,
        outside_share=0.35,
        contacts=(45, 30, 25),
        answers_share=0.20,
        has_email_share=0.70,
        review_share=0.14,
        recommend=0.70,
        amount_pln=(39, 249, 1_299),
        basket=(8, 10, 7, 35, 40),
        feels={"advert": 0.3, "returns": -0.4, "loyalty": -0.3, "delivery": -0.1},
    ),
    Group(
        key="loyal_family",
        name="Loyal family",
        share=20,
        web_share=0.55,
        browses_share=0.55,
        hours=_hours(h6=2, h7=5, h8=6, h9=5, h12=4, h13=4, h15=4, h16=5, h19=9, h20=18, h21=20, h22=9),
        sessions=(0, 45, 35, 20),
        gap_days=(35, 30, 20, 15),
        views=(0, 35, 40, 25),
        ad_share=0.15,
        search_share=0.55,
        reads_reviews_share=0.30,
        research_loss=0.04,
        cart_loss=0.10,
        two_devices_share=0.45,
        desktop_share=0.40,
        store_delivery_share=0.40,
        churn=0.20,
        return_share=0.09,
        joins_share=0.65,
        outside_share=0.35,
        contacts=(60, 25, 15),
        answers_share=0.40,
        has_email_share=0.90,
        review_share=0.15,
        recommend=0.84,
        amount_pln=(99, 649, 2_999),
        basket=(18, 18, 16, 18, 30),
        feels={"loyalty": 0.4, "waiting": -0.2, "product_page": 0.1, "store_staff": 0.2},
    ),
)

FIRST_FLAT, STORE_FIRST, BARGAIN, LOYAL_FAMILY = range(len(GROUPS))
