"""The prepared form, in which each journey question is one pass: steps in order, with what comes next.

Kept up to date after each import: only the journeys that an import touched are made anew, unless those (and
those touched since the last time everything was sorted) are more than a tenth; then all of them are.
"""

from typing import Final

import duckdb

from caminos.engine.journey_rule import JourneyRule, journey_number, journey_ref_of
from caminos.engine.schema import empty

_EVENTS_AT_ONCE: Final = 12_000_000
"""Events sorted at a time: sorting everything at once would outgrow memory on large stores."""
_LOOSE_SHARE: Final = 0.1


def rebuild(connection: duckdb.DuckDBPyConnection, rule: JourneyRule) -> None:
    """Make all steps and journeys anew, sorted by journey and step."""
    connection.execute(empty("steps"))
    connection.execute(empty("journeys"))
    for condition in _slices(connection, rule):
        _add_steps(connection, rule, condition)
    _add_journeys(connection, rule, "true")
    _remember(connection, rule, loose=0)


def update(connection: duckdb.DuckDBPyConnection, rule: JourneyRule, first_new_event: int) -> None:
    """Bring the prepared form up to date after an import.

    Parameters: events from `first_new_event` on are new; the temporary table `moved_refs(ref, was)` holds ids
    whose customer has changed, with the customer they had.
    """
    former_rule, loose = _remembered(connection)
    if former_rule != rule:
        rebuild(connection, rule)
        return
    journey = journey_number(rule, "e.journey_ref", "c.customer", "e.event")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT {journey} AS journey FROM events e "
        f"LEFT JOIN customers c USING (ref) WHERE e.event >= {first_new_event} "
        "OR e.ref IN (SELECT ref FROM moved_refs)"
    )
    connection.execute(
        "INSERT INTO touched SELECT DISTINCT journey FROM steps "
        "WHERE customer IN (SELECT was FROM moved_refs) AND journey NOT IN (SELECT journey FROM touched)"
    )
    connection.execute(
        "INSERT INTO touched SELECT g.journey FROM journeys g JOIN journey_ids j ON j.journey_ref = "
        f"{journey_ref_of(rule, 'g.journey')} WHERE j.started_us < g.started_us "
        "AND g.journey NOT IN (SELECT journey FROM touched)"
    )
    touched, journeys = _one_row(
        connection, "SELECT (SELECT count(*) FROM touched), (SELECT count(*) FROM journeys)"
    )
    if touched + loose > _LOOSE_SHARE * journeys:
        rebuild(connection, rule)
    elif touched:
        only = "journey IN (SELECT journey FROM touched)"
        connection.execute(f"DELETE FROM steps WHERE {only}")
        connection.execute(f"DELETE FROM journeys WHERE {only}")
        _add_steps(connection, rule, only)
        _add_journeys(connection, rule, only)
        _remember(connection, rule, loose=touched + loose)
    connection.execute("DROP TABLE touched")


def _add_steps(connection: duckdb.DuckDBPyConnection, rule: JourneyRule, condition: str) -> None:
    connection.execute(
        "INSERT INTO steps SELECT customer, journey, row_number() OVER w, at_us, touchpoint, channel, "
        "source, lead(touchpoint) OVER w, lead(at_us) OVER w - at_us, event "
        f"FROM ({_numbered(connection, rule)}) WHERE {condition} "
        "WINDOW w AS (PARTITION BY journey ORDER BY at_us, event) ORDER BY journey, at_us, event"
    )


def _add_journeys(connection: duckdb.DuckDBPyConnection, rule: JourneyRule, condition: str) -> None:
    connection.execute(
        "INSERT INTO journeys SELECT g.journey, g.customer, g.steps, g.channels, "
        "least(coalesce(j.started_us, g.first_us), g.first_us), g.first_us, g.last_us, g.first_channel FROM ("
        "SELECT journey, arg_min(customer, step) AS customer, count(*) AS steps, "
        f"{_different_channels(connection)} AS channels, min(at_us) AS first_us, max(at_us) AS last_us, "
        f"arg_min(channel, step) AS first_channel FROM steps WHERE {condition} GROUP BY journey) g "
        "LEFT JOIN (SELECT journey_ref, started_us FROM journey_ids WHERE started_us IS NOT NULL) j "
        f"ON j.journey_ref = {journey_ref_of(rule, 'g.journey')} ORDER BY g.journey"
    )


def _numbered(connection: duckdb.DuckDBPyConnection, rule: JourneyRule) -> str:
    """Events with their customer and journey."""
    linked = _one_row(connection, "SELECT count(*), 0 FROM links")[0]
    # Without links each id is its own customer, and ten million rows need no join to learn it.
    customer, join = ("c.customer", "LEFT JOIN customers c USING (ref)") if linked else ("e.ref", "")
    journey = journey_number(rule, "e.journey_ref", customer, "e.event")
    return (
        f"SELECT {customer} AS customer, {journey} AS journey, e.at_us, e.touchpoint, e.channel, e.source, "
        f"e.event FROM events e {join}"
    )


def _slices(connection: duckdb.DuckDBPyConnection, rule: JourneyRule) -> list[str]:
    """Conditions that cut all journeys into ranges of about as many events, in rising order."""
    events = _one_row(connection, "SELECT count(*), 0 FROM events")[0]
    parts = events // _EVENTS_AT_ONCE + 1
    if parts == 1:
        return ["true"]
    shares = ", ".join(str(part / parts) for part in range(1, parts))
    found = connection.execute(
        f"SELECT approx_quantile(journey, [{shares}]) FROM ({_numbered(connection, rule)})"
    ).fetchone()
    cuts = sorted(set(found[0])) if found else []
    lows = [None, *cuts]
    highs = [*cuts, None]
    return [
        " AND ".join([f"journey > {low}"] * (low is not None) + [f"journey <= {high}"] * (high is not None))
        or "true"
        for low, high in zip(lows, highs, strict=True)
    ]


def _different_channels(connection: duckdb.DuckDBPyConnection) -> str:
    """The count of different channels: a bit per channel while they fit into a word, which is far quicker."""
    highest = _one_row(connection, "SELECT coalesce(max(channel), 0), 0 FROM channels")[0]
    if highest < 63:
        return "coalesce(bit_count(bit_or(1::UBIGINT << channel)), 0)"
    return "count(DISTINCT channel)"


def _remember(connection: duckdb.DuckDBPyConnection, rule: JourneyRule, loose: int) -> None:
    connection.execute("DELETE FROM meta WHERE name IN ('prepared_rule', 'loose_journeys')")
    connection.execute(
        "INSERT INTO meta VALUES ('prepared_rule', ?), ('loose_journeys', ?)", [rule, str(loose)]
    )


def _remembered(connection: duckdb.DuckDBPyConnection) -> tuple[str | None, int]:
    """The rule that the prepared form was made by (None: not made yet), and how many journeys stand out of
    order.
    """
    kept = dict(connection.execute("SELECT name, value FROM meta").fetchall())
    return kept.get("prepared_rule"), int(kept.get("loose_journeys", 0))


def _one_row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[int, int]:
    found = connection.execute(query).fetchone()
    return (int(found[0]), int(found[1])) if found else (0, 0)
