"""Scores given in words ("very satisfied"): read as numbers, or pointed out where they cannot be."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from caminos.engine.plan import ScoreKind
from caminos.events.explain import count, listed, plain, quoted
from caminos.events.guess_labels import is_no_answer, read_labels
from caminos.events.guess_scales import Scale
from caminos.events.guess_scored import Scored, surely_named
from caminos.events.guess_values import Column

ToldLabels = Mapping[str, Mapping[str, float]]
"""Words that a person gave a number to: column → word → number."""

_LEAST_KNOWN: Final = 0.5
_LEAST_KNOWN_IN_RATING: Final = 1 / 3
_MOST_ANSWERS: Final = 15
"""A scale in words has fewer different answers than a column of remarks."""
_MOST_SHOWN: Final = 6


def worded_score(
    column: Column,
    kind: ScoreKind,
    *,
    scale: Scale | None = None,
    grounds: str = "",
    words: Mapping[str, float] | None = None,
) -> Scored | None:
    """A column of words read as scores; None when too few of its words are known.

    Parameters: `scale` is what a person said, `words` are those they gave a number to. A header that by
    itself says "rating" lets fewer known words do.
    """
    in_rating = surely_named(column.name) and column.distinct <= _MOST_ANSWERS and not column.is_free_text
    least = _LEAST_KNOWN_IN_RATING if in_rating or words else _LEAST_KNOWN
    labels = read_labels(column.counts, words, least_known=least)
    if labels is None:
        return None
    pairs = sorted(labels.numbers.items(), key=lambda one: one[1])[:_MOST_SHOWN]
    said = "its words are known (" + ", ".join(f"{word} = {plain(number)}" for word, number in pairs) + ")"
    if labels.no_answer:
        cells = count(sum(column.counts[word] for word in labels.no_answer), "cell")
        said += f", {quoted(labels.no_answer)} ({cells}) meaning no answer"
    return Scored(
        column,
        kind,
        scale or (labels.worst, labels.best),
        missing=labels.no_answer,
        labels=labels,
        grounds=f"{grounds} and {said}" if grounds else said,
        warning=_unknown_words(column, labels.unknown),
    )


def unread_ratings(columns: Iterable[Column]) -> list[str]:
    """Warnings about columns that no part of the recipe took though their headers call them ratings."""
    return [_unread(column) for column in columns if _is_unread_rating(column)]


def _is_unread_rating(column: Column) -> bool:
    if not surely_named(column.name) or column.times or column.is_free_text:
        return False
    return column.number_share < 0.8 and 2 <= column.distinct <= _MOST_ANSWERS


def _unread(column: Column) -> str:
    words = [word for word in column.counts if not is_no_answer(word) and word not in column.numbers]
    return (
        f"{column.name} is named like a rating but no number is known for its words ({quoted(words, 4)}), so "
        "it is left out. To read it as a score, say what each word counts: "
        f"{_options(column, words)}"
    )


def _unknown_words(column: Column, unknown: Sequence[str]) -> str:
    if not unknown:
        return ""
    cells = count(sum(column.counts[word] for word in unknown), "cell")
    missing = shlex.quote(f"{column.name}={unknown[0]}")
    return (
        f"{column.name}: no number is known for {quoted(unknown)} ({cells} of those looked at); such cells "
        f"go to quarantine. Say what each counts: {_options(column, unknown)}; or, where it means "
        f"'no answer', --missing {missing}"
    )


def _options(column: Column, words: Sequence[str]) -> str:
    """`--label 'Ocena dostawy=spoko=NUMBER'` for each word, as it is typed into a shell."""
    told = [f"--label {shlex.quote(f'{column.name}={word}=NUMBER')}" for word in words]
    return " ".join(told) if len(told) <= _MOST_SHOWN else listed(told, _MOST_SHOWN)
