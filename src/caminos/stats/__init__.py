"""Estimators and their intervals: every number that a person sees carries n and how sure it is.

The counting unit is the customer (or the journey); each function names its method and its source.
"""

from caminos.stats.levels import LEVEL, t_quantile, z_quantile
from caminos.stats.means import MeanSpread, cluster_mean, interval, mean_spread, pool
from caminos.stats.quantiles import counted_quantiles
from caminos.stats.scores import kish, nps, weighted_share
from caminos.stats.shares import ClusterSums, Counted, cluster_share, design_effect, wilson, wilson_bounds
from caminos.stats.survival import Survival, survival_at

__all__ = [
    "LEVEL", "ClusterSums", "Counted", "MeanSpread", "Survival", "cluster_mean", "cluster_share",
    "counted_quantiles", "design_effect", "interval", "kish", "mean_spread", "nps", "pool", "survival_at",
    "t_quantile", "weighted_share", "wilson", "wilson_bounds", "z_quantile",
]  # fmt: skip
