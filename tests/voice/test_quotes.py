"""Quotes: real words, short, from all moods, without addresses and telephone numbers."""

from datetime import date

import pytest
from tiny import Event, Said

from caminos.journeys import recognise
from caminos.maps.library import EventRule, Quote
from caminos.voice import SaidQuote, masked, quotes


def told(engine, *feedback, **options):
    found = quotes(engine.fill(feedback=feedback), **options)
    return {touchpoint: [said.quote.text for said in some] for touchpoint, some in found.items()}


def test_the_whole_result(engine):
    text = "  Paczka przyszła dwa dni za późno.  "
    engine.fill(feedback=[Said("parcel", 2, text=text, language="pl", at=86_400 * 365, source="reviews")])
    quote = Quote(
        text="Paczka przyszła dwa dni za późno.", language="pl", source="reviews", said_on=date(1971, 1, 1)
    )
    assert quotes(engine) == {"parcel": (SaidQuote(quote, score=2.0, low=1.0, high=5.0),)}


def test_moods_take_turns_shortest_first(engine):
    assert told(
        engine,
        Said("x", 5, text="It was all very good indeed."),
        Said("x", 5, text="It was all good."),
        Said("x", 1, text="It was all very bad, sadly."),
        Said("x", 3, text="It was so and so."),
        Said("x", None, text="It was on a Monday."),
        most=5,
    ) == {
        "x": [
            "It was all very bad, sadly.",
            "It was all good.",
            "It was so and so.",
            "It was on a Monday.",
            "It was all very good indeed.",
        ]
    }


def test_a_scale_turned_round_turns_the_mood(engine):
    found = told(
        engine,
        Said("x", 1, 5, 1, text="Best shop of them all."),
        Said("x", 5, 5, 1, text="Worst shop of them all."),
    )
    assert found["x"][0] == "Worst shop of them all."


def test_what_says_nothing_is_left_out(engine):
    long = "very " * 60
    texts = ["ok", "super fajnie", "good good good", "http://shop.example/parcel", long, "   ", None]
    assert told(engine, *[Said("x", 3, text=text) for text in texts]) == {}


def test_scripts_without_spaces_have_words_too(engine):
    assert told(engine, Said("x", 2, text="荷物が三日遅れて届きました。")) == {
        "x": ["荷物が三日遅れて届きました。"]
    }


def test_the_same_words_stand_once(engine):
    said = [Said("x", 5, text="Thank you all very much!"), Said("x", 5, text="thank you all very much!")]
    assert len(told(engine, *said)["x"]) == 1


def test_the_whole_experience_and_what_is_off_the_map(engine):
    texts = [Said(place, 3, text=f"All about the {place}, really.") for place in (None, "call", "smell")]
    engine.fill([Event(1, 0, "call", 1)], texts)
    recognised = recognise(engine, [("talk", EventRule(names=("call",)))])
    assert quotes(engine, recognised).keys() == {None, "talk"}


def test_no_more_than_asked_for(engine):
    texts = [Said("x", 3, text=f"It was visit number {n}.") for n in range(40)]
    assert told(engine, *texts, most=2)["x"] == ["It was visit number 0.", "It was visit number 1."]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Write to jan.kowalski+shop@poczta.example.pl please", "Write to [e-mail] please"),
        ("Call me on +48 601 234 567!", "Call me on [number]!"),
        ("My number is (022) 555-12-34.", "My number is [number]."),
        ("0049/30/1234567 is mine", "[number] is mine"),
        ("Card 4111 1111 1111 1111 was charged", "Card [number] was charged"),
        ("I waited 45 minutes, paid 1 200 zł on 12.03", "I waited 45 minutes, paid 1 200 zł on 12.03"),
        ("5 stars of 5, 10/10", "5 stars of 5, 10/10"),
        ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
    ],
)
def test_addresses_and_telephone_numbers_are_masked(text, safe):
    assert masked(text) == safe


def test_nobody_said_anything(engine):
    assert told(engine) == {}
