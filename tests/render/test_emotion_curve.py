import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.maps.model import Card
from caminos.maps.provenance import Assumed, Measured, Observed
from caminos.render import LayoutOptions, lay_out
from caminos.render.columns import Place
from caminos.render.emotion import pieces_of, points_of, shown_between, unknown_runs
from caminos.render.scene import Label, Path
from caminos.render.theme import DASH_ASSUMED, DASH_OBSERVED

MEASURED = Measured(measurement="m-1")
SEEN = Observed(method="interview", by="Ewa", on="2026-10-03")


def place(column, score, last=None, provenance=MEASURED, name=""):
    card = Card(id=f"c{column}{name}", lane="e", step="s", rank="V", score=score, provenance=provenance)
    return Place(card, column, column if last is None else last)


def ends(piece):
    return piece.points[0], piece.points[-1]


def test_a_point_stands_in_the_middle_of_its_column():
    (point,) = points_of((place(3, 0.5),))
    assert (point.at, point.first, point.last, point.room) == (3.5, 3, 3, 1)


def test_several_points_of_one_column_share_its_width():
    assert [point.at for point in points_of((place(0, 1, name="x"), place(0, -1, name="y")))] == [0.25, 0.75]


def test_a_feeling_over_several_steps_stands_in_their_middle_when_alone_there():
    assert [p.at for p in points_of((place(0, 1, last=2),))] == [1.5]
    assert [p.at for p in points_of((place(0, 1, last=2), place(2, -1)))] == [0.5, 2.5]


def test_neighbours_are_joined_and_a_gap_is_left_where_nothing_is_known():
    points = points_of((place(0, 0.4), place(1, 0.1), place(3, -1.4)))
    assert [ends(piece) for piece in pieces_of(points)] == [((0.5, 0.4), (1.5, 0.1))]
    assert unknown_runs(points, 0, 5) == ((2, 2), (4, 5))


def test_unknown_is_a_gap_and_never_a_zero():
    assert points_of((place(0, None),)) == ()
    assert unknown_runs((), 0, 2) == ((0, 2),)


def test_a_line_is_only_as_sure_as_its_less_sure_end():
    def dash(first, second):
        places = (place(0, 0, provenance=first), place(1, 0, provenance=second))
        return pieces_of(points_of(places))[0].dash

    assert dash(MEASURED, MEASURED) == ()
    assert dash(MEASURED, SEEN) == DASH_OBSERVED
    assert dash(SEEN, Assumed()) == DASH_ASSUMED


@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(0.55, 1.45))
def test_the_two_halves_of_a_line_meet_where_it_is_cut_and_never_leave_its_range(start, end, cut):
    (piece,) = pieces_of(points_of((place(0, start), place(1, end))))
    left, right = shown_between(piece, 0, cut), shown_between(piece, cut, 2)
    assert left.points[-1] == pytest.approx(right.points[0], abs=1e-6)
    assert left.points[-1][0] == pytest.approx(cut, abs=1e-6)
    low, high = min(start, end) - 1e-9, max(start, end) + 1e-9
    assert all(low <= score <= high for half in (left, right) for _, score in half.points)


def test_a_line_that_lies_elsewhere_is_not_shown():
    (piece,) = pieces_of(points_of((place(0, 1), place(1, -1))))
    assert shown_between(piece, 2, 9) is None
    assert shown_between(piece, 0, 9).points == piece.points


@pytest.mark.parametrize("overlay", [False, True])
@pytest.mark.parametrize("columns", ["comfortable", "compact"])
def test_a_curve_from_the_band_before_begins_right_of_the_axis(cases, overlay, columns):
    document, library, measurement = cases("every_kind")
    options = LayoutOptions(per_band=1, overlay=overlay, columns=columns)
    continued = 0
    for part in lay_out(document, library, measurement, options=options).parts:
        axis = [
            shape.box.right
            for group in part.groups
            if group.role == "lane-head"
            for shape in group.shapes
            if isinstance(shape, Label) and shape.anchor == "end"
        ]
        for group in (group for group in part.groups if group.role == "curve"):
            for path in (shape for shape in group.shapes if isinstance(shape, Path)):
                places = [float(x) for x in re.findall(r"(-?[\d.]+) -?[\d.]+", path.commands)]
                assert min(places) >= max(axis) + 3
                assert max(places) <= part.frame.right + 0.01
                continued += part.id != "band-1"
    assert continued
