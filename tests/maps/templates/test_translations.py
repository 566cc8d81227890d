"""The four languages of a template: one structure, nothing left out, nothing left in English."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel

from caminos.maps.templates import LANGUAGES, instantiate, template_names

OTHERS = tuple(language for language in LANGUAGES if language != "en")
TEMPLATES = tuple(template.id for template in template_names())

SAID = frozenset(
    {
        "text",
        "name",
        "title",
        "summary",
        "note",
        "lead",
        "responsible",
        "owner",
        "statement",
        "scope",
        "perspective",
    }
    | {"physical_evidence", "channel", "language", "source", "timezone"}
)
"""Fields that hold words; all else must be the same in every language."""

SAME_AS_ENGLISH = frozenset({"Marketing", "IT", "chat", "e-mail", "E-commerce"})
"""Words that are right in another language too."""

QUOTES = {"en": "“”", "pl": "„”", "ro": "„”", "es": "«»"}
LETTERS = {
    "en": set("é"),
    "pl": set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    "ro": set("ăâîșțĂÂÎȘȚ"),
    "es": set("áéíñóúüÁÉÍÑÓÚÜ¿¡"),
}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str, object]]:
    """Every leaf of the documents: its path, the field it is in, its value."""
    if isinstance(value, BaseModel):
        value = value.model_dump()
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from leaves(inside, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        yield f"{path}#", "", len(value)
        for number, inside in enumerate(value):
            yield from leaves(inside, f"{path}[{number}]")
    else:
        yield path, re.sub(r"\[\d+\]", "", path).rsplit(".", 1)[-1], value


def read(template: str, language: str) -> dict[str, tuple[str, object]]:
    documents = instantiate(template, language, map_id="made", today=date(2025, 11, 21))
    return {path: (field, value) for path, field, value in leaves(documents)}


def said(template: str, language: str) -> dict[str, str]:
    return {
        path: str(value)
        for path, (field, value) in read(template, language).items()
        if field in SAID and value and field not in ("language", "timezone")
    }


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", OTHERS)
def test_one_structure(template: str, language: str) -> None:
    english, other = read(template, "en"), read(template, language)
    assert english.keys() == other.keys()
    for path, (field, value) in english.items():
        if field in SAID:
            assert bool(value) == bool(other[path][1]), path
        else:
            assert value == other[path][1], path


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(template: str, language: str) -> None:
    english, other = said(template, "en"), said(template, language)
    left = {
        path: text for path, text in other.items() if text == english[path] and text not in SAME_AS_ENGLISH
    }
    assert left == {}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_quotation_marks_are_the_languages_own(template: str, language: str) -> None:
    texts = said(template, language)
    foreign = set().union(*LETTERS.values()) - LETTERS[language]
    marks = set('“”„«»"') - set(QUOTES[language])
    for path, text in texts.items():
        assert not set(text) & foreign, (path, text)
        assert not set(text) & marks, (path, text)
        assert not set(text) & set("şţŞŢ\u0300\u0301\u0306\u0326"), (path, text)
        assert text == " ".join(text.split()), (path, text)
    if language != "en":
        assert sum(bool(set(text) & LETTERS[language]) for text in texts.values()) > len(texts) / 4


@pytest.mark.parametrize("template", TEMPLATES)
def test_spanish_questions_and_exclamations_are_opened(template: str) -> None:
    for path, text in said(template, "es").items():
        assert text.count("?") == text.count("¿"), (path, text)
        assert text.count("!") == text.count("¡"), (path, text)


@pytest.mark.parametrize("template", [template for template in TEMPLATES if template != "default"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_lane_does_not_repeat_itself(template: str, language: str) -> None:
    _, document = instantiate(template, language, map_id="made", today=date(2025, 11, 21))
    for lane in ("action", "thought", "pain", "opportunity", "expectation"):
        texts = [card.text for card in document.cards if card.lane == lane]
        assert len(set(texts)) == len(texts)
        assert max(len(text) for text in texts) <= 110, "too long for a card"
