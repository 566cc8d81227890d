"""web_shop.csv: the event stream of the web analytics tool; UTF-8, commas, ISO time in UTC."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from caminos.simulate.clock import iso_utc
from caminos.simulate.draws import Draws, Ints
from caminos.simulate.mess import NO_ID, Cells, Form, Mess, Tick, Written, draw_mess, separated, write_file
from caminos.simulate.people import Names
from caminos.simulate.story import Story
from caminos.simulate.trace import Events
from caminos.simulate.world import TOUCHPOINTS, WEB_TOUCHPOINTS

FILE = "web_shop.csv"
HEADER = ["event_id", "visitor_id", "account_email", "event_name", "timestamp", "channel", "device", "page"]

_SHELVES = ("sofas", "beds", "kitchen", "lamps", "textiles")
_MODELS = ("nora", "venlo", "lisse", "alba", "tarn", "moss", "ellen", "birk", "sola", "otto", "rika", "juno")
_PAGES = {
    "ad_click": "/landing/{shelf}",
    "newsletter_open": "",
    "search": "/search?q={shelf}",
    "product_view": "/{shelf}/{model}-{digit}",
    "review_read": "/{shelf}/{model}-{digit}#reviews",
    "stock_checked": "/{shelf}/{model}-{digit}?stock=1",
    "add_to_cart": "/cart",
    "checkout_started": "/checkout",
    "account_created": "/checkout/register",
    "logged_in": "/login",
    "address_entered": "/checkout/address",
    "address_retyped": "/checkout/address?step=2",
    "delivery_chosen": "/checkout/delivery",
    "payment_started": "/checkout/payment",
    "order_placed": "/checkout/thank-you",
    "invoice_downloaded": "/account/invoices",
    "order_status_viewed": "/account/orders",
    "delivery_window_mail_open": "",
    "assembly_guide_viewed": "/guides/{model}-{digit}.pdf",
}
_CHANNELS = {"ad_click": "paid_ad", "newsletter_open": "email", "delivery_window_mail_open": "email"}
_REASONS = ("bad_time", "cut_short", NO_ID, "bad_time", "no_event_name")
_AT_ONCE = 50_000


def cookie_keys(story: Story, events: Events) -> Ints:
    """The number of the cookie behind each web event: eight are set aside for every customer."""
    journeys = story.life.journeys
    of = events.journey
    customer, cookie = journeys.customer[of], journeys.cookie[of].astype(np.int64)
    return np.asarray(customer * 8 + cookie * 2 + events.device, dtype=np.int64)


def web_events(story: Story) -> Events:
    """The events of the web shop, by time."""
    return story.events.take(story.events.code < len(WEB_TOUCHPOINTS))


def write_web_shop(story: Story, names: Names, path: Path, tick: Tick) -> Written:
    """Write the file; `tick` is told how far it is."""
    events = web_events(story)
    mess = _mess(story, len(events))
    return write_file(path, _rows(story, names, events), Form(separated(","), HEADER), mess, tick)


def _rows(story: Story, names: Names, events: Events) -> Iterator[Cells]:
    keys = cookie_keys(story, events)
    customers = story.life.journeys.customer[events.journey]
    dice = Draws(story.seed, "web pages").bits(len(events))
    shelves = _shelves(story)[events.journey]
    salt = int(Draws(story.seed, "event ids").bits(1)[0])
    for start in range(0, len(events), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        columns = (keys, customers, events.code, events.at, events.device, events.logged, shelves, dice)
        for number, (key, customer, code, at, device, logged, shelf, die) in enumerate(
            zip(*(column[part].tolist() for column in columns), strict=True), start
        ):
            name = TOUCHPOINTS[code]
            yield [
                f"{(number * 0x9E3779B97F4B + salt) % 2**48:012x}",
                names.visitor(key),
                names.email(customer) if logged else "",
                name,
                iso_utc(at),
                _CHANNELS.get(name) or ("app" if device == 0 and customer % 4 == 0 else "web"),
                "desktop" if device else "mobile",
                _page(name, shelf, die),
            ]


def _shelves(story: Story) -> Ints:
    """What each journey is after: the category of its order, else anything."""
    orders = story.life.orders
    draws = Draws(story.seed, "web shelves")
    wanted = draws.pick(len(story.life.journeys), (20, 20, 12, 22, 26))
    wanted[orders.journey] = orders.category
    return wanted


def _page(name: str, shelf: int, die: int) -> str:
    """The address; one in eight looks at something else on the way."""
    form = _PAGES[name]
    if "{" not in form:
        return form
    die, other = divmod(die, 8 * len(_SHELVES))
    shelf = other if other < len(_SHELVES) else shelf
    die, model = divmod(die, len(_MODELS))
    return form.format(shelf=_SHELVES[shelf], model=_MODELS[model], digit=die % 9 + 1)


def _mess(story: Story, rows: int) -> Mess:
    return draw_mess(Draws(story.seed, "web mess"), rows, _REASONS, _spoil, story.world.duplicate_share)


def _spoil(reason: str, cells: Cells) -> tuple[str, str]:
    broken = ["x" + cells[0][1:], *cells[1:]]
    column = ""
    if reason == "bad_time":
        column = "timestamp"
        broken[4] = "2026-13-" + cells[4][8:]
    elif reason == "no_event_name":
        column = "event_name"
        broken[3] = ""
    elif reason == NO_ID:
        column = "visitor_id"
        broken[1] = broken[2] = ""
    else:
        broken = broken[:2]
    return ",".join(broken), column
