import pytest

from caminos.maps.library import Metric
from caminos.render.metric_words import change_words, is_share, metric_value


def metric(kind, unit=""):
    return Metric(id="m", name="M", kind=kind, unit=unit)


@pytest.mark.parametrize(
    ("one", "value", "written"),
    [
        (metric("nps"), 0.3984, "+40"),
        (metric("nps"), -12, "−12"),
        (metric("share"), 0.31, "31%"),
        (metric("csat"), 0.744, "74%"),
        (metric("csat", "points"), 4.06, "4.06 points"),
        (metric("duration", "s"), 525_600, "6.1 d"),
        (metric("duration", "h"), 6, "6 h"),
        (metric("money", "EUR"), 1250.5, "1,250.5 EUR"),
        (metric("count"), 7, "7"),
        (None, 0.5, "0.5"),
    ],
)
def test_values_are_written_by_kind_and_unit(one, value, written):
    assert metric_value(one, value, "en").replace("\N{NO-BREAK SPACE}", " ") == written


def test_a_change_has_a_sign_and_shares_change_by_points():
    assert change_words(metric("share"), 0.021, "en") == "+2.1 pts"
    assert change_words(metric("nps"), 8, "en") == "+8"
    assert change_words(metric("duration", "s"), -7200, "en") == "−2\N{NO-BREAK SPACE}h"


def test_only_a_part_of_a_whole_gets_a_bar():
    assert is_share(metric("share"), 0.3)
    assert is_share(metric("ces", "share"), 1)
    assert not is_share(metric("csat"), 4.1)
    assert not is_share(metric("money"), 0.3)
    assert not is_share(None, 0.3)
