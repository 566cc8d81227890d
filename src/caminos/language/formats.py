"""How each language writes numbers, shares and dates (Unicode CLDR, by Babel)."""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("en", "pl", "ro", "es")
"""The languages of the interface; content may be in any language and script."""

DEFAULT = "en"

_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)  # any float fits, written out
_TOO_LONG = 1e15  # from here on a number is written with an exponent
_LOCALES = {"en": "en_GB"}  # day before month, as the other three write it


def known(language: str) -> str:
    """The interface language for a BCP 47 tag (`pl-PL` → `pl`); English for all others."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else DEFAULT


def number(value: float, language: str = DEFAULT, digits: int | None = None) -> str:
    """A number with the language's separators and a real minus sign.

    `digits` is the exact number of decimals; without it a whole number has none and any other as
    many as it needs, two at most. Halves are rounded away from zero, as people do.
    """
    if abs(value) >= _TOO_LONG:
        return _minus(f"{value:.2e}")
    decimals = digits
    if decimals is None:
        decimals = _needed(value)
    rounded = rounded_half_up(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _minus(format_decimal(rounded, format=pattern, locale=_locale(language)))


def signed(value: float, language: str = DEFAULT, digits: int = 1) -> str:
    """A number with its sign: `+0.6`, `−1.4`; what rounds to zero has none."""
    rounded = rounded_half_up(value, digits)
    return ("+" if rounded > 0 else "") + number(float(rounded), language, digits)


def share(value: float, language: str = DEFAULT, digits: int | None = None) -> str:
    """A share (0 … 1) in per cent, e.g. `31 %` as the language writes it.

    Without `digits` there are no decimals, except one near the ends (below 1 %, above 99 %), so that
    few are not shown as none nor nearly all as all: what would still round to 0 or 100 % is written
    `<0.1 %` or `>99.9 %`.
    """
    if digits is None and 0 < value < 0.0005:
        return "<" + share(0.001, language, 1)
    if digits is None and 0.9995 <= value < 1:
        return ">" + share(0.999, language, 1)
    decimals = digits
    if decimals is None:
        near_an_end = 0 < value < 0.01 or 0.99 < value < 1
        decimals = 1 if near_an_end else 0
    locale = _locale(language)
    pattern = str(locale.percent_formats[None].pattern)
    zeros = "0." + "0" * decimals if decimals else "0"
    rounded = rounded_half_up(value * 100, decimals) / 100
    return _minus(format_percent(rounded, format=pattern.replace("0", zeros, 1), locale=locale))


def day(value: date, language: str = DEFAULT) -> str:
    """A date in words short enough for a map: `12 Nov 2026`."""
    return str(format_date(value, format="medium", locale=_locale(language)))


def month(value: date, language: str = DEFAULT) -> str:
    """A month and its year: `Nov 2026`."""
    return str(format_skeleton("yMMM", value, locale=_locale(language)))


def plural_category(count: float, language: str) -> str:
    """The CLDR plural category of a number in a language: `one`, `few`, `many` or `other`."""
    exact = count if isinstance(count, int) else Decimal(repr(count))
    return str(_locale(language).plural_form(exact))


def rounded_half_up(value: float, decimals: int) -> Decimal:
    """A number rounded as people do: halves away from zero, and never to a minus zero."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    return exact if exact else abs(exact)


@cache
def _locale(language: str) -> Locale:
    code = known(language)
    return Locale.parse(_LOCALES.get(code, code))


def _needed(value: float) -> int:
    if float(value).is_integer():
        return 0
    return 1 if rounded_half_up(value, 2) == rounded_half_up(value, 1) else 2


def _minus(written: str) -> str:
    return written.replace("-", "−")
