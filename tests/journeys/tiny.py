"""An engine made of Python lists: the prepared tables, computed the plain way, in an in-memory database."""

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pyarrow as pa

SECOND = 1_000_000


@dataclass(frozen=True)
class Event:
    """An event: its journey, when (seconds), where, who (None: unknown), how and told by which source."""

    journey: int
    at: int
    touchpoint: str
    customer: int | None = None
    channel: str | None = "web"
    source: str = "shop"


@dataclass(frozen=True)
class Said:
    """A piece of feedback; `ref` is the customer (None: unknown)."""

    touchpoint: str | None
    score: float | None = None
    low: float | None = 1.0
    high: float | None = 5.0
    kind: str = "score"
    ref: int | None = None
    source: str = "survey"
    channel: str | None = None
    text: str | None = None
    language: str | None = None
    weight: float | None = None
    at: int | None = None


class TinyEngine:
    """What questions need of an engine: `table` and `run`."""

    name = "tiny"

    def __init__(self) -> None:
        self.backend = ibis.duckdb.connect()

    def fill(self, events=(), feedback=(), started=None, quarantined=0) -> "TinyEngine":
        """Forget everything and hold these events and this feedback; `started`: journey -> seconds."""
        touchpoints = number(e.touchpoint for e in (*events, *feedback))
        channels = number(e.channel for e in (*events, *feedback))
        sources = number(e.source for e in (*events, *feedback))
        steps, journeys = prepare(events, touchpoints, channels, sources, started or {})
        people = sorted({e.customer for e in events} | {f.ref for f in feedback} - {None}, key=str)
        ids = [ref for ref in people if ref is not None]
        tables = {
            "touchpoints": columns("touchpoint:int32 name:string", [(n, t) for t, n in touchpoints.items()]),
            "channels": columns("channel:int32 name:string", [(n, c) for c, n in channels.items()]),
            "sources": columns("source:int32 name:string", [(n, s) for s, n in sources.items()]),
            "imports": columns(
                "import:int32 source:int32 file:string rows:int64",
                # Each file was read twice, shorter at first: only the last reading counts.
                [
                    (2 * n + last, n, "file", last * sum(e.source == s for e in events))
                    for s, n in sources.items()
                    for last in (0, 1)
                ],
            ),
            "quarantine": columns("source:int32 reason:string", [(0, "unreadable")] * quarantined),
            "customers": columns("ref:int32 customer:int32", [(ref, ref) for ref in ids]),
            "steps": columns(STEPS, steps),
            "journeys": columns(JOURNEYS, journeys),
            "feedback": columns(
                FEEDBACK,
                [
                    (
                        n, sources[f.source], f.ref, None if f.at is None else f.at * SECOND,
                        touchpoints.get(f.touchpoint), channels.get(f.channel), f.kind, f.score, f.low,
                        f.high, f.text, f.language, f.weight,
                    )
                    for n, f in enumerate(feedback)
                ],
            ),
        }  # fmt: skip
        for name, table in tables.items():
            self.backend.create_table(name, table, overwrite=True)
        return self

    def table(self, name: str) -> ir.Table:
        return self.backend.table(name)

    def run(self, expression: ir.Expr) -> pa.Table:
        return self.backend.to_pyarrow(
            expression if isinstance(expression, ir.Table) else expression.as_table()
        )


STEPS = (
    "customer:int32 journey:int64 step:int32 at_us:int64 touchpoint:int32 channel:int32 source:int32 "
    "next_touchpoint:int32 us_to_next:int64 event:int64"
)
JOURNEYS = (
    "journey:int64 customer:int32 steps:int32 channels:int32 started_us:int64 first_us:int64 last_us:int64 "
    "first_channel:int32"
)
FEEDBACK = (
    "feedback:int64 source:int32 ref:int32 at_us:int64 touchpoint:int32 channel:int32 kind:string "
    "score:float64 low:float64 high:float64 text:string language:string weight:float64"
)


def prepare(events, touchpoints, channels, sources, started):
    """Steps and journeys of a list of events; ties in time keep the order of the list."""
    by_journey = {}
    for place, event in enumerate(events):
        by_journey.setdefault(event.journey, []).append((event.at, place, event))
    steps, journeys = [], []
    for journey, found in sorted(by_journey.items()):
        found.sort(key=lambda item: item[:2])
        for step, (at, place, event) in enumerate(found, start=1):
            following = found[step] if step < len(found) else None
            steps.append(
                (
                    event.customer, journey, step, at * SECOND, touchpoints[event.touchpoint],
                    channels.get(event.channel), sources[event.source],
                    following and touchpoints[following[2].touchpoint],
                    following and (following[0] - at) * SECOND, place,
                )
            )  # fmt: skip
        first, last = found[0], found[-1]
        used = {event.channel for _, _, event in found} - {None}
        journeys.append(
            (
                journey, first[2].customer, len(found), len(used), started.get(journey, first[0]) * SECOND,
                first[0] * SECOND, last[0] * SECOND, channels.get(first[2].channel),
            )
        )  # fmt: skip
    return steps, journeys


def number(values):
    return {value: n for n, value in enumerate(dict.fromkeys(v for v in values if v is not None))}


def columns(schema, rows):
    fields = [field.split(":") for field in schema.split()]
    types = {"int32": pa.int32(), "int64": pa.int64(), "string": pa.string(), "float64": pa.float64()}
    return pa.table(
        {
            name: pa.array([row[place] for row in rows], types[kind])
            for place, (name, kind) in enumerate(fields)
        }
    )
