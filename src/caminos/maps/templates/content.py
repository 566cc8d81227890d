"""The template files: read from the package, and words and structure checked against each other.

`content/<template>/structure.json` holds what is the same in all languages; beside it stands one file of
words per language, and `content/common/` the words that all templates share. A translator edits words only.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import ValidationError

from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.maps.base import Document
from caminos.maps.templates.plan import CardPlan, Structure
from caminos.maps.templates.words import CommonWords, Words, texts_of

LANGUAGES: tuple[str, ...] = ("en", "pl", "ro", "es")
"""Languages that every template is written in."""

TEMPLATES: tuple[str, ...] = ("default", "retail", "software", "loan", "support")
"""Identifiers of the templates, the empty one first."""

Parsed = TypeVar("Parsed", bound=Document)


@cache
def structure(template: str) -> Structure:
    """The structure of a template. `NotFound` when there is no such template."""
    return _parsed(Structure, known_template(template), "structure")


@cache
def words(template: str, language: str) -> Words:
    """A template's words, checked against its structure. `NotFound` for an unknown template or language."""
    known_template(template)
    read = _parsed(Words, template, known_language(language))
    plan = structure(template)
    for what, wanted, given in _pairs(plan, read):
        _same_keys(f"{template}/{language}.json", what, wanted, given)
    return read


@cache
def common(language: str) -> CommonWords:
    """The words that all templates share. `NotFound` for an unknown language."""
    return _parsed(CommonWords, "common", known_language(language))


def known_template(template: str) -> str:
    """The template's identifier, or `NotFound` with the nearest one."""
    if template not in TEMPLATES:
        raise NotFound(
            "template.unknown", f"there is no template {template!r}", did_you_mean(template, TEMPLATES)
        )
    return template


def known_language(language: str) -> str:
    """The language, or `NotFound` with those there are."""
    if language not in LANGUAGES:
        raise NotFound(
            "template.unknown_language",
            f"templates are not written in {language!r}",
            did_you_mean(language, LANGUAGES),
        )
    return language


def _pairs(plan: Structure, read: Words) -> Iterator[tuple[str, Mapping[str, int], Mapping[str, int]]]:
    """What the structure asks for beside what the words give: keys, and how many texts each must have."""
    yield "stages", dict.fromkeys(plan.stages, 1), dict.fromkeys(read.stages, 1)
    yield "personas", dict.fromkeys(plan.personas, 1), dict.fromkeys(read.personas, 1)
    touchpoints = (touchpoint.id for touchpoint in plan.touchpoints)
    yield "touchpoints", dict.fromkeys(touchpoints, 1), dict.fromkeys(read.touchpoints, 1)
    yield "actions", dict.fromkeys((action.id for action in plan.actions), 1), dict.fromkeys(read.actions, 1)
    yield "steps", dict.fromkeys((step.id for step in plan.steps), 1), dict.fromkeys(read.steps, 1)
    for step in plan.steps:
        wanted = {
            lane: len(spoken)
            for lane, cards in step.cards.items()
            if (spoken := [card for card in cards if not _names_itself(plan, lane, card)])
        }
        given = {lane: len(texts_of(entry)) for lane, entry in read.steps.get(step.id, {}).items()}
        yield f"steps.{step.id}", {"name": 1, **wanted}, given


def _names_itself(plan: Structure, lane: str, card: CardPlan) -> bool:
    kinds = {one.id: one.kind for one in plan.lanes}
    return kinds.get(lane) == "touchpoint" and card.touchpoint is not None


def _same_keys(file: str, what: str, wanted: Mapping[str, int], given: Mapping[str, int]) -> None:
    for key in [*wanted, *given]:
        if wanted.get(key, 0) != given.get(key, 0):
            raise BadInput(
                "template.words_do_not_fit",
                f"{what}.{key} has {given.get(key, 0)} text(s) where the template needs {wanted.get(key, 0)}",
                "compare the file with en.json: both must have the same keys",
                file=file,
            )


def _parsed(kind: type[Parsed], folder: str, name: str) -> Parsed:
    source = files("caminos.maps.templates").joinpath("content", folder, f"{name}.json")
    try:
        raw: Any = json.loads(source.read_text("utf-8"))
        return kind.model_validate(raw)
    except (ValueError, ValidationError) as error:
        raise BadInput(
            "template.unreadable",
            f"a template file cannot be read: {error}",
            "mend the file, or install the package again",
            file=f"{folder}/{name}.json",
        ) from error
