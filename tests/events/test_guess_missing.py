"""Codes for "nothing here": only where they cannot be values."""

import pytest

from caminos.events.recipe import Recipe

LOG = """
    customer_id | at | event | amount | answer
    1 | 2024-05-01 | visit | {amount} | {answer}
    NA | 2024-05-02 | buy | 12.5 | No
    3 | 2024-05-03 | visit | 7 | Yes
    3 | 2024-05-04 | buy | 9 | Yes
    4 | 2024-05-05 | {event} | 11 | No
"""


def recipe(guess_of, **cells: str) -> Recipe:
    usual = {"amount": "1", "answer": "Yes", "event": "buy"}
    return guess_of(LOG.format(**(usual | cells))).recipe


@pytest.mark.parametrize("code", ["?", "NULL", "null", "\\N", "#N/A", "NaN", "<NA>"])
def test_what_machines_write_for_nothing(guess_of, code: str) -> None:
    assert recipe(guess_of, event=code).missing == (code,)


@pytest.mark.parametrize("code", ["-", "NA", "N/A", "n/a", "brak", "Blank", "s/d", "none", "nie dotyczy"])
def test_a_word_among_numbers(guess_of, code: str) -> None:
    found = recipe(guess_of, amount=code)
    assert (found.missing, found.missing_in) == ((), {"amount": (code,)})


@pytest.mark.parametrize("code", ["N/A", "-", "none", "NA", "brak"])
def test_the_same_word_among_words_is_a_value(guess_of, code: str) -> None:
    found = recipe(guess_of, answer=code, event=code)
    assert (found.missing, found.missing_in) == ((), {})


def test_an_id_called_na_stays_an_id_and_is_pointed_out(guess_of) -> None:
    found = guess_of(LOG.format(amount="1", answer="Yes", event="buy"))
    assert found.recipe.customer == "customer_id"
    assert found.recipe.missing_in == {}
    assert found.warnings == (
        "customer_id: 'NA' stands in 1 cell among numbers and is kept as an id; if it means nobody, say "
        "--missing customer_id=NA",
    )


def test_a_person_may_name_codes_for_columns_and_patterns(guess_of) -> None:
    found = guess_of(
        LOG.format(amount="1", answer="x", event="x"), missing=("x",), missing_in={"a*": ("1", "0")}
    )
    assert found.recipe.missing == ("x",)
    assert found.recipe.missing_in == {"at": ("1", "0"), "amount": ("1", "0"), "answer": ("1", "0")}


def test_times_with_a_word_among_them(guess_of) -> None:
    found = guess_of(
        """
        ticket_id | customer | created_at | closed_at | event
        T1 | c1 | 2024-05-01 10:00 | 2024-05-02 | open
        T1 | c1 | 2024-05-01 11:00 | - | close
        T2 | c1 | 2024-05-02 10:00 | 2024-05-03 | open
        T2 | c1 | 2024-05-02 10:00 | 2024-05-05 | close
        """
    )
    assert found.recipe.missing_in == {"closed_at": ("-",)}
    assert "missing in closed_at = '-', because all its other values are times (1 cell)" in found.reasons
