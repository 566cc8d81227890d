"""The draft: from the data of a workspace to a measured map in its library."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from caminos.engine.protocol import Progress
from caminos.errors import BadInput, Conflict, NotFound, did_you_mean
from caminos.ids import checked, unique
from caminos.journeys import journey_order, kept_visits, recognise
from caminos.language import text
from caminos.maps.library import Library
from caminos.maps.measurement import Measurement, TouchpointNumbers
from caminos.maps.model import JourneyMap
from caminos.maps.stage_words import is_goal_word
from caminos.workspace.drafting.choose import Choice, Limits, choose
from caminos.workspace.drafting.compose import columns, compose
from caminos.workspace.drafting.metrics import METRIC_LANES
from caminos.workspace.drafting.place import Candidate, Placed, place
from caminos.workspace.drafting.sheet import Sheet
from caminos.workspace.merging import merge_libraries
from caminos.workspace.numbers import Numbers, numbers
from caminos.workspace.quotes import quotes_at
from caminos.workspace.touchpoints import grow, rules_of

if TYPE_CHECKING:
    from caminos.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DraftChoices:
    """What a person may say about a draft; everything has a sensible default.

    `most` touchpoints at most, until `coverage` (share) of all events is told; `goals` are names of
    touchpoints where a journey ends well (default: those whose names say so); `leave_out` are names of
    touchpoints that are no part of the customer's journey; `with_unmeasured` also shows touchpoints of the
    library that no data speaks of, as assumptions; `stages` puts touchpoints (by name) on stages; `replace`
    drafts over a map of the same id.
    """

    map_id: str | None = None
    title: str | None = None
    language: str = "en"
    most: int = 24
    coverage: float = 0.99
    goals: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    with_unmeasured: bool = False
    stages: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    replace: bool = False
    now: datetime | None = None


def draft(workspace: "Workspace", choices: DraftChoices, progress: Progress | None = None) -> JourneyMap:
    """Make, measure and keep the draft map of a workspace's data.

    Errors: `draft.no_data` when nothing was imported, `map.exists`, `touchpoint.not_found` for a goal.
    """
    report = progress or _silent
    now = (choices.now or datetime.now(UTC)).astimezone(UTC)
    title = choices.title or text("draft.title", choices.language)
    map_id = _free_id(workspace, choices, title)
    report("recognising touchpoints", 0.0)
    library, found = _measure_everything(workspace, choices, report)
    report("placing touchpoints on stages", 0.8)
    choice = _choose(choices, library, found)
    placed = _place(workspace, choices, library, choice, found)
    measurement = _measurement(found, choice, placed, library, (map_id, now, choices.language))
    library = _with_metrics(library, choices.language)
    stages, steps = columns(placed, library, choices.language, measurement)
    sheet = Sheet(
        language=choices.language,
        library=library,
        measurement=measurement,
        step_of={one.touchpoint: step.id for one, step in zip(placed, steps, strict=True)},
        goals=found.goals,
        quotes=quotes_at(workspace.engine, found.recognised),
    )
    made = compose(map_id=map_id, title=title, stages=stages, steps=steps, sheet=sheet, today=now.date())
    made = made.model_copy(
        update={"owner": choices.owner, "goals": tuple(sorted(found.goals & sheet.step_of.keys()))}
    )
    report("writing the map", 0.95)
    with workspace.writing():
        workspace.documents.save_measurement(measurement)
        workspace.save(made, merge_libraries(library, workspace.library))
    return made


def _free_id(workspace: "Workspace", choices: DraftChoices, title: str) -> str:
    taken = workspace.documents.taken_ids()
    if choices.map_id is None:
        return unique(title, () if choices.replace else taken)
    if checked(choices.map_id) in taken and not choices.replace:
        raise Conflict(
            "map.exists",
            f"there is a map {choices.map_id!r} already",
            "caminos map measure brings its numbers up to date; --replace drafts over it; --id makes another",
        )
    return choices.map_id


def _measure_everything(
    workspace: "Workspace", choices: DraftChoices, report: Progress
) -> tuple[Library, Numbers]:
    library = workspace.library
    if not workspace.has_events:
        raise _no_data()
    engine = workspace.engine
    recognised = recognise(engine, rules_of(library.touchpoints))
    if recognised.unrecognised:
        library = grow(library, recognised)
        recognised = recognise(engine, rules_of(library.touchpoints))
    if recognised.events + recognised.feedback == 0:
        raise _no_data()
    goals = _goals(choices, library)
    with kept_visits(engine, recognised) as visits:
        report("counting customers, waits and endings", 0.2)
        found = numbers(engine, recognised, library, goals=goals, visits=visits)
        report("ordering touchpoints as journeys meet them", 0.6)
        ordered = journey_order(
            engine, recognised, [one.touchpoint for one in found.touchpoints], kept=visits
        )
    rank = {touchpoint: number for number, touchpoint in enumerate(ordered.touchpoints)}
    found = found.with_positions(ordered.position)
    found = replace(found, touchpoints=tuple(sorted(found.touchpoints, key=lambda one: rank[one.touchpoint])))
    return _with_channels(library, found), found


def _choose(choices: DraftChoices, library: Library, found: Numbers) -> Choice:
    out = _named(choices.leave_out, library, "to leave out")
    limits = Limits(most=choices.most, coverage=choices.coverage)
    choice = choose([one for one in found.touchpoints if one.touchpoint not in out], limits)
    if not choices.with_unmeasured:
        return choice
    measured = {one.touchpoint for one in found.touchpoints}
    silent = tuple(
        TouchpointNumbers(touchpoint=one.id, events=0, journeys=0, customers=0)
        for one in library.touchpoints
        if one.id not in measured and one.id not in out
    )
    return replace(choice, shown=choice.shown + silent)


def _goals(choices: DraftChoices, library: Library) -> frozenset[str]:
    """The goals a person named; without any, the touchpoints whose names say that something was achieved."""
    if not choices.goals:
        return frozenset(one.id for one in library.touchpoints if is_goal_word(one.name))
    return _named(choices.goals, library, "to be a goal")


def _named(names: tuple[str, ...], library: Library, purpose: str) -> frozenset[str]:
    """The ids of touchpoints that a person named: by the map's name, the data's name or the id."""
    by_name = {one.name.casefold(): one.id for one in library.touchpoints}
    by_raw = {raw.casefold(): one.id for one in library.touchpoints if one.rule for raw in one.rule.names}
    known = by_raw | by_name | {one.id: one.id for one in library.touchpoints}
    for name in names:
        if name.casefold() not in known:
            hint = did_you_mean(name, [one.name for one in library.touchpoints])
            raise NotFound("touchpoint.not_found", f"there is no touchpoint {name!r} {purpose}", hint)
    return frozenset(known[name.casefold()] for name in names)


def _with_channels(library: Library, found: Numbers) -> Library:
    """Touchpoints without a channel get the one that most of their events came through."""
    usual = {one.touchpoint: one.channels[0][0] for one in found.touchpoints if one.channels}
    touchpoints = tuple(
        one if one.channel or not usual.get(one.id) else one.model_copy(update={"channel": usual[one.id]})
        for one in library.touchpoints
    )
    return library.model_copy(update={"touchpoints": touchpoints})


def _place(
    workspace: "Workspace", choices: DraftChoices, library: Library, choice: Choice, found: Numbers
) -> tuple[Placed, ...]:
    names = {one.id: one.name for one in library.touchpoints}
    order = {one.touchpoint: number for number, one in enumerate(found.touchpoints) if one.events}
    asked = _asked_order(workspace, library)
    far = len(order) + len(asked)
    shown = sorted(
        choice.shown,
        key=lambda one: order.get(one.touchpoint, len(order) + asked.get(one.touchpoint, far)),
    )
    candidates = [
        Candidate(one.touchpoint, names[one.touchpoint], one.position if one.events else None)
        for one in shown
    ]
    stages: dict[str, str] = {}
    for recipe in workspace.recipes().values():
        stages |= recipe.stages
    stages |= choices.stages
    raw_names = {raw: one.name for one in library.touchpoints if one.rule for raw in one.rule.names}
    by_name = {raw_names.get(name, name): stage for name, stage in stages.items()}
    return place(candidates, by_name, choices.language)


def _asked_order(workspace: "Workspace", library: Library) -> dict[str, int]:
    """Touchpoints known from scores only stand as the survey asks for them, which is how people live them."""
    asked = [score.touchpoint for recipe in workspace.recipes().values() for score in recipe.scores]
    ids = {raw: one.id for one in library.touchpoints if one.rule for raw in one.rule.names}
    return {ids[name]: number for number, name in reversed(list(enumerate(asked))) if name in ids}


def _measurement(
    found: Numbers,
    choice: Choice,
    placed: tuple[Placed, ...],
    library: Library,
    of: tuple[str, datetime, str],
) -> Measurement:
    order = {one.touchpoint: number for number, one in enumerate(placed)}
    names = {one.id: one.name for one in library.touchpoints}
    folded = choice.folded and choice.folded.model_copy(
        update={"names": tuple(names[touchpoint] for touchpoint in choice.folded.names)}
    )
    shown: tuple[TouchpointNumbers, ...] = tuple(sorted(choice.shown, key=lambda one: order[one.touchpoint]))
    map_id, now, language = of
    return found.measurement(map_id, now, shown, folded, language)


def _with_metrics(library: Library, language: str) -> Library:
    metrics = tuple(lane.metric(language) for lane in METRIC_LANES)
    return merge_libraries(library, Library(metrics=metrics))


def _no_data() -> BadInput:
    return BadInput(
        "draft.no_data",
        "the workspace holds no events and no feedback to draft a map from",
        "import some: caminos import FILE; or start from a template: caminos map new",
    )


def _silent(doing: str, share_done: float | None) -> None:
    """Nobody watches."""
