"""How sure an interval is: the confidence level and the quantiles that belong to it."""

from functools import lru_cache

from scipy.stats import norm, t

LEVEL = 0.95
"""The confidence level of every interval that a person sees, unless they ask for another one."""


@lru_cache(maxsize=64)
def z_quantile(level: float = LEVEL) -> float:
    """The two-sided normal quantile of a confidence level: 1.96 for 0.95. ValueError outside 0 … 1."""
    return float(norm.ppf(_upper(level)))


@lru_cache(maxsize=4096)
def t_quantile(degrees: float, level: float = LEVEL) -> float:
    """The two-sided Student quantile with that many degrees of freedom (above 0)."""
    if degrees <= 0:
        raise ValueError(f"a Student quantile needs more than 0 degrees of freedom, not {degrees}")
    return float(t.ppf(_upper(level), degrees))


def _upper(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {level}")
    return 0.5 + level / 2
