"""Counting what really happened along the paths: customers, journeys, touchpoints, losses, waits, groups."""

import numpy as np

from caminos.simulate.answer_parts import GroupAnswer, JourneyCounts, LossAnswer, TouchpointAnswer, WaitAnswer
from caminos.simulate.clock import DAY_S, HOUR_S, to_wall, wall_day
from caminos.simulate.draws import Flags, Ints, Weights
from caminos.simulate.groups import GROUPS, Group
from caminos.simulate.life import Life
from caminos.simulate.party import NEVER, NOT_LOST
from caminos.simulate.story import Story, cut_off
from caminos.simulate.world import CHECKOUT, CODE, ORDER_TOUCHPOINTS, TOUCHPOINTS, WEB_TOUCHPOINTS, World

_WAITS = (
    ("ordered_at", "paid_at"),
    ("paid_at", "packed_at"),
    ("packed_at", "shipped_at"),
    ("shipped_at", "delivered_at"),
    ("ordered_at", "delivered_at"),
)


def journey_counts(story: Story) -> JourneyCounts:
    """How journeys ended inside the window."""
    life, begun = story.life, story.begun
    open_ = cut_off(life, begun)
    lost = begun & ~open_ & (life.journeys.lost_at != NOT_LOST)
    ordered = begun & story.reached("ordered_at")
    of_customer = np.bincount(life.journeys.customer[begun], minlength=len(life.people))
    numbers, counts = np.unique(of_customer[of_customer > 0], return_counts=True)
    on_the_way = (
        story.reached("ordered_at")[life.orders.journey]
        & life.orders.home
        & (life.orders.moment("delivered_at") >= life.end_s)
    )
    return JourneyCounts(
        total=int(begun.sum()),
        ordered=int(ordered.sum()),
        completed=int((begun & ~open_ & ~lost).sum()),
        lost=int(lost.sum()),
        unfinished=int(open_.sum()),
        on_the_way=int(on_the_way.sum()),
        by_number={str(number): int(count) for number, count in zip(numbers, counts, strict=True)},
    )


def touchpoint_counts(story: Story) -> tuple[TouchpointAnswer, ...]:
    """Events, customers and last events of every touchpoint."""
    events, customer = story.events, story.customer_of_event
    seen = max(1, int(story.seen.sum()))
    last_customer, last_journey = _last(customer, len(story.seen)), _last(events.journey, len(story.begun))
    out = []
    for code, name in enumerate(TOUCHPOINTS):
        here = events.code == code
        customers = np.unique(customer[here]).size
        out.append(
            TouchpointAnswer(
                touchpoint=name,
                file=file_of(name),
                events=int(here.sum()),
                customers=customers,
                journeys=int(story.reached(name).sum()),
                reach=round(customers / seen, 6),
                last_of_customers=int((events.code[last_customer] == code).sum()),
                last_of_journeys=int((events.code[last_journey] == code).sum()),
            )
        )
    return tuple(out)


def losses(story: Story) -> tuple[LossAnswer, ...]:
    """Where journeys are lost, of those who arrive there."""
    lost_at, open_ = story.life.journeys.lost_at, cut_off(story.life, story.begun)
    out = []
    for name in ("product_view", "review_read", "add_to_cart", *CHECKOUT):
        arrived = story.reached(name)
        lost = arrived & (lost_at == CODE[name])
        stuck = arrived & open_ & ~story.reached("ordered_at") & (lost_at == NOT_LOST)
        n = int((arrived & ~stuck).sum())
        out.append(
            LossAnswer(
                touchpoint=name,
                planted=_planted_loss(story, name, arrived),
                arrivals=int(arrived.sum()),
                lost=int(lost.sum()),
                open=int(stuck.sum()),
                share=round(int(lost.sum()) / max(1, n), 6),
            )
        )
    return tuple(out)


def waits(story: Story) -> tuple[WaitAnswer, ...]:
    """The waits of home deliveries (the payment: of all orders), in calendar days and in seconds."""
    orders, end_s = story.life.orders, story.life.end_s
    planted = _planted_waits(story.world)
    out = []
    for start, end in _WAITS:
        began, ended = orders.moment(start), orders.moment(end)
        counted = (began != NEVER) & (began < end_s) & (ended != NEVER)
        both = counted & (ended < end_s)
        days, seconds = wall_day(ended[both]) - wall_day(began[both]), ended[both] - began[both]
        median, p90 = planted.get((start, end), (None, None))
        out.append(
            WaitAnswer(
                start=start,
                end=end,
                planted_median_days=median,
                planted_p90_days=p90,
                n=int(both.sum()),
                censored=int((counted & ~both).sum()),
                median_days=_quantile(days, 0.5),
                p90_days=_quantile(days, 0.9),
                median_s=_quantile(seconds, 0.5),
                p90_s=_quantile(seconds, 0.9),
            )
        )
    return tuple(out)


def groups(story: Story) -> tuple[GroupAnswer, ...]:
    """What the four kinds of customers did."""
    total = sum(group.share for group in GROUPS)
    seen = int(story.seen.sum())
    return tuple(_group(story, code, group, total, seen) for code, group in enumerate(GROUPS))


def file_of(touchpoint: str) -> str:
    """The file that holds a touchpoint's events."""
    if touchpoint in WEB_TOUCHPOINTS:
        return "web_shop.csv"
    return "orders.csv" if touchpoint in ORDER_TOUCHPOINTS else "call_centre.csv"


def staying_away(life: Life, world: World) -> tuple[Flags, Flags]:
    """Orders old enough to tell whether the customer came back, and those whose customer never did."""
    finished = life.orders.finished()
    number = life.journeys.number[life.orders.journey]
    ready = (finished + world.return_days[1] * DAY_S + DAY_S < life.end_s) & (
        number < world.most_journeys - 1
    )
    return ready, ~life.journeys.comes_back[life.orders.journey]


def _group(story: Story, code: int, group: Group, total: int, seen: int) -> GroupAnswer:
    life, orders = story.life, story.life.orders
    customers = story.seen & (life.people.group == code)
    of_group = story.group_of_journey == code
    bought = of_group[orders.journey] & story.reached("ordered_at")[orders.journey]
    event_group = of_group[story.events.journey]
    web = event_group & (story.events.code < len(WEB_TOUCHPOINTS))
    hour = to_wall(story.events.at[web]) % DAY_S // HOUR_S
    ready, gone = staying_away(life, story.world)
    settled = bought & ready & ~orders.slow
    tickets = of_group[life.tickets.journey] & (life.tickets.attempted < life.end_s)
    holds = of_group & story.feelings.holds
    held_orders = bought & (orders.finished() < life.end_s)
    returned = held_orders & (orders.moment("returned_at") != NEVER)
    steps = np.bincount(story.events.journey[event_group], minlength=len(of_group))[orders.journey[bought]]
    return GroupAnswer(
        key=group.key,
        name=group.name,
        planted_share=round(group.share / total, 6),
        customers=int(customers.sum()),
        share=_ratio(customers.sum(), seen),
        journeys=int((of_group & story.begun).sum()),
        orders=int(bought.sum()),
        planted_web_share=group.web_share,
        web_order_share=_ratio((bought & orders.web).sum(), bought.sum()),
        night_share=_ratio(((hour >= 20) | (hour < 3)).sum(), len(hour)),
        steps_median=_quantile(steps, 0.5),
        days_to_order_median=_quantile(_days_to_order(story, bought), 0.5),
        planted_churn=group.churn,
        churn_share=_ratio((settled & gone).sum(), settled.sum()),
        planted_return_share=group.return_share,
        return_share=_ratio(returned.sum(), held_orders.sum()),
        planted_weekday_outside_share=group.outside_share,
        outside_share=_ratio((tickets & life.tickets.outside).sum(), tickets.sum()),
        recommend_mean=_ratio(story.feelings.recommend[holds].sum(), holds.sum()),
    )


def _days_to_order(story: Story, bought: Flags) -> Ints:
    """Calendar days from a journey's first event to its order."""
    first = np.full(len(story.begun), np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(first, story.events.journey, story.events.at)
    orders = story.life.orders
    return wall_day(orders.moment("ordered_at")[bought]) - wall_day(first[orders.journey[bought]])


def _last(owner: Ints, owners: int) -> Ints:
    """The position of each owner's last event; events stand by time."""
    last = np.full(owners, -1, dtype=np.int64)
    last[owner] = np.arange(len(owner))
    return last[last >= 0]


def _planted_loss(story: Story, name: str, arrived: Flags) -> float | None:
    if name in CHECKOUT:
        return story.world.retype_loss if name == "address_retyped" else story.world.checkout_loss
    if name != "add_to_cart" or not arrived.any():
        return None
    by_group = np.bincount(story.group_of_journey[arrived], minlength=len(GROUPS))
    expected = sum(int(n) * group.cart_loss for n, group in zip(by_group, GROUPS, strict=True))
    return round(expected / int(by_group.sum()), 6)


def _planted_waits(world: World) -> dict[tuple[str, str], tuple[float, float]]:
    planted = {
        ("paid_at", "packed_at"): world.pack_days,
        ("packed_at", "shipped_at"): world.ship_days,
        ("shipped_at", "delivered_at"): world.carry_days,
    }
    return {pair: (_weighted(days, 0.5), _weighted(days, 0.9)) for pair, days in planted.items()}


def _weighted(weights: Weights, at: float) -> float:
    """The quantile of 0, 1, 2 … with these weights: the first value whose share and all before reach `at`."""
    shares = np.cumsum(weights) / sum(weights)
    return float(np.searchsorted(shares, at))


def _quantile(values: Ints, at: float) -> float:
    return round(float(np.quantile(values, at)), 3) if len(values) else 0.0


def _ratio(part: np.integer | int, whole: np.integer | int) -> float:
    return round(int(part) / int(whole), 6) if whole else 0.0
