import json
import re
from pathlib import Path

import pytest

import caminos.language
from caminos.errors import NotFound
from caminos.language import LANGUAGES, keys, known, text
from caminos.language.formats import plural_category

TEXTS = Path(caminos.language.__file__).parent / "texts"
AREAS = sorted(path.stem for path in (TEXTS / "en").glob("*.json"))


def table(language, area):
    """One area file, refusing a key that stands twice in it."""

    def no_repeats(pairs):
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), f"{language}/{area}: a key stands twice"
        return dict(pairs)

    return json.loads((TEXTS / language / f"{area}.json").read_text("utf-8"), object_pairs_hook=no_repeats)


def placeholders(entry):
    forms = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for form in forms for name in re.findall(r"\{([a-z_][a-z0-9_]*)\}", form)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_area_files(language):
    assert sorted(path.stem for path in (TEXTS / language).glob("*.json")) == AREAS


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_has_the_same_keys_and_placeholders_in_every_language(language, area):
    english, other = table("en", area), table(language, area)
    assert sorted(other) == sorted(english)
    assert {k: placeholders(v) for k, v in other.items()} == {k: placeholders(v) for k, v in english.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_in_one_area_only(language):
    every = [key for area in AREAS for key in table(language, area)]
    assert len(every) == len(set(every))
    assert keys(language) == set(every)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_texts_have_every_form_that_whole_numbers_need(language, area):
    needed = {plural_category(count, language) for count in range(200)} | {"other"}
    for key, entry in table(language, area).items():
        assert isinstance(entry, str) or needed <= set(entry) | {"many"} - needed, key
        assert all(form.strip() for form in ([entry] if isinstance(entry, str) else entry.values())), key


QUOTES = {"en": "“”", "pl": "„”", "ro": "„”", "es": "«»"}
PER_CENT = {"en": r"\d%", "pl": r"\d%", "ro": "\\d\N{NO-BREAK SPACE}%", "es": "\\d\N{NO-BREAK SPACE}%"}
ADDRESSED_OTHERWISE = {
    "en": r"(?!)",
    "pl": r"\b(Pan|Pani|Państwo|Państwa|wasz\w*|wami?|macie|możecie|zróbcie|zacznijcie)\b",
    "ro": r"\b(tu|tău|ta|voi|vostru|voastră|voștri)\b",
    "es": r"\b(tú|tu|tus|vosotros|vuestr\w+)\b",
}
"""Per language, words that betray another form of address than the glossary's."""


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_written_and_address_people_as_the_glossary_says(language, area):
    marks = set('“”„«»"') - set(QUOTES[language])
    for key, entry in table(language, area).items():
        for form in [entry] if isinstance(entry, str) else entry.values():
            assert not set(form) & (marks | set("şţŞŢ\u0300\u0301\u0306\u0326")), key
            assert len(re.findall(PER_CENT[language], form)) == form.count("%"), key
            assert not re.search(ADDRESSED_OTHERWISE[language], form, re.IGNORECASE), key


def test_polish_chooses_among_its_four_forms():
    written = [text("unit.day", "pl", count=n) for n in (1, 2, 5, 22, 1.5)]
    assert written == ["1 dzień", "2 dni", "5 dni", "22 dni", "1,5 dnia"]


def test_a_region_is_ignored_and_an_unknown_language_reads_english():
    assert [known(tag) for tag in ("pl-PL", "ES", "ro_RO", "de", "")] == ["pl", "es", "ro", "en", "en"]
    assert text("unit.hour", "de", count=4) == "4 h"


def test_an_unknown_key_names_the_nearest_one():
    with pytest.raises(NotFound, match=r"unit\.dya") as caught:
        text("unit.dya")
    assert caught.value.hint == "did you mean 'unit.day'?"


def test_a_missing_value_is_named():
    with pytest.raises(NotFound, match="needs a number named count"):
        text("unit.day", "pl")
    with pytest.raises(NotFound, match="needs a value named count"):
        text("unit.day", "en")


def test_braces_in_a_value_are_not_read_as_placeholders():
    assert text("unit.hour", "en", count="{count.__class__}") == "{count.__class__} h"
