"""Which events and feedback belong to which touchpoint of the library."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from caminos.engine.protocol import Engine
from caminos.events.recognised import Match, Recognised, UnrecognisedName
from caminos.maps.library import EventRule, no_repeats


@dataclass(frozen=True, slots=True)
class _Combination:
    touchpoint: int
    channel: int | None
    source: int
    events: int
    feedback: int


def recognise(engine: Engine, rules: Iterable[tuple[str, EventRule]]) -> Recognised:
    """Match every combination of name, channel and source in the data with the touchpoints' rules.

    `rules` are pairs of a touchpoint's id and its rule; where several rules match, the first one given wins
    (the library's order). Names, channels and sources are compared exactly, as the data writes them; an
    empty field of a rule means "any". An unknown channel matches only a rule that asks for no channel.
    Feedback about the whole experience (without a touchpoint) belongs to none. One pass over events and
    feedback, which is counted and not read.
    """
    ordered = list(rules)
    no_repeats("rules", (touchpoint for touchpoint, _ in ordered))
    found = _combinations(engine)
    names = _names(engine, "touchpoints", "touchpoint")
    channels = _names(engine, "channels", "channel")
    sources = _names(engine, "sources", "source")
    matches: list[Match] = []
    recognised = {"events": 0, "feedback": 0}
    missed: dict[int, list[_Combination]] = defaultdict(list)
    places: dict[int, set[int | None]] = defaultdict(set)
    for one in found:
        channel = None if one.channel is None else channels[one.channel]
        place = _first_match(ordered, names[one.touchpoint], channel, sources[one.source])
        places[one.touchpoint].add(place)
        if place is None:
            missed[one.touchpoint].append(one)
            continue
        matches.append(Match(one.touchpoint, one.channel, one.source, place))
        recognised["events"] += one.events
        recognised["feedback"] += one.feedback
    unrecognised = [
        UnrecognisedName(names[key], sum(c.events for c in rest), sum(c.feedback for c in rest))
        for key, rest in missed.items()
    ]
    return Recognised(
        touchpoints=tuple(touchpoint for touchpoint, _ in ordered),
        matches=tuple(matches),
        unrecognised=tuple(sorted(unrecognised, key=lambda u: (-u.events, -u.feedback, u.name))),
        by_name=all(len(options) == 1 for options in places.values()),
        events=recognised["events"],
        feedback=recognised["feedback"],
    )


def _first_match(
    rules: list[tuple[str, EventRule]], name: str, channel: str | None, source: str
) -> int | None:
    for place, (_, rule) in enumerate(rules):
        if (
            (not rule.names or name in rule.names)
            and (not rule.channels or channel in rule.channels)
            and (not rule.sources or source in rule.sources)
        ):
            return place
    return None


def _combinations(engine: Engine) -> list[_Combination]:
    """The different (touchpoint, channel, source), each with its number of events and pieces of feedback."""
    key = ("touchpoint", "channel", "source")
    counts: dict[tuple[int, int | None, int], dict[str, int]] = defaultdict(
        lambda: {"events": 0, "feedback": 0}
    )
    for name, table in (("events", engine.table("steps")), ("feedback", engine.table("feedback"))):
        known = table.filter(table.touchpoint.notnull())
        for row in engine.run(known.group_by(key).agg(rows=known.count())).to_pylist():
            counts[row["touchpoint"], row["channel"], row["source"]][name] = row["rows"]
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], item[0][2], _first_none(item[0][1])))
    return [_Combination(*combination, **numbers) for combination, numbers in ordered]


def _first_none(number: int | None) -> int:
    return -1 if number is None else number


def _names(engine: Engine, table: str, key: str) -> dict[int, str]:
    rows = engine.run(engine.table(table).select(key, "name")).to_pylist()
    return {row[key]: row["name"] for row in rows}
