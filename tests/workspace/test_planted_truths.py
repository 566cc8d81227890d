"""What was planted in the demo company is recovered from its messy exports; where nothing was, nothing is."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from caminos.events.recipe_files import write_recipe
from caminos.findings import find_pains
from caminos.journeys import waits
from caminos.maps.measurement import Measurement
from caminos.simulate import Answers, read_answers, simulate
from caminos.simulate.exports import SOURCE_NOTES
from caminos.workspace import Workspace
from caminos.workspace.demo import run_demo
from caminos.workspace.demo_company import recipe_of

FOLDER = "demo"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("company") / FOLDER
    run_demo(folder, customers=2000, seed=1)
    return folder


@pytest.fixture(scope="module")
def answers(demo: Path) -> Answers:
    return read_answers(demo / "company")


@pytest.fixture(scope="module")
def workspace(demo: Path) -> Iterator[Workspace]:
    with Workspace(demo / "workspace") as opened:
        yield opened


@pytest.fixture(scope="module")
def measured(workspace: Workspace) -> Measurement:
    latest = workspace.map().latest
    assert latest is not None
    return latest


def test_every_bad_row_is_quarantined_and_no_good_one(workspace: Workspace, answers: Answers):
    told = {(row.file, row.row) for row in workspace.quarantined()}
    unreadable = {(bad.file, bad.row) for bad in answers.malformed if not bad.readable}
    nameless = {(bad.file, bad.row) for bad in answers.malformed if bad.readable}
    assert unreadable <= told <= unreadable | nameless


def test_events_and_customers_are_those_of_the_world(
    workspace: Workspace, measured: Measurement, answers: Answers
):
    assert workspace.status().totals.customers == answers.customers.joined
    told = {one.touchpoint.replace("-", "_"): one.events for one in measured.touchpoints if one.events}
    planted = {one.touchpoint: one.events for one in answers.touchpoints}
    nameless = sum(one.nobody_events for one in answers.files) + sum(one.no_id for one in answers.files)
    assert set(told) <= set(planted)
    assert sum(abs(planted[name] - events) for name, events in told.items()) <= nameless


def test_the_place_where_customers_are_lost_at_the_checkout_is_found(measured: Measurement, answers: Answers):
    checkout = [
        "address-retyped",
        "checkout-started",
        "delivery-chosen",
        "payment-started",
        "account-created",
    ]
    shares = {}
    for touchpoint in checkout:
        numbers = measured.at(touchpoint)
        assert numbers is not None
        assert numbers.stopped is not None
        shares[touchpoint] = numbers.stopped
    planted = answers.loss("address_retyped").share
    worst = shares["address-retyped"]
    assert worst.low is not None and worst.high is not None
    assert worst.low <= planted <= worst.high
    (pain,) = [
        pain
        for pain in find_pains([one for one in measured.touchpoints if one.touchpoint in checkout])
        if pain.kind == "stops"
    ]
    assert (pain.touchpoint, pain.critical) == ("address-retyped", True)


def test_where_nothing_was_planted_nothing_is_found(measured: Measurement, answers: Answers):
    silent = {control.touchpoint.replace("_", "-") for control in answers.controls}
    assert silent == {"stock-checked", "invoice-downloaded"}
    assert not silent & {pain.touchpoint for pain in find_pains(measured.touchpoints)}


def test_true_feelings_lie_in_the_intervals(measured: Measurement, answers: Answers):
    hits, asked = 0, 0
    for feeling in answers.feelings:
        numbers = measured.at(feeling.touchpoint.replace("_", "-"))
        if feeling.condition != "all" or feeling.survey_n < 30 or numbers is None or numbers.emotion is None:
            continue
        low, high = numbers.emotion.low, numbers.emotion.high
        assert low is not None and high is not None
        asked += 1
        hits += low <= feeling.true_mean <= high
    assert asked >= 10
    assert hits >= asked - 1


def test_recommendation_is_the_surveyed_one_and_its_interval_holds_the_truth(
    measured: Measurement, answers: Answers
):
    plain, weighted = [score for score in measured.scores if score.kind == "nps"]
    assert plain.estimate.value == pytest.approx(answers.recommend.survey_nps, abs=1e-6)
    assert plain.estimate.n == answers.recommend.survey_n
    assert weighted.weighted
    assert weighted.estimate.value == pytest.approx(answers.recommend.survey_weighted_nps, abs=1e-6)
    assert weighted.estimate.low is not None and weighted.estimate.high is not None
    assert weighted.estimate.low <= answers.recommend.true_nps <= weighted.estimate.high


def test_waits_of_orders_are_exact(tmp_path: Path):
    simulate(tmp_path / "company", customers=600, seed=4)
    answers = read_answers(tmp_path / "company")
    recipe = tmp_path / "orders.json"
    write_recipe(recipe_of(SOURCE_NOTES["orders.csv"]), recipe)
    with Workspace(tmp_path / "ws", create=True) as orders:
        orders.import_file(tmp_path / "company" / "orders.csv", recipe=recipe)
        told = waits(orders.engine)
    for start, end in (("packed_at", "shipped_at"), ("shipped_at", "delivered_at")):
        truth = answers.wait(start, end)
        assert told[start].n == truth.n
        assert told[start].median_s == pytest.approx(truth.median_s, abs=0.5)


def test_calls_outside_office_hours_are_counted(measured: Measurement, answers: Answers):
    outside = 0
    for touchpoint in ("call-missed", "message-left"):
        numbers = measured.at(touchpoint)
        if numbers is not None:
            assert numbers.outside_hours is not None
            assert numbers.outside_hours.value == pytest.approx(1.0)
            outside += numbers.events
    assert outside == pytest.approx(answers.office_hours.outside, abs=5)


def test_the_change_is_seen_in_the_feelings_after_it(demo: Path, answers: Answers, tmp_path: Path):
    day = datetime.fromisoformat(answers.change.day).date()
    lines = (demo / "company" / "survey.csv").read_text(encoding="utf-8-sig").splitlines()
    header, rows = lines[0], lines[1:]
    at = header.split("\t").index("answered_on")
    before, after = [], []
    for row in rows:
        cells = row.split("\t")
        try:
            answered = datetime.strptime(cells[at], "%d-%m-%Y").date()
        except (ValueError, IndexError):
            continue
        (before if answered < day else after).append(row)
    recipe = tmp_path / "survey.json"
    write_recipe(recipe_of(SOURCE_NOTES["survey.csv"]), recipe)
    path = tmp_path / "survey.csv"
    with Workspace(tmp_path / "ws", create=True) as opened:
        path.write_text("\n".join([header, *before]) + "\n", encoding="utf-8-sig")
        opened.import_file(path, recipe=recipe)
        view = opened.draft()
        path.write_text("\n".join([header, *after]) + "\n", encoding="utf-8-sig")
        opened.import_file(path, recipe=recipe, replace=True)
        moved = {move.touchpoint: move for move in view.measure().moves if move.quantity == "emotion"}
    (waiting,) = [move for name, move in moved.items() if name.startswith("shipped")]
    assert waiting.low <= answers.change.planted_waiting_effect <= waiting.high + 0.3
    assert waiting.after - waiting.before > 0.3
    assert len(moved) <= 3
