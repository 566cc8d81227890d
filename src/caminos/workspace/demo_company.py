"""What the demo company's people said in the first meeting, as recipes, library and stages."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from caminos.events.recipe import FileFormat, Moment, Recipe, SameAs, ScoreColumn, Stamp
from caminos.maps.library import Area, EventRule, Library, OpeningHours, Persona, Touchpoint
from caminos.maps.model import Action, Card
from caminos.maps.provenance import Assumed, Claim
from caminos.simulate.exports import AREAS, CHANNELS, STAGES, TOUCHPOINTS, SourceNote, TouchpointNote

_HOURS = {"en": "Mon-Fri 9-17", "pl": "pn-pt 9-17", "ro": "lun-vin 9-17", "es": "lun-vie 9-17"}
_PERSONA = {
    "en": ("Furnishing a first flat", "Compares at night, orders on line, has one day off for the delivery."),
    "pl": (
        "Urządza pierwsze mieszkanie",
        "Porównuje wieczorami, zamawia przez internet, na dostawę ma jeden wolny dzień.",
    ),
    "ro": (
        "Își mobilează prima locuință",
        "Compară seara, comandă online, are o singură zi liberă pentru livrare.",
    ),
    "es": (
        "Amuebla su primer piso",
        "Compara de noche, compra en línea y tiene un solo día libre para la entrega.",
    ),
}

_BEHIND = {"packed_at": "shipped-at", "closed": "resolved"}
"""What happens behind the line of visibility, and the touchpoint at which customers feel it."""


@dataclass(frozen=True, slots=True)
class _Idea:
    """A decision the company's people took in the first workshop, in each language."""

    touchpoint: str
    area: str
    reach: Literal["quick win", "strategic"]
    in_days: int
    words: dict[str, str]


_IDEAS = (
    _Idea(
        "address-retyped",
        "ecommerce",
        "quick win",
        45,
        {
            "en": "Ask for the address once",
            "pl": "Pytać o adres tylko raz",
            "ro": "Cerem adresa o singură dată",
            "es": "Pedir la dirección una sola vez",
        },
    ),
    _Idea(
        "call-missed",
        "care",
        "strategic",
        120,
        {
            "en": "Answer calls until 20:00",
            "pl": "Odbierać telefony do 20:00",
            "ro": "Răspundem la telefon până la 20:00",
            "es": "Atender llamadas hasta las 20:00",
        },
    ),
)


def backstage_cards(language: str, lane: str, steps: dict[str, str]) -> tuple[Card, ...]:
    """What the customer does not see, below the touchpoint where it is felt; `steps`: touchpoint → step."""
    return tuple(
        Card(
            id=f"backstage-{one.key.replace('_', '-')}",
            lane=lane,
            step=steps[_BEHIND[one.key]],
            rank="U",
            text=one.names[language],
            area=one.area,
        )
        for one in TOUCHPOINTS.values()
        if not one.visible and _BEHIND.get(one.key) in steps
    )


def decisions(
    language: str, lane: str, steps: dict[str, str], today: date
) -> tuple[tuple[Card, ...], tuple[Action, ...]]:
    """The opportunities seen in the first workshop and what was decided on each."""
    ideas = [idea for idea in _IDEAS if idea.touchpoint in steps]
    cards = tuple(
        Card(
            id=f"idea-{idea.touchpoint}",
            lane=lane,
            step=steps[idea.touchpoint],
            rank="U",
            text=idea.words[language],
            touchpoint=idea.touchpoint,
        )
        for idea in ideas
    )
    actions = tuple(
        Action(
            id=f"action-{idea.touchpoint}",
            text=idea.words[language],
            card=f"idea-{idea.touchpoint}",
            touchpoint=idea.touchpoint,
            verdict="redesign",
            reach=idea.reach,
            owner=AREAS[idea.area].names[language],
            due=today + timedelta(days=idea.in_days),
            status="decided",
        )
        for idea in ideas
    )
    return cards, actions


def recipe_of(note: SourceNote) -> Recipe:
    """The recipe that a department's note amounts to. Touchpoints keep the names of the data."""
    return Recipe(
        source=note.source,
        shape=note.shape,
        format=FileFormat(delimiter=note.delimiter, encoding=note.encoding, decimal=note.decimal),
        missing=note.missing,
        customer=note.customer,
        customer_kind=note.customer_kind,
        same_as=tuple(SameAs(column=column, kind=kind) for column, kind in note.same_as.items()),
        at=None if note.at is None else _moment(note, note.at),
        touchpoint=note.touchpoint,
        touchpoint_names=dict(note.names),
        channel=note.channel,
        channel_names=dict(note.channel_names),
        event_id=note.event_id,
        journey=note.journey,
        stamps=tuple(Stamp(at=_moment(note, column), touchpoint=key) for column, key in note.stamps.items()),
        scores=tuple(
            ScoreColumn(
                column=column,
                touchpoint=scale.touchpoint,
                kind=scale.kind,
                worst=scale.worst,
                best=scale.best,
                missing=scale.missing,
            )
            for column, scale in note.scales.items()
        ),
        text=note.text,
        weight=note.weight,
        drop_duplicates=note.repeats_rows,
    )


def library_of(language: str) -> Library:
    """The company's areas and touchpoints, each with the rule that recognises its events."""
    return Library(
        purpose={
            "en": "A home that feels like yours",
            "pl": "Dom, który jest naprawdę twój",
            "ro": "O casă care chiar e a ta",
            "es": "Una casa que sientes tuya",
        }[language],
        areas=tuple(Area(id=one.key, name=one.names[language]) for one in AREAS.values()),
        touchpoints=tuple(_touchpoint(one, language) for one in TOUCHPOINTS.values()),
    )


def stages_of(language: str) -> dict[str, str]:
    """Touchpoint name → stage title, in the order of the stages."""
    titles = {stage.key: stage.names[language] for stage in STAGES}
    order = {key: number for number, key in enumerate(titles)}
    told = sorted(TOUCHPOINTS.values(), key=lambda one: order[one.stage])
    return {one.names[language]: titles[one.stage] for one in told}


def hidden_names(language: str) -> tuple[str, ...]:
    """What happens where the customer does not see it: recorded, but no touchpoint of the journey."""
    return tuple(one.names[language] for one in TOUCHPOINTS.values() if not one.visible)


def goal_names(language: str) -> tuple[str, ...]:
    """Touchpoints where a journey may end without anything being lost."""
    return tuple(one.names[language] for one in TOUCHPOINTS.values() if one.may_end and one.visible)


def persona_of(language: str) -> Persona:
    """The persona the company's people had in mind."""
    name, summary = _PERSONA[language]
    return Persona(id="first-flat", name=name, summary=summary, goals=(Claim(text=summary),))


def _touchpoint(note: TouchpointNote, language: str) -> Touchpoint:
    expectation = note.expectation.get(language)
    return Touchpoint(
        id=note.key.replace("_", "-"),
        name=note.names[language],
        channel=CHANNELS[note.channel].names[language] if note.channel in CHANNELS else note.channel,
        initiator=note.initiator,
        control=note.control,
        area=note.area,
        expectation=Claim(text=expectation, provenance=Assumed()) if expectation else None,
        opening_hours=_hours(language) if note.area == "care" else None,
        rule=EventRule(names=(note.key,)),
    )


def _hours(language: str) -> OpeningHours:
    return OpeningHours(text=_HOURS[language], timezone="Europe/Warsaw")


def _moment(note: SourceNote, column: str) -> Moment:
    return Moment(column=column, formats=note.time_formats, timezone=note.timezone)
