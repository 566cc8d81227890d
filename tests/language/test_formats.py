from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.language import LANGUAGES, day, duration, month, number, share, signed


def plain(written):
    return written.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_numbers_are_written_as_each_language_writes_them():
    assert [plain(number(12345.678, lang, 1)) for lang in LANGUAGES] == [
        "12,345.7",
        "12 345,7",
        "12.345,7",
        "12.345,7",
    ]
    assert [number(n) for n in (3, -3, 2.5, 2.25, 1 / 3)] == ["3", "−3", "2.5", "2.25", "0.33"]


def test_halves_are_rounded_away_from_zero_as_people_do():
    assert [number(n, "en", 1) for n in (1.25, -1.25, 0.05, -0.04)] == ["1.3", "−1.3", "0.1", "0.0"]


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(LANGUAGES))
def test_every_number_can_be_written(value, language):
    assert number(value, language)
    assert signed(value, language).startswith("−") == (round(value, 1) < 0 or value <= -0.05)


def test_signed_numbers_have_a_real_minus_sign_and_zero_has_none():
    assert [signed(n) for n in (0.6, -1.44, 0.04, -0.04, 0)] == ["+0.6", "−1.4", "0.0", "0.0", "0.0"]
    assert signed(-1.44, "pl") == "−1,4"


def test_shares_never_show_few_as_none_nor_nearly_all_as_all():
    shares = (0, 0.0001, 0.004, 0.31, 0.994, 0.9996, 1)
    assert [share(s) for s in shares] == ["0%", "<0.1%", "0.4%", "31%", "99.4%", ">99.9%", "100%"]
    assert [plain(share(0.31, lang)) for lang in LANGUAGES] == ["31%", "31%", "31 %", "31 %"]
    assert plain(share(0.3125, "es", 1)) == "31,3 %"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "0 s"),
        (12, "12 s"),
        (59.7, "1 min"),
        (35 * 60, "35 min"),
        (5400, "1.5 h"),
        (4 * 3600, "4 h"),
        (23.9 * 3600, "1 d"),
        (6.08 * 86400, "6.1 d"),
        (40.4 * 86400, "40 d"),
        (-300, "−5 min"),
    ],
)
def test_a_duration_is_written_in_its_largest_fitting_unit(seconds, written):
    assert plain(duration(seconds)) == written


def test_durations_decline_with_their_number():
    assert [plain(duration(86400 * n, "pl")) for n in (1, 3, 6.08)] == ["1 dzień", "3 dni", "6,1 dnia"]
    assert [plain(duration(86400 * n, "ro")) for n in (1, 3, 6.08, 45)] == [
        "1 zi",
        "3 zile",
        "6,1 zile",
        "45 de zile",
    ]
    assert [plain(duration(3600 * n, "ro")) for n in (1, 4, 23)] == ["1 oră", "4 ore", "23 de ore"]


def test_dates_put_the_day_first():
    assert [day(date(2026, 11, 2), lang) for lang in LANGUAGES] == [
        "2 Nov 2026",
        "2 lis 2026",
        "2 nov. 2026",
        "2 nov 2026",
    ]
    assert month(date(2026, 11, 2)) == "Nov 2026"


@given(st.floats(0, 1), st.sampled_from(LANGUAGES))
def test_only_nothing_is_0_and_only_all_is_100_percent(value, language):
    assert (plain(share(value, language)).rstrip(" %") == "0") == (value == 0)
    assert (plain(share(value, language)).rstrip(" %") == "100") == (value == 1)


@given(st.floats(0, 1e9))
def test_a_duration_is_never_far_from_what_it_says(seconds):
    size, unit = plain(duration(seconds)).split(" ")
    length = {"s": 1, "min": 60, "h": 3600, "d": 86400}[unit]
    assert float(size.replace(",", "")) * length == pytest.approx(seconds, rel=0.06, abs=0.0501)
