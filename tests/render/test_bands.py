from hypothesis import given
from hypothesis import strategies as st

from caminos.maps.model import Stage
from caminos.render.bands import Band, cut_into_bands, pleasant_count
from caminos.render.columns import Column


def columns(*per_stage):
    found = []
    for number, count in enumerate(per_stage):
        stage = Stage(id=f"g{number}", name="Stage", rank="V")
        found += [Column(len(found) + place, stage, None) for place in range(count)]
    return tuple(found)


def edges(bands):
    return [(band.first, band.last) for band in bands]


def test_few_columns_stand_in_one_band():
    assert cut_into_bands(columns(2, 3), 12) == (Band(0, 0, 4),)
    assert cut_into_bands((), 12) == ()


def test_a_band_ends_with_its_stage_where_that_costs_little():
    assert edges(cut_into_bands(columns(8, 12), 12)) == [(0, 7), (8, 19)]
    assert edges(cut_into_bands(columns(7, 5, 6, 6), 12)) == [(0, 11), (12, 23)]


def test_a_stage_is_cut_where_keeping_it_whole_would_make_bands_very_uneven():
    assert edges(cut_into_bands(columns(4, 16), 16)) == [(0, 9), (10, 19)]


def test_a_stage_longer_than_a_band_is_cut_evenly():
    assert edges(cut_into_bands(columns(20), 12)) == [(0, 9), (10, 19)]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=9), st.integers(1, 20))
def test_every_column_stands_in_exactly_one_band_and_no_band_is_too_wide(per_stage, per_band):
    every = columns(*per_stage)
    bands = cut_into_bands(every, per_band)
    assert [c for band in bands for c in range(band.first, band.last + 1)] == [c.number for c in every]
    assert all(1 <= band.count <= per_band for band in bands)
    assert [band.number for band in bands] == list(range(len(bands)))


def test_a_short_journey_is_not_broken_and_a_long_one_gets_pleasant_proportions():
    def width_of(count):
        return 176 + 204 * count

    assert pleasant_count(13, width_of, 600) == 13
    assert pleasant_count(0, width_of, 600) == 1
    count = pleasant_count(60, width_of, 600)
    bands = -(-60 // count)
    assert 1 < width_of(-(-60 // bands)) / (bands * 600) < 2.4
    assert pleasant_count(5000, width_of, 600) <= 30
