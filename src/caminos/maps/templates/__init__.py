"""Templates: the five default stages to start from, and worked maps of four trades, in four languages."""

from caminos.maps.templates.catalogue import TemplateInfo, template_names
from caminos.maps.templates.content import LANGUAGES
from caminos.maps.templates.instantiate import instantiate

__all__ = ["LANGUAGES", "TemplateInfo", "instantiate", "template_names"]
