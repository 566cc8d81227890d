"""Customers' own words at each touchpoint, ready to stand on a map."""

from collections.abc import Mapping

from caminos.engine.protocol import Engine
from caminos.events.recognised import Recognised
from caminos.maps.library import Quote
from caminos.voice import quotes


def quotes_at(engine: Engine, recognised: Recognised) -> Mapping[str, tuple[Quote, ...]]:
    """The most telling short quotes of each touchpoint that has texts."""
    return {
        touchpoint: tuple(said.quote for said in found)
        for touchpoint, found in quotes(engine, recognised).items()
        if touchpoint is not None
    }
