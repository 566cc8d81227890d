"""A measurement becomes a map: stages, steps and lanes around the measured cards."""

from collections.abc import Sequence
from datetime import date

from caminos.ids import unique
from caminos.language import share, text
from caminos.maps.library import Library
from caminos.maps.measurement import Measurement
from caminos.maps.model import Card, JourneyMap, Lane, LaneKind, Stage, Step
from caminos.maps.provenance import Assumed, Measured
from caminos.maps.rank import ranks
from caminos.workspace.drafting import cards
from caminos.workspace.drafting.metrics import METRIC_LANES
from caminos.workspace.drafting.place import Placed
from caminos.workspace.drafting.sheet import Sheet

_Row = tuple[str, LaneKind, str, tuple[Card, ...]]


def columns(
    placed: Sequence[Placed], library: Library, language: str, measurement: Measurement
) -> tuple[tuple[Stage, ...], tuple[Step, ...]]:
    """The stages (assumed, with the rule that made them) and one step per touchpoint, in map order.

    A step is measured where the data speaks of its touchpoint, else assumed.
    """
    titles = {one.stage: one.title for one in placed}
    stages = tuple(
        Stage(id=stage, name=title, rank=rank, provenance=Assumed(note=_why(placed, stage, language)))
        for (stage, title), rank in zip(titles.items(), ranks(len(titles)), strict=True)
    )
    taken: set[str] = set()
    steps: list[Step] = []
    for one, rank in zip(placed, ranks(len(placed)), strict=True):
        touchpoint = library.touchpoint(one.touchpoint)
        name = touchpoint.name if touchpoint else one.touchpoint
        step_id = unique(name, taken)
        taken.add(step_id)
        seen = measurement.at(one.touchpoint)
        known = seen is not None and (seen.events > 0 or seen.emotion is not None)
        provenance = Measured(measurement=measurement.id) if known else Assumed()
        steps.append(Step(id=step_id, stage=one.stage, name=name, rank=rank, provenance=provenance))
    return stages, tuple(steps)


def compose(
    *,
    map_id: str,
    title: str,
    stages: tuple[Stage, ...],
    steps: tuple[Step, ...],
    sheet: Sheet,
    today: date,
) -> JourneyMap:
    """The measured map; lanes that only people can fill stand empty, so that the gap is seen."""
    rows = _rows(sheet)
    lanes = tuple(
        Lane(id=lane_id, kind=kind, title=lane_title, rank=rank)
        for (lane_id, kind, lane_title, _), rank in zip(rows, ranks(len(rows)), strict=True)
    )
    return JourneyMap(
        id=map_id,
        title=title,
        language=sheet.language,
        scope=_scope(sheet),
        created=today,
        stages=stages,
        steps=steps,
        lanes=lanes,
        cards=tuple(card for row in rows for card in row[3]),
    )


def _rows(sheet: Sheet) -> list[_Row]:
    rows: list[_Row] = [
        ("touchpoint", "touchpoint", "", tuple(cards.touchpoint_cards(sheet))),
        ("thought", "thought", "", tuple(cards.thought_cards(sheet))),
        ("emotion", "emotion", "", tuple(cards.emotion_cards(sheet))),
        ("expectation", "expectation", "", tuple(cards.expectation_cards(sheet))),
        ("pain", "pain", "", tuple(cards.pain_cards(sheet))),
    ]
    for metric in METRIC_LANES:
        made = tuple(cards.metric_cards(sheet, metric))
        if made:
            key = "rows" if metric.id == "reached" and sheet.nameless else metric.id
            rows.append((metric.id, "metric", text(f"draft.lane.{key}", sheet.language), made))
    rows += [("frontstage", "frontstage", "", ()), ("backstage", "backstage", "", ())]
    rows.append(("opportunity", "opportunity", "", ()))
    return rows


def _why(placed: Sequence[Placed], stage: str, language: str) -> str:
    rules = sorted({one.rule for one in placed if one.stage == stage})
    return " ".join(text(f"draft.stage.{rule}", language) for rule in rules)


def _scope(sheet: Sheet) -> str:
    folded = sheet.measurement.folded
    if folded is None:
        return sheet.say("scope_whole", sources=sheet.sources)
    return sheet.say("scope", sources=sheet.sources, folded=share(folded.share, sheet.language))
