"""From the first touch to the order: research on the web, the checkout with its losses, the visit to a
store.
"""

import numpy as np

from caminos.simulate.clock import DAY_S, HOUR_S, to_utc
from caminos.simulate.draws import Flags, Ints, Shares
from caminos.simulate.groups import GROUPS
from caminos.simulate.party import LOST_IN_STORE, Walk
from caminos.simulate.people import by_group


def walk_to_order(walk: Walk) -> None:
    """Every journey of the party either orders or is lost; afterwards `party.ordered` and `lost_at` say
    which.
    """
    party = walk.party
    everyone = np.arange(len(party))
    browses = party.via_web | walk.draws.chance(len(party), _share(walk, everyone, "browses_share"))
    sessions = walk.draws.pick_by(party.group, [g.sessions for g in GROUPS]) * browses
    for number in range(int(sessions.max(initial=0))):
        _session(walk, np.flatnonzero(party.alive & (sessions > number)), number, sessions)
    _shop_web(walk, np.flatnonzero(party.alive & party.via_web))
    _shop_store(walk, np.flatnonzero(party.alive & ~party.via_web), browses)


def _session(walk: Walk, who: Ints, number: int, sessions: Ints) -> None:
    """One visit to the web shop; a web customer may be lost after each one that is not the last."""
    party, draws = walk.party, walk.draws
    if number:
        party.day[who] += 1 + draws.pick_by(party.group[who], [g.gap_days for g in GROUPS])
    walk.sit_down(who)
    if number == 0:
        _arrive(walk, who)
    walk.step(walk.some(who, _share(walk, who, "search_share")), "search")
    views = draws.pick_by(party.group[who], [g.views for g in GROUPS])
    for view in range(int(views.max(initial=0))):
        walk.step(who[views > view], "product_view")
    if number == 0:
        _check_stock(walk, who)
    walk.step(walk.some(who, _share(walk, who, "reads_reviews_share")), "review_read")
    last = sessions[who] == number + 1
    walk.step(who[last & party.via_web[who]], "product_view")
    going_on = who[~last & party.via_web[who]]
    walk.lose(going_on, _share(walk, going_on, "research_loss"))


def _arrive(walk: Walk, who: Ints) -> None:
    """The first touch: a newsletter for those with an account, an advertisement, or neither."""
    letter = walk.party.account[who] & walk.draws.chance(len(who), 0.45)
    walk.step(who[letter], "newsletter_open")
    others = who[~letter]
    walk.step(walk.some(others, _share(walk, others, "ad_share")), "ad_click")


def _check_stock(walk: Walk, who: Ints) -> None:
    """A control: as many of every group look up the stock, and nothing follows from it."""
    checking = walk.some(who, walk.world.stock_share)
    walk.step(checking, "stock_checked")
    walk.step(checking, "product_view")


def _shop_web(walk: Walk, who: Ints) -> None:
    """Cart, checkout and order on the web; one step of the checkout loses three times as many."""
    world, party = walk.world, walk.party
    walk.step(who, "add_to_cart")
    who = walk.lose(who, _share(walk, who, "cart_loss"))
    later = walk.some(who, 0.3)
    party.day[later] += 1 + walk.draws.between(len(later), 0, 1)
    walk.sit_down(later)
    who = _checkout_step(walk, who, "checkout_started")
    who = _identify(walk, who)
    who = _checkout_step(walk, who, "address_entered")
    twice = walk.some(who, world.retype_share)
    walk.step(twice, "address_retyped")
    walk.lose(twice, world.retype_loss)
    who = _checkout_step(walk, who[party.alive[who]], "delivery_chosen")
    who = _checkout_step(walk, who, "payment_started")
    walk.step(who, "order_placed")
    party.ordered[who] = party.t[who]


def _identify(walk: Walk, who: Ints) -> Ints:
    """Nobody orders without an account: new customers open one, known ones log in unless they already are."""
    party = walk.party
    new = who[~party.account[who]]
    known = who[party.account[who] & ~party.logged[who]]
    party.account[new] = True
    party.logged[who] = True
    _checkout_step(walk, new, "account_created")
    _checkout_step(walk, known, "logged_in")
    return who[party.alive[who]]


def _checkout_step(walk: Walk, who: Ints, touchpoint: str) -> Ints:
    walk.step(who, touchpoint)
    return walk.lose(who, walk.world.checkout_loss)


def _shop_store(walk: Walk, who: Ints, browses: Flags) -> None:
    """A visit to a store between 10 and 20, never on a Sunday; some who looked on the web first walk out."""
    party, draws = walk.party, walk.draws
    party.day[who] += np.where(browses[who], draws.between(len(who), 2, 6), 0)
    party.day[who] += (party.day[who] + 3) % 7 == 6
    second = draws.between(len(who), 10 * HOUR_S, 20 * HOUR_S - 1)
    party.t[who] = to_utc(party.day[who] * DAY_S + second)
    out = browses[who] & draws.chance(len(who), walk.world.store_walkout)
    party.alive[who[out]] = False
    party.lost_at[who[out]] = LOST_IN_STORE
    party.ordered[who[~out]] = party.t[who[~out]]


def _share(walk: Walk, who: Ints, field: str) -> Shares:
    """A share of the groups, for each of `who`."""
    return by_group(walk.party.group[who], [getattr(group, field) for group in GROUPS])
