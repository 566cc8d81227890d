"""A few of the customers' own words per touchpoint, short enough to stand on a map."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised, placed
from caminos.maps.library import Quote

SHORTEST, LONGEST = 8, 240
"""Texts of fewer or more characters are no quotes for a map."""

LEAST_WORDS = 4
"""A text says something from so many words on (a text in a script without spaces, by its length)."""

CANDIDATES = 25
"""So many of the shortest texts are looked at, for each touchpoint and mood."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[\s().\-/]{0,2}\d){6,}(?!\w)")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MOODS = ("bad", "good", "middle", "unscored")


@dataclass(frozen=True, slots=True)
class SaidQuote:
    """A quote with the score its author gave with it, on the scale from worst (`low`) to best (`high`)."""

    quote: Quote
    score: float | None
    low: float | None
    high: float | None


def quotes(
    engine: Engine, recognised: Recognised | None = None, *, most: int = 3
) -> Mapping[str | None, tuple[SaidQuote, ...]]:
    """Up to `most` quotes of each touchpoint with texts (None: about the whole experience).

    The shortest informative texts, turn by turn from the unhappy, the happy, those between and those without
    a score, so that one mood does not speak for all; the same text stands once. E-mail addresses and
    numbers as long as a telephone's are masked.
    """
    feedback = placed(engine, "feedback", recognised)
    names = {
        row["source"]: row["name"]
        for row in engine.run(engine.table("sources").select("source", "name")).to_pylist()
    }
    piles: dict[str | None, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in engine.run(_candidates(feedback.table)).to_pylist():
        touchpoint = None if row["place"] is None else feedback.ids[row["place"]]
        if _says_something(row["text"]):
            piles[touchpoint][row["mood"]].append(row)
    found = {}
    for touchpoint, moods in piles.items():
        for pile in moods.values():
            pile.sort(key=lambda row: (len(row["text"]), row["text"], row["source"], row["feedback"]))
        found[touchpoint] = tuple(
            _quote(row, names) for row, _ in zip(_in_turn(moods), range(most), strict=False)
        )
    return MappingProxyType(found)


def masked(text: str) -> str:
    """The text with e-mail addresses and numbers of seven or more digits replaced by a word in brackets."""
    return _NUMBER.sub("[number]", _EMAIL.sub("[e-mail]", text))


def _candidates(feedback: ir.Table) -> ir.Table:
    """The shortest texts of each place and mood; texts about touchpoints off the map are left out."""
    # DuckDB and Spark both count characters, not bytes.
    text = feedback.text.strip()
    length = text.length()
    said = feedback.filter(
        feedback.text.notnull()
        & length.between(SHORTEST, LONGEST)
        & (feedback.place.notnull() | feedback.touchpoint.isnull())
    )
    level = (said.score - said.low) / (said.high - said.low).nullif(0)
    said = said.mutate(
        text=said.text.strip(),
        mood=ibis.cases(
            (level.isnull(), "unscored"), (level <= 0.4, "bad"), (level >= 0.75, "good"), else_="middle"
        ),
    )
    spaces = said.text.length() - said.text.replace(" ", "").length()
    said = said.filter((spaces >= LEAST_WORDS - 1) | (spaces == 0))
    order = ibis.window(
        group_by=[said.place, said.mood],
        order_by=[said.text.length(), said.text, said.source, said.feedback],
    )
    ranked = said.mutate(rank=ibis.row_number().over(order))
    columns = ("place", "mood", "text", "language", "source", "at_us", "score", "low", "high", "feedback")
    return ranked.filter(ranked["rank"] < CANDIDATES).select(*columns)


def _says_something(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS or _NO_SPACES.search(text) is not None


def _in_turn(moods: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """One text of each mood after the other until none is left; the same words once."""
    piles = [iter(moods[mood]) for mood in _MOODS if mood in moods]
    told: set[str] = set()
    while piles:
        for pile in list(piles):
            row = next((row for row in pile if row["text"].casefold() not in told), None)
            if row is None:
                piles.remove(pile)
                continue
            told.add(row["text"].casefold())
            yield row


def _quote(row: Mapping[str, Any], names: Mapping[int, str]) -> SaidQuote:
    said_on = None if row["at_us"] is None else datetime.fromtimestamp(row["at_us"] / 1e6, UTC).date()
    quote = Quote(
        text=masked(row["text"]),
        language=row["language"] or "",
        source=names[row["source"]],
        said_on=said_on,
    )
    return SaidQuote(quote, row["score"], row["low"], row["high"])
