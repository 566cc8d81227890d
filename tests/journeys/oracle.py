"""Every journey question answered in plain Python over a list of events: slow, obvious, independent."""

import math
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import NormalDist

from tiny import SECOND

Z = NormalDist().inv_cdf(0.975)


def journeys(events):
    """The events of each journey, in order of time, ties in order of the list."""
    found = defaultdict(list)
    for event in sorted(events, key=lambda event: event.at):
        found[event.journey].append(event)
    return dict(found)


def whose(journey, event):
    return ("customer", event.customer) if event.customer is not None else ("journey", journey)


def wilson(successes, n):
    p = successes / n
    centre = p + Z * Z / (2 * n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (centre - half) / (1 + Z * Z / n), (centre + half) / (1 + Z * Z / n)


def reach(events):
    """touchpoint -> events, journeys, customers, journeys by channel and by source."""
    found = {}
    for name in {event.touchpoint for event in events}:
        here = [event for event in events if event.touchpoint == name]
        found[name] = {
            "events": len(here),
            "journeys": len({event.journey for event in here}),
            "customers": len({event.customer for event in here} - {None}),
            "channels": Counter(event.channel or "" for event in here),
            "sources": Counter(event.source for event in here),
        }
    return found


def repeats(events):
    """touchpoint -> journeys, further events, journeys with several, journeys that came back."""
    found = defaultdict(lambda: [0, 0, 0, 0])
    for path in journeys(events).values():
        names = [event.touchpoint for event in path]
        stays = [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]
        for name in set(names):
            row = found[name]
            row[0] += 1
            row[1] += names.count(name) - 1
            row[2] += names.count(name) > 1
            row[3] += stays.count(name) > 1
    return dict(found)


def waits(events):
    """touchpoint -> all times to the next event, in seconds."""
    found = defaultdict(list)
    for path in journeys(events).values():
        for one, following in pairwise(path):
            found[one.touchpoint].append(following.at - one.at)
    return dict(found)


def quantile(values, share):
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def horizon(events):
    """When "for good" is read, in µs."""
    return (max(e.at for e in events) - min(e.at for e in events)) * SECOND // 3


def silence(events):
    """The silence after which a journey counts as ended, in µs."""
    gaps = [gap * SECOND for waited in waits(events).values() for gap in waited]
    return min(horizon(events), round(quantile(gaps, 0.95))) if gaps else horizon(events)


def finished(events, goals):
    """The journeys whose last event is at a goal, or was watched for the silence."""
    until, long_enough = watched(events), silence(events)
    return [
        path
        for path in journeys(events).values()
        if path[-1].touchpoint in goals
        or ((until[path[-1].source] - path[-1].at) * SECOND >= long_enough > 0)
    ]


def watched(events):
    """source -> until when it is watched (seconds), the rule of `watch` told step by step."""
    spans = {}
    for event in events:
        first, last = spans.get(event.source, (event.at, event.at))
        spans[event.source] = (min(first, event.at), max(last, event.at))
    crossings = defaultdict(Counter)
    for path in journeys(events).values():
        for one, following in pairwise(path):
            crossings[one.source][following.source] += 1
    until = {}
    for source, (first, last) in spans.items():
        until[source] = last
        for other, count in crossings[source].items():
            follows = count >= 0.1 * crossings[source].total()
            retired = spans[other][1] < first + 0.5 * (last - first)
            if follows and not retired:
                until[source] = min(until[source], spans[other][1])
    return until


def last_waits(events):
    """touchpoint -> (µs, observed) of each last visit; below 0: not watched."""
    until, found = watched(events), defaultdict(list)
    for path in journeys(events).values():
        for name in {event.touchpoint for event in path}:
            place = max(place for place, event in enumerate(path) if event.touchpoint == name)
            visit = path[place]
            after = path[place + 1].at if place + 1 < len(path) else None
            observed = after is not None and after <= until[visit.source]
            stop = after if observed else until[visit.source]
            found[name].append(((stop - visit.at) * SECOND, observed))
    return dict(found)


def kaplan_meier(durations, at):
    """The share still waiting after `at`, one ending at a time."""
    share = 1.0
    for time in sorted({duration for duration, observed in durations if observed and duration <= at}):
        at_risk = sum(duration >= time for duration, _ in durations)
        share *= 1 - sum(observed and duration == time for duration, observed in durations) / at_risk
    return share


def flow(events):
    """(before, after) -> count, journeys, customers, waits in seconds."""
    found = defaultdict(lambda: [0, set(), set(), []])
    for journey, path in journeys(events).items():
        for one, following in pairwise(path):
            row = found[one.touchpoint, following.touchpoint]
            row[0] += 1
            row[1].add(journey)
            row[2].add(whose(journey, one))
            row[3].append(following.at - one.at)
    return dict(found)


def positions(events):
    """touchpoint -> mean relative place of the first visit in journeys of two events or more."""
    found = defaultdict(list)
    for path in journeys(events).values():
        names = [event.touchpoint for event in path]
        for name in set(names):
            if len(names) > 1:
                found[name].append(names.index(name) / (len(names) - 1))
    return {name: sum(places) / len(places) for name, places in found.items()}


def before(events):
    """(a, b) -> journeys that reached a before b."""
    found = Counter()
    for path in journeys(events).values():
        names = [event.touchpoint for event in path]
        for a in set(names):
            for b in set(names) - {a}:
                found[a, b] += names.index(a) < names.index(b)
    return found
