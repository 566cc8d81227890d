"""Counting who can be recognised: the ids each department holds, and how far an exact join of them gets."""

from dataclasses import dataclass

import numpy as np

from caminos.simulate.answer_parts import CustomerCounts
from caminos.simulate.draws import Flags
from caminos.simulate.story import Story
from caminos.simulate.writers.call_centre import logged_statuses
from caminos.simulate.writers.orders import booked_orders
from caminos.simulate.writers.web_shop import cookie_keys, web_events

_COOKIES = 8


@dataclass
class _Ids:
    """Which ids of each customer stand in the files, and which of them stand beside the e-mail in some
    row.
    """

    cookies: Flags
    cookies_known: Flags
    email: Flags
    card: Flags
    card_known: Flags
    phone: Flags
    phone_known: Flags


def customer_counts(story: Story) -> CustomerCounts:
    """Every id belongs to one customer, and every row with two ids has the e-mail as one of them."""
    n = len(story.life.people)
    ids = _of_events(story)
    from_events = _people(ids)
    nameless = int((story.seen & ~_has_any(ids)).sum())
    _add_feedback(story, ids)
    return CustomerCounts(
        total=n,
        seen=int(story.seen.sum()),
        nameless=nameless,
        ids={
            "visitor": int(ids.cookies.sum()),
            "e-mail": int(ids.email.sum()),
            "card": int(ids.card.sum()),
            "phone": int(ids.phone.sum()),
        },
        joined=_people(ids),
        joined_from_events=from_events,
    )


def _of_events(story: Story) -> _Ids:
    n = len(story.life.people)
    cookies, known = np.zeros(n * _COOKIES, dtype=np.bool_), np.zeros(n * _COOKIES, dtype=np.bool_)
    email, card, card_known, phone, phone_known = (np.zeros(n, dtype=np.bool_) for _ in range(5))
    web = web_events(story)
    keys = cookie_keys(story, web)
    cookies[keys] = True
    known[keys[web.logged]] = True
    email[keys[web.logged] // _COOKIES] = True
    orders, rows = story.life.orders, booked_orders(story)
    customer, has_card, has_email = orders.customer[rows], orders.has_card[rows], orders.has_email[rows]
    email[customer[has_email]] = True
    card[customer[has_card]] = True
    card_known[customer[has_card & has_email]] = True
    tickets = story.life.tickets
    logged = np.unique(logged_statuses(story)[0])
    customer = tickets.customer[logged]
    by_phone, by_email = tickets.shows_phone[logged], tickets.shows_email[logged]
    email[customer[by_email]] = True
    phone[customer[by_phone]] = True
    phone_known[customer[by_phone & by_email]] = True
    shape = (n, _COOKIES)
    return _Ids(cookies.reshape(shape), known.reshape(shape), email, card, card_known, phone, phone_known)


def _add_feedback(story: Story, ids: _Ids) -> None:
    """The survey and the reviews know e-mail addresses only."""
    of = story.life.journeys.customer
    for said in (story.survey, story.reviews):
        ids.email[of[said.journey[said.shows_email]]] = True


def _has_any(ids: _Ids) -> Flags:
    return np.asarray(ids.cookies.any(axis=1) | ids.email | ids.card | ids.phone)


def _people(ids: _Ids) -> int:
    """Customers after the join: one for each e-mail, and one for each id that never stands beside one."""
    alone = (ids.cookies & ~ids.cookies_known).sum() + (ids.card & ~ids.card_known).sum()
    return int(ids.email.sum() + alone + (ids.phone & ~ids.phone_known).sum())


def nobody(story: Story) -> dict[str, tuple[int, int]]:
    """Good rows without any id, and their events, of each file that has some."""
    orders, rows = story.life.orders, booked_orders(story)
    unknown = rows[~orders.has_email[rows] & ~orders.has_card[rows]]
    at = orders.at[unknown]
    events = int(((at >= 0) & (at < story.life.end_s)).sum())
    return {
        "orders.csv": (len(unknown), events),
        "survey.csv": (int((~story.survey.shows_email).sum()), 0),
        "reviews.jsonl": (int((~story.reviews.shows_email).sum()), 0),
    }
