"""The parts of a recipe, filled in one by one: who, when, where, and what is kept besides."""

from caminos.events.explain import listed
from caminos.events.guess_moments import moment
from caminos.events.guess_names import humanised, says_id, tokens, who_weight
from caminos.events.guess_nominative import named_thing
from caminos.events.guess_roles import (
    Found,
    find_at,
    find_channel,
    find_event_id,
    find_started,
    find_time_of_day,
    find_topic,
    is_moment,
)
from caminos.events.guess_shape import Evidence
from caminos.events.guess_table import SAID, Fields, Table
from caminos.events.guess_values import Column
from caminos.events.guess_who import find_same_as
from caminos.events.guess_words import NOT_A_MOMENT, PERSONAL, TELLING_PROPERTIES, TIME_WORDS
from caminos.events.recipe import SameAs, Shape, Stamp

_MOST_PROPERTIES = 12
_MOST_PROPERTY_VALUES = 100


def who(table: Table, evidence: Evidence, shape: Shape) -> Fields:
    """The customer, other ids of the same person, and the journey."""
    said = table.overrides
    fields: Fields = {}
    customer = evidence.customer
    if customer is not None:
        fields["customer"] = table.take("customer", customer.column, *customer.grounds)
        fields["customer_kind"] = (
            said.customer_kind or customer.kind or who_weight(customer.column.name)[1] or "customer"
        )
    elif said.customer_kind:
        fields["customer_kind"] = said.customer_kind
    if said.same_as:
        columns = [(table.told(name, "same-as"), kind) for name, kind in said.same_as]
        same = [(column, kind, SAID) for column, kind in columns if column is not None]
    else:
        found = find_same_as(table.free, customer.column if customer else None) if customer else []
        same = [(column, kind, "the name and the values say so") for column, kind in found]
    for column, kind, grounds in same:
        table.take(f"same person's {kind}", column, grounds)
    fields["same_as"] = tuple(SameAs(column=column.name, kind=kind) for column, kind, _ in same)
    if shape in ("events", "stamps"):
        fields |= _journey(table, evidence, shape)
        if customer is None:
            table.warn(_nobody(evidence))
    return fields


def when(table: Table, evidence: Evidence) -> Fields:
    """The moment of each row, and when its journey began."""
    said = table.overrides
    told = table.told(said.at, "at")
    candidates = [column for column in table.free if is_moment(column)]
    found = Found(told, 9.0, (SAID,)) if told else find_at(candidates, evidence.groups)
    if found is None:
        return {}
    at = found.column
    of_day = table.told(said.time_column, "time-column") or find_time_of_day(table.free, at)
    table.take("at", at, *found.grounds)
    if of_day is not None:
        table.take(
            "time of day", of_day, SAID if said.time_column else "it holds times of day without a date"
        )
    fields: Fields = {"at": moment(table, at, of_day, told_format=said.time_format)}
    told_start = table.told(said.journey_started_at, "journey-started-at")
    started = Found(told_start, 9.0, (SAID,)) if told_start else None
    if started is None and evidence.journey is not None and not evidence.journey.column.is_unique:
        started = find_started(candidates, at, evidence.journey.column.cells)
    if started is not None:
        table.take("journey started at", started.column, *started.grounds)
        fields["journey_started_at"] = moment(table, started.column)
    return fields


def stamped(table: Table, evidence: Evidence) -> Fields:
    """The time columns of a wide table, each with the touchpoint it stands for."""
    said = table.overrides
    if said.stamps:
        told = [table.told_with_label(one, "stamp") for one in said.stamps]
        pairs = [(column, label or _stamp_label(column)) for column, label in told]
    else:
        pairs = [(column, _stamp_label(column)) for column in evidence.moments]
        plans = [
            column.name
            for column in table.columns
            if column.times and set(tokens(column.name)) & NOT_A_MOMENT
        ]
        if plans:
            table.reasons.append(
                f"{listed(plans)} is left out, because the name says it is a plan or no event"
            )
    labels = [label for _, label in pairs]
    stamps = []
    for column, label in pairs:
        name = label if labels.count(label) == 1 else humanised(column.name)
        table.take(f"time of touchpoint {name!r}", column, SAID if said.stamps else "it holds moments")
        stamps.append(Stamp(at=moment(table, column, told_format=said.time_format), touchpoint=name))
    return {"stamps": tuple(stamps)}


def where(table: Table, evidence: Evidence, shape: Shape) -> Fields:
    """The touchpoint (of an event, or what feedback is about) and the channel."""
    said = table.overrides
    fields: Fields = {}
    told = table.told(said.touchpoint, "touchpoint")
    if told is not None:
        fields["touchpoint"] = table.take("touchpoint", told, SAID)
    elif said.touchpoint_constant is not None:
        fields["touchpoint_constant"] = said.touchpoint_constant
        table.reasons.append(f"touchpoint is always {said.touchpoint_constant!r}, because {SAID}")
    elif shape in ("events", "feedback"):
        found = evidence.touchpoint if shape == "events" else find_topic(table.free)
        if found is not None:
            fields["touchpoint"] = table.take("touchpoint", found.column, *found.grounds)
            table.warn(_odd_touchpoints(found.column))
    told_channel = table.told(said.channel, "channel")
    if told_channel is not None:
        fields["channel"] = table.take("channel", told_channel, SAID)
    elif said.channel_constant is not None:
        fields["channel_constant"] = said.channel_constant
        table.reasons.append(f"channel is always {said.channel_constant!r}, because {SAID}")
    else:
        channel = find_channel(table.free)
        if channel is not None:
            fields["channel"] = table.take("channel", channel.column, *channel.grounds)
    told_id = table.told(said.event_id, "event-id")
    event_id = Found(told_id, 9.0, (SAID,)) if told_id else find_event_id(table.free)
    if event_id is not None:
        fields["event_id"] = table.take("event id", event_id.column, *event_id.grounds)
    return fields


def properties(table: Table) -> Fields:
    """Further columns kept with each row: few different values, no personal data; the most telling dozen."""
    if table.overrides.properties:
        told = [table.told(name, "property") for name in table.overrides.properties]
        return {"properties": tuple(column.name for column in told if column is not None)}
    kept = sorted(filter(_is_telling, table.free), key=lambda column: (_rank(column), column.position))
    names = tuple(column.name for column in kept[:_MOST_PROPERTIES])
    if names:
        table.reasons.append(f"kept beside each row: {listed(names, limit=12)}, because their values recur")
    return {"properties": names}


def _journey(table: Table, evidence: Evidence, shape: Shape) -> Fields:
    journey = evidence.journey
    if journey is None:
        return {}
    told = table.overrides.journey is not None
    if shape == "events" and journey.column.is_unique and not told:
        return {}
    return {"journey": table.take("journey", journey.column, *journey.grounds)}


def _nobody(evidence: Evidence) -> str:
    if evidence.journey is not None:
        return (
            f"no column names the customer: each {evidence.journey.column.name} is a journey of somebody "
            "unknown. Name the customer with --customer if a column holds it"
        )
    return "no column names the customer: each row is a journey of its own. Name the customer with --customer"


def _odd_touchpoints(column: Column) -> str:
    """A number among words is often a code that has no name."""
    codes = [value for value in column.counts if value in column.numbers]
    if not codes or column.is_numeric:
        return ""
    return (
        f"touchpoint: {listed([repr(code) for code in codes], limit=3)} in {column.name} looks like a code "
        f"without a name; give it one with --name {codes[0]}=NAME, or leave it out with "
        f"--missing {column.name}={codes[0]}"
    )


def _stamp_label(column: Column) -> str:
    """What a time column is the time of: `purchased_at` → `purchased`, `data_zakupu` → `zakup`."""
    label = humanised(column.name, TIME_WORDS)
    return label if label == humanised(column.name) else named_thing(label.split()) or label


def _is_telling(column: Column) -> bool:
    if not 2 <= column.distinct <= _MOST_PROPERTY_VALUES or column.times or column.is_free_text:
        return False
    if set(tokens(column.name)) & PERSONAL or column.distinct > max(3, 0.5 * column.filled):
        return False
    if column.filled_share < 0.05 or (column.is_numeric and not column.is_whole):
        return False
    return _rank(column) < len(TELLING_PROPERTIES) or not says_id(column.name)


def _rank(column: Column) -> int:
    words = set(tokens(column.name))
    ranks = [rank for rank, word in enumerate(TELLING_PROPERTIES) if word in words]
    return min(ranks, default=len(TELLING_PROPERTIES))
