"""The journeys that run at the same time in one round: where each one is, and whether it is still alive."""

from dataclasses import dataclass

import numpy as np

from caminos.simulate.clock import DAY_S, HOUR_S, to_utc
from caminos.simulate.draws import Codes, Draws, Flags, Ints, Quantiles, Shares
from caminos.simulate.groups import GROUPS
from caminos.simulate.people import People, by_group
from caminos.simulate.trace import Trace
from caminos.simulate.world import CODE, World

NEVER = -1
NOT_LOST = -1
LOST_IN_STORE = -2
PAUSE_S: Quantiles = ((0, 8), (500, 45), (900, 160), (1000, 420))
"""Seconds between two clicks."""


@dataclass
class Party:
    """Journeys of one round as columns that change while they walk.

    `journey` numbers them over all rounds; `day` is the private day (since 1970), `t` the last moment (UTC
    seconds), `device` in use, `logged` in or not, `last` the touchpoint of the last step, `lost_at` the one
    where the journey was lost, `ordered` the moment of the order (−1: none).
    """

    journey: Ints
    customer: Ints
    group: Codes
    returning: Flags
    account: Flags
    via_web: Flags
    day: Ints
    t: Ints
    device: Codes
    logged: Flags
    alive: Flags
    last: Codes
    lost_at: Codes
    ordered: Ints

    def __len__(self) -> int:
        return len(self.journey)


def gather(people: People, customer: Ints, day: Ints, draws: Draws, *, account: Flags, first: int) -> Party:
    """A party of these customers, each starting on its day; journeys are numbered from `first`."""
    n = len(customer)
    group = people.group[customer]
    return Party(
        journey=np.arange(first, first + n, dtype=np.int64),
        customer=customer,
        group=group,
        returning=np.full(n, first > 0),
        account=account[customer],
        via_web=draws.chance(n, by_group(group, [g.web_share for g in GROUPS])),
        day=day.copy(),
        t=np.full(n, NEVER, dtype=np.int64),
        device=np.zeros(n, dtype=np.int8),
        logged=np.zeros(n, dtype=np.bool_),
        alive=np.ones(n, dtype=np.bool_),
        last=np.full(n, NEVER, dtype=np.int8),
        lost_at=np.full(n, NOT_LOST, dtype=np.int8),
        ordered=np.full(n, NEVER, dtype=np.int64),
    )


class Walk:
    """Moves a party: a step leaves an event, a loss ends a journey."""

    def __init__(self, world: World, people: People, party: Party, draws: Draws, trace: Trace) -> None:
        self.world, self.people, self.party, self.draws, self.trace = world, people, party, draws, trace

    def sit_down(self, who: Ints) -> None:
        """Each of `who` goes on line: at an hour of their group, on one of their devices."""
        party, draws = self.party, self.draws
        hour = draws.pick_by(party.group[who], [g.hours for g in GROUPS])
        wall_s = party.day[who] * DAY_S + hour * HOUR_S + draws.between(len(who), 0, HOUR_S - 1)
        party.t[who] = to_utc(wall_s)
        customer = party.customer[who]
        main = self.people.first_is_desktop[customer]
        other = self.people.two_devices[customer] & draws.chance(len(who), 0.4)
        party.device[who] = main ^ other
        party.logged[who] = party.account[who] & draws.chance(len(who), 0.6)

    def step(self, who: Ints, touchpoint: str) -> None:
        """Each of `who` does something on the web, a few seconds after the last thing."""
        party = self.party
        party.t[who] += self.draws.quantile(len(who), PAUSE_S)
        party.last[who] = CODE[touchpoint]
        self.trace.add(party.journey[who], party.t[who], touchpoint, party.device[who], party.logged[who])

    def some(self, who: Ints, share: float | Shares) -> Ints:
        """Those of `who` that chance chooses."""
        return who[self.draws.chance(len(who), share)]

    def lose(self, who: Ints, share: float | Shares) -> Ints:
        """End the journey of a share of `who` at the touchpoint of their last step; those who go on."""
        lost = self.draws.chance(len(who), share)
        self.party.alive[who[lost]] = False
        self.party.lost_at[who[lost]] = self.party.last[who[lost]]
        return who[~lost]
