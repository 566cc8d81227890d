"""From which number to which a column of scores goes, and which of its numbers are codes for "no answer"."""

from collections.abc import Sequence
from typing import Final

from caminos.engine.plan import ScoreKind
from caminos.events.guess_values import Column

Scale = tuple[float, float]

_CODES: Final = frozenset({-99.0, -98.0, -9.0, -8.0, -7.0, -2.0, -1.0, 0.0, 77.0, 88.0, 97.0, 98.0, 99.0})
_BIG_CODES: Final = frozenset({777.0, 888.0, 997.0, 998.0, 999.0, 9999.0, -999.0})
_USUAL_TOPS: Final = (5.0, 7.0, 10.0)
_NO_TOP: Final = frozenset({8.0, 9.0, 11.0})
_MOST_LEVELS: Final = 101
_RARE_SHARE: Final = 0.05


def is_item(column: Column) -> bool:
    """True for the few whole numbers of a survey item."""
    if column.filled < 2 or column.number_share < 0.9 or not column.is_whole or column.times:
        return False
    regular = _regular(column)
    return bool(regular) and 0 < max(regular) <= 11 and column.distinct <= 16


def single_scale(column: Column, kind: ScoreKind) -> Scale | None:
    """The scale of one column of numbers, from its kind and values; None: these are no scores."""
    if kind == "nps":
        return _nps_scale(column)
    regular = _regular(column)
    if not regular or column.distinct > _MOST_LEVELS:
        return None
    top, low = max(regular), min(column.numbers.values())
    if kind == "stars":
        return next(((1.0, best) for best in (5.0, 10.0) if top <= best), None)
    if top <= 1:
        signed = low < 0 and low >= -1
        return (-1.0, 1.0) if signed else ((0.0, 1.0) if not column.is_whole else None)
    return _usual_scale(column, top, zero=0.0 in column.numbers.values())


def group_scale(group: Sequence[Column]) -> Scale:
    """The scale that columns share: from 1 (or 0) to the highest number that is no code.

    A number on top that some of the columns lack, that they use very unevenly or for many of their cells is a
    code such as "did not use".
    """
    shares = [
        {number: column.counts[value] / column.filled for value, number in column.numbers.items()}
        for column in group
    ]
    regular = {number for column in group for number in _regular(column)}
    top = max(regular)
    while top > 2 and _is_code(top, shares):
        top = max(number for number in regular if number < top)
    best = next((usual for usual in _USUAL_TOPS if usual - 1 < top <= usual), top)
    from_zero = best == 10 and all(0.0 in found for found in shares)
    return (0.0 if from_zero else 1.0), best


def codes_outside(column: Column, scale: Scale) -> tuple[str, ...]:
    """Values beyond the scale that surveys use for "no answer": 0, one above the top, 8, 9, 99, -1 …"""
    usual = _CODES | _BIG_CODES | {8.0, 9.0, max(scale) + 1}
    return tuple(value for value in outside(column, scale) if column.numbers.get(value) in usual)


def outside(column: Column, scale: Scale) -> tuple[str, ...]:
    """All values beyond the scale: numbers, then words in a column of numbers."""
    low, high = min(scale), max(scale)
    beyond = [value for value, number in column.numbers.items() if not low <= number <= high]
    words = sorted(value for value in column.counts if value not in column.numbers)
    return (*sorted(beyond, key=lambda value: column.numbers[value]), *words[:20])


def _usual_scale(column: Column, top: float, *, zero: bool) -> Scale | None:
    if top == 6 and _share(column, 6.0) < _RARE_SHARE:
        top = 5.0
    if top <= 5:
        # A zero that is far commoner than a one is rather a blank than the worst score.
        is_worst = zero and _share(column, 0.0) <= 3 * _share(column, 1.0)
        return (0.0 if is_worst else 1.0), 5.0
    if top <= 7:
        return 1.0, 7.0
    if top <= 10:
        return (0.0 if zero else 1.0), 10.0
    return (0.0, 100.0) if top <= 100 else None


def _nps_scale(column: Column) -> Scale | None:
    """0 to 10; a column of 100, 0 and -100 holds verdicts, not answers."""
    answers = [number for number in column.numbers.values() if 0 <= number <= 10 and number.is_integer()]
    return (0.0, 10.0) if answers and len(answers) >= 0.5 * column.distinct else None


def _is_code(top: float, shares: Sequence[dict[float, float]]) -> bool:
    if top in _USUAL_TOPS or top in _NO_TOP:
        return top in _NO_TOP
    used = [found.get(top, 0.0) for found in shares]
    return min(used) == 0.0 or max(used) > 0.3 or max(used) > 4 * min(used)


def _regular(column: Column) -> list[float]:
    """The numbers that are no usual codes for "no answer"."""
    return [number for number in column.numbers.values() if number not in _CODES and number not in _BIG_CODES]


def _share(column: Column, number: float) -> float:
    cells = sum(column.counts[value] for value, found in column.numbers.items() if found == number)
    return cells / column.filled
