"""What the company's people would tell a consultant in the first meeting: notes on each file and touchpoint.

Nothing here is needed to read the exports; it is what a person knows and a guess cannot: time zones, which
number means "left blank", who answers for a touchpoint, what customers expect there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal, TypedDict

from caminos.simulate.clock import TIMEZONE
from caminos.simulate.mess import Cells
from caminos.simulate.world import ITEMS, ORDER_TOUCHPOINTS
from caminos.simulate.writers import call_centre, orders, reviews, survey, web_shop

LANGUAGES = ("en", "pl", "ro", "es")
"""The languages of every pretty name."""


@dataclass(frozen=True)
class ScaleNote:
    """A column of scores: its touchpoint ("" the whole experience), its scale, and what is no answer."""

    touchpoint: str
    kind: Literal["nps", "ces", "stars", "score"]
    worst: float
    best: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceNote:
    """One file as its department would explain it.

    `customer` is the column with the department's own id and `customer_kind` its kind; `same_as` are further
    ids in a row, column → kind. `at` is the column of the moment, in one of `time_formats` (strptime, or
    `iso`) and in `timezone`. `stamps` (one column a moment) and `scales` (one column a score) go by column.
    `names` maps what stands in the touchpoint column to a key of `TOUCHPOINTS` where the two differ.
    """

    file: str
    source: str
    department: str
    shape: Literal["events", "stamps", "scores", "feedback"]
    delimiter: str | None
    encoding: str
    customer: str
    customer_kind: str
    timezone: str
    time_formats: tuple[str, ...]
    at: str | None = None
    same_as: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    decimal: Literal[".", ","] = "."
    touchpoint: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    channel: str | None = None
    channel_names: Mapping[str, str] = field(default_factory=dict)
    event_id: str | None = None
    journey: str | None = None
    stamps: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, ScaleNote] = field(default_factory=dict)
    text: str | None = None
    weight: str | None = None
    repeats_rows: bool = False


@dataclass(frozen=True)
class Named:
    """A stage, area or channel: its key and what it is called in each of `LANGUAGES`."""

    key: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class TouchpointNote:
    """A touchpoint as the company sees it.

    `control` is owned, shared or beyond; `visible` says whether the customer notices it at all; `may_end`
    that a journey may well end here (elsewhere an end is a loss, or the data ends first); `expectation` is
    in each of `LANGUAGES`, or empty where nobody ever asked.
    """

    key: str
    names: Mapping[str, str]
    stage: str
    control: Literal["owned", "shared", "beyond"]
    area: str
    channel: str
    initiator: Literal["customer", "organisation", "other"]
    visible: bool
    may_end: bool
    expectation: Mapping[str, str]


class _Named(TypedDict):
    key: str
    names: dict[str, str]


class _Touchpoint(_Named):
    stage: str
    control: Literal["owned", "shared", "beyond"]
    area: str
    channel: str
    initiator: Literal["customer", "organisation", "other"]
    visible: bool
    may_end: bool
    expectation: dict[str, str]


class _Company(TypedDict):
    stages: list[_Named]
    areas: list[_Named]
    channels: list[_Named]
    touchpoints: list[_Touchpoint]


def _company() -> _Company:
    text = files("caminos.simulate").joinpath("company.json").read_text(encoding="utf-8")
    loaded: _Company = json.loads(text)
    return loaded


_COMPANY = _company()

STAGES = tuple(Named(**one) for one in _COMPANY["stages"])
"""The stages of the journey, in order."""
AREAS = {one["key"]: Named(**one) for one in _COMPANY["areas"]}
"""The departments that answer for touchpoints."""
CHANNELS = {one["key"]: Named(**one) for one in _COMPANY["channels"]}
"""The ways to meet the customer."""
TOUCHPOINTS = {one["key"]: TouchpointNote(**one) for one in _COMPANY["touchpoints"]}
"""Every touchpoint, with those that leave no event (advice of friends, advice in the store, unpacking)."""

_SUBJECTS = {
    "Website": "product_view",
    "Store": "store_advice",
    "Delivery": "delivered_at",
    "Product": "unpacking",
    "Customer service": "ticket_opened",
    "Returns": "returned_at",
    "Loyalty club": "loyalty_joined_at",
}


def _survey_scales() -> dict[str, ScaleNote]:
    scales = {item.header: ScaleNote(item.touchpoint, "score", 1, 5, ("0", "6")) for item in ITEMS}
    scales["recommend"] = ScaleNote("", "nps", 0, 10, ("11",))
    scales["effort"] = ScaleNote("", "ces", 1, 7)
    return scales


_NOTES = (
    SourceNote(
        file=web_shop.FILE,
        source="Web shop",
        department="ecommerce",
        shape="events",
        delimiter=",",
        encoding="utf-8",
        customer="visitor_id",
        customer_kind="visitor",
        same_as={"account_email": "e-mail"},
        at="timestamp",
        time_formats=("iso",),
        timezone="UTC",
        touchpoint="event_name",
        channel="channel",
        event_id="event_id",
        repeats_rows=True,
    ),
    SourceNote(
        file=orders.FILE,
        source="Orders",
        department="finance",
        shape="stamps",
        delimiter=";",
        encoding="cp1250",
        decimal=",",
        customer="e_mail",
        customer_kind="e-mail",
        same_as={"loyalty_card": "card"},
        time_formats=("%d.%m.%Y %H:%M",),
        timezone=TIMEZONE,
        missing=(orders.NO_TIME, orders.NOBODY),
        channel="sales_channel",
        journey="order_no",
        stamps={name: name for name in ORDER_TOUCHPOINTS},
    ),
    SourceNote(
        file=call_centre.FILE,
        source="Call centre",
        department="care",
        shape="events",
        delimiter=",",
        encoding="utf-8",
        customer="phone",
        customer_kind="phone",
        same_as={"e_mail": "e-mail"},
        at="changed_at",
        time_formats=("%d/%m/%Y %H:%M",),
        timezone=TIMEZONE,
        missing=(call_centre.UNKNOWN,),
        touchpoint="status",
        channel="contact_type",
        channel_names={"Phone": "phone", "E-mail": "email", "Chat": "chat"},
        journey="ticket_no",
    ),
    SourceNote(
        file=survey.FILE,
        source="Survey",
        department="marketing",
        shape="scores",
        delimiter="\t",
        encoding="utf-8-sig",
        customer="e_mail",
        customer_kind="e-mail",
        at="answered_on",
        time_formats=("%d-%m-%Y",),
        timezone=TIMEZONE,
        scales=_survey_scales(),
        text="comment",
        weight="weight",
    ),
    SourceNote(
        file=reviews.FILE,
        source="Reviews",
        department="marketing",
        shape="feedback",
        delimiter=None,
        encoding="utf-8",
        customer="email",
        customer_kind="e-mail",
        at="posted_at",
        time_formats=("iso",),
        timezone="UTC",
        touchpoint="subject",
        names=_SUBJECTS,
        channel="site",
        scales={"stars": ScaleNote("", "stars", 1, 5)},
        text="text",
    ),
)

SOURCE_NOTES: Mapping[str, SourceNote] = {note.file: note for note in _NOTES}
"""The notes by file name."""

HEADERS: Mapping[str, Cells] = {
    web_shop.FILE: web_shop.HEADER,
    orders.FILE: orders.HEADER,
    call_centre.FILE: call_centre.HEADER,
    survey.FILE: survey.header(),
}
"""The columns of the delimited files, as they write them."""
