"""The audit: silent on a good map, and each thing that is missing is remarked where it is missing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from map_strategies import libraries, maps

from caminos.language import LANGUAGES, keys
from caminos.maps import apply_all, audit, repair
from caminos.maps.audit import AuditFinding, Where
from caminos.maps.changes import EditAction, EditCard, EditMap, EditStep, RemoveLane, RemoveStep
from caminos.maps.fields import ActionFields, CardFields, MapFields, StepFields
from caminos.maps.library import Library
from caminos.maps.model import Card, JourneyMap, Objective, Period, Stage
from caminos.maps.provenance import Assumed

TODAY = date(2026, 11, 21)


def codes(document, library, today=TODAY):
    return [finding.code for finding in audit(document, library, today)]


def only(document, library, code, today=TODAY):
    found = [finding for finding in audit(document, library, today) if finding.code == code]
    assert len(found) == 1, codes(document, library, today)
    return found[0]


def test_a_good_map_is_passed_in_silence(sofa, library):
    assert audit(sofa, library, TODAY) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"personas": ()}, "no_persona"),
        ({"objective": None}, "no_objective"),
        ({"objective": Objective(statement="  ")}, "no_objective"),
        ({"owner": " "}, "no_owner"),
        ({"review": None}, "no_review"),
        ({"state": "future"}, "future_without_current"),
    ],
)
def test_what_the_map_itself_lacks(sofa, library, fields, code):
    document = apply_all(sofa, (EditMap(fields=MapFields(**fields)),))
    assert codes(document, library) == [code]


def test_an_objective_without_numbers_or_period(sofa, library):
    document = apply_all(sofa, (EditMap(fields=MapFields(objective=Objective(statement="Better"))),))
    assert codes(document, library) == ["objective_not_measurable", "no_period"]


def test_dates_that_have_passed(sofa, library):
    late = date(2027, 1, 2)
    assert codes(sofa, library, late) == ["review_overdue", "action_overdue", "period_over"]
    assert only(sofa, library, "review_overdue", late).title == "The review is 32 days overdue"
    assert only(sofa, library, "action_overdue", late).where == Where(actions=("evening",))
    on_the_day = sofa.review
    assert codes(sofa, library, on_the_day) == []


def test_a_review_due_today_is_not_late_and_tomorrow_it_is(sofa, library):
    assert only(sofa, library, "review_overdue", date(2026, 12, 2)).title == "The review is 1 day overdue"


def test_a_map_of_processes_is_called_one(sofa, library):
    renamed = apply_all(
        sofa,
        (
            EditStep(id="orders", fields=StepFields(name="Order processing")),
            EditStep(id="asks", fields=StepFields(name="Ticket routing")),
        ),
    )
    found = only(renamed, library, "process_map")
    assert found == AuditFinding(
        code="process_map",
        severity="serious",
        where=Where(steps=("orders", "asks")),
        title="This is a map of your processes, not of the customer's journey",
        explanation="2 of 3 steps and actions are worded as the organisation sees them, for example "
        "“Order processing”, “Ticket routing”. No customer would describe the journey in these words.",
        way_out=found.way_out,
    )
    assert "Waits for the parcel" in found.way_out


def test_a_single_process_word_is_advice(sofa, library):
    renamed = apply_all(sofa, (EditStep(id="orders", fields=StepFields(name="Order processing")),))
    found = only(renamed, library, "process_wording")
    assert (found.severity, found.where) == ("advice", Where(steps=("orders",)))
    assert found.title == "1 step or action is worded like an internal process"


@pytest.mark.parametrize(
    ("lane", "expected"),
    [
        ("thinks", ["no_thoughts"]),
        ("where", ["no_expectations", "nothing_beyond"]),
        ("feels", ["no_emotion", "no_moment_of_truth"]),
        ("behind", ["no_backstage"]),
        ("hurts", []),
    ],
)
def test_a_lane_that_is_missing(sofa, library, lane, expected):
    assert codes(apply_all(sofa, (RemoveLane(id=lane),)), library) == expected


def test_expectations_stand_on_cards_or_at_touchpoints(sofa, library):
    silent = library.model_copy(
        update={"touchpoints": tuple(t.model_copy(update={"expectation": None}) for t in library.touchpoints)}
    )
    assert codes(sofa, silent) == ["no_expectations"]


def test_everything_owned_and_nothing_owned(sofa, library):
    def controlled(control):
        points = tuple(t.model_copy(update={"control": control}) for t in library.touchpoints)
        return library.model_copy(update={"touchpoints": points})

    assert codes(sofa, controlled("owned")) == ["nothing_beyond", "touchpoint_without_area"]
    assert codes(sofa, controlled("beyond")) == ["nothing_owned"]


def test_a_library_without_these_touchpoints_leaves_the_map_without_any(sofa):
    assert "no_touchpoints" in codes(sofa, Library())


def test_an_empty_stage_is_named(sofa, library):
    empty = sofa.model_copy(update={"stages": (*sofa.stages, Stage(id="end", name="Advocacy", rank="z"))})
    found = only(empty, library, "empty_stages")
    assert found.where == Where(stages=("end",))
    assert "“Advocacy”" in found.explanation
    bare = apply_all(sofa, (RemoveStep(id="asks"),))
    assert only(bare, library, "empty_stages").where == Where(stages=("after",))


def test_only_highs_and_only_lows(sofa, library):
    happy = apply_all(sofa, (EditCard(id="f3", fields=CardFields(score=0, interval=None)),))
    sad = apply_all(
        sofa,
        (
            EditCard(id="f1", fields=CardFields(score=0)),
            EditCard(id="f2", fields=CardFields(score=-0.1, interval=None)),
        ),
    )
    assert codes(happy, library) == ["no_low"]
    assert codes(sad, library) == ["no_high"]
    assert only(sad, library, "no_high").where == Where(lanes=("feels",))


def test_pain_needs_evidence(sofa, library):
    bare = apply_all(sofa, (EditCard(id="p1", fields=CardFields(evidence=(), provenance=Assumed())),))
    found = only(bare, library, "pain_without_evidence")
    assert (found.severity, found.where) == ("serious", Where(cards=("p1",)))
    assert "“Help closed at 17:00”" in found.explanation


def test_evidence_that_is_not_believed(sofa, library):
    shy = apply_all(sofa, (EditCard(id="p1", fields=CardFields(provenance=Assumed())),))
    assert codes(shy, library) == ["evidence_but_assumed"]


def test_believed_only(sofa, library):
    believed = sofa.model_copy(
        update={
            "steps": tuple(one.model_copy(update={"provenance": Assumed()}) for one in sofa.steps),
            "cards": tuple(
                one.model_copy(update={"provenance": Assumed(), "evidence": ()}) for one in sofa.cards
            ),
        }
    )
    assert codes(believed, library) == ["pain_without_evidence", "only_assumptions"]
    assert "Not one of 14 claims" in only(believed, library, "only_assumptions").explanation
    partly = believed.model_copy(update={"steps": sofa.steps})
    assert only(partly, library, "mostly_assumed").title == "21% of the claims are evidenced"


def test_pain_and_critical_moments_ask_for_decisions(sofa, library):
    undecided = sofa.model_copy(update={"actions": ()})
    assert codes(undecided, library) == ["pain_without_action", "critical_without_action"]
    assert only(undecided, library, "critical_without_action").where == Where(cards=("f3",))
    dropped = apply_all(sofa, (EditAction(id="evening", fields=ActionFields(status="dropped")),))
    assert codes(dropped, library) == ["pain_without_action", "critical_without_action"]


def test_an_action_needs_owner_date_and_bet(sofa, library):
    bare = apply_all(sofa, (EditAction(id="evening", fields=ActionFields(owner="", due=None, bet=None)),))
    assert codes(bare, library) == ["action_without_owner", "action_without_date", "action_without_bet"]
    done = apply_all(bare, (EditAction(id="evening", fields=ActionFields(status="done")),))
    assert codes(done, library) == []


def test_touchpoints_of_nobody(sofa, library):
    orphaned = tuple(t.model_copy(update={"area": None}) for t in library.touchpoints)
    nobody = library.model_copy(update={"touchpoints": orphaned})
    assert only(sofa, nobody, "touchpoint_without_area").where == Where(touchpoints=("shop", "calls"))
    answered = apply_all(sofa, (EditCard(id="w2", fields=CardFields(responsible="Piotr")),))
    assert only(answered, nobody, "touchpoint_without_area").where == Where(touchpoints=("calls",))


def test_an_empty_map_is_told_where_to_begin():
    document = JourneyMap(id="m", title="M")
    assert codes(document, Library()) == ["no_steps", "no_persona", "no_objective", "no_owner", "no_review"]


def test_the_most_serious_comes_first(library):
    document = JourneyMap(
        id="m", title="M", objective=Objective(statement="x", period=Period(first=TODAY, last=TODAY))
    )
    severities = [finding.severity for finding in audit(document, library, TODAY)]
    assert severities == sorted(severities, key=("serious", "advice", "note").index)


@pytest.mark.parametrize(
    ("language", "title", "quoted"),
    [
        ("pl", "2 etapy są puste", "„A”, „B”"),
        ("ro", "2 etape sunt goale", "„A”, „B”"),
        ("es", "2 etapas están vacías", "«A», «B»"),
        ("pl-PL", "2 etapy są puste", "„A”, „B”"),
        ("uk", "2 stages are empty", "“A”, “B”"),
    ],
)
def test_findings_speak_the_language_of_the_map(sofa, library, language, title, quoted):
    stages = (Stage(id="a", name="A", rank="x"), Stage(id="b", name="B", rank="y"))
    document = sofa.model_copy(update={"language": language, "stages": (*sofa.stages, *stages)})
    found = only(document, library, "empty_stages")
    assert found.title == title
    assert quoted in found.explanation


def test_the_reader_may_choose_another_language(sofa, library):
    document = sofa.model_copy(update={"owner": "", "language": "pl"})
    assert audit(document, library, TODAY, "es")[0].title == "Nadie es responsable de este mapa"


def test_long_and_many_examples_are_shortened(sofa, library):
    names = ("Order processing " * 9, "Case closure", "Invoicing", "Triage")
    cards = tuple(
        Card(id=f"n{n}", lane="hurts", step="asks", rank="V", text=name) for n, name in enumerate(names)
    )
    document = sofa.model_copy(update={"cards": (*sofa.cards, *cards)})
    told = only(document, library, "pain_without_evidence").explanation
    assert "pr…”, “Case closure”, “Invoicing” (+1). Without" in told


def test_every_text_is_there_in_every_language():
    of_audit = {key for key in keys("en") if key.startswith("audit.")}
    assert len(of_audit) > 90
    for language in LANGUAGES:
        assert {key for key in keys(language) if key.startswith("audit.")} == of_audit


@settings(max_examples=60, deadline=None)
@given(maps(loose=True), libraries(loose=True), st.dates(), st.sampled_from(LANGUAGES))
def test_any_readable_map_can_be_audited(document, library, today, language):
    for one in (document, repair(document, library)):
        for finding in audit(one, library, today, language):
            assert finding.title
            assert finding.explanation
            assert finding.way_out
