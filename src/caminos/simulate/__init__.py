"""The demo company: a year of a home-furnishing retailer with planted truths, written as five real-looking
exports.
"""

from caminos.simulate.answers import Answers, read_answers
from caminos.simulate.simulation import simulate
from caminos.simulate.world import WORLD, World

__all__ = ["WORLD", "Answers", "World", "read_answers", "simulate"]
