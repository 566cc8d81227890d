"""The store's tables in DuckDB and the version of their layout."""

from typing import Final

SCHEMA_VERSION: Final = 1

META: Final = "CREATE TABLE meta (name VARCHAR, value VARCHAR)"

STORED_TABLES: Final = {
    "sources": "source INTEGER, name VARCHAR, kind VARCHAR, recipe VARCHAR",
    "imports": """import INTEGER, source INTEGER, file VARCHAR, sha256 VARCHAR, bytes BIGINT,
        imported_at_us BIGINT, rows BIGINT, events BIGINT, feedback BIGINT, quarantined BIGINT,
        duplicates BIGINT, repeated_rows BIGINT, customers BIGINT, touchpoints BIGINT,
        first_us BIGINT, last_us BIGINT, columns VARCHAR""",
    "touchpoints": "touchpoint INTEGER, name VARCHAR",
    "channels": "channel INTEGER, name VARCHAR",
    "customer_ids": "ref INTEGER, kind VARCHAR, value VARCHAR",
    "links": "ref_a INTEGER, ref_b INTEGER, source INTEGER",
    "journey_ids": "journey_ref INTEGER, source INTEGER, value VARCHAR, started_us BIGINT",
    "events": """event BIGINT, source INTEGER, import INTEGER, ref INTEGER, journey_ref INTEGER, at_us BIGINT,
        touchpoint INTEGER, channel INTEGER, key UBIGINT, properties JSON""",
    "feedback": """feedback BIGINT, source INTEGER, import INTEGER, ref INTEGER, at_us BIGINT,
        touchpoint INTEGER, channel INTEGER, kind VARCHAR, score DOUBLE, low DOUBLE, high DOUBLE,
        text VARCHAR, language VARCHAR, weight DOUBLE, key UBIGINT, properties JSON""",
    "quarantine": """source INTEGER, import INTEGER, file VARCHAR, "row" BIGINT, "column" VARCHAR,
        value VARCHAR, reason VARCHAR, cells VARCHAR""",
}

PREPARED_TABLES: Final = {
    "customers": "ref INTEGER, customer INTEGER",
    "steps": """customer INTEGER, journey BIGINT, step INTEGER, at_us BIGINT, touchpoint INTEGER,
        channel INTEGER, source INTEGER, next_touchpoint INTEGER, us_to_next BIGINT, event BIGINT""",
    "journeys": """journey BIGINT, customer INTEGER, steps INTEGER, channels INTEGER, started_us BIGINT,
        first_us BIGINT, last_us BIGINT, first_channel INTEGER""",
}


def create_statements() -> list[str]:
    """What makes an empty store."""
    tables = STORED_TABLES | PREPARED_TABLES
    return [
        META,
        f"INSERT INTO meta VALUES ('schema', '{SCHEMA_VERSION}')",
        *(f"CREATE TABLE {name} ({columns})" for name, columns in tables.items()),
    ]


def empty(table: str) -> str:
    """What puts an empty table in the place of a prepared one; quicker than deleting its rows."""
    return f"CREATE OR REPLACE TABLE {table} ({PREPARED_TABLES[table]})"
