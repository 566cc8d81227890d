"""What customers write: sentences per language, touchpoint and feeling, put together as people type them."""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

from caminos.simulate.draws import Draws

TOPICS = (
    "product_page",
    "address_form",
    "store_staff",
    "waiting",
    "delivery",
    "unpacking",
    "call_centre",
    "returns",
    "loyalty",
)
"""Survey items that customers also write about, by their key."""

_PLAIN = str.maketrans("łŁ", "lL")
_EMOJI = {True: ("😊", "👍", "❤️", "🎉"), False: ("😡", "🙄", "👎", "😞")}


Sides = Mapping[str, list[str]]
"""Sentences for `good` and for `bad` feelings."""


class Phrases(TypedDict):
    """The sentences of one language.

    `but` turns from praise to complaint, `plus` back again; `delivery_window` praises the e-mail with the
    window.
    """

    openings: Sides
    closings: Sides
    but: list[str]
    plus: list[str]
    delivery_window: list[str]
    topics: Mapping[str, Sides]


@cache
def phrases(language: str) -> Phrases:
    """The sentences of `pl`, `ro`, `es` or `en`."""
    text = files("caminos.simulate").joinpath("reviews_text", f"{language}.json").read_text(encoding="utf-8")
    loaded: Phrases = json.loads(text)
    return loaded


class Writer:
    """Writes texts; each one draws the same amount of chance, so that texts do not disturb each other.

    Parameters: `draws` its stream, `n` how many texts at most.
    """

    _DICE = 12

    def __init__(self, draws: Draws, n: int) -> None:
        self._dice = draws.between(n * self._DICE, 0, 2**20 - 1).reshape(n, self._DICE)

    def write(
        self,
        number: int,
        language: str,
        topics: tuple[str, ...],
        scores: tuple[int, ...],
        *,
        days: int,
        told: bool,
    ) -> str:
        """The text of one customer.

        `topics` and `scores` (1 … 5) go together, the most important first; a 3 is told from both sides.
        `days` is the wait; `told` whether a delivery window was announced.
        """
        dice = self._dice[number].tolist()
        own = phrases(language)
        glad, mixed = scores[0] >= 4, scores[0] == 3
        side = "good" if glad else "bad"
        parts: list[str] = []
        if not mixed and dice[0] % 100 < 35:
            parts.append(_one(own["openings"][side], dice[1]))
        parts += self._about(own, topics[0], scores[0], dice[2:5], days=days, told=told)
        if len(topics) > 1:
            if not mixed and scores[1] != 3 and (scores[1] >= 4) != glad:
                parts.append(_one(own["but" if glad else "plus"], dice[5]))
            parts += self._about(own, topics[1], scores[1], dice[6:9], days=days, told=told)
        if not mixed and dice[9] % 100 < 30:
            parts.append(_one(own["closings"][side], dice[10]))
        return _typed(" ".join(parts), dice[11], glad)

    def _about(
        self, own: Phrases, topic: str, score: int, dice: list[int], *, days: int, told: bool
    ) -> list[str]:
        """What is said of one touchpoint; a 3 is told from both sides."""
        sides = own["topics"][topic]
        good = sides["good"] + (own["delivery_window"] * 3 if topic == "waiting" and told else [])
        bad = [sentence for sentence in sides["bad"] if days > 5 or "{days}" not in sentence]
        if score >= 4:
            return [_one(good, dice[0])]
        worst = _one(bad, dice[1]).replace("{days}", str(min(days, 19)))
        return [_one(good, dice[0]), _one(own["but"], dice[2]), worst] if score == 3 else [worst]


def _one(sentences: list[str], die: int) -> str:
    return sentences[die % len(sentences)]


def _typed(text: str, die: int, glad: bool) -> str:
    """As typed: some without diacritics, some all in small letters, an emoji now and then."""
    hand, small, mood = die % 100, die // 100 % 100, die // 10_000 % 100
    if hand < 22:
        plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
        text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if small < 8:
        text = text.lower().rstrip(".")
    if mood < 7:
        text += " " + _EMOJI[glad][mood % len(_EMOJI[glad])]
    return text
