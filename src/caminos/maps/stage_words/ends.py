"""Names that mark the good end of a journey: who stops there has arrived and is not lost."""

from caminos.errors import NotFound, did_you_mean
from caminos.maps.stage_words.lexicon import LANGUAGES, end_patterns, end_phrases
from caminos.maps.stage_words.split import fold, pieces


def is_goal_word(name: str) -> bool:
    """Whether a touchpoint's name says that a goal was reached (`Closed`, `order_delivered`, `livrat`).

    Words such as `completed` count only alone or beside what may be completed (`order`, `case`); a word
    that turns the meaning (`not delivered`, `purchase_failed`, `account_closed`) vetoes.
    """
    words = [fold(piece) for piece in pieces(name) if not piece.isdigit()]
    found = end_patterns().find(words, LANGUAGES)
    labels = {hit.pattern.label for hit in found}
    if "vetoes" in labels:
        return False
    if "good" in labels:
        return True
    if "good_with" not in labels:
        return False
    covered = {at for hit in found for at in range(hit.start, hit.end)}
    return covered == set(range(len(words)))


def end_words(language: str) -> tuple[str, ...]:
    """The phrases of a language that mark a good end; `*` stands for any ending. `NotFound` when unknown."""
    if language not in LANGUAGES:
        raise NotFound(
            "stages.unknown_language",
            f"there are no stage words in {language!r}",
            did_you_mean(language, LANGUAGES),
        )
    return end_phrases(language)
