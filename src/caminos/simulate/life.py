"""All customers over the whole window: one journey after another, for as long as they come back."""

from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np

from caminos.simulate.clock import DAY_S, day_number, to_utc, wall_day
from caminos.simulate.contacts import Tickets, contact
from caminos.simulate.draws import Codes, Draws, Flags, Ints
from caminos.simulate.fulfilment import Orders, fulfil
from caminos.simulate.groups import GROUPS
from caminos.simulate.journeys import walk_to_order
from caminos.simulate.party import Party, Walk, gather
from caminos.simulate.people import People, by_group, draw_people
from caminos.simulate.trace import Trace
from caminos.simulate.world import CALL_TOUCHPOINTS, World


@dataclass(frozen=True)
class Journeys:
    """One row a journey: whose, which one of this customer's (0, 1 …), how it ended.

    `lost_at` is a touchpoint code (−1: not lost, −2: lost in the store), `order` the row of its order (−1:
    none), `cookie` the generation of the visitor id, `comes_back` whether another journey follows one day.
    """

    customer: Ints
    number: Codes
    via_web: Flags
    lost_at: Codes
    order: Ints
    cookie: Codes
    comes_back: Flags

    def __len__(self) -> int:
        return len(self.customer)


_Table = TypeVar("_Table", Orders, Journeys)


@dataclass(frozen=True)
class Life:
    """The world before any department looks at it; `trace` still runs on after the end of the window."""

    people: People
    journeys: Journeys
    orders: Orders
    tickets: Tickets
    trace: Trace
    begin_s: int
    end_s: int


def live(world: World, customers: int, seed: int) -> Life:
    """Run the whole world of `customers` customers."""
    people = draw_people(world, customers, seed)
    trace = Trace()
    account, card = np.zeros(customers, dtype=np.bool_), np.zeros(customers, dtype=np.bool_)
    cookie = np.zeros(customers, dtype=np.int8)
    customer, day = np.arange(customers, dtype=np.int64), _first_days(world, customers, seed)
    journeys: list[Journeys] = []
    orders: list[Orders] = []
    walked = bought = 0
    for number in range(world.most_journeys):
        draws = Draws(seed, f"journey {number}")
        party = gather(people, customer, day, draws, account=account, first=walked)
        walk = Walk(world, people, party, draws, trace)
        walk_to_order(walk)
        bought_now = fulfil(walk, card)
        account[customer] = party.account
        if number:
            cookie[customer] = np.where(draws.chance(len(party), 0.3), number, cookie[customer])
        back, next_day = _comebacks(world, people, bought_now, draws)
        journeys.append(
            _remember(party, bought_now, back, number=number, first_order=bought, cookie=cookie[customer])
        )
        orders.append(bought_now)
        walked, bought = walked + len(party), bought + len(bought_now)
        inside = back & (next_day <= day_number(world.last_day))
        customer, day = bought_now.customer[inside], next_day[inside]
    every_order = _stack(Orders, orders)
    tickets = contact(world, people, every_order, Draws(seed, "contacts"))
    ticket, status, moment = tickets.statuses()
    for code, touchpoint in enumerate(CALL_TOUCHPOINTS):
        of_status = status == code
        trace.add(tickets.journey[ticket[of_status]], moment[of_status], touchpoint)
    begin = day_number(world.first_day)
    end = day_number(world.last_day) + 1
    begin_s, end_s = (int(s) for s in to_utc(np.array([begin, end], dtype=np.int64) * DAY_S))
    return Life(people, _stack(Journeys, journeys), every_order, tickets, trace, begin_s, end_s)


def _first_days(world: World, n: int, seed: int) -> Ints:
    """The day on which each customer's first journey begins."""
    draws = Draws(seed, "first days")
    first = day_number(world.first_day)
    length = day_number(world.last_day) - first + 1
    edges = np.linspace(0, length, len(world.month_weights) + 1).astype(np.int64)
    month = draws.pick(n, world.month_weights)
    return first + draws.between(n, edges[month], edges[month + 1] - 1)


def _comebacks(world: World, people: People, orders: Orders, draws: Draws) -> tuple[Flags, Ints]:
    """Which buyers come back, and on which day; those who waited too long stay away twice as often."""
    base = by_group(people.group[orders.customer], [g.churn for g in GROUPS])
    churn = np.minimum(1.0, base * np.where(orders.slow, world.slow_churn_ratio, 1.0))
    back = ~draws.chance(len(orders), churn)
    low, high = world.return_days
    return back, wall_day(orders.finished()) + draws.between(len(orders), low, high)


def _remember(
    party: Party, orders: Orders, back: Flags, *, number: int, first_order: int, cookie: Codes
) -> Journeys:
    n = len(party)
    order = np.full(n, -1, dtype=np.int64)
    comes_back = np.zeros(n, dtype=np.bool_)
    if n:
        row = orders.journey - party.journey[0]
        order[row] = first_order + np.arange(len(orders))
        comes_back[row] = back
    return Journeys(
        customer=party.customer,
        number=np.full(n, number, dtype=np.int8),
        via_web=party.via_web,
        lost_at=party.lost_at,
        order=order,
        cookie=cookie.copy(),
        comes_back=comes_back,
    )


def _stack(kind: type[_Table], parts: list[_Table]) -> _Table:
    """The same columns, one part under the other."""
    names = [field.name for field in fields(kind)]
    return kind(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})
