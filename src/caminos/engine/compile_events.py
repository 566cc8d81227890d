"""The events half of a plan as SQL: long logs (one row an event) and wide time stamps (one row an order).

A cell that concerns the whole row (customer, the time of a long log, the start of the journey) holds back the
row when it cannot be read; an unreadable time stamp of a wide row holds back that event only. A row of a long
log needs a customer or a journey id, unless the source has no customers at all. A wide row without either is
one unknown customer's.
"""

from dataclasses import replace

from caminos.engine import quoting
from caminos.engine.compile_time import time, within_years
from caminos.engine.compile_values import Parsed
from caminos.engine.dictionaries import TOUCHPOINTS, constant_id, journey_ids
from caminos.engine.frame import (
    Compiled,
    Fault,
    Frame,
    channel_of,
    key_of,
    properties_of,
    touchpoint_of,
)
from caminos.engine.plan import EventPlan, TimeColumn, Who


def compile_events(frame: Frame, plan: EventPlan, who: Who, ref: str, source: int) -> Compiled:
    """The queries of an event plan; `ref` is the row's customer as SQL, `source` the source's number.

    A piece yields `k, cell, ref, journey_ref, at_us, touchpoint, channel, key, properties`; `k` is the row's
    place in the file, `cell` the place of the stamp in the plan (0 in a long log).
    """
    journey = "NULL::INTEGER"
    if plan.journey is not None:
        journey = frame.id_of("map_journey", plan.journey, journey_ids(source))
    channel = channel_of(frame, "map_channel", plan.channel, plan.constant_channel)
    shared = {
        "ref": ref,
        "journey_ref": journey,
        "channel": channel,
        "key": key_of(frame, plan.event_id),
        "properties": properties_of(plan.properties, frame.cell),
    }
    started = None if plan.journey_started_at is None else time(plan.journey_started_at, frame.cell)
    late = (
        []
        if started is None or plan.journey_started_at is None
        else [_unread(plan.journey_started_at, started)]
    )
    compiled = _stamps(frame, plan, shared, late) if plan.stamps else _long(frame, plan, who, shared, late)
    if started is None or plan.journey is None:
        return compiled
    query = (
        f"SELECT {journey} AS journey_ref, min({started.value}) AS started_us {frame.source()} "
        f"WHERE {frame.keep} AND {compiled.row_is_whole} AND {started.value} IS NOT NULL "
        f"AND {journey} IS NOT NULL GROUP BY 1"
    )
    return replace(compiled, started=query)


def _long(frame: Frame, plan: EventPlan, who: Who, shared: dict[str, str], late: list[Fault]) -> Compiled:
    if plan.at is None:
        raise ValueError("a plan of a long log needs a time column")
    moment = time(plan.at, frame.cell)
    touchpoint = touchpoint_of(frame, "map_touchpoint", plan.touchpoint, plan.constant_touchpoint)
    faults = [_no_time(plan.at, moment)]
    if plan.constant_touchpoint is None and plan.touchpoint is not None:
        cell = frame.cell(plan.touchpoint.column)
        faults.append(Fault(plan.touchpoint.column, f"({touchpoint} IS NULL)", cell, "'no touchpoint'"))
    unfit = [f"at_us IS NULL OR NOT {within_years('at_us')}", "touchpoint IS NULL"]
    if who.id is not None:
        nobody = f"({shared['ref']} IS NULL AND {shared['journey_ref']} IS NULL)"
        faults.append(Fault(who.id.column, nobody, frame.cell(who.id.column), "'no customer'"))
        unfit.append("(ref IS NULL AND journey_ref IS NULL)")
    faults.extend(late)
    at_us = moment.unchecked
    if late:
        # An event whose journey's start cannot be read is held back like one whose own time cannot.
        at_us = f"CASE WHEN NOT {late[0].when} THEN {at_us} END"
    piece = _piece(frame, 0, {**shared, "at_us": at_us, "touchpoint": touchpoint}, "true")
    return Compiled(frame, (piece,), tuple(faults), (), (-1,), unfit=" OR ".join(unfit))


def _stamps(frame: Frame, plan: EventPlan, shared: dict[str, str], late: list[Fault]) -> Compiled:
    whole = " AND ".join(f"NOT {fault.when}" for fault in late) or "true"
    pieces, cell_faults = [], []
    for place, (touchpoint, column) in enumerate(plan.stamps):
        moment = time(column, frame.cell)
        known = constant_id(frame.connection, touchpoint, TOUCHPOINTS)
        columns = {**shared, "at_us": moment.value, "touchpoint": f"{known}::INTEGER"}
        pieces.append(f"SELECT * FROM ({_piece(frame, place, columns, whole)}) WHERE at_us IS NOT NULL")
        cell_faults.append(_unread(column, moment))
    cells = tuple(column.column for _, column in plan.stamps)
    return Compiled(frame, tuple(pieces), tuple(late), tuple(cell_faults), cells)


def _piece(frame: Frame, place: int, columns: dict[str, str], whole: str) -> str:
    order = ("ref", "journey_ref", "at_us", "touchpoint", "channel", "key", "properties")
    selected = ", ".join(f"{columns[name]} AS {name}" for name in order)
    return f"SELECT s.rowid AS k, {place} AS cell, {selected} {frame.source()} WHERE {frame.keep} AND {whole}"


def _no_time(column: TimeColumn, moment: Parsed) -> Fault:
    reason = f"CASE WHEN {moment.missing} THEN {quoting.text('no time')} ELSE {moment.reason} END"
    return Fault(column.column, f"({moment.value} IS NULL)", moment.text, reason)


def _unread(column: TimeColumn, moment: Parsed) -> Fault:
    return Fault(column.column, moment.unread, moment.text, moment.reason)
