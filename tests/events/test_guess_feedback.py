# ruff: noqa: E501 - a table is read across, not wrapped
"""Feedback rows: a score and/or a text each."""

import pytest

from caminos.events.recipe import Moment, ScoreColumn

COMPLAINTS = """
    Date received | Product | Issue | Consumer complaint narrative | State | Submitted via | Date sent | Consumer disputed? | Complaint ID
    2024-03-18 | Mortgage | Fees | | FL | Web | 2024-03-18 | N/A | 3571115
    2024-03-19 | Debt collection | Calls | They call me every single day at work. | CA | Phone | 2024-03-19 | N/A | 3384392
    2024-03-20 | Mortgage | Fees | | TX | Web | 2024-03-20 | No | 3379500
    2024-03-21 | Mortgage | Delay | Nobody ever answers my letters there. | TX | Web | 2024-03-25 | N/A | 3379501
"""


def test_complaints_are_feedback_and_events(guess_of) -> None:
    found = guess_of(COMPLAINTS)
    recipe = found.recipe
    assert (recipe.shape, recipe.customer, recipe.journey) == ("feedback", None, None)
    assert recipe.at == Moment(column="Date received", formats=("iso",))
    assert (recipe.touchpoint, recipe.channel) == ("Product", "Submitted via")
    assert (recipe.text, recipe.event_id) == ("Consumer complaint narrative", "Complaint ID")
    assert (recipe.missing, recipe.missing_in, recipe.rows_are_events) == ((), {}, True)
    assert any("50% of the rows have neither score nor text" in reason for reason in found.reasons)


def test_rows_are_events_only_when_a_person_or_silence_says_so(guess_of) -> None:
    assert guess_of(COMPLAINTS, rows_are_events=False).recipe.rows_are_events is False


@pytest.mark.parametrize(
    "table",
    [
        """
        klient_id | data | produkt | ocena | opinia | język
        1 | 2024-05-01 | buty | 5 | Bardzo wygodne, polecam wszystkim | pl
        2 | 2024-05-02 | buty | 1 | Rozkleiły się po dwóch dniach | pl
        3 | 2024-05-03 | kurtka | 4 | Ładna, ale rękawy za długie | pl""",
        """
        client | data | produs | scor | comentariu | limba
        1 | 2024-05-01 | pantofi | 5 | Foarte comozi, recomand tuturor | ro
        2 | 2024-05-02 | pantofi | 1 | S-au dezlipit după două zile | ro
        3 | 2024-05-03 | geacă | 4 | Frumoasă, dar are mâneci lungi | ro""",
        """
        cliente | fecha | producto | calificación | comentario | idioma
        1 | 2024-05-01 | zapatos | 5 | Muy cómodos, los recomiendo mucho | es
        2 | 2024-05-02 | zapatos | 1 | Se despegaron a los dos días | es
        3 | 2024-05-03 | chaqueta | 4 | Bonita, pero las mangas son largas | es""",
        """
        customer id | date | product | rating | review | language
        1 | 2024-05-01 | shoes | 5 | Very comfortable, would buy again | en
        2 | 2024-05-02 | shoes | 1 | They came apart after two days | en
        3 | 2024-05-03 | coat | 4 | Pretty, but the sleeves are long | en""",
    ],
)
def test_reviews_in_four_languages(guess_of, table: str) -> None:
    names = [cell.strip() for cell in table.strip().splitlines()[0].split("|")]
    recipe = guess_of(table).recipe
    assert recipe.shape == "feedback"
    assert (recipe.customer, recipe.at.column, recipe.touchpoint) == tuple(names[:3])
    assert recipe.scores == (ScoreColumn(column=names[3], worst=1, best=5),)
    assert (recipe.text, recipe.language, recipe.rows_are_events) == (names[4], names[5], False)
    assert recipe.customer_kind == "customer"


def test_sentences_with_a_word_for_their_sentiment(guess_of) -> None:
    found = guess_of(
        """
        text | sentiment
        Śniadania były bardzo dobre i świeże | positive
        Pokój niestety nigdy nie był sprzątany | negative
        Jakość była średnia, ale do przyjęcia | ambivalent
        Byliśmy tam w maju tego roku z mężem | neutral
        """
    )
    labels = {"positive": 1.0, "negative": -1.0, "ambivalent": 0.0, "neutral": 0.0}
    assert (found.recipe.shape, found.recipe.text) == ("feedback", "text")
    assert found.recipe.scores == (ScoreColumn(column="sentiment", worst=-1, best=1, labels=labels),)
    assert any("negative = -1" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("words", "numbers", "scale"),
    [
        (["Very satisfied", "Satisfied", "Dissatisfied"], [5, 4, 2], (1, 5)),
        (["bardzo zadowolony", "raczej niezadowolony", "trudno powiedzieć"], [5, 2, 3], (1, 5)),
        (["foarte mulțumit", "nemulțumit", "mulțumit"], [5, 2, 4], (1, 5)),
        (["muy satisfecho", "insatisfecho", "satisfecho"], [5, 2, 4], (1, 5)),
        (["4/5", "1/5", "5 / 5"], [4, 1, 5], (1, 5)),
        (["7/10", "0/10", "10/10"], [7, 0, 10], (0, 10)),
        (["★★★★★", "★☆☆☆☆", "★★★"], [5, 1, 3], (1, 5)),
        (["5 stars", "1 star", "3 stars"], [5, 1, 3], (1, 5)),
    ],
)
def test_words_for_scores(
    guess_of, words: list[str], numbers: list[float], scale: tuple[float, float]
) -> None:
    rows = "\n".join(f"{number} | {word}" for number, word in enumerate(words * 2))
    (score,) = guess_of(f"id | rating\n{rows}").recipe.scores
    assert (score.labels, (score.worst, score.best)) == (dict(zip(words, numbers, strict=True)), scale)


def test_a_word_without_a_number_is_pointed_out(guess_of) -> None:
    rows = "\n".join(["1 | satisfied"] * 10 + ["2 | dissatisfied"] * 10 + ["3 | purple"])
    found = guess_of(f"id | satisfaction\n{rows}")
    assert found.recipe.scores[0].labels == {"satisfied": 4, "dissatisfied": 2}
    assert "no number is known for 'purple'" in found.warnings[0]


SATISFACTION = """
    Id klienta | Ocena dostawy | Ocena obsługi | Ocena sklepu
    1 | bardzo zadowolony | zadowolony(a) | bardzo dobra
    2 | zadowolony | ani zadowolona, ani niezadowolona | dobra
    3 | ani zadowolony, ani niezadowolony | nie dotyczy | przeciętna
    4 | niezadowolony | Brak odpowiedzi | zła
    5 | bardzo niezadowolony | bardzo niezadowolony/a | bardzo zła
    6 | nie wiem | niezadowolona | nie dotyczy
"""


def test_a_polish_survey_in_words(guess_of) -> None:
    found = guess_of(SATISFACTION)
    assert (found.recipe.shape, found.warnings) == ("scores", ())
    assert found.recipe.scores == (
        ScoreColumn(
            column="Ocena dostawy",
            touchpoint="dostawa",
            worst=1,
            best=5,
            missing=("nie wiem",),
            labels={
                "bardzo zadowolony": 5,
                "zadowolony": 4,
                "ani zadowolony, ani niezadowolony": 3,
                "niezadowolony": 2,
                "bardzo niezadowolony": 1,
            },
        ),
        ScoreColumn(
            column="Ocena obsługi",
            touchpoint="obsługa",
            worst=1,
            best=5,
            missing=("nie dotyczy", "Brak odpowiedzi"),
            labels={
                "zadowolony(a)": 4,
                "ani zadowolona, ani niezadowolona": 3,
                "bardzo niezadowolony/a": 1,
                "niezadowolona": 2,
            },
        ),
        ScoreColumn(
            column="Ocena sklepu",
            touchpoint="sklepu",
            worst=1,
            best=5,
            missing=("nie dotyczy",),
            labels={"bardzo dobra": 5, "dobra": 4, "przeciętna": 3, "zła": 2, "bardzo zła": 1},
        ),
    )
    assert any("'nie dotyczy' and 'Brak odpowiedzi' (2 cells) meaning no answer" in r for r in found.reasons)


@pytest.mark.parametrize(
    ("header", "neither", "silent"),
    [
        ("rating", "Neither satisfied nor dissatisfied", "Not applicable"),
        ("rating", "neither agree nor disagree", "Don't know"),
        ("ocena", "ani zadowolony/a, ani niezadowolony/a", "nie wiem"),
        ("nota", "nici mulțumit, nici nemulțumit", "Nu se aplică"),
        ("satisfacción", "ni satisfecho ni insatisfecho", "No aplica"),
        ("satisfacción", "Ni satisfecha, ni insatisfecha", "no sabe"),
    ],
)
def test_the_middle_and_no_answer_in_four_languages(guess_of, header: str, neither: str, silent: str) -> None:
    best = {"rating": "very satisfied", "ocena": "bardzo zadowolony", "nota": "foarte mulțumit"}
    top = best.get(header, "muy satisfecho")
    found = guess_of(f"id | {header}\n1 | {top}\n2 | {neither}\n3 | {silent}\n4 | {top}")
    (score,) = found.recipe.scores
    assert (score.labels, score.missing, found.warnings) == ({top: 5, neither: 3}, (silent,), ())


def test_a_rating_with_unknown_words_is_kept_and_says_what_to_type(guess_of) -> None:
    rows = "1 | zadowolony\n2 | spoko\n3 | niezadowolony\n4 | kiepsko\n5 | spoko"
    found = guess_of(f"id | Ocena dostawy\n{rows}")
    (score,) = found.recipe.scores
    assert (score.labels, score.worst, score.best) == ({"zadowolony": 4, "niezadowolony": 2}, 1, 5)
    assert found.warnings == (
        "Ocena dostawy: no number is known for 'spoko' and 'kiepsko' (3 cells of those looked at); such cells go "
        "to quarantine. Say what each counts: --label 'Ocena dostawy=spoko=NUMBER' "
        "--label 'Ocena dostawy=kiepsko=NUMBER'; or, where it means 'no answer', --missing 'Ocena dostawy=spoko'",
    )
    told = guess_of(
        f"id | Ocena dostawy\n{rows}",
        labels={"Ocena dostawy": {"spoko": 4}},
        missing_in={"Ocena dostawy": ("kiepsko",)},
    )
    (score,) = told.recipe.scores
    assert score.labels == {"spoko": 4, "zadowolony": 4, "niezadowolony": 2}
    assert (score.missing, told.warnings) == (("kiepsko",), ())


def test_a_rating_of_which_no_word_is_known_is_pointed_out(guess_of) -> None:
    rows = "\n".join(
        f"{n} | {['kapusta', 'groch'][n % 2]} | {n % 5 + 1} | Było tam naprawdę bardzo miło {n}"
        for n in range(8)
    )
    table = f"id | Ocena kuchni | Ocena obsługi | opinia\n{rows}"
    found = guess_of(table)
    assert [score.column for score in found.recipe.scores] == ["Ocena obsługi"]
    assert found.warnings == (
        "Ocena kuchni is named like a rating but no number is known for its words ('kapusta' and 'groch'), so it "
        "is left out. To read it as a score, say what each word counts: --label 'Ocena kuchni=kapusta=NUMBER' "
        "--label 'Ocena kuchni=groch=NUMBER'",
    )
    told = guess_of(table, labels={"Ocena kuchni": {"kapusta": 1, "groch": 3}})
    assert told.recipe.scores[0] == ScoreColumn(
        column="Ocena kuchni", touchpoint="kuchni", worst=1, best=3, labels={"kapusta": 1, "groch": 3}
    )
    assert told.warnings == ()


def test_ends_in_words_and_numbers_between(guess_of) -> None:
    values = ["1 - bardzo źle", "2", "3", "5 - bardzo dobrze", "4", "1 - bardzo źle", "5 - bardzo dobrze"]
    rows = "\n".join(f"{n} | {value}" for n, value in enumerate(values))
    (score,) = guess_of(f"id | ocena\n{rows}").recipe.scores
    assert score.labels == {"1 - bardzo źle": 1, "5 - bardzo dobrze": 5, "2": 2, "3": 3, "4": 4}


def test_no_answer_among_numbers(guess_of) -> None:
    (score,) = guess_of("id | ocena\n1 | 5\n2 | nie wiem\n3 | 1\n4 | 4\n5 | Brak odpowiedzi").recipe.scores
    assert (score.missing, score.worst, score.best) == (("nie wiem", "Brak odpowiedzi"), 1, 5)


def test_a_quote_that_never_closes_is_pointed_out(guess_of) -> None:
    found = guess_of('id | ocena | opinia\n1 | 5 | "urwany tekst\n2 | 4 | dobrze\n3 | 1 | "a" i "b"')
    assert found.warnings == (
        "opinia: 1 cell of those looked at opens with a quote that is never closed (such as '\"urwany tekst'); "
        "its quote is kept as a part of the text. If the export cut something off there, mend the file and "
        "import it again",
    )


def test_labels_a_person_named(guess_of) -> None:
    table = "id | mood\n1 | red\n2 | green\n3 | green\n4 | red"
    recipe = guess_of(table, score="mood", labels={"mood": {"red": 1, "green": 3}}).recipe
    assert recipe.scores == (ScoreColumn(column="mood", worst=1, best=3, labels={"red": 1, "green": 3}),)


def test_a_log_with_a_score_now_and_then_keeps_both(guess_of) -> None:
    rows = "\n".join(f"c{n % 3} | 2024-05-{n + 10} 10:00 | call | {'5' if n == 4 else ''}" for n in range(10))
    recipe = guess_of(f"customer_id | at | event | csat\n{rows}").recipe
    assert recipe.shape == "events"
    assert recipe.scores == (ScoreColumn(column="csat", kind="csat", worst=1, best=5),)


def test_a_question_column_says_what_was_scored(guess_of) -> None:
    rows = "\n".join(f"r{n // 2} | {['Delivery', 'Website'][n % 2]} | {n % 5 + 1}" for n in range(12))
    recipe = guess_of(f"respondent | question | score\n{rows}").recipe
    assert (recipe.shape, recipe.touchpoint, recipe.scores[0].touchpoint) == ("feedback", "question", "")
