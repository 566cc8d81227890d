"""What every journey felt at every touchpoint it passed, whether or not anybody ever asked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caminos.simulate.draws import Draws, Flags, Ints, Shares, binomial_shares
from caminos.simulate.groups import GROUPS
from caminos.simulate.life import Life
from caminos.simulate.trace import Events
from caminos.simulate.world import CODE, TOUCHPOINTS, Item, World

STEPS = 5
FRIENDS_SHARE = 0.45
"""Journeys with an order in which friends gave advice; it leaves no other trace."""


@dataclass(frozen=True)
class Feelings:
    """What was felt: `score[journey, item]` is 1 … 5, or 0 where the journey did not meet the item.

    `planted[journey, item]` is the mean (−2 … +2) it was drawn from, `condition` which of the item's
    two conditions held (`world.CONDITIONS`). `recommend` is 0 … 10 and `effort` 1 … 7 (7: very easy); both
    stand for each journey that holds its goods inside the window, else −1. `reached[journey, touchpoint]`.
    """

    score: NDArray[np.int8]
    planted: NDArray[np.float32]
    condition: NDArray[np.int8]
    recommend: Ints
    effort: Ints
    holds: Flags
    reached: NDArray[np.bool_]


def feel(world: World, life: Life, events: Events, seed: int) -> Feelings:
    """Draw every feeling from the planted means; `events` are those inside the window."""
    draws = Draws(seed, "feelings")
    journeys = life.journeys
    n = len(journeys)
    reached = np.zeros((n, len(TOUCHPOINTS)), dtype=np.bool_)
    reached[events.journey, events.code] = True
    holds = _holds(life)
    group = life.people.group[journeys.customer]
    mood = life.people.mood[journeys.customer]
    states = _states(life, reached)
    used = _used(life, reached, holds, draws)
    shape = (n, len(world.items))
    score, condition = np.zeros(shape, dtype=np.int8), np.zeros(shape, dtype=np.int8)
    planted = np.zeros(shape, dtype=np.float32)
    for column, item in enumerate(world.items):
        who = np.flatnonzero(used[item.key])
        state = states[item.condition][who]
        table = _shares(world, item)
        felt = table[group[who] * 4 + state * 2 + (mood[who] > 0)]
        score[who, column] = 1 + draws.row_of(felt)
        condition[who, column] = state
        planted[who, column] = _means(item)[group[who], state]
    keys = [item.key for item in world.items]
    called = score[:, keys.index("call_centre")] > 0
    recommend, effort = _overall(world, life, np.flatnonzero(holds), states | {"called": called}, draws)
    return Feelings(score, planted, condition, recommend, effort, holds, reached)


def planted_mean(item: Item, condition: int, group: int) -> float:
    """The true mean of an item (−2 … +2) for one group under one condition."""
    base = item.feels[min(condition, len(item.feels) - 1)]
    return base + GROUPS[group].feels.get(item.key, 0.0)


def _means(item: Item) -> NDArray[np.float32]:
    rows = [[planted_mean(item, state, group) for state in (0, 1)] for group in range(len(GROUPS))]
    return np.array(rows, dtype=np.float32)


def _shares(world: World, item: Item) -> Shares:
    """Cumulative shares of the scores 1 … 5: one row for each group × condition × mood, in that order.

    Four yes-or-no trials with the right chance give the planted mean exactly; the two moods lie equally far
    above and below it.
    """
    rows = []
    for group in range(len(GROUPS)):
        for state in (0, 1):
            for mood in (-1, 1):
                mean = planted_mean(item, state, group) + mood * world.mood
                rows.append(binomial_shares((mean + 2.0) / 4.0, STEPS - 1))
    return np.array(rows)


def _holds(life: Life) -> Flags:
    """Journeys whose goods are in the customer's hands before the window ends."""
    out = np.zeros(len(life.journeys), dtype=np.bool_)
    finished = life.orders.finished()
    out[life.orders.journey[finished < life.end_s]] = True
    return out


def _states(life: Life, reached: NDArray[np.bool_]) -> dict[str, NDArray[np.int8]]:
    """For each condition, which side of it each journey is on."""
    n = len(life.journeys)
    after_change, after_hours, slow = (np.zeros(n, dtype=np.int8) for _ in range(3))
    after_change[life.orders.journey] = life.orders.after_change
    slow[life.orders.journey] = life.orders.slow
    after_hours[life.tickets.journey[life.tickets.outside]] = 1
    retyped = reached[:, CODE["address_retyped"]].astype(np.int8)
    none = np.zeros(n, dtype=np.int8)
    return {
        "": none,
        "retyped": retyped,
        "after_change": after_change,
        "after_hours": after_hours,
        "slow": slow,
    }


def _used(life: Life, reached: NDArray[np.bool_], holds: Flags, draws: Draws) -> dict[str, Flags]:
    """Who met what an item asks about."""
    n = len(life.journeys)
    has_order, home, card, in_store = (np.zeros(n, dtype=np.bool_) for _ in range(4))
    orders = life.orders
    for column, values in (
        (has_order, True),
        (home, orders.home),
        (card, orders.has_card),
        (in_store, ~orders.web),
    ):
        column[orders.journey] = values

    def met(touchpoint: str) -> Flags:
        return np.asarray(reached[:, CODE[touchpoint]])

    return {
        "advert": met("ad_click"),
        "friends": has_order & draws.chance(n, FRIENDS_SHARE),
        "search": met("search"),
        "product_page": met("product_view"),
        "reviews": met("review_read"),
        "stock": met("stock_checked"),
        "store_staff": in_store & met("ordered_at"),
        "address_form": met("address_entered"),
        "payment": met("payment_started"),
        "invoice": met("invoice_downloaded"),
        "waiting": home & met("shipped_at"),
        "delivery": met("delivered_at"),
        "unpacking": holds,
        "call_centre": met("ticket_opened"),
        "returns": met("returned_at"),
        "loyalty": card & met("ordered_at"),
    }


def _overall(
    world: World, life: Life, who: Ints, states: Mapping[str, NDArray[np.generic]], draws: Draws
) -> tuple[Ints, Ints]:
    """Willingness to recommend (0 … 10) and ease (1 … 7) of the journeys that hold their goods."""
    people, customer = life.people, life.journeys.customer[who]
    recommend, effort = (np.full(len(life.journeys), -1, dtype=np.int64) for _ in range(2))
    slow, late, retyped, called = (
        states[name][who].astype(np.int64) for name in ("slow", "after_hours", "retyped", "called")
    )
    kind = (people.group[customer] * 2 + (people.mood[customer] > 0)) * 4 + slow * 2 + late
    table = [
        binomial_shares(
            group.recommend
            + mood * 0.10
            - slow_ * world.slow_recommend
            - late_ * world.after_hours_recommend,
            10,
        )
        for group in GROUPS
        for mood in (-1, 1)
        for slow_ in (0, 1)
        for late_ in (0, 1)
    ]
    recommend[who] = draws.row_of(np.array(table)[kind])
    ease = [
        binomial_shares(0.78 + mood * 0.06 - called_ * 0.20 - twice * 0.15, 6)
        for mood in (-1, 1)
        for called_ in (0, 1)
        for twice in (0, 1)
    ]
    kind = ((people.mood[customer] > 0) * 2 + called) * 2 + retyped
    effort[who] = 1 + draws.row_of(np.array(ease)[kind])
    return recommend, effort
