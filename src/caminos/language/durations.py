"""How each language writes lengths of time."""

from decimal import Decimal

from caminos.language.formats import DEFAULT, rounded_half_up
from caminos.language.texts import text

_DAY_S = 86_400
_UNITS = (("second", 1, 60), ("minute", 60, 60), ("hour", 3600, 24))
"""Name, length in seconds, and from how many on the next larger unit is used."""


def duration(seconds: float, language: str = DEFAULT) -> str:
    """A length of time in its largest fitting unit with a short name: `6.1 d`, `4 h`, `35 min`, `12 s`.

    Below ten units one decimal is kept unless it is zero. The blank does not break across lines.
    """
    sign, size = ("−" if seconds < 0 else ""), abs(seconds)
    name, amount = _fitting(size)
    whole = amount == amount.to_integral_value()
    count = int(amount) if whole else float(amount)
    return sign + text(f"unit.{name}", language, count=count).replace(" ", "\N{NO-BREAK SPACE}")


def _fitting(size_s: float) -> tuple[str, Decimal]:
    """The unit to write a length in, and how many of it, rounded before the unit is chosen."""
    for name, length_s, limit in _UNITS:
        amount = _one_decimal_below_ten(size_s / length_s)
        if amount < limit:
            return name, amount
    return "day", _one_decimal_below_ten(size_s / _DAY_S)


def _one_decimal_below_ten(amount: float) -> Decimal:
    rounded = rounded_half_up(amount, 1)
    return rounded if rounded < 10 else rounded_half_up(amount, 0)
