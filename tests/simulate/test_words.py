import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caminos.simulate.draws import Draws
from caminos.simulate.people import LANGUAGES
from caminos.simulate.words import TOPICS, Writer, phrases

LETTERS = {"pl": "ąęłśżćńó", "ro": "ăâîșț", "es": "áéíóñ¿«"}


def sentences(language):
    own = phrases(language)
    return [text for sides in own["topics"].values() for side in ("good", "bad") for text in sides[side]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_speaks_of_every_topic(language):
    own = phrases(language)
    assert tuple(own["topics"]) == TOPICS
    for sides in own["topics"].values():
        assert len(sides["good"]) >= 3
        assert len(sides["bad"]) >= 4
    assert len(set(sentences(language))) == len(sentences(language)) >= 70
    assert all(re.fullmatch(r"[^{}]*(\{days\})?[^{}]*", text) for text in sentences(language))


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_sentences_have_their_own_letters(language):
    text = " ".join(sentences(language)).lower()
    assert all(letter in text for letter in LETTERS[language])


def test_no_sentence_stands_in_two_languages():
    every = [text for language in LANGUAGES for text in sentences(language)]
    assert len(set(every)) == len(every)


@settings(max_examples=60)
@given(
    seed=st.integers(0, 2**32),
    language=st.sampled_from(LANGUAGES),
    topics=st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2, unique=True),
    scores=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    days=st.integers(-1, 40),
    told=st.booleans(),
)
def test_texts_are_finished(seed, language, topics, scores, days, told):
    text = Writer(Draws(seed, "t"), 1).write(0, language, tuple(topics), scores, days=days, told=told)
    assert text.strip() == text != ""
    assert "{" not in text
    assert "\t" not in text


def test_a_bad_wait_names_its_days():
    texts = [
        Writer(Draws(seed, "t"), 1).write(0, "pl", ("waiting",), (1,), days=12, told=False)
        for seed in range(60)
    ]
    assert any("12 dni" in text for text in texts)


def test_some_are_typed_without_diacritics(demo):
    polish = {text for text in sentences("pl") if "ą" in text or "ł" in text}
    plain = str.maketrans("ąęłśżźćńóĄĘŁŚŻŹĆŃÓ", "aelszzcnoAELSZZCNO")
    texts = [str(one["text"]) for one in demo.reviews()]
    typed = sum(any(text.translate(plain) in review for text in polish) for review in texts)
    proper = sum(any(text in review for text in polish) for review in texts)
    assert 0 < typed < proper


def test_the_sample_tells_what_the_texts_are_about(demo):
    texts = {one["id"]: str(one["text"]) for one in demo.reviews()}
    proved = 0
    for truth in demo.answers.reviews.sample:
        sides = phrases(truth.language)["topics"][truth.topic]
        side = sides["good"] if truth.topic_score >= 4 else sides["bad"]
        known = [text for text in side if "{" not in text]
        proved += any(text in texts[truth.id] for text in known)
        if truth.topic_score in (1, 2):
            assert not any(text in texts[truth.id] for text in sides["good"])
    assert proved > len(demo.answers.reviews.sample) / 2
