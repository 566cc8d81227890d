"""Which columns say who travels: the customer, other ids of the same person, the journey."""

from collections.abc import Iterable, Sequence

from caminos.events.explain import count
from caminos.events.guess_names import other_id_kind, role_weight, says_id, tokens, who_weight
from caminos.events.guess_roles import Found
from caminos.events.guess_scales import is_item
from caminos.events.guess_values import Column

_FEW_ROWS = 30
_SURE = 4.5


def find_customer(columns: Sequence[Column]) -> Found | None:
    """Who travels: an id by name, else an e-mail address, phone or card that stands in many rows."""
    found = []
    for column in columns:
        weight, kind = who_weight(column.name)
        if weight and _may_be_person(column):
            found.append(Found(column, weight + _variety(column), _repeats(column), kind))
    if not found:
        others = [(column, other_id_kind(column.name)) for column in columns]
        found = [
            Found(column, 1.0 + _variety(column), _repeats(column), kind)
            for column, kind in others
            if kind and _looks_like(column, kind)
        ]
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def find_same_as(columns: Iterable[Column], customer: Column | None) -> list[tuple[Column, str]]:
    """Other ids of the same person: e-mail, phone, card, device columns whose values look like it."""
    found: dict[str, Column] = {}
    for column in columns:
        kind = other_id_kind(column.name)
        if kind and column is not customer and kind not in found and _looks_like(column, kind):
            found[kind] = column
    return [(column, kind) for kind, column in found.items()]


def find_journey(columns: Iterable[Column], customer: Column | None) -> Found | None:
    """A ticket, an order, a session: several rows have one id, and one id has one customer."""
    found = []
    for column in columns:
        weight = role_weight("journey", column.name)
        if not weight or column.times or column.is_truth or column.is_free_text:
            continue
        if column.distinct < (1 if weight >= _SURE else 2):
            continue
        if not _is_bare_id(column, weight) or column.filled_share < 0.5:
            continue
        grounds = [
            "the name says so",
            f"its {count(column.distinct, 'different value')} repeat over the rows",
        ]
        if customer is not None and column is not customer:
            alone = customer.constant_in(column.cells)
            if alone < 0.9:
                continue
            grounds.append("each of them belongs to one customer")
        bonus = 1.0 if says_id(column.name) else 0.0
        found.append(Found(column, weight + bonus - (1.0 if column.is_unique else 0.0), tuple(grounds)))
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def _may_be_person(column: Column) -> bool:
    """True for values that can tell people apart; without a word such as id in the header, many of them."""
    if not column.filled or column.times or column.is_truth or column.is_free_text:
        return False
    return says_id(column.name) or column.filled <= _FEW_ROWS or column.distinct > 2 + 0.01 * column.filled


def _is_bare_id(column: Column, weight: float) -> bool:
    """True unless the header speaks about a journey (its type, status, amount) instead of naming it."""
    about = {
        "type",
        "typ",
        "tip",
        "tipo",
        "status",
        "state",
        "stan",
        "stare",
        "estado",
        "count",
        "total",
        "amount",
    }
    if weight >= _SURE:
        return True
    about |= {
        "value",
        "channel",
        "source",
        "date",
        "priority",
        "category",
        "reason",
        "name",
        "stage",
        "duration",
    }
    if about & set(tokens(column.name)):
        return False
    numbered = sum(any(char.isdigit() for char in value) for value in column.counts)
    return says_id(column.name) or (weight >= 3 and numbered >= 0.8 * column.distinct)


def _variety(column: Column) -> float:
    return min(1.0, column.distinct / 50)


def _repeats(column: Column) -> tuple[str, ...]:
    different = count(column.distinct, "different value")
    if column.is_unique:
        return ("the name says so", f"each of the {different} looked at stands in one row")
    return ("the name says so", f"{different} repeat over the {count(column.filled, 'row')} looked at")


def _looks_like(column: Column, kind: str) -> bool:
    if column.filled < 1 or column.is_truth or column.times or (kind != "e-mail" and is_item(column)):
        return False
    if kind == "e-mail":
        return sum(n for value, n in column.counts.items() if "@" in value[1:]) >= 0.8 * column.filled
    if kind == "phone":
        digits = [sum(char.isdigit() for char in value) >= 7 for value in column.counts]
        return sum(digits) >= 0.8 * column.distinct
    has_digits = [any(char.isdigit() for char in value) for value in column.counts]
    return (
        column.distinct >= (2 if column.filled <= _FEW_ROWS else 3)
        and sum(has_digits) >= 0.8 * column.distinct
    )
