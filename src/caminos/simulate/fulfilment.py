"""From the order to the front door and back: payment, packing, carriage, returns, the loyalty card."""

from dataclasses import dataclass

import numpy as np

from caminos.simulate.clock import DAY_S, HOUR_S, day_number, to_utc, wall_day
from caminos.simulate.draws import Codes, Draws, Flags, Ints
from caminos.simulate.groups import GROUPS
from caminos.simulate.party import NEVER, Party, Walk
from caminos.simulate.people import by_group
from caminos.simulate.world import ORDER_TOUCHPOINTS, World


@dataclass(frozen=True)
class Orders:
    """One row an order, moments in UTC seconds (−1: never): what the ERP knows.

    `at` has a column for each of `world.ORDER_TOUCHPOINTS`, in that order; `days` is the wait from order to
    delivery in calendar days (−1: taken home from the store).
    """

    journey: Ints
    customer: Ints
    web: Flags
    home: Flags
    at: Ints
    days: Ints
    slow: Flags
    after_change: Flags
    has_card: Flags
    has_email: Flags
    amount_gr: Ints
    category: Codes

    def __len__(self) -> int:
        return len(self.journey)

    def moment(self, touchpoint: str) -> Ints:
        """The column of one touchpoint."""
        return np.asarray(self.at[:, ORDER_TOUCHPOINTS.index(touchpoint)])

    def finished(self) -> Ints:
        """When the customer holds the goods: the delivery, or the payment in the store."""
        return np.where(self.home, self.moment("delivered_at"), self.moment("paid_at"))


def fulfil(walk: Walk, card: Flags) -> Orders:
    """Carry out the orders of a party. `card` says who has a loyalty card, and learns who joins."""
    world, party, draws = walk.world, walk.party, walk.draws
    who = np.flatnonzero(party.ordered != NEVER)
    web, customer = party.via_web[who], party.customer[who]
    group = party.group[who]
    home = web | draws.chance(len(who), by_group(group, [g.store_delivery_share for g in GROUPS]))
    had_card = card[customer]
    at = np.full((len(who), len(ORDER_TOUCHPOINTS)), NEVER, dtype=np.int64)
    at[:, 0] = _booked(party.ordered[who], web, draws)
    at[:, 1] = _paid(at[:, 0], web, world, draws)
    _carry(at, np.flatnonzero(home), world, draws)
    returns = draws.chance(len(who), by_group(group, [g.return_share for g in GROUPS]))
    held = np.where(home, at[:, 4], at[:, 1])
    at[returns, 5] = _at_clock(
        wall_day(held[returns]) + draws.between(int(returns.sum()), 3, 14), 9, 18, draws
    )
    joins = ~had_card & draws.chance(len(who), by_group(group, [g.joins_share for g in GROUPS]))
    at[joins, 6] = at[joins, 1] + 60 * draws.between(int(joins.sum()), 1, 4)
    card[customer[joins]] = True
    days = np.where(home, wall_day(at[:, 4]) - wall_day(at[:, 0]), NEVER)
    shows_card = (had_card & draws.chance(len(who), 0.95)) | joins
    gives_email = walk.people.store_email[customer] & (home | joins)
    orders = Orders(
        journey=party.journey[who],
        customer=customer,
        web=web,
        home=home,
        at=at,
        days=days,
        slow=days > world.slow_after_days,
        after_change=wall_day(at[:, 0]) >= day_number(world.change_day),
        has_card=shows_card,
        has_email=web | gives_email,
        amount_gr=_amounts(group, draws),
        category=draws.pick_by(group, [g.basket for g in GROUPS]).astype(np.int8),
    )
    _leave_events(walk, orders, party, who)
    return orders


def _booked(ordered: Ints, web: Flags, draws: Draws) -> Ints:
    """The ERP books whole minutes: a store at once, the web shop one to three minutes later."""
    minute = (ordered + 59) // 60 * 60
    return np.asarray(minute + 60 * np.where(web, draws.between(len(ordered), 1, 3), 0), dtype=np.int64)


def _paid(booked: Ints, web: Flags, world: World, draws: Draws) -> Ints:
    transfer = web & draws.chance(len(booked), world.transfer_share)
    at_once = booked + 60 * draws.between(len(booked), 1, 4)
    by_bank = _at_clock(wall_day(booked) + draws.between(len(booked), 1, 2), 8, 15, draws)
    return np.where(transfer, by_bank, at_once)


def _carry(at: Ints, who: Ints, world: World, draws: Draws) -> None:
    """Packed in the morning shift, shipped in the evening, delivered in the daytime."""
    day = wall_day(at[who, 1]) + draws.pick(len(who), world.pack_days)
    at[who, 2] = _at_clock(day, 6, 13, draws)
    day = day + draws.pick(len(who), world.ship_days)
    at[who, 3] = _at_clock(day, 15, 20, draws)
    day = day + draws.pick(len(who), world.carry_days)
    at[who, 4] = _at_clock(day, 8, 19, draws)


def _at_clock(day: Ints, first_hour: int, last_hour: int, draws: Draws) -> Ints:
    """A whole minute on that day in Warsaw, between two hours (the last one included)."""
    minute = draws.between(len(day), first_hour * 60, last_hour * 60 + 59)
    return to_utc(day * DAY_S + minute * 60)


def _amounts(group: Codes, draws: Draws) -> Ints:
    """What is paid, in grosze: most prices end in 9,90 or 9,00."""
    out = np.zeros(len(group), dtype=np.int64)
    for code, own in enumerate(GROUPS):
        of_group = np.flatnonzero(group == code)
        low, middle, high = own.amount_pln
        pln = draws.quantile(len(of_group), ((0, low), (500, middle), (950, high), (1000, high * 2)))
        out[of_group] = (pln // 10 * 10 + 9) * 100
    return out + np.where(draws.chance(len(group), 0.7), 90, 0)


def _leave_events(walk: Walk, orders: Orders, party: Party, who: Ints) -> None:
    """The ERP's own moments, and what customers do on the web around them."""
    for column, touchpoint in enumerate(ORDER_TOUCHPOINTS):
        filled = orders.at[:, column] != NEVER
        walk.trace.add(orders.journey[filled], orders.at[filled, column], touchpoint)
    ordered, shipped, delivered = (
        orders.moment(name) for name in ("ordered_at", "shipped_at", "delivered_at")
    )
    device = party.device[who]
    other = np.where(walk.people.two_devices[orders.customer], 1 - device, device).astype(np.int8)

    def leave(which: Ints, at: Ints, touchpoint: str, on: Codes) -> None:
        known = np.ones(len(which), dtype=np.bool_)
        walk.trace.add(orders.journey[which], at, touchpoint, on[which], known)

    n, draws, world = len(orders), walk.draws, walk.world
    bills = np.flatnonzero(orders.web & draws.chance(n, world.invoice_share))
    leave(bills, ordered[bills] + draws.between(len(bills), 300, 2 * DAY_S), "invoice_downloaded", device)
    looks = np.where(orders.web & (orders.days > 1), draws.pick(n, (40, 30, 20, 10)), 0)
    for look in range(int(looks.max(initial=0))):
        some = np.flatnonzero(looks > look)
        at = _awake(draws.between(len(some), ordered[some] + 4 * HOUR_S, delivered[some] - HOUR_S))
        leave(some, np.minimum(at, delivered[some] - 600), "order_status_viewed", other if look else device)
    told = np.flatnonzero(orders.home & orders.has_email & orders.after_change)
    told = told[draws.chance(len(told), world.change_open_share)]
    leave(told, shipped[told] + draws.between(len(told), 1200, 7200), "delivery_window_mail_open", device)
    builds = np.flatnonzero(orders.web & draws.chance(n, 0.35))
    at = delivered[builds] + draws.between(len(builds), 1200, 3 * DAY_S)
    leave(builds, _awake(at), "assembly_guide_viewed", other)


def _awake(utc_s: Ints) -> Ints:
    """Few look after a parcel in the small hours: what falls between 0 and 5 UTC comes five hours later."""
    return np.where(utc_s % DAY_S < 5 * HOUR_S, utc_s + 5 * HOUR_S, utc_s)
