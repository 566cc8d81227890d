"""The planted truths: every number of the demo world that an analysis should be able to find again.

What belongs to one kind of customer stands in `groups`; what is true for the whole company stands here.
Two things are *controls*: checking stock and downloading the invoice do nothing at all, to nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caminos.simulate.draws import Quantiles, Weights

COMPANY = "Kasaro Home"

WEB_TOUCHPOINTS = (
    "ad_click",
    "newsletter_open",
    "search",
    "product_view",
    "review_read",
    "stock_checked",
    "add_to_cart",
    "checkout_started",
    "account_created",
    "logged_in",
    "address_entered",
    "address_retyped",
    "delivery_chosen",
    "payment_started",
    "order_placed",
    "invoice_downloaded",
    "order_status_viewed",
    "delivery_window_mail_open",
    "assembly_guide_viewed",
)
ORDER_TOUCHPOINTS = (
    "ordered_at",
    "paid_at",
    "packed_at",
    "shipped_at",
    "delivered_at",
    "returned_at",
    "loyalty_joined_at",
)
CALL_TOUCHPOINTS = (
    "call_missed",
    "message_left",
    "ticket_opened",
    "waiting_for_customer",
    "resolved",
    "reopened",
    "closed",
)
TOUCHPOINTS = WEB_TOUCHPOINTS + ORDER_TOUCHPOINTS + CALL_TOUCHPOINTS
"""Every touchpoint that leaves an event, by the name its own department gives it."""

CODE: Mapping[str, int] = {name: code for code, name in enumerate(TOUCHPOINTS)}

CHECKOUT = (
    "checkout_started",
    "account_created",
    "logged_in",
    "address_entered",
    "address_retyped",
    "delivery_chosen",
    "payment_started",
)
"""The steps of the checkout where a customer can be lost, in order."""

REASONS = ("Where is my order", "Damaged or missing parts", "Return and refund", "Invoice")
"""Why customers contact the call centre; the first is what the delivery window e-mail is for."""

WHERE_IS_MY_ORDER, DAMAGED, REFUND, INVOICE = range(len(REASONS))
CONTACT_CHANNELS = ("Phone", "E-mail", "Chat")
AGENT_GROUPS = ("L1 Orders", "L1 Complaints", "L2 Returns", "Accounting")


@dataclass(frozen=True)
class Item:
    """A survey item: its column header, the touchpoint it is about, and the true mean feeling (−2 … +2).

    `feels` has one mean, or one for each condition that splits the customers (`CONDITIONS`).
    """

    key: str
    header: str
    touchpoint: str
    feels: tuple[float, ...]
    condition: str = ""


CONDITIONS: Mapping[str, tuple[str, str]] = {
    "": ("all", "all"),
    "retyped": ("address typed once", "address typed twice"),
    "after_change": ("ordered before the change", "ordered after the change"),
    "after_hours": ("reached an agent at once", "tried outside opening hours"),
}

ITEMS: tuple[Item, ...] = (
    Item("advert", "T01_Advert", "ad_click", (0.2,)),
    Item("friends", "T02_Advice of friends", "friends_advice", (0.9,)),
    Item("search", "T03_Search on the website", "search", (0.5,)),
    Item("product_page", "T04_Product pages", "product_view", (0.7,)),
    Item("reviews", "T05_Reviews of other customers", "review_read", (0.4,)),
    Item("stock", "T06_Stock check", "stock_checked", (0.3,)),
    Item("store_staff", "T07_Staff in the store", "store_advice", (1.0,)),
    Item("address_form", "T08_Delivery address form", "address_entered", (0.3, -0.9), "retyped"),
    Item("payment", "T09_Payment", "payment_started", (0.9,)),
    Item("invoice", "T10_Invoice", "invoice_downloaded", (0.3,)),
    Item("waiting", "T11_Waiting for the delivery", "shipped_at", (-0.7, 0.1), "after_change"),
    Item("delivery", "T12_Delivery crew", "delivered_at", (0.8,)),
    Item("unpacking", "T13_Unpacking and assembly", "unpacking", (-0.2,)),
    Item("call_centre", "T14_Customer service", "ticket_opened", (0.1, -1.2), "after_hours"),
    Item("returns", "T15_Returning goods", "returned_at", (-0.3,)),
    Item("loyalty", "T16_Loyalty programme", "loyalty_joined_at", (0.6,)),
)


@dataclass(frozen=True)
class World:
    """The parameters of the company; shares are 0 … 1, days are calendar days in Warsaw."""

    first_day: date = date(2025, 7, 1)
    last_day: date = date(2026, 6, 30)
    month_weights: Weights = (9, 9, 10, 10, 13, 11, 10, 8, 9, 9, 9, 9)
    """How many new customers come in each month from the first, relative to each other."""

    languages: Weights = (55, 20, 10, 15)
    """Polish, Romanian, Spanish, English."""

    checkout_loss: float = 0.06
    """Lost at any step of the checkout but one, of those who arrive there."""
    retype_share: float = 0.5
    """Customers who are asked to type the address a second time."""
    retype_loss: float = 0.18
    """Lost there: three times the baseline."""
    stock_share: float = 0.30
    """Journeys on the web with a stock check; a control, nothing follows from it."""
    invoice_share: float = 0.25
    """Web orders whose invoice is downloaded; a control, nothing follows from it."""
    store_walkout: float = 0.25
    """Customers who looked on the web and then leave the store without buying."""

    transfer_share: float = 0.20
    """Web orders paid by bank transfer, one or two days later."""
    pack_days: Weights = (0, 80, 14, 6)
    """Days from paid to packed: weights of 0, 1, 2 …"""
    ship_days: Weights = (0, 72, 21, 7)
    """Days from packed to shipped."""
    carry_days: Weights = (0, 35, 30, 15, 12, 0, 5, 0, 0, 3)
    """Days from shipped to delivered."""

    slow_after_days: int = 5
    """A customer who waits more days than this from order to delivery has waited too long."""
    slow_churn_ratio: float = 2.0
    """Those who waited too long never come back this many times as often."""
    return_days: tuple[int, int] = (22, 90)
    """A customer who comes back does so this many days after the delivery."""
    most_journeys: int = 4
    """Of one customer inside the window."""

    change_day: date = date(2026, 3, 1)
    """From this day on, an order is followed by an e-mail with a delivery window of two hours."""
    change_open_share: float = 0.70
    """Delivery window e-mails that are opened."""
    order_question_share: float = 0.28
    """Deliveries of at least two days with a "where is my order" contact, before the change."""
    order_question_ratio: float = 0.60
    """The same after the change, relative to before: 40 % fewer."""

    damaged_share: float = 0.08
    """Home deliveries with damaged or missing parts, reported to the call centre."""
    refund_question_share: float = 0.30
    """Returns with a question about the refund."""
    invoice_question_share: float = 0.03
    """Orders with a question about the invoice."""
    email_in_ticket_share: float = 0.45
    """Phone and chat tickets in which the agent wrote down the e-mail address."""
    reopen_share: float = 0.08
    """Resolved tickets that are opened again."""
    ask_back_share: float = 0.25
    """Tickets in which the agent has to ask the customer first."""
    answer_s: Quantiles = ((0, 240), (500, 5_400), (900, 97_200), (1000, 259_200))
    """Seconds from opening to solving a ticket, before office hours push it on: median 1.5 h, p90 27 h."""

    mood: float = 0.35
    """How much more (half of all customers) or less (the other half) a customer feels than the mean."""
    slow_recommend: float = 0.22
    """Taken off the willingness to recommend (0 … 1) of customers who waited too long."""
    after_hours_recommend: float = 0.10
    """Taken off that of customers who called outside opening hours."""
    duplicate_share: float = 0.004
    """Web events that the collector delivered twice."""
    items: tuple[Item, ...] = field(default=ITEMS)


WORLD = World()
