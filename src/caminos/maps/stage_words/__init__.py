"""Which stage a touchpoint's name speaks of, in four languages: names to stages, stage titles, good ends.

A heuristic: whoever uses a guess marks it as assumed. No guess is better than a wrong one.
"""

from caminos.maps.stage_words.ends import end_words, is_goal_word
from caminos.maps.stage_words.guess import StageGuess, best_stage_set, stage_of
from caminos.maps.stage_words.humanise import humanise
from caminos.maps.stage_words.lexicon import LANGUAGES
from caminos.maps.stage_words.sets import DEFAULT_SET, STAGE_SETS, stage_set, stage_title

__all__ = [
    "DEFAULT_SET",
    "LANGUAGES",
    "STAGE_SETS",
    "StageGuess",
    "best_stage_set",
    "end_words",
    "humanise",
    "is_goal_word",
    "stage_of",
    "stage_set",
    "stage_title",
]
