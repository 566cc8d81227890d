"""What a metric's card says: its value, what its words add to that, and its interval, each of them once."""

from caminos.language import text
from caminos.maps.model import Card
from caminos.render.metric_words import metric_value
from caminos.render.picture import Picture


def metric_card_words(picture: Picture, card: Card) -> tuple[str, str]:
    """The value of a card with a score, and below it what the card adds and its 95 % interval."""
    metric, language = picture.metric(card.metric), picture.language
    value = metric_value(metric, card.score or 0.0, language)
    added = _beyond(card.text.strip(), value)
    if card.interval is None:
        return value, added.removeprefix("(").removesuffix(")") if _in_brackets(added) else added
    low, high = (metric_value(metric, edge, language) for edge in card.interval)
    added, bracketed = _without_interval(added, low, high)
    told = interval_words(low, high, language) if bracketed or not added else ""
    return value, " · ".join(part for part in (added, told) if part)


def interval_words(low: str, high: str, language: str) -> str:
    """An interval in words; empty where both ends are written alike, which would tell nothing."""
    if low.lstrip("<>") == high.lstrip("<>"):
        return ""
    return text("picture.interval", language, low=low, high=high)


def _beyond(words: str, value: str) -> str:
    """What a card's words add to the number that stands above them already."""
    for written in (value, _plain(value)):
        if words.startswith(written):
            return words[len(written) :].strip(" ·,;")
    return words


def _without_interval(words: str, low: str, high: str) -> tuple[str, bool]:
    """The words without an interval in brackets that they begin with, and whether there was one."""
    inside, closed, after = words.removeprefix("(").partition(")")
    plain = _plain(inside)
    if words.startswith("(") and closed and plain.count(_plain(low)) and plain.count(_plain(high)):
        return after.strip(" ·,;"), True
    return words, False


def _in_brackets(words: str) -> bool:
    return words.startswith("(") and words.endswith(")") and words.count("(") == 1


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
