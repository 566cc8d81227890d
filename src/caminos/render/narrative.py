"""The map told in words, for people who listen to it and for whoever cannot see the picture."""

from dataclasses import dataclass

from caminos.language import signed
from caminos.maps.model import Card, Lane
from caminos.render.lanes import FACES
from caminos.render.measure_text import cleaned
from caminos.render.picture import Picture


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step: its name and a line for each card at it, with the lane it stands in."""

    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ToldStage:
    """One stage and its steps."""

    name: str
    steps: tuple[ToldStep, ...]


def narrative(picture: Picture) -> tuple[ToldStage, ...]:
    """Every stage, step and card in reading order; hidden lanes are left out, folded ones are not."""
    stages: list[ToldStage] = []
    for column in picture.columns:
        if column.step is None:
            stages.append(ToldStage(cleaned(column.stage.name), ()))
            continue
        lines = tuple(
            (picture.lane_title(lane), card_words(picture, lane, place.card))
            for lane in picture.lanes
            for place in picture.places[lane.id]
            if place.first == column.number
        )
        step = ToldStep(cleaned(column.step.name), lines)
        if stages and stages[-1].steps and picture.columns[column.number - 1].stage.id == column.stage.id:
            stages[-1] = ToldStage(stages[-1].name, (*stages[-1].steps, step))
        else:
            stages.append(ToldStage(cleaned(column.stage.name), (step,)))
    return tuple(stages)


def card_words(picture: Picture, lane: Lane, card: Card) -> str:
    """A card in one line: what it says, how we know it, how many stand behind it."""
    said: list[str] = []
    if lane.kind == "emotion":
        if card.score is not None:
            said.append(signed(card.score, picture.language))
        said.append(cleaned(card.text))
    else:
        said += FACES[lane.kind](picture, card).told
    if card.moment:
        said.append(picture.say(f"moment.{card.moment}"))
    n = picture.counted(card)
    counted = picture.say("n", n=n) if n is not None else ""
    if counted not in said:
        said.append(counted)
    told = "; ".join(part for part in said if part) or picture.say("card.empty")
    return f"{told} ({picture.say(f'known.{card.provenance.kind}')})"


def description(picture: Picture) -> str:
    """One sentence on what the picture shows."""
    return picture.say("description", title=cleaned(picture.map.title))
