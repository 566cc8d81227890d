"""The part of a recipe about what customers said: scores, text, language, weight."""

from dataclasses import replace
from fnmatch import fnmatchcase

from caminos.engine.plan import ScoreKind
from caminos.errors import BadInput
from caminos.events.explain import listed
from caminos.events.guess_roles import Found, find_language, find_weight
from caminos.events.guess_scored import Scored, score_kind
from caminos.events.guess_scores import scored_as, with_touchpoints
from caminos.events.guess_shape import Evidence
from caminos.events.guess_table import SAID, Fields, Table
from caminos.events.guess_values import Column
from caminos.events.guess_worded import unread_ratings
from caminos.events.recipe import ScoreColumn, Shape

_SILENT_SHARE = 0.2


def said_by_customers(table: Table, evidence: Evidence, shape: Shape) -> Fields:
    """Scores, text, language and weight."""
    said = table.overrides
    fields: Fields = {}
    scored = _scores(table, evidence, shape)
    for one in scored:
        what = f"score of {one.touchpoint!r}" if one.touchpoint else "score of the whole experience"
        table.take(what if shape == "scores" else "score", one.column, one.grounds)
    fields["scores"] = tuple(_score_column(table, one) for one in scored)
    if evidence.text is not None and evidence.text.column in (*table.free, table.told(said.text, "text")):
        fields["text"] = table.take("text", evidence.text.column, *evidence.text.grounds)
        if not evidence.text.weight and not scored:
            table.warn(
                "sentences are all that was found; check that the file is a table of what customers said"
            )
    told_language = table.told(said.language, "language")
    language = Found(told_language, 9.0, (SAID,)) if told_language else find_language(table.free)
    if language is not None and "text" in fields:
        fields["language"] = table.take("language", language.column, *language.grounds)
    if said.language_constant:
        fields["language_constant"] = said.language_constant
    told_weight = table.told(said.weight, "weight")
    weight = Found(told_weight, 9.0, (SAID,)) if told_weight else None
    if weight is None and shape in ("scores", "feedback"):
        weight = find_weight(table.free)
    if weight is not None:
        fields["weight"] = table.take("weight", weight.column, *weight.grounds)
    if not said.scores:
        for warning in unread_ratings(table.free):
            table.warn(warning)
    return fields


def rows_that_say_nothing(table: Table, fields: Fields) -> Fields:
    """Whether each row of feedback is an event too: where many have no score and no text, but a time."""
    told = table.overrides.rows_are_events
    if told is not None:
        return {"rows_are_events": told}
    has_place = fields.get("touchpoint") or fields.get("touchpoint_constant")
    if not fields.get("at") or not has_place:
        return {}
    names = {score.column for score in fields["scores"]} | {fields.get("text")}
    cells = [column.cells for column in table.columns if column.name in names]
    silent = sum(1 for row in zip(*cells, strict=True) if not any(row)) / max(1, table.rows)
    if silent < _SILENT_SHARE:
        return {}
    table.reasons.append(
        f"each row also counts as an event, because {silent:.0%} of the rows have neither score nor text "
        "and would leave no trace"
    )
    return {"rows_are_events": True}


def _scores(table: Table, evidence: Evidence, shape: Shape) -> list[Scored]:
    said = table.overrides
    told_score = table.told(said.score, "score")
    scored: list[Scored] = []
    if said.scores:
        scored = [_told_score(table, one) for one in said.scores]
    elif shape == "scores":
        scored = [_rescaled(table, one) for one in evidence.wide if one.column is not told_score]
        for warning in evidence.wide_warnings:
            table.warn(warning)
    elif told_score is None:
        free = set(table.free)
        scored = [_rescaled(table, one) for one in evidence.named if one.column in free]
        for one in scored:
            table.warn(one.warning)
        scored = _about_rows(scored, shape)
    if told_score is not None:
        scored.append(_as_told(table, told_score, None, whole=True))
    return scored


def _about_rows(scored: list[Scored], shape: Shape) -> list[Scored]:
    """Scores of a row: several score what their names say, a single one the row's touchpoint."""
    if len(scored) < 2 or shape == "events":
        return scored
    return with_touchpoints(scored)


def _told_score(table: Table, told: str) -> Scored:
    column, label = table.told_with_label(told, "score-column")
    return _as_told(table, column, label, whole=False)


def _as_told(table: Table, column: Column, label: str | None, *, whole: bool) -> Scored:
    said = table.overrides
    meant = whole or said.score is None
    kind = (said.kind if meant else None) or score_kind(column.name)[0]
    scale = _told_scale(table, column, kind, of_all=meant)
    labels = said.labels.get(column.name)
    scored = scored_as(column, kind, scale=scale, grounds=SAID, words=labels)
    if scored is None and labels:
        numbers = list(labels.values())
        scored = Scored(column, kind, scale or (min(numbers), max(numbers)), grounds=SAID)
    if scored is None:
        raise BadInput(
            "recipe.no_scale",
            f"nothing tells the scale of {column.name!r}: it holds {listed(list(column.counts)[:5])}",
            "name the scale, for example --scale 1-5; say what words count with --label COLUMN=WORD=NUMBER",
            column=column.name,
        )
    table.warn(scored.warning)
    if label is not None:
        return replace(scored, touchpoint=label)
    return scored if whole else with_touchpoints([scored])[0]


def _rescaled(table: Table, one: Scored) -> Scored:
    """A guessed score on the scale and of the kind a person named for all scores."""
    said = table.overrides
    of_all = said.score is None
    kind = (said.kind if of_all else None) or one.kind
    scale = _told_scale(table, one.column, kind, of_all=of_all)
    if scale is None and kind == one.kind:
        return one
    words = said.labels.get(one.column.name)
    again = scored_as(one.column, kind, scale=scale or one.scale, grounds=one.grounds, words=words)
    return replace(again, touchpoint=one.touchpoint) if again else one


def _told_scale(table: Table, column: Column, kind: ScoreKind, *, of_all: bool) -> tuple[float, float] | None:
    """The scale a person named for this column, else for all scores; NPS keeps its own unless it is named."""
    said = table.overrides
    for pattern, scale in said.scale_in.items():
        if column.name == pattern or fnmatchcase(column.name, pattern):
            return scale
    of_its_own = kind == "nps" and said.kind is None
    return said.scale if of_all and not of_its_own else None


def _score_column(table: Table, one: Scored) -> ScoreColumn:
    labels = dict(one.labels.numbers) if one.labels else {}
    labels |= table.overrides.labels.get(one.column.name, {})
    worst, best = one.scale
    missing = tuple(dict.fromkeys((*one.missing, *table.missing.within.get(one.column.name, ()))))
    return ScoreColumn(
        column=one.column.name,
        touchpoint=one.touchpoint,
        kind=one.kind,
        worst=worst,
        best=best,
        missing=tuple(code for code in missing if code not in labels),
        labels=labels,
    )
