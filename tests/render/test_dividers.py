import pytest

from caminos.maps.model import Lane
from caminos.render.dividers import dividers


def lines(kinds):
    lanes = [Lane(id=f"{number}-{kind}", kind=kind, rank="V") for number, kind in enumerate(kinds.split())]
    return {lane.partition("-")[2]: name for lane, name in dividers(lanes).items()}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (
            "action frontstage backstage support",
            {"frontstage": "interaction", "backstage": "visibility", "support": "internal"},
        ),
        ("touchpoint pain backstage opportunity", {"backstage": "visibility"}),
        ("emotion support", {"support": "visibility"}),
        ("action frontstage support", {"frontstage": "interaction", "support": "visibility"}),
        ("action metric free frontstage", {"frontstage": "interaction"}),
        ("frontstage backstage", {"backstage": "visibility"}),
        ("backstage action backstage", {"backstage": "visibility"}),
        ("backstage", {}),
        ("support backstage frontstage", {}),
        ("action thought emotion", {}),
    ],
)
def test_lines_follow_from_the_kinds_of_the_lanes(kinds, expected):
    assert lines(kinds) == expected


def test_each_line_is_drawn_once():
    assert list(dividers([Lane(id=f"l{n}", kind=kind, rank="V") for n, kind in enumerate(
        ("action", "frontstage", "action", "frontstage", "backstage"))]).items()) == [
        ("l1", "interaction"), ("l4", "visibility")]  # fmt: skip
