"""Quantiles of counted values are those of the values written out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.stats import counted_quantiles

values = st.dictionaries(st.integers(-1000, 1000), st.integers(0, 5), min_size=1, max_size=20).filter(
    lambda found: sum(found.values()) > 0
)


@given(values, st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_as_if_the_values_were_written_out(counted, shares):
    written_out = np.repeat(list(counted), list(counted.values()))
    found = counted_quantiles(list(counted), list(counted.values()), shares)
    np.testing.assert_allclose(found, np.quantile(written_out, shares), atol=1e-9)


def test_by_hand():
    assert counted_quantiles([10, 1], [1, 2], [0, 0.5, 0.75, 1]).tolist() == [1, 1, 5.5, 10]


def test_no_values_have_no_quantiles():
    with pytest.raises(ValueError, match="no values have no quantiles"):
        counted_quantiles([], [], [0.5])
