"""Names that mark the good end of a journey: who stops there has arrived and is not lost."""

from caminos.errors import NotFound, did_you_mean
from caminos.maps.stage_words.lexicon import LANGUAGES, Found, end_patterns, end_phrases
from caminos.maps.stage_words.split import fold, pieces


def is_goal_word(name: str) -> bool:
    """Whether a touchpoint's name says that a goal was reached (`Closed`, `order_delivered`, `livrat`).

    Words such as `completed` count only alone or beside what may be completed (`order`, `case`); nouns such
    as `delivery` only alone or after a word for a date (`Data dostarczenia`), as most of what is said about
    a delivery is not its end (`delivery window`). A word that turns the meaning (`not delivered`,
    `purchase_failed`, `account_closed`) vetoes.
    """
    words = [fold(piece) for piece in pieces(name) if not piece.isdigit()]
    found = end_patterns().find(words, LANGUAGES)
    labels = {hit.pattern.label for hit in found}
    if "vetoes" in labels:
        return False
    if "good" in labels:
        return True
    completed = "good_with" in labels and _are_all(words, found, {"good_with", "companions"})
    return completed or ("alone" in labels and _are_all(words, found, {"alone", "dates"}))


def end_words(language: str) -> tuple[str, ...]:
    """The phrases of a language that mark a good end; `*` stands for any ending. `NotFound` when unknown."""
    if language not in LANGUAGES:
        raise NotFound(
            "stages.unknown_language",
            f"there are no stage words in {language!r}",
            did_you_mean(language, LANGUAGES),
        )
    return end_phrases(language)


def _are_all(words: list[str], found: list[Found], labels: set[str]) -> bool:
    """Whether every word of a name belongs to a phrase of these kinds."""
    covered = {at for hit in found if hit.pattern.label in labels for at in range(hit.start, hit.end)}
    return covered == set(range(len(words)))
