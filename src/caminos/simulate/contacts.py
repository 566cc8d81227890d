"""Why, when and how customers contact the call centre, and what becomes of their tickets."""

from dataclasses import dataclass

import numpy as np

from caminos.simulate.clock import DAY_S, HOUR_S, is_open, next_open, to_utc, to_wall, wall_day, weekend
from caminos.simulate.draws import Codes, Draws, Flags, Ints
from caminos.simulate.fulfilment import Orders
from caminos.simulate.groups import GROUPS
from caminos.simulate.party import NEVER
from caminos.simulate.people import People, by_group
from caminos.simulate.world import CALL_TOUCHPOINTS, DAMAGED, INVOICE, REFUND, WHERE_IS_MY_ORDER, World

PHONE, EMAIL, CHAT = range(3)
MISSED, LEFT, OPENED, ASKED, RESOLVED, REOPENED, CLOSED = range(len(CALL_TOUCHPOINTS))

_WEEKDAY_OUTSIDE = ((6, 1), (7, 3), (8, 5), (17, 9), (18, 11), (19, 13), (20, 12), (21, 9), (22, 5))
_WEEKEND = (
    (9, 3),
    (10, 6),
    (11, 8),
    (12, 7),
    (13, 6),
    (14, 6),
    (15, 6),
    (16, 6),
    (17, 6),
    (18, 6),
    (19, 5),
    (20, 4),
)
_OFFICE = ((9, 14), (10, 16), (11, 14), (12, 10), (13, 10), (14, 11), (15, 13), (16, 12))


@dataclass(frozen=True)
class Tickets:
    """One row a ticket, in the order of the first attempt; moments in UTC seconds, whole minutes (−1: never).

    `order` is its row in the orders, `at` has a column for each of `world.CALL_TOUCHPOINTS`, `again` is the
    second resolution of a ticket that was opened again.
    """

    order: Ints
    journey: Ints
    customer: Ints
    reason: Codes
    channel: Codes
    attempted: Ints
    outside: Flags
    at: Ints
    again: Ints
    shows_phone: Flags
    shows_email: Flags

    def __len__(self) -> int:
        return len(self.journey)

    def statuses(self) -> tuple[Ints, Ints, Ints]:
        """Ticket, touchpoint (of `CALL_TOUCHPOINTS`) and moment of every status, ticket by ticket."""
        ticket, status = np.nonzero(self.at != NEVER)
        moment = self.at[ticket, status]
        twice = np.flatnonzero(self.again != NEVER)
        ticket = np.concatenate([ticket, twice])
        moment = np.concatenate([moment, self.again[twice]])
        rank = np.concatenate([status * 2, np.full(len(twice), REOPENED * 2 + 1)])
        by = np.lexsort((rank, ticket))
        step = np.where(rank[by] == REOPENED * 2 + 1, RESOLVED, rank[by] // 2)
        return ticket[by].astype(np.int64), step.astype(np.int64), moment[by]


def contact(world: World, people: People, orders: Orders, draws: Draws) -> Tickets:
    """The tickets that these orders cause."""
    order, reason, day = _causes(world, orders, draws)
    customer = orders.customer[order]
    group = people.group[customer]
    attempted = _attempts(day, group, draws)
    channel = draws.pick_by(group, [g.contacts for g in GROUPS]).astype(np.int8)
    by = np.argsort(attempted, kind="stable")
    order, reason, customer, attempted = order[by], reason[by], customer[by], attempted[by]
    channel = channel[by]
    outside = ~is_open(to_wall(attempted))
    at, again = _handle(world, attempted, outside, channel, draws)
    n = len(order)
    written = channel == EMAIL
    return Tickets(
        order=order,
        journey=orders.journey[order],
        customer=customer,
        reason=reason.astype(np.int8),
        channel=channel,
        attempted=attempted,
        outside=outside,
        at=at,
        again=again,
        shows_phone=~written | draws.chance(n, 0.4),
        shows_email=written | draws.chance(n, world.email_in_ticket_share),
    )


def _causes(world: World, orders: Orders, draws: Draws) -> tuple[Ints, Ints, Ints]:
    """Which order, for which reason, on which day in Warsaw."""
    n = len(orders)
    ordered, held = wall_day(orders.moment("ordered_at")), wall_day(orders.finished())
    returned = wall_day(orders.moment("returned_at"))
    ask = world.order_question_share * np.where(orders.after_change, world.order_question_ratio, 1.0)
    where = np.flatnonzero((orders.days >= 2) & draws.chance(n, ask))
    damaged = np.flatnonzero(orders.home & draws.chance(n, world.damaged_share))
    sent_back = orders.moment("returned_at") != NEVER
    refund = np.flatnonzero(sent_back & draws.chance(n, world.refund_question_share))
    invoice = np.flatnonzero(draws.chance(n, world.invoice_question_share))
    days = (
        draws.between(len(where), ordered[where] + 1, held[where] - 1),
        draws.between(len(damaged), held[damaged] + 1, held[damaged] + 4),
        draws.between(len(refund), held[refund] + 1, returned[refund] - 1),
        draws.between(len(invoice), ordered[invoice] + 1, ordered[invoice] + 5),
    )
    found = ((WHERE_IS_MY_ORDER, where), (DAMAGED, damaged), (REFUND, refund), (INVOICE, invoice))
    reason = np.concatenate([np.full(len(which), code) for code, which in found])
    return np.concatenate([which for _, which in found]), reason, np.concatenate(days)


def _attempts(day: Ints, group: Codes, draws: Draws) -> Ints:
    """A minute of that day, in office hours or outside as the group lives; weekends are outside."""
    n = len(day)
    late = draws.chance(n, by_group(group, [g.outside_share for g in GROUPS]))
    kind = np.where(weekend(day), 2, np.where(late, 1, 0))
    tables = (_OFFICE, _WEEKDAY_OUTSIDE, _WEEKEND)
    drawn = draws.pick_by(kind, [[weight for _, weight in table] for table in tables])
    hour = np.zeros(n, dtype=np.int64)
    for code, table in enumerate(tables):
        of_kind = kind == code
        hour[of_kind] = np.array([h for h, _ in table], dtype=np.int64)[drawn[of_kind]]
    return to_utc(day * DAY_S + hour * HOUR_S + 60 * draws.between(n, 0, 59))


def _handle(world: World, attempted: Ints, outside: Flags, channel: Codes, draws: Draws) -> tuple[Ints, Ints]:
    """What happens to each ticket: a column of moments for each status, and the second resolution."""
    n = len(attempted)
    at = np.full((n, len(CALL_TOUCHPOINTS)), NEVER, dtype=np.int64)
    by_phone = channel == PHONE
    at[:, MISSED] = np.where(outside & by_phone, attempted, NEVER)
    at[:, LEFT] = np.where(outside & ~by_phone, attempted, NEVER)
    called_back = to_utc(next_open(to_wall(attempted))) + 60 * draws.between(n, 2, 75)
    at[:, OPENED] = np.where(outside, called_back, attempted)
    work_s = draws.quantile(n, world.answer_s) // 60 * 60
    asks = draws.chance(n, world.ask_back_share)
    asked = at[:, OPENED] + 60 * draws.between(n, 0, 20)
    at[:, ASKED] = np.where(asks, asked, NEVER)
    begun = np.where(asks, asked + HOUR_S * draws.between(n, 1, 20), at[:, OPENED])
    at[:, RESOLVED] = _in_office(begun + work_s)
    reopens = draws.chance(n, world.reopen_share)
    reopened = at[:, RESOLVED] + HOUR_S * draws.between(n, 2, 60)
    at[:, REOPENED] = np.where(reopens, reopened, NEVER)
    again = np.where(reopens, _in_office(reopened + draws.quantile(n, world.answer_s) // 60 * 60), NEVER)
    done = np.where(reopens, again, at[:, RESOLVED])
    # The help desk closes by itself, at six in the evening of the third day.
    at[:, CLOSED] = to_utc((wall_day(done) + 3) * DAY_S + 18 * HOUR_S)
    return at, again


def _in_office(utc_s: Ints) -> Ints:
    return to_utc(next_open(to_wall(utc_s)))
