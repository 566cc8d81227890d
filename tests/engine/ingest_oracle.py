"""The store in plain Python, as slow and as plain as can be: what ingest must do, said a second time.

Two shapes: a long log of (customer, card, at, touchpoint, channel, ticket), and wide stamps of
(customer, ticket, bought, delivered). Customers are known by id and by card; both may stand in one row.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime

Id = tuple[str, str]
"""Kind and value."""

UNLIKE = "not a time like 2024-12-31T23:59:00"


@dataclass(frozen=True)
class Event:
    source: str
    who: Id | None
    ticket: str | None
    at: int
    touchpoint: str
    channel: str | None
    row: tuple[str, int] | None = None
    """The import and row that hold the events of an anonymous wide row together."""

    @property
    def content(self):
        return self.source, self.who, self.ticket, self.at, self.touchpoint, self.channel


@dataclass
class PlainStore:
    events: list[Event] = field(default_factory=list)
    links: list[tuple[str, Id, Id]] = field(default_factory=list)
    faults: dict[tuple[str, str], list[tuple]] = field(default_factory=dict)

    def bring_long(self, source: str, file: str, rows: list[tuple[str, ...]]) -> None:
        found, faults = [], []
        for number, (customer, card, at, touchpoint, channel, ticket) in enumerate(rows, 2):
            ids = [
                (kind, value.strip())
                for kind, value in (("customer", customer), ("card", card))
                if value.strip()
            ]
            moment = read_time(at)
            wrong = []
            if moment is None:
                wrong.append(("at", at.strip(), UNLIKE if at.strip() else "no time"))
            if not touchpoint.strip():
                wrong.append(("touchpoint", touchpoint, "no touchpoint"))
            if not ids and not ticket.strip():
                wrong.append(("customer", customer, "no customer"))
            if wrong:
                (column, value, reason), *others = wrong
                reason += "".join(f"; {name}: {why}" for name, _, why in others)
                faults.append((number, column, value, reason))
                continue
            self._link(source, ids)
            who = ids[0] if ids else None
            found.append(
                Event(
                    source, who, ticket.strip() or None, moment, touchpoint.strip(), channel.strip() or None
                )
            )
        self._add(source, found)
        self.faults[source, file] = faults

    def bring_stamps(self, source: str, file: str, rows: list[tuple[str, ...]]) -> None:
        found, faults = [], []
        for number, (customer, ticket, *stamps) in enumerate(rows, 2):
            who = ("customer", customer.strip()) if customer.strip() else None
            named = ticket.strip() or None
            row = None if who or named else (f"{source} {len(self.events)}", number)
            for name, column, at in zip(("buy", "deliver"), ("bought", "delivered"), stamps, strict=True):
                moment = read_time(at)
                if moment is not None:
                    found.append(Event(source, who, named, moment, name, None, row))
                elif at.strip():
                    faults.append((number, column, at.strip(), UNLIKE))
        self._add(source, found)
        self.faults[source, file] = faults

    def remove(self, source: str) -> None:
        self.events = [event for event in self.events if event.source != source]
        self.links = [link for link in self.links if link[0] != source]
        self.faults = {key: found for key, found in self.faults.items() if key[0] != source}

    def _link(self, source: str, ids: list[Id]) -> None:
        if len(ids) > 1:
            self.links.append((source, ids[0], ids[1]))

    def _add(self, source: str, found: list[Event]) -> None:
        held = Counter(event.content for event in self.events if event.source == source)
        for event in found:
            held[event.content] -= 1
            if held[event.content] < 0:
                self.events.append(event)

    def customers(self) -> dict[Id, frozenset[Id]]:
        """Each id with all ids of the same customer."""
        ids = {event.who for event in self.events if event.who} | {
            end for link in self.links for end in link[1:]
        }
        group = {one: frozenset([one]) for one in ids}
        for _, one, other in self.links:
            merged = group[one] | group[other]
            group |= dict.fromkeys(merged, merged)
        return group

    def rule(self) -> str:
        sources = {event.source for event in self.events}
        named = {event.source for event in self.events if event.ticket}
        return "given" if sources and sources == named else "customer"

    def journeys(self) -> list[tuple]:
        """Each journey as its steps: (at, touchpoint, channel, source, the customer's ids)."""
        group, rule = self.customers(), self.rule()
        found = defaultdict(list)
        for place, event in enumerate(self.events):
            ticket = (
                ("ticket", event.source, event.ticket) if event.ticket else event.row and ("row", event.row)
            )
            customer = event.who and ("customer", group[event.who])
            first, second = (customer, ticket) if rule == "customer" else (ticket, customer)
            ids = tuple(sorted(group[event.who])) if event.who else None
            step = (event.at, event.touchpoint, event.channel, event.source, ids)
            found[first or second or ("event", place)].append((event.at, place, step))
        return sorted((tuple(step for *_, step in sorted(steps)) for steps in found.values()), key=repr)


def read_time(text: str) -> int | None:
    """Microseconds since 1970 of an ISO time; None where it is none."""
    try:
        return int(datetime.fromisoformat(text.strip()).replace(tzinfo=UTC).timestamp()) * 1_000_000
    except ValueError:
        return None
