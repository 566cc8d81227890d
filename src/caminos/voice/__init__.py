"""What customers say: scores, emotions and quotes, per touchpoint and over all."""

from caminos.voice.emotion import Emotion, SourceEmotion, emotions
from caminos.voice.quotes import SaidQuote, masked, quotes
from caminos.voice.scores import Score, scores

__all__ = [
    "Emotion", "SaidQuote", "Score", "SourceEmotion", "emotions", "masked", "quotes", "scores",
]  # fmt: skip
