"""The list of templates: what each is called and what it offers, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass

from caminos.maps.templates.content import LANGUAGES, TEMPLATES, words


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template's identifier, and its title and summary by language."""

    id: str
    titles: Mapping[str, str]
    summaries: Mapping[str, str]


def template_names() -> tuple[TemplateInfo, ...]:
    """Every template: the empty one first, then the worked ones."""
    return tuple(
        TemplateInfo(
            id=template,
            titles={language: words(template, language).title for language in LANGUAGES},
            summaries={language: words(template, language).summary for language in LANGUAGES},
        )
        for template in TEMPLATES
    )
