"""Which ids are one customer: connected components over links that stay as the sources gave them.

A customer's number is the smallest `ref` among its ids, so joining two customers renames at most one of
them, and taking a link away gives back exactly what was there before.
"""

from collections.abc import Iterable

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from caminos.engine.schema import empty

Refs = npt.NDArray[np.int32]


def components(ref_a: Refs, ref_b: Refs) -> tuple[Refs, Refs]:
    """Which customer each linked id belongs to.

    Parameters: `ref_a`, `ref_b` are the two ends of each link (same length). Returns the different ids,
    rising, and for each the smallest id it is linked to directly or through others.
    """
    if not len(ref_a):
        return ref_a, ref_b
    refs, ends = np.unique(np.concatenate([ref_a, ref_b]), return_inverse=True)
    half = len(ref_a)
    graph = coo_array(
        (np.ones(half, dtype=np.int8), (ends[:half], ends[half:])), shape=(len(refs), len(refs))
    )
    _, label = connected_components(graph, directed=False)
    # refs rise, so the first id with a label is that component's smallest.
    _, first = np.unique(label, return_index=True)
    return refs.astype(np.int32), refs[first[label]].astype(np.int32)


def add_links(connection: duckdb.DuckDBPyConnection, source: int, queries: Iterable[str]) -> bool:
    """Keep pairs of ids (queries of `ref_a, ref_b`) as links of the source; True when there was a new one."""
    before = _count(connection)
    for pairs in queries:
        _add_pairs(connection, source, pairs)
    return _count(connection) > before


def refresh_customers(connection: duckdb.DuckDBPyConnection, *, links_changed: bool) -> None:
    """Bring `customers` up to date, and leave the temporary table `moved_refs(ref, was)` behind: known ids
    whose customer is another one now, with the customer they had.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE moved_refs (ref INTEGER, was INTEGER)")
    if not links_changed:
        connection.execute(
            "INSERT INTO customers SELECT ref, ref FROM customer_ids "
            "WHERE ref NOT IN (SELECT ref FROM customers) ORDER BY ref"
        )
        return
    links = connection.execute("SELECT ref_a, ref_b FROM links").fetchnumpy()
    ref, customer = components(np.asarray(links["ref_a"]), np.asarray(links["ref_b"]))
    connection.register("linked_refs", pa.table({"ref": ref, "customer": customer}))
    try:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE joined AS SELECT ref, coalesce(l.customer, ref) AS customer "
            "FROM customer_ids LEFT JOIN linked_refs l USING (ref)"
        )
    finally:
        connection.unregister("linked_refs")
    connection.execute(
        "INSERT INTO moved_refs SELECT ref, old.customer FROM customers old JOIN joined new USING (ref) "
        "WHERE old.customer <> new.customer"
    )
    connection.execute(empty("customers"))
    connection.execute("INSERT INTO customers SELECT ref, customer FROM joined ORDER BY ref")
    connection.execute("DROP TABLE joined")


def _add_pairs(connection: duckdb.DuckDBPyConnection, source: int, pairs: str) -> None:
    connection.execute(
        f"INSERT INTO links SELECT DISTINCT ref_a, ref_b, {source} FROM ({pairs}) p "
        "WHERE ref_a IS NOT NULL AND ref_b IS NOT NULL AND ref_a <> ref_b AND NOT EXISTS "
        f"(SELECT 1 FROM links l WHERE l.ref_a = p.ref_a AND l.ref_b = p.ref_b AND l.source = {source})"
    )


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    found = connection.execute("SELECT count(*) FROM links").fetchone()
    return int(found[0]) if found else 0
