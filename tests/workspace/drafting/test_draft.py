"""The draft map of a shop whose journeys can be counted by eye."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from caminos.errors import BadInput, Conflict, NotFound
from caminos.maps.check import faults
from caminos.maps.library import Library, Touchpoint
from caminos.maps.model import JourneyMap
from caminos.maps.provenance import Assumed, Measured
from caminos.workspace import DraftChoices, Workspace

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


def names(made: JourneyMap) -> list[tuple[str, str]]:
    stages = {stage.id: stage.name for stage in made.stages}
    return [(stages[step.stage], step.name) for step in made.ordered_steps()]


def cards(made: JourneyMap, lane: str) -> dict[str, str]:
    return {card.touchpoint or "": card.text for card in made.cards if card.lane == lane}


def test_touchpoints_stand_in_journey_order_on_stages(shop: Workspace):
    made = shop.draft(DraftChoices(title="Buying", owner="Ana", now=NOW)).document
    assert (made.id, made.title, made.owner) == ("buying", "Buying", "Ana")
    assert names(made) == [
        ("Consideration", "Product view"),
        ("Purchase", "Add to cart"),
        ("Purchase", "Order placed"),
        ("Retention", "Delivered"),
    ]
    assert made.goals == ("delivered", "order-placed")
    assert faults(made, shop.library) == ()
    assert all(isinstance(stage.provenance, Assumed) for stage in made.stages)
    assert all(isinstance(step.provenance, Measured) for step in made.steps)


def test_the_numbers_are_those_counted_by_hand(shop: Workspace):
    measurement = shop.draft(DraftChoices(now=NOW)).latest
    assert measurement is not None
    told = {
        one.touchpoint: (one.events, one.journeys, one.customers, one.reached and one.reached.value)
        for one in measurement.touchpoints
    }
    assert told == {
        "product-view": (5, 4, 4, 1.0),
        "add-to-cart": (2, 2, 2, 0.5),
        "order-placed": (2, 2, 2, 0.5),
        "delivered": (2, 2, 2, 0.5),
    }
    waits = {
        one.touchpoint: one.wait_to_next and one.wait_to_next.median_s for one in measurement.touchpoints
    }
    assert waits == {
        "product-view": 20 * 60.0,  # 5, 10, 30 and 35 minutes
        "add-to-cart": 600.0,
        "order-placed": pytest.approx(((3 * 24 + 1) * 3600 + 40 * 60 + (4 * 24 + 13) * 3600 + 20 * 60) / 2),
        "delivered": None,
    }
    assert (measurement.customers, measurement.journeys, measurement.events) == (4, 4, 11)
    assert [one.name for one in measurement.sources] == ["shop"]


def test_what_a_person_says_goes_before_the_guess(shop: Workspace):
    choices = DraftChoices(
        language="pl",
        goals=("Delivered",),
        stages={"Product view": "Oglądanie", "delivered": "Dostawa"},
        leave_out=("add_to_cart",),
        now=NOW,
    )
    made = shop.draft(choices).document
    assert names(made) == [("Oglądanie", "Product view"), ("Zakup", "Order placed"), ("Dostawa", "Delivered")]
    assert made.goals == ("delivered",)
    with pytest.raises(NotFound) as wrong:
        shop.draft(DraftChoices(map_id="two", goals=("delivred",)))
    assert "Delivered" in wrong.value.hint


def test_the_tail_is_folded_and_the_scope_says_so(shop: Workspace):
    view = shop.draft(DraftChoices(most=2, now=NOW))
    assert view.latest is not None
    assert view.latest.folded is not None
    assert (view.latest.folded.touchpoints, view.latest.folded.events) == (2, 4)
    assert "36%" in view.document.scope.replace(" ", "")


def test_a_touchpoint_that_no_data_speaks_of_stands_as_an_assumption(shop: Workspace):
    advice = Touchpoint(id="friends", name="Advice of friends", control="beyond")
    shop.documents.save_library(Library(touchpoints=(advice,)))
    made = shop.draft(
        DraftChoices(with_unmeasured=True, stages={"Advice of friends": "Awareness"}, now=NOW)
    ).document
    assert names(made)[0] == ("Awareness", "Advice of friends")
    card = next(card for card in made.cards if card.touchpoint == "friends")
    assert (card.provenance, card.evidence) == (Assumed(), ())
    assert "friends" not in {card.touchpoint for card in made.cards if card.lane in ("emotion", "reached")}


def test_scores_become_a_measured_curve(shop: Workspace, tmp_path: Path):
    survey = tmp_path / "survey.csv"
    survey.write_text("respondent,delivered,product_view,recommend\na,5,4,10\nb,4,2,9\nc,1,3,2\nd,5,3,10\n")
    from caminos.events.overrides import Overrides

    overrides = Overrides(
        shape="scores", customer="respondent", scores=("delivered", "product_view"), score="recommend",
        scale=(0, 10), kind="nps",
    )  # fmt: skip
    shop.import_file(survey, overrides=overrides)
    view = shop.draft(DraftChoices(now=NOW))
    curve = {card.touchpoint: card.score for card in view.document.cards if card.lane == "emotion"}
    assert set(curve) <= {"delivered", "product-view"}
    assert view.latest is not None
    (score,) = [one for one in view.latest.scores if one.kind == "nps"]
    assert (score.estimate.value, score.estimate.n) == (0.5, 4)


def test_rows_that_are_nobodys_make_no_journeys(workspace: Workspace, tmp_path: Path):
    complaints = tmp_path / "complaints.csv"
    texts = ("the card was never sent to me", "nobody answered my letter about the loan", "")
    complaints.write_text(
        "received,product,via,complaint\n"
        + "".join(
            f"2026-01-{1 + n % 28:02d},{('Cards', 'Loans')[n % 3 == 0]},Web,{texts[n % 3]}\n"
            for n in range(90)
        )
    )
    from caminos.events.overrides import Overrides

    workspace.import_file(complaints, overrides=Overrides(text="complaint", rows_are_events=True))
    view = workspace.draft(DraftChoices(now=NOW))
    latest = view.latest
    assert latest is not None
    assert (latest.customers, latest.journeys, latest.effort, latest.unfinished) == (0, 0, None, None)
    assert {one.touchpoint: one.reached and round(one.reached.value, 3) for one in latest.touchpoints} == {
        "cards": 0.667, "loans": 0.333,
    }  # fmt: skip
    assert all(one.stopped is one.returned is one.wait_to_next is None for one in latest.touchpoints)
    assert [lane.title for lane in view.document.lanes if lane.kind == "metric"] == ["Share of rows"]
    assert [stage.name for stage in view.document.stages] == ["All touchpoints"]
    assert any("No row says whose it is" in line for line in view.summary())


def test_coming_back_is_not_staying(workspace: Workspace, tmp_path: Path):
    log = tmp_path / "log.csv"
    log.write_text(
        "customer,at,touchpoint\n"
        "a,2026-01-01 10:00,new\na,2026-01-01 11:00,new\n"
        "a,2026-01-01 12:00,active\na,2026-01-02 09:00,closed\n"
        "b,2026-01-01 10:00,new\nb,2026-01-01 11:00,active\n"
        "b,2026-01-01 12:00,new\nb,2026-01-03 09:00,closed\n"
    )
    workspace.import_file(log)
    latest = workspace.draft(DraftChoices(now=NOW)).latest
    assert latest is not None
    new = latest.at("new")
    assert new is not None and new.repeated is not None and new.returned is not None
    assert (new.repeated.value, new.returned.value) == (1.0, 0.5)


def test_no_data_and_taken_names_are_told(shop: Workspace, tmp_path: Path):
    shop.draft(DraftChoices(map_id="one"))
    with pytest.raises(Conflict):
        shop.draft(DraftChoices(map_id="one"))
    assert shop.draft(DraftChoices(map_id="one", title="Again", replace=True)).document.title == "Again"
    with Workspace(tmp_path / "empty", create=True) as empty, pytest.raises(BadInput) as nothing:
        empty.draft()
    assert nothing.value.code == "draft.no_data"
    assert not (tmp_path / "empty").exists()


def test_every_picture_can_be_drawn(shop: Workspace, tmp_path: Path):
    view = shop.draft(DraftChoices(now=NOW))
    for kind, start in (("svg", b"<"), ("png", b"\x89PNG"), ("html", b"<!doctype html>")):
        content = view.save_picture(tmp_path / f"map.{kind}").read_bytes()
        assert content[: len(start)].lower() == start.lower()
    with pytest.raises(BadInput, match=r"does not say which kind"):
        view.save_picture(tmp_path / "map.jpg")
    assert sorted(path.name for path in tmp_path.glob("map.*")) == ["map.html", "map.png", "map.svg"]
