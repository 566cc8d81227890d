import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.render.measure_text import cleaned, text_width
from caminos.render.theme import TextStyle
from caminos.render.wrap import ELLIPSIS, SOFT_HYPHEN, wrap, wrap_parts

STYLE = TextStyle(12)

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=120) | st.text("abcż ęWi -/.\u00ad", max_size=120)


def lines(text, width=110.0, most=9, first=None):
    return list(wrap(text, STYLE, width, most, first).lines)


def test_words_stay_whole_and_fill_the_lines():
    assert lines("The quick brown fox jumps over the lazy dog") == [
        "The quick brown",
        "fox jumps over the",
        "lazy dog",
    ]


def test_the_first_line_may_be_narrower():
    assert lines("The quick brown fox", first=60) == ["The quick", "brown fox"]


def test_a_word_too_long_for_a_line_is_cut_with_a_hyphen():
    assert lines("Konstantynopolitańczykowianeczka jedzie") == [
        "Konstantynopolita-",
        "ńczykowianeczka",
        "jedzie",
    ]


def test_a_soft_hyphen_says_where_a_word_may_be_cut_and_is_not_shown_elsewhere():
    word = f"Dziewięćdziesięcio{SOFT_HYPHEN}kilometrowy"
    assert lines(word, 125) == ["Dziewięćdziesięcio-", "kilometrowy"]
    assert lines(word, 300) == ["Dziewięćdziesięciokilometrowy"]


def test_an_address_is_cut_at_its_marks_without_a_hyphen():
    assert lines("https://example.com/very/long/path?query=1") == [
        "https://example.",
        "com/very/long/",
        "path?query=1",
    ]


def test_what_does_not_fit_ends_with_an_ellipsis_and_says_so():
    short = wrap("one two three four five six seven eight nine ten", STYLE, 80, 2)
    assert short.lines == ("one two three", "four five six…")
    assert not short.whole
    assert wrap("one two", STYLE, 80, 2).whole


def test_nothing_is_no_line():
    assert lines("") == lines(" \n\t ") == []


def test_a_number_keeps_its_percent_sign_beside_it():
    assert lines("as many as 31 % of them", 70) == ["as many as", "31\N{NO-BREAK SPACE}% of", "them"]


@pytest.mark.parametrize("text", ["👍🏽" * 9, "👩‍👩‍👧" * 5, "e\u0301" * 40])
def test_signs_made_of_several_characters_are_not_torn_apart(text):
    for line in lines(text, 60, 30):
        first = line[0]
        assert not unicodedata.combining(first)
        assert first not in "\u200d\ufe0f🏽"


@given(ANY_TEXT, st.floats(30, 300), st.integers(1, 6))
def test_no_line_is_wider_than_its_room(text, width, most):
    wrapped = wrap(text, STYLE, width, most, width - 12)
    assert len(wrapped.lines) <= most
    for number, (line, wide) in enumerate(zip(wrapped.lines, wrapped.widths, strict=True)):
        assert wide == pytest.approx(text_width(line, 12))
        assert wide <= (width - 12 if number == 0 else width) + 0.01


@given(ANY_TEXT, st.floats(30, 300))
def test_nothing_is_lost_where_all_of_it_fits(text, width):
    wrapped = wrap(text, STYLE, width, 500)
    assert wrapped.whole

    def letters(words):
        return [char for char in words if char not in f" -{SOFT_HYPHEN}"]

    assert letters("".join(wrapped.lines)) == letters(cleaned(text))


@given(ANY_TEXT)
def test_an_ellipsis_stands_exactly_where_something_is_left_out(text):
    wrapped = wrap(text, STYLE, 90, 2)
    if not wrapped.whole:
        assert wrapped.lines[-1].endswith(ELLIPSIS)


def test_facts_between_dots_stay_whole_and_no_line_begins_or_ends_with_a_dot():
    def held(text, width, most=3):
        return [
            line.replace("\N{NO-BREAK SPACE}", " ") for line in wrap_parts(text, STYLE, width, most).lines
        ]

    assert held("end here · 29% to 33% · n 300", 110) == ["end here", "29% to 33%", "n 300"]
    assert held("end here · 29% to 33% · n 300", 150) == ["end here · 29% to 33%", "n 300"]
    assert held("end here · 29% to 33% · n 300", 110, 2) == lines("end here · 29% to 33% · n 300", 110, 2)
    assert held("no facts here at all", 60) == lines("no facts here at all", 60)


@given(st.lists(st.text("ab 9ż", max_size=12), max_size=6), st.floats(30, 300), st.integers(1, 6))
def test_held_facts_fit_as_well_as_others(facts, width, most):
    text = " · ".join(facts)
    held, free = wrap_parts(text, STYLE, width, most, width - 12), wrap(text, STYLE, width, most, width - 12)
    assert len(held.lines) <= most
    assert held.whole or not free.whole
    for number, wide in enumerate(held.widths):
        assert wide <= (width - 12 if number == 0 else width) + 0.01
