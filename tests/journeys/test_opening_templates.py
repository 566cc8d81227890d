"""Every opening hour that a template writes can be read, in every language."""

from datetime import date

import pytest

from caminos.journeys.opening import open_week
from caminos.maps.templates import LANGUAGES, instantiate, template_names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", [one.id for one in template_names()])
def test_template_hours_are_readable(template: str, language: str):
    library, _ = instantiate(template, language, map_id="m", today=date(2026, 7, 1))
    for one in library.touchpoints:
        if one.opening_hours is not None:
            assert open_week(one.opening_hours.text)


def test_days_by_their_letters():
    workdays = tuple((day * 1440 + 540, day * 1440 + 1020) for day in range(5))
    assert open_week("L-V 9-17") == workdays
    assert open_week("L, M, X, J, V 9-17") == workdays
    assert open_week("L, Ma, Mi, J, V 9-17") == workdays
