"""A template becomes documents: a library and a map, every claim in them marked as assumed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caminos.maps.library import (
    Area,
    Library,
    Metric,
    OpeningHours,
    Persona,
    Quote,
    Role,
    Touchpoint,
)
from caminos.maps.model import Action, Bet, Card, JourneyMap, Lane, Objective, Period, Stage, Step
from caminos.maps.provenance import Assumed, Claim
from caminos.maps.rank import ranks
from caminos.maps.templates.content import common, structure, words
from caminos.maps.templates.plan import CardPlan, ObjectivePlan, StepPlan, Structure, TouchpointPlan
from caminos.maps.templates.words import CommonWords, Words, texts_of

_LINKED = frozenset({"thought", "expectation", "emotion", "pain", "opportunity"})
"""Kinds of lanes whose cards speak of the first touchpoint of their step."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A template in one language."""

    plan: Structure
    words: Words
    common: CommonWords
    language: str

    @property
    def assumed(self) -> Assumed:
        return Assumed(note=self.common.note)

    def claims(self, texts: Sequence[str]) -> tuple[Claim, ...]:
        return tuple(Claim(text=text, provenance=self.assumed) for text in texts)

    def lead(self, area: str | None) -> str:
        return self.common.areas[area].lead if area else ""


def instantiate(
    template_id: str, language: str, *, map_id: str, title: str | None = None, today: date
) -> tuple[Library, JourneyMap]:
    """A library and a map made from a template, both valid and complete in themselves.

    Identifiers are the same in every language. `title` replaces the template's own; periods and the
    review date follow from `today`. `NotFound` for an unknown template or language.
    """
    source = _Source(structure(template_id), words(template_id, language), common(language), language)
    plan, said = source.plan, source.words
    objective = _objective(said.objective, plan.objective, today)
    cards = tuple(card for step in plan.steps for card in _cards(source, step))
    document = JourneyMap(
        id=map_id,
        title=title or said.title,
        language=language,
        perspective=said.perspective,
        personas=plan.personas,
        objective=objective,
        scope=said.scope,
        owner=said.owner,
        created=today,
        review=today + timedelta(days=plan.review_after_days),
        stages=tuple(
            Stage(id=stage, name=said.stages[stage], rank=rank, provenance=source.assumed)
            for stage, rank in zip(plan.stages, ranks(len(plan.stages)), strict=True)
        ),
        steps=tuple(
            Step(
                id=step.id,
                stage=step.stage,
                name="".join(texts_of(said.steps[step.id]["name"])),
                rank=rank,
                provenance=source.assumed,
            )
            for step, rank in zip(plan.steps, ranks(len(plan.steps)), strict=True)
        ),
        lanes=_lanes(source),
        cards=cards,
        actions=tuple(_actions(source, cards, objective, today)),
    )
    return _library(source), document


def _library(source: _Source) -> Library:
    plan, shared = source.plan, source.common
    metrics = [plan.objective.metric] if plan.objective else []
    return Library(
        personas=tuple(_persona(source, persona) for persona in plan.personas),
        touchpoints=tuple(_touchpoint(source, touchpoint) for touchpoint in plan.touchpoints),
        areas=tuple(
            Area(id=area, name=shared.areas[area].name, lead=shared.areas[area].lead) for area in plan.areas
        ),
        metrics=tuple(Metric(id=metric, **shared.metrics[metric].model_dump()) for metric in metrics),
        roles=tuple(Role(id=role, name=shared.roles[role], kind=kind) for role, kind in plan.roles.items()),
    )


def _persona(source: _Source, persona: str) -> Persona:
    said = source.words.personas[persona]
    return Persona(
        id=persona,
        name=said.name,
        summary=said.summary,
        traits=source.claims(said.traits),
        goals=source.claims(said.goals),
        behaviour=source.claims(said.behaviour),
        quotes=tuple(
            Quote(text=quote, language=source.language, source=source.common.quote_source)
            for quote in said.quotes
        ),
    )


def _touchpoint(source: _Source, plan: TouchpointPlan) -> Touchpoint:
    said = source.words.touchpoints[plan.id]
    return Touchpoint(
        id=plan.id,
        name=said.name,
        channel=source.common.channels[plan.channel],
        physical_evidence=said.physical_evidence,
        initiator=plan.initiator,
        control=plan.control,
        area=plan.area,
        responsible=source.lead(plan.area),
        expectation=Claim(text=said.expectation, provenance=source.assumed) if said.expectation else None,
        value=source.claims(said.value),
        opening_hours=OpeningHours(text=said.hours, timezone=source.common.timezone) if said.hours else None,
    )


def _objective(statement: str, plan: ObjectivePlan | None, today: date) -> Objective | None:
    if plan is None:
        return Objective(statement=statement) if statement else None
    return Objective(
        statement=statement,
        metric=plan.metric,
        baseline=plan.baseline,
        target=plan.target,
        period=_quarters_after(today, plan.quarters),
    )


def _quarters_after(today: date, count: int) -> Period:
    """`count` whole calendar quarters, the first being the one after today's."""
    first = today.year * 4 + (today.month - 1) // 3 + 1
    return Period(first=_quarter_start(first), last=_quarter_start(first + count) - timedelta(days=1))


def _quarter_start(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def _lanes(source: _Source) -> tuple[Lane, ...]:
    lanes = source.plan.lanes
    return tuple(
        Lane(
            id=lane.id,
            kind=lane.kind,
            title=source.words.lanes.get(lane.id, ""),
            rank=rank,
            persona=lane.persona,
            role=lane.role,
        )
        for lane, rank in zip(lanes, ranks(len(lanes)), strict=True)
    )


def _cards(source: _Source, step: StepPlan) -> Iterator[Card]:
    kinds = {lane.id: lane.kind for lane in source.plan.lanes}
    named = (card.touchpoint for cards in step.cards.values() for card in cards)
    first = next((touchpoint for touchpoint in named if touchpoint), None)
    said = source.words.steps[step.id]
    for lane, cards in step.cards.items():
        texts = iter(texts_of(said.get(lane, ())))
        for number, (card, rank) in enumerate(zip(cards, ranks(len(cards)), strict=True), start=1):
            linked = first if kinds[lane] in _LINKED else None
            yield Card(
                id=f"{lane}-{step.id}" + (f"-{number}" if number > 1 else ""),
                lane=lane,
                step=step.id,
                until_step=card.until,
                rank=rank,
                text=_text(source, kinds[lane], card, texts),
                provenance=source.assumed,
                touchpoint=card.touchpoint or linked,
                score=card.score,
                moment=card.moment,
                area=card.area,
                responsible=source.lead(card.area),
                role=card.role,
            )


def _actions(
    source: _Source, cards: Sequence[Card], objective: Objective | None, today: date
) -> Iterator[Action]:
    """Proposed actions, each at the pain of its step; a bet runs to the end of the objective's period."""
    at = {(card.step, card.lane): card for card in cards}
    for plan in source.plan.actions:
        pain = at[plan.step, "pain"]
        bet = None
        if objective and objective.metric and objective.period:
            bet = Bet(metric=objective.metric, change=plan.change, until=objective.period.last)
        yield Action(
            id=plan.id,
            text=source.words.actions[plan.id],
            card=pain.id,
            touchpoint=pain.touchpoint,
            verdict=plan.verdict,
            reach=plan.reach,
            owner=source.lead(plan.area),
            due=today + timedelta(days=plan.due_in_days),
            bet=bet,
        )


def _text(source: _Source, kind: str, card: CardPlan, texts: Iterator[str]) -> str:
    """The card's own words; a touchpoint's card is called as the touchpoint is."""
    if kind == "touchpoint" and card.touchpoint:
        return source.words.touchpoints[card.touchpoint].name
    return next(texts)
