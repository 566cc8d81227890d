"""The promise of every picture: no text is clipped, none overlaps another, and nothing is lost."""

import itertools
import string
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caminos.language import text
from caminos.maps.library import Area, Library, Metric, Persona, Role, Touchpoint
from caminos.maps.model import Action, Card, Evidence, JourneyMap, Lane, LaneKind, Stage, Step
from caminos.maps.provenance import Assumed, Measured, Observed
from caminos.maps.rank import ranks
from caminos.render import LayoutOptions, lay_out

KINDS = get_args(LaneKind)

WORDS = st.one_of(
    st.text(string.ascii_letters + "  żłę", max_size=60),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(
        (
            "",
            "Konstantynopolitańczykowianeczka" * 3,
            "https://example.com/" + "a/b-c" * 20,
            "word " * 90,
            "😀👩‍👩‍👧❤️" * 8,
            "日本語のテキスト" * 9,
            "<b>&\"'\x00\x1b\ud7ff\u202e",
        )
    ),
)
NAMES = WORDS.map(lambda words: words.strip()[:300].strip() or "n")
PROVENANCES = st.sampled_from(
    (
        Assumed(),
        Observed(method="observation", by="Ewa", on="2026-10-03"),
        Measured(measurement="m"),
    )
)


@st.composite
def maps(draw):
    """Maps of every shape: any kinds of lanes, cards over several steps, faults, and hostile words."""
    stages = draw(st.integers(0, 4))
    steps = draw(st.lists(st.integers(0, max(stages - 1, 0)), max_size=9 if stages else 0))
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=6))
    step_ids = [f"s{number}" for number in range(len(steps))]
    cards = []
    if step_ids and kinds:
        for number in range(draw(st.integers(0, 14))):
            lane = draw(st.integers(0, len(kinds) - 1))
            score = draw(st.none() | st.floats(-2, 2) | st.floats(-1e9, 1e9))
            cards.append(
                Card(
                    id=f"c{number}",
                    lane=draw(st.sampled_from([f"l{lane}"] * 9 + ["nowhere"])),
                    step=draw(st.sampled_from(step_ids)),
                    until_step=draw(st.none() | st.sampled_from(step_ids)),
                    rank="V",
                    text=draw(WORDS),
                    provenance=draw(PROVENANCES),
                    score=score,
                    interval=None if score is None else draw(st.none() | st.just((score - 0.3, score + 0.4))),
                    moment=draw(st.sampled_from((None, "critical", "differentiating"))),
                    touchpoint=draw(st.none() | st.just("t")),
                    area=draw(st.none() | st.just("a")),
                    role=draw(st.none() | st.just("r")),
                    metric=draw(st.none() | st.sampled_from(("share", "time"))),
                    evidence=(Evidence(kind="feedback", n=draw(st.integers(0, 10**7))),)
                    if number % 2
                    else (),
                )
            )
    actions = [
        Action(id=f"d{number}", text=draw(WORDS), card=f"c{number}" if cards else None, owner=draw(WORDS))
        for number in range(draw(st.integers(0, 2)))
    ]
    return JourneyMap(
        id="m",
        title=draw(NAMES),
        owner=draw(WORDS),
        personas=("p",),
        language=draw(st.sampled_from(("en", "pl", "ro", "es", "ja"))),
        stages=[Stage(id=f"g{n}", name=draw(NAMES), rank=r) for n, r in enumerate(ranks(stages))],
        steps=[
            Step(id=f"s{n}", stage=f"g{stage}", name=draw(NAMES), rank=r, submap="deep" if n == 1 else None)
            for n, (stage, r) in enumerate(zip(steps, ranks(len(steps)), strict=True))
        ],
        lanes=[
            Lane(
                id=f"l{n}",
                kind=kind,
                title=draw(WORDS),
                rank=r,
                persona="p" if n == 2 else None,
                collapsed=draw(st.sampled_from((False, False, False, True))),
                hidden=draw(st.sampled_from((False, False, False, True))),
            )
            for n, (kind, r) in enumerate(zip(kinds, ranks(len(kinds)), strict=True))
        ],
        cards=cards,
        actions=actions,
    )


LIBRARY = Library(
    personas=(
        Persona(id="p", name="A persona with a rather long name, so that it must be wrapped somewhere"),
    ),
    touchpoints=(Touchpoint(id="t", name="Help line", channel="phone", control="beyond", area="a"),),
    areas=(Area(id="a", name="Customer Care and Complaints Department"),),
    roles=(Role(id="r", name="Managing director", kind="decider"),),
    metrics=(
        Metric(id="share", name="Reached", kind="share"),
        Metric(id="time", name="Wait", kind="duration"),
    ),
)

OPTIONS = st.builds(
    LayoutOptions,
    columns=st.sampled_from(("auto", "comfortable", "compact")),
    per_band=st.none() | st.integers(1, 6),
    overlay=st.booleans(),
)


def overlaps(scene):
    """The pairs of texts that share room, found by sweeping from top to bottom."""
    boxes = sorted(((label.box, label.text) for label in scene.labels()), key=lambda pair: pair[0].y)
    above, found = [], []
    for box, words in boxes:
        above = [(other, said) for other, said in above if other.bottom > box.y]
        found += [(said, words) for other, said in above if box.meets(other, 0.5)]
        above.append((box, words))
    return found


def assert_sound(scene):
    ids = [group.id for group in scene.groups()]
    assert len(ids) == len(set(ids))
    assert overlaps(scene) == []
    page = [group for group in scene.groups() if group.zone in ("body", "head", "page", "side")]
    for group in page:
        for label in (shape for shape in group.shapes if hasattr(shape, "anchor")):
            box = label.box
            assert box.x >= group.frame.x - 0.5, (group.id, label.text)
            assert box.right <= group.frame.right + 0.5, (group.id, label.text)
            assert box.y >= group.frame.y - 4.0, (group.id, label.text)
            assert box.bottom <= group.frame.bottom + 4.0, (group.id, label.text)
            assert 0 <= box.x <= box.right <= scene.width
            assert 0 <= box.y <= box.bottom <= scene.height
    cards = [group for group in page if group.id.startswith(("card-", "action-")) and group.role != "feeling"]
    for one, other in itertools.combinations(cards, 2):
        assert not one.frame.meets(other.frame), (one.id, other.id)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(), OPTIONS)
def test_no_text_is_clipped_and_none_overlaps_another_on_any_map(document, options):
    assert_sound(lay_out(document, LIBRARY, options=options))


@pytest.mark.parametrize(
    "name", ["sofa", "every_kind", "long_words", "empty", "only_stages", "sixty", "three_hundred"]
)
def test_the_pictures_of_the_gallery_are_sound(cases, name):
    assert_sound(lay_out(*cases(name)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_every_card_is_drawn_or_counted(document):
    scene = lay_out(document, LIBRARY)
    drawn = {group.id.split("-band")[0] for group in scene.groups()}
    shown = {lane.id for lane in document.lanes if not lane.hidden and not lane.collapsed}
    lanes = {lane.id for lane in document.lanes}
    lost = [card for card in document.cards if card.lane not in lanes]
    assert {f"card-{card.id}" for card in document.cards if card.lane in shown} <= drawn
    notes = [group.tooltip for group in scene.groups() if group.role == "note"]
    counted = text("picture.note.lost", document.language, count=len(lost))
    assert (counted in notes) == bool(lost)


def test_a_hidden_lane_is_left_out_and_a_folded_one_is_slim(cases):
    scene = lay_out(*cases("every_kind"))
    words = " ".join(label.text for label in scene.labels())
    assert "NOT TO BE SEEN" not in words
    assert "from last year" not in words
    assert "1 card, folded" in words


def test_a_long_map_is_broken_into_bands_and_never_becomes_a_strip(cases):
    scene = lay_out(*cases("three_hundred"))
    assert scene.width < 4_500
    assert sum(part.kind == "band" for part in scene.parts) == 10
    words = [label.text for label in scene.labels()]
    assert "Awareness (continued)" in words
    assert words.count("Touchpoint") == 10


def test_sixty_touchpoints_keep_columns_of_about_200_px(cases):
    scene = lay_out(*cases("sixty"))
    steps = [group for group in scene.groups() if group.role == "step"]
    assert len(steps) == 60
    assert all(group.frame.width == 190 for group in steps)


def test_a_card_over_several_steps_is_as_wide_as_they_are(cases):
    scene = lay_out(*cases("every_kind"))
    frames = {group.id: group.frame for group in scene.groups()}
    assert frames["card-role-0"].x == frames["step-s0"].x
    assert frames["card-role-0"].right == frames["step-s1"].right


def test_how_we_know_is_marked_on_every_card(cases):
    document, library, measurement = cases("every_kind")
    scene = lay_out(document, library, measurement)
    groups = {group.id: group for group in scene.groups()}
    marks = {
        "assumed": {"ring", "star-open"},
        "observed": {"half", "star-half"},
        "measured": {"full", "star"},
    }
    shown = {lane.id for lane in document.lanes if not lane.hidden and not lane.collapsed}
    for card in document.cards:
        if card.lane in shown:
            found = {shape.kind for shape in groups[f"card-{card.id}"].shapes if hasattr(shape, "kind")}
            assert found & marks[card.provenance.kind], card.id


def test_control_is_told_by_the_border(cases):
    groups = {group.id: group for group in lay_out(*cases("sofa")).groups()}

    def border(card):
        return groups[card].shapes[0].dash

    assert border("card-t-compares") == ()
    assert border("card-t-pays") == (6.0, 3.0)
    assert border("card-t-hears") == (1.6, 3.0)
