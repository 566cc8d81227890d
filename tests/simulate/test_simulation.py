from hashlib import sha256

import pytest

from caminos.errors import BadInput, Interrupted
from caminos.simulate import read_answers, simulate

PINNED = "4f871e93cb16ac5b478735f0458a063d5c50264a6d810cf44d4a4068d5218e13"
"""The fingerprint of 300 customers with seed 5."""

FILES = [
    "README.txt",
    "answers.json",
    "call_centre.csv",
    "orders.csv",
    "reviews.jsonl",
    "survey.csv",
    "web_shop.csv",
]


def prints(folder):
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    first = simulate(tmp_path / "a", customers=300, seed=5)
    second = simulate(tmp_path / "b", customers=300, seed=5)
    assert first == second
    assert prints(tmp_path / "a") == prints(tmp_path / "b")
    assert sorted(prints(tmp_path / "a")) == FILES


def test_the_bytes_are_those_of_every_machine(tmp_path):
    """Pinned: a change of the world, its words or its formats changes them, and nothing else may."""
    simulate(tmp_path, customers=300, seed=5)
    together = sha256("".join(prints(tmp_path).values()).encode()).hexdigest()
    assert together == PINNED


def test_another_seed_is_another_world(tmp_path):
    simulate(tmp_path / "a", customers=300, seed=5)
    simulate(tmp_path / "b", customers=300, seed=6)
    same = {name for name, print_ in prints(tmp_path / "a").items() if prints(tmp_path / "b")[name] == print_}
    assert same == set()


def test_twice_the_customers_leave_about_twice_the_rows(tmp_path):
    small, large = (simulate(tmp_path / str(n), customers=n, seed=1) for n in (1_000, 4_000))
    for name in ("web_shop.csv", "orders.csv", "call_centre.csv", "survey.csv", "reviews.jsonl"):
        assert large.file(name).events + large.file(name).feedback == pytest.approx(
            4 * (small.file(name).events + small.file(name).feedback), rel=0.15
        )


@pytest.mark.parametrize("customers", [1, 2, 7, 40])
def test_a_handful_of_customers_is_a_world_too(tmp_path, customers):
    answers = simulate(tmp_path, customers=customers, seed=3)
    assert answers.customers.total == customers
    assert read_answers(tmp_path) == answers
    assert sorted(prints(tmp_path)) == FILES


def test_what_stops_the_run_leaves_the_old_files(tmp_path):
    simulate(tmp_path, customers=50, seed=1)
    before = prints(tmp_path)

    def stop(what, share):
        if what == "writing survey.csv":
            raise Interrupted("interrupted", "stopped")

    with pytest.raises(Interrupted):
        simulate(tmp_path, customers=60, seed=2, progress=stop)
    assert prints(tmp_path) == before


def test_progress_rises_to_one(tmp_path):
    told = []
    simulate(tmp_path, customers=50, seed=1, progress=lambda what, share: told.append((what, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert told[-1] == ("done", 1.0)
    assert "writing web_shop.csv" in [what for what, _ in told]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"customers": 0}, "simulate.customers"),
        ({"customers": 1_000_001}, "simulate.customers"),
        ({"customers": 5, "seed": -1}, "simulate.seed"),
    ],
)
def test_impossible_numbers_are_refused(tmp_path, given, code):
    with pytest.raises(BadInput) as refusal:
        simulate(tmp_path / "new", **given)
    assert refusal.value.code == code
    assert not (tmp_path / "new").exists()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(BadInput) as refusal:
        simulate(tmp_path / "x", customers=5)
    assert refusal.value.code == "simulate.folder"
