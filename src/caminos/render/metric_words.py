"""How a metric's value is written: by its kind and unit, in the language of the picture."""

from caminos.language import duration, number, share, signed, text
from caminos.maps.library import Metric

_IN_SECONDS = ("", "s", "second", "seconds")
_SECONDS = {"min": 60.0, "minutes": 60.0, "h": 3600.0, "hours": 3600.0, "d": 86400.0, "days": 86400.0}


def metric_value(metric: Metric | None, value: float, language: str) -> str:
    """A metric's value in words: NPS in signed points, shares in per cent, durations in a fitting unit.

    NPS, CSAT and CES may be kept as a share (−1 … 1) or in points; beyond 1 they are taken as points.
    """
    kind, unit = (metric.kind, metric.unit) if metric else ("other", "")
    if kind == "nps":
        return signed(value * 100 if abs(value) <= 1 else value, language, 0)
    if is_share(metric, value):
        return share(value, language)
    if kind == "duration" and (unit in _IN_SECONDS or unit in _SECONDS):
        return duration(value * _SECONDS.get(unit, 1.0), language)
    written = number(value, language)
    return f"{written}\N{NO-BREAK SPACE}{unit}" if unit and unit != "share" else written


def change_words(metric: Metric | None, change: float, language: str) -> str:
    """A change of a metric with its sign; a share changes by percentage points."""
    if metric is not None and metric.kind == "nps":
        return metric_value(metric, change, language)
    if is_share(metric, change):
        return text("picture.points", language, value=signed(change * 100, language))
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return sign + metric_value(metric, abs(change), language)


def is_share(metric: Metric | None, value: float) -> bool:
    """Whether a value is a part of a whole, fit for a bar from 0 to 100 %."""
    if metric is None or not 0 <= abs(value) <= 1:
        return False
    return metric.kind == "share" or (metric.kind in ("csat", "ces") and metric.unit in ("", "share", "%"))
