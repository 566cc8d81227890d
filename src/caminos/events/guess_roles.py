"""Which columns say when, what and where: the moment, the touchpoint, the channel, the text, the row's id."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caminos.events.explain import count
from caminos.events.guess_names import (
    role_weight,
    speaks_of_person,
    tokens,
)
from caminos.events.guess_values import Column
from caminos.events.guess_words import NOT_A_MOMENT

_MOST_TOUCHPOINTS = 400
_EARLIEST_YEAR_S = -631_152_000.0  # 1950: dates before are clock readings with a dummy date


@dataclass(frozen=True, slots=True)
class Found:
    """A column found for a role, how surely its name says so, and the grounds in words."""

    column: Column
    weight: float
    grounds: tuple[str, ...]
    kind: str = ""


def moments(columns: Iterable[Column]) -> list[Column]:
    """The columns that hold moments (with a date) at which something may have happened."""
    return [column for column in columns if is_moment(column)]


def is_moment(column: Column) -> bool:
    """True for a column of dates or moments that is no birthday, deadline or plan."""
    times = column.times
    if times is None or times.kind == "time" or set(tokens(column.name)) & NOT_A_MOMENT:
        return False
    latest = max((at for one in times.written.values() for at in one.seconds if at is not None), default=0.0)
    return latest > _EARLIEST_YEAR_S


def find_at(candidates: Sequence[Column], groups: Sequence[str]) -> Found | None:
    """When it happened: the moment that changes from row to row of a journey, then the one named so.

    `groups` is each row's journey (or customer) id; in a log, a time that never changes inside one is when
    it was opened, not the time of the event.
    """
    found = []
    for column in candidates:
        weight = role_weight("at", column.name)
        steady = column.constant_in(groups)
        grounds = ["the name says so"] if weight >= 2 else ["it holds times"]
        if groups and steady < 0.5:
            grounds.append("it changes from row to row inside a journey")
        precise = 0.5 if column.times and column.times.kind == "moment" else 0.0
        score = weight + 6 * (1 - steady) + precise + 2 * column.filled_share
        found.append(Found(column, score, tuple(grounds)))
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def find_time_of_day(columns: Sequence[Column], at: Column) -> Column | None:
    """The column with the time of day that belongs to a column of bare dates: the nearest one."""
    if at.times is None or at.times.kind != "date":
        return None
    near = [column for column in columns if column.times and column.times.kind == "time"]
    near = [column for column in near if column.filled >= 0.5 * at.filled]
    return min(near, key=lambda column: (abs(column.position - at.position), column.position), default=None)


def find_started(candidates: Iterable[Column], at: Column, groups: Sequence[str]) -> Found | None:
    """When the journey began: a moment that stays the same inside it, and is named so."""
    found = []
    for column in candidates:
        weight = role_weight("started", column.name)
        if column is not at and weight and column.constant_in(groups) >= 0.95:
            grounds = ("the name says so", "it never changes inside a journey")
            found.append(Found(column, weight + column.filled_share, grounds))
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def find_touchpoint(columns: Iterable[Column], groups: Sequence[str]) -> Found | None:
    """What the customer met in each row of a log: words that recur, and change along a journey."""
    found = []
    for column in columns:
        weight = role_weight("touchpoint", column.name)
        if (
            not weight
            or speaks_of_person(column.name)
            or not _is_category(column, _MOST_TOUCHPOINTS)
            or _is_short_code(column)
        ):
            continue
        if column.is_truth or (column.is_numeric and weight < 3) or column.filled_share < 0.5:
            continue
        grounds = ["the name says so", f"its {count(column.distinct, 'value')} recur"]
        steady = column.constant_in(groups)
        if groups and steady < 0.5:
            grounds.append("it changes along a journey")
        found.append(Found(column, weight + 2 * (1 - steady), tuple(grounds)))
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def find_topic(columns: Iterable[Column]) -> Found | None:
    """What a piece of feedback is about: a product, an issue, a question."""
    return _named("topic", columns, _MOST_TOUCHPOINTS)


def find_channel(columns: Iterable[Column]) -> Found | None:
    """Where the customer was met: a few values, such as phone, web, shop."""
    return _named("channel", columns, 40)


def find_text(columns: Iterable[Column]) -> Found | None:
    """What the customer wrote: sentences, in a column named so (or the only one with sentences)."""
    texts = [column for column in columns if column.is_free_text]
    named = [(role_weight("text", column.name), column) for column in texts]
    best = max(named, key=lambda one: (one[0], one[1].mean_chars), default=None)
    if best is None:
        return None
    weight, column = best
    grounds = ("the name says so", "it holds sentences") if weight else ("it is the column with sentences",)
    return Found(column, weight, grounds)


def find_event_id(columns: Iterable[Column]) -> Found | None:
    """The source's own id of each row: different in every row."""
    found = []
    for column in columns:
        weight = role_weight("event_id", column.name)
        if weight and column.is_unique and column.filled_share > 0.95 and not column.times:
            found.append(Found(column, weight, ("the name says so", "it is different in every row")))
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def find_weight(columns: Iterable[Column]) -> Found | None:
    """A respondent's weight: positive numbers around one, in a column named so."""
    for column in columns:
        if role_weight("weight", column.name) and column.is_numeric and column.filled_share > 0.9:
            numbers = list(column.numbers.values())
            if min(numbers) >= 0 and 0.2 <= sum(numbers) / len(numbers) <= 5:
                return Found(column, 3.0, ("the name says so", "its numbers lie around 1"))
    return None


def find_language(columns: Iterable[Column]) -> Found | None:
    """The language of a text: short codes or names of languages."""
    for column in columns:
        if role_weight("language", column.name) and 0 < column.distinct <= 60 and not column.is_numeric:
            return Found(column, 3.0, ("the name says so",))
    return None


def _named(role: str, columns: Iterable[Column], most: int) -> Found | None:
    found = []
    for column in columns:
        weight = role_weight(role, column.name)
        if weight and _is_category(column, most) and not column.is_numeric and not column.is_truth:
            values = ", ".join(value for value, _ in column.counts.most_common(3))
            grounds = (
                "the name says so",
                f"its values recur ({values}{', …' if column.distinct > 3 else ''})",
            )
            found.append(Found(column, weight + column.filled_share, grounds))
    return max(found, key=lambda one: (one.weight, -one.column.position), default=None)


def _is_category(column: Column, most: int) -> bool:
    """True for values that recur: not ids, not sentences, not times."""
    if not column.filled or column.times or column.is_free_text or column.distinct > most:
        return False
    return column.distinct <= max(3, 0.5 * column.filled) or column.filled <= 20


def _is_short_code(column: Column) -> bool:
    """True for codes such as the states of a country (CA, FL)."""
    return all(len(value) == 2 and value.isalpha() and value.isupper() for value in column.counts)
