"""orders.csv: the ERP's order list, one row an order, one column a moment; cp1250, semicolons, Warsaw
time.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from caminos.simulate.clock import dotted, to_wall
from caminos.simulate.draws import Draws, Ints
from caminos.simulate.mess import Cells, Form, Tick, Written, draw_mess, separated, write_file
from caminos.simulate.people import Names
from caminos.simulate.story import Story
from caminos.simulate.world import ORDER_TOUCHPOINTS

FILE = "orders.csv"
HEADER = [
    "order_no",
    "e_mail",
    "loyalty_card",
    "sales_channel",
    *ORDER_TOUCHPOINTS,
    "category",
    "amount",
    "currency",
    "city",
]
NOBODY = "brak"
NO_TIME = "-"

_CATEGORIES = ("Kanapy i fotele", "Łóżka i materace", "Kuchnia", "Oświetlenie", "Tekstylia i dodatki")
_REASONS = ("bad_time", "cut_short")
_FIRST_MOMENT = HEADER.index("ordered_at")


def booked_orders(story: Story) -> Ints:
    """The rows of the orders made inside the window, by the moment of the order."""
    ordered = story.life.orders.moment("ordered_at")
    inside = np.flatnonzero((ordered >= story.life.begin_s) & (ordered < story.life.end_s))
    return inside[np.argsort(ordered[inside], kind="stable")]


def write_orders(story: Story, names: Names, path: Path, tick: Tick) -> Written:
    """Write the file; `tick` is told how far it is."""
    rows = booked_orders(story)
    mess = draw_mess(Draws(story.seed, "order mess"), len(rows), _REASONS, _spoil)
    form = Form(separated(";"), HEADER, encoding="cp1250", end="\r\n")
    return write_file(path, _rows(story, names, rows), form, mess, tick)


def _rows(story: Story, names: Names, rows: Ints) -> Iterator[Cells]:
    orders, end_s = story.life.orders, story.life.end_s
    at = orders.at[rows]
    walls = np.where((at >= 0) & (at < end_s), to_wall(at), -1).tolist()
    columns = (
        orders.customer,
        orders.web,
        orders.has_email,
        orders.has_card,
        orders.amount_gr,
        orders.category,
    )
    for number, (customer, web, email, card, amount, category) in enumerate(
        zip(*(column[rows].tolist() for column in columns), strict=True)
    ):
        moments = walls[number]
        yield [
            f"ZS/{number + 1:06d}/{dotted(moments[0])[8:10]}",
            names.email(customer) if email else NOBODY,
            names.card(customer) if card else NOBODY,
            "web" if web else "store",
            *(dotted(moment) if moment >= 0 else NO_TIME for moment in moments),
            _CATEGORIES[category],
            f"{amount // 100},{amount % 100:02d}",
            "PLN",
            names.city(customer),
        ]


def _spoil(reason: str, cells: Cells) -> tuple[str, str]:
    broken = [cells[0] + "X", *cells[1:]]
    if reason == "cut_short":
        return ";".join(broken[:3]), ""
    for column in range(_FIRST_MOMENT, _FIRST_MOMENT + len(ORDER_TOUCHPOINTS)):
        broken[column] = NO_TIME
    broken[_FIRST_MOMENT] = "31.02." + cells[_FIRST_MOMENT][6:]
    return ";".join(broken), "ordered_at"
