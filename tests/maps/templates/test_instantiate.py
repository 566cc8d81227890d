"""Templates become documents: valid, alike in every language, dated from the day they are made."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caminos.errors import NotFound
from caminos.maps.audit import audit
from caminos.maps.check import faults
from caminos.maps.library import Library, Metric, OpeningHours, Role
from caminos.maps.model import Action, Bet, Card, JourneyMap, Objective, Period
from caminos.maps.provenance import Assumed, Claim
from caminos.maps.templates import LANGUAGES, instantiate, template_names

TODAY = date(2025, 11, 21)
WORKED = ("retail", "software", "loan", "support")
EVERY = [(template.id, language) for template in template_names() for language in LANGUAGES]
EVERY_WORKED = [(template, language) for template in WORKED for language in LANGUAGES]


def make(template: str, language: str = "en") -> tuple[Library, JourneyMap]:
    return instantiate(template, language, map_id="made", today=TODAY)


def kinds_with_cards(document: JourneyMap) -> set[str]:
    kinds = {lane.id: lane.kind for lane in document.lanes}
    return {kinds[card.lane] for card in document.cards}


def test_the_list() -> None:
    listed = template_names()
    assert [template.id for template in listed] == ["default", "retail", "software", "loan", "support"]
    assert listed[0].titles == {
        "en": "Customer journey",
        "pl": "Podróż klienta",
        "ro": "Călătoria clientului",
        "es": "Recorrido del cliente",
    }
    for template in listed:
        assert set(template.titles) == set(template.summaries) == set(LANGUAGES)
        assert len(set(template.summaries.values())) == len(LANGUAGES)


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_a_valid_document_without_faults(template: str, language: str) -> None:
    library, document = make(template, language)
    assert faults(document, library, maps={"made"}, measurements=set()) == ()
    assert JourneyMap.model_validate_json(document.model_dump_json()) == document
    assert Library.model_validate_json(library.model_dump_json()) == library
    assert (document.id, document.language, document.created) == ("made", language, TODAY)
    assert document.review is not None
    assert document.review > TODAY


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_everything_says_that_it_is_assumed(template: str, language: str) -> None:
    library, document = make(template, language)
    claims = [*document.stages, *document.steps, *document.cards]
    claims += [claim for persona in library.personas for claim in (*persona.traits, *persona.goals)]
    claims += [claim for persona in library.personas for claim in persona.behaviour]
    claims += [claim for touchpoint in library.touchpoints for claim in touchpoint.value]
    claims += [touchpoint.expectation for touchpoint in library.touchpoints if touchpoint.expectation]
    notes = {claim.provenance.note if isinstance(claim.provenance, Assumed) else "" for claim in claims}
    assert len(notes) == 1
    assert notes.pop()
    assert not any(card.evidence or card.quote or card.interval for card in document.cards)
    for persona in library.personas:
        assert all(quote.source and quote.language == language for quote in persona.quotes)


def test_the_empty_map_asks_and_claims_nothing() -> None:
    library, document = make("default")
    assert library == Library()
    assert [stage.name for stage in document.ordered_stages()] == [
        "Awareness",
        "Consideration",
        "Purchase",
        "Retention",
        "Advocacy",
    ]
    assert kinds_with_cards(document) == {"free"}
    assert all(card.text.endswith("?") for card in document.cards)
    assert [lane.kind for lane in document.ordered_lanes()] == [
        "free",
        "action",
        "thought",
        "touchpoint",
        "expectation",
        "emotion",
        "pain",
        "opportunity",
        "evidence",
        "frontstage",
        "backstage",
        "support",
    ]
    assert {step.stage for step in document.steps} == {stage.id for stage in document.stages}
    assert document.objective is None
    assert document.owner == ""


@pytest.mark.parametrize(("template", "language"), EVERY_WORKED)
def test_the_audit_misses_nothing_but_evidence(template: str, language: str) -> None:
    library, document = make(template, language)
    codes = [finding.code for finding in audit(document, library, TODAY)]
    assert codes == ["pain_without_evidence", "only_assumptions"]


@pytest.mark.parametrize("template", WORKED)
def test_a_worked_template_is_rich(template: str) -> None:
    library, document = make(template)
    assert 5 <= len(document.stages) <= 7
    assert 12 <= len(document.steps) <= 18
    assert {step.stage for step in document.steps} == {stage.id for stage in document.stages}
    assert {persona.id for persona in library.personas} == set(document.personas)
    for persona in library.personas:
        assert persona.summary
        assert persona.traits
        assert persona.goals
        assert persona.behaviour
        assert persona.quotes
    assert {"owned", "shared", "beyond"} == {touchpoint.control for touchpoint in library.touchpoints}
    assert all(touchpoint.area for touchpoint in library.touchpoints if touchpoint.control != "beyond")
    assert all(touchpoint.responsible for touchpoint in library.touchpoints if touchpoint.area)
    assert any(touchpoint.opening_hours for touchpoint in library.touchpoints)
    assert any(touchpoint.value for touchpoint in library.touchpoints)
    assert {
        "action",
        "thought",
        "touchpoint",
        "expectation",
        "emotion",
        "pain",
        "opportunity",
    } <= kinds_with_cards(document)
    assert {"frontstage", "backstage", "support"} <= kinds_with_cards(document)
    assert {card.moment for card in document.cards} == {None, "critical", "differentiating"}
    steps = {step.id for step in document.steps}
    for kind in ("action", "thought", "touchpoint", "expectation"):
        assert {card.step for card in document.cards if card.lane == kind} == steps
    assert all(lead for lead in (area.lead for area in library.areas))
    assert {area.id for area in library.areas} == {
        *(touchpoint.area for touchpoint in library.touchpoints if touchpoint.area),
        *(card.area for card in document.cards if card.area),
    }


@pytest.mark.parametrize("template", WORKED)
def test_every_curve_has_a_high_and_a_low(template: str) -> None:
    _, document = make(template)
    for lane in document.lanes:
        if lane.kind == "emotion":
            scores = [card.score for card in document.cards if card.lane == lane.id]
            assert max(score for score in scores if score is not None) >= 1
            assert min(score for score in scores if score is not None) <= -1
            assert None not in scores


def test_the_buying_team() -> None:
    library, document = make("software")
    assert library.roles == (
        Role(id="decider", name="Decider", kind="decider"),
        Role(id="user", name="User", kind="user"),
        Role(id="coach", name="Coach", kind="coach"),
        Role(id="influencer", name="Influencer", kind="influencer"),
        Role(id="blocker", name="Blocker", kind="blocker"),
    )
    curves = [lane.role for lane in document.ordered_lanes() if lane.kind == "emotion"]
    assert curves == ["decider", "user", "coach", "influencer", "blocker"]
    present = {(card.step, card.role) for card in document.cards if card.lane == "role"}
    feeling = {
        (card.step, lane.role)
        for lane in document.lanes
        if lane.kind == "emotion"
        for card in document.cards
        if card.lane == lane.id
    }
    assert present == feeling
    assert {(card.step, card.role) for card in document.cards if card.lane == "thought"} <= present


def test_one_card_touchpoint_and_action_in_full() -> None:
    library, document = make("retail", "pl")
    note = "Z szablonu: założenie, które trzeba sprawdzić z własnymi klientami."
    assumed = Assumed(note=note)
    assert next(card for card in document.cards if card.id == "emotion-asks") == Card(
        id="emotion-asks",
        lane="emotion",
        step="asks",
        rank="V",
        text="Gniew",
        provenance=assumed,
        touchpoint="retail-helpline",
        score=-1.7,
        moment="critical",
    )
    helpline = library.touchpoint("retail-helpline")
    assert helpline is not None
    assert helpline.model_dump(exclude_defaults=True) == {
        "id": "retail-helpline",
        "name": "Infolinia",
        "channel": "telefon",
        "area": "care",
        "responsible": "Kierownik obsługi klienta",
        "expectation": Claim(
            text="Czynna, gdy jest w domu, i znająca jej zamówienie", provenance=assumed
        ).model_dump(exclude_defaults=True),
        "value": (
            Claim(text="Rozwiązanie i słowo przepraszam", provenance=assumed).model_dump(
                exclude_defaults=True
            ),
        ),
        "opening_hours": OpeningHours(text="pn.-pt. 9-17", timezone="Europe/Warsaw").model_dump(),
    }
    assert document.actions[1] == Action(
        id="evening-shift",
        text="Infolinia do 21:00 na próbę przez cztery tygodnie",
        card="pain-asks",
        touchpoint="retail-helpline",
        verdict="redesign",
        reach="quick win",
        owner="Kierownik obsługi klienta",
        due=TODAY + timedelta(days=45),
        bet=Bet(metric="repeat-purchase", change=0.01, until=date(2026, 6, 30)),
    )


def test_the_objective_begins_with_the_next_quarter() -> None:
    library, document = make("retail")
    assert document.objective == Objective(
        statement="More customers buy again within a year, because delivery keeps its word. "
        "The figures are an example: put in your own.",
        metric="repeat-purchase",
        baseline=0.18,
        target=0.23,
        period=Period(first=date(2026, 1, 1), last=date(2026, 6, 30)),
    )
    assert library.metrics == (
        Metric(
            id="repeat-purchase",
            name="Customers who buy again within a year",
            kind="share",
            unit="share",
            better="higher",
        ),
    )


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)), st.sampled_from(WORKED))
def test_any_day_gives_whole_quarters_ahead(today: date, template: str) -> None:
    _, document = instantiate(template, "en", map_id="made", today=today)
    assert document.objective is not None
    period = document.objective.period
    assert period is not None
    assert today < period.first <= today + timedelta(days=92)
    assert (period.first.day, period.first.month % 3) == (1, 1)
    after = period.last + timedelta(days=1)
    assert (after.day, after.month % 3) == (1, 1)
    assert all(action.due and action.due > today for action in document.actions)


def test_a_title_of_ones_own() -> None:
    _, document = instantiate("loan", "es", map_id="hipoteca", title="Nuestra hipoteca", today=TODAY)
    assert (document.id, document.title) == ("hipoteca", "Nuestra hipoteca")


def test_templates_can_share_one_library() -> None:
    for language in LANGUAGES:
        seen: dict[tuple[str, str], object] = {}
        for template in template_names():
            library, _ = make(template.id, language)
            for field in ("personas", "touchpoints", "areas", "metrics", "roles"):
                for thing in getattr(library, field):
                    assert seen.setdefault((field, thing.id), thing) == thing


def test_unknown_template_or_language_names_the_nearest() -> None:
    with pytest.raises(NotFound) as wrong_template:
        make("retial")
    assert (wrong_template.value.code, wrong_template.value.hint) == (
        "template.unknown",
        "did you mean 'retail'?",
    )
    with pytest.raises(NotFound) as wrong_language:
        make("retail", "de")
    assert (wrong_language.value.code, wrong_language.value.hint) == (
        "template.unknown_language",
        "there is: 'en', 'es', 'pl', 'ro'",
    )
