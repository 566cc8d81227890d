"""What one journey is: the one place that says which events travel together.

`given`: the sources' own journey ids (tickets, orders), when every source of events has them; events of a
known customer that lack one form that customer's journey without a name. `customer`: one journey per customer
across all sources. Either way, events of an unknown customer go by their journey id, and those without any
are journeys of their own.
"""

from typing import Final, Literal, cast

import duckdb

from caminos.errors import BadInput

JourneyRule = Literal["given", "customer"]
RULES: Final[tuple[JourneyRule, ...]] = ("given", "customer")

SECOND_BAND: Final = 1 << 40
"""Journeys that the rule names second (by customer under `given`, by journey id under `customer`) start
here."""
THIRD_BAND: Final = 1 << 41
"""Journeys of a single event of an unknown customer start here."""


def journey_rule(connection: duckdb.DuckDBPyConnection) -> JourneyRule:
    """The rule in force: the one that was set, else what the sources allow."""
    chosen = chosen_rule(connection)
    if chosen is not None:
        return chosen
    found = connection.execute(
        "SELECT count(*), count(*) FILTER (WHERE named) FROM (SELECT source, source IN (SELECT source "
        "FROM journey_ids WHERE value IS NOT NULL) AS named FROM events GROUP BY source)"
    ).fetchone()
    sources, named = found or (0, 0)
    return "given" if sources and sources == named else "customer"


def chosen_rule(connection: duckdb.DuckDBPyConnection) -> JourneyRule | None:
    """The rule that a person set, None where it follows the sources."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'journey_rule'").fetchone()
    return cast(JourneyRule, found[0]) if found else None


def choose_rule(connection: duckdb.DuckDBPyConnection, rule: JourneyRule | None) -> None:
    """Set the rule; None lets it follow the sources again."""
    if rule is not None and rule not in RULES:
        raise BadInput("journeys.rule", f"there is no journey rule {rule!r}", "use 'given' or 'customer'")
    connection.execute("DELETE FROM meta WHERE name = 'journey_rule'")
    if rule is not None:
        connection.execute("INSERT INTO meta VALUES ('journey_rule', ?)", [rule])


def journey_number(rule: JourneyRule, journey_ref: str, customer: str, event: str) -> str:
    """An event's journey as SQL: a number that depends on nothing but the event's own row and its customer,
    so that a journey keeps its number while others come and go.
    """
    second = f"{SECOND_BAND} + {journey_ref if rule == 'customer' else customer}"
    first = customer if rule == "customer" else journey_ref
    return f"coalesce({first}::BIGINT, {second}, {THIRD_BAND} + {event})"


def journey_ref_of(rule: JourneyRule, journey: str) -> str:
    """The journey id behind a journey's number as SQL; a number no journey id has where there is none."""
    if rule == "given":
        return journey
    return f"CASE WHEN {journey} < {THIRD_BAND} THEN {journey} - {SECOND_BAND} END"
