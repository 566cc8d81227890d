"""How fast a clean file is imported and prepared, against a plain DuckDB pipeline on the same file in one
run.

    python benchmarks/import_speed.py [--rows 1000000 10000000] [--folder /tmp/caminos-bench]

Each measurement runs in a process of its own, two threads, so that its peak memory (resident, of the whole
process) is its own. The plain pipeline does the least that gives the same sorted steps: read the file into a
table, number the steps and look ahead with a window, write the result sorted. It makes no dictionaries,
counts no repeated rows, lists no unreadable rows and can import nothing twice.
"""

import argparse
import importlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import duckdb

THREADS = 2
COLUMNS = ["customer", "time", "touchpoint", "channel"]


def generate(rows: int, path: Path, seed: int = 7) -> None:
    """Events of journeys whose lengths are heavy-tailed with mean 12, over 120 touchpoints, in order of
    time."""
    import numpy as np
    import pyarrow as pa

    chance = np.random.default_rng(seed)
    customers = max(1, rows // 12)
    weight = chance.pareto(1.5, customers) + 1
    customer = chance.choice(customers, rows, p=weight / weight.sum()).astype(np.int32)
    first_s = chance.integers(0, 200 * 86_400, customers)
    at_s = np.sort(first_s[customer] + chance.exponential(20 * 86_400, rows).astype(np.int64))
    table = pa.table(
        {
            "customer": customer,
            "at_s": at_s,
            "touchpoint": np.minimum(chance.zipf(1.3, rows) - 1, 119).astype(np.int16),
            "channel": chance.integers(0, 5, rows).astype(np.int8),
        }
    )
    with duckdb.connect() as connection:
        connection.register("events", table)
        connection.execute(
            "COPY (SELECT printf('C%08d', customer) AS customer, "
            "strftime(make_timestamp((1700000000 + at_s) * 1000000), '%Y-%m-%d %H:%M:%S') AS \"time\", "
            "'touchpoint ' || touchpoint AS touchpoint, "
            "['web', 'app', 'phone', 'store', 'e-mail'][channel + 1] AS channel FROM events) "
            f"TO '{path}' (HEADER)"
        )


def with_caminos(path: Path, store: Path) -> None:
    from caminos.engine import open_engine
    from caminos.engine.plan import EventPlan, ImportPlan, TextColumn, TimeColumn, Who
    from caminos.engine.protocol import DelimitedFile
    from caminos.settings import Settings

    events = EventPlan(at=TimeColumn(1), touchpoint=TextColumn(2), channel=TextColumn(3))
    plan = ImportPlan("bench", Who("customer", TextColumn(0)), events)
    with open_engine(store, Settings(threads=THREADS)) as engine:
        result = engine.ingest(
            DelimitedFile(path, path.name, len(COLUMNS)),
            plan,
            COLUMNS,
            sha256="x",
            size_bytes=path.stat().st_size,
        )
        steps = engine.run(engine.table("steps").count().name("n")).to_pylist()[0]["n"]
    if not result.rows == result.events == steps:
        raise AssertionError(f"{result} but {steps} steps")


def with_duckdb(path: Path, store: Path) -> None:
    with duckdb.connect(str(store), config={"threads": THREADS, "memory_limit": "1200MiB"}) as connection:
        connection.execute(
            'CREATE TABLE events AS SELECT customer, CAST("time" AS TIMESTAMP) AS at_time, touchpoint, '
            f"channel FROM read_csv('{path}', header = true, all_varchar = true)"
        )
        connection.execute(
            "CREATE TABLE steps AS SELECT *, row_number() OVER w AS step, "
            "lead(touchpoint) OVER w AS next_touchpoint, lead(at_time) OVER w - at_time AS to_next "
            "FROM events WINDOW w AS (PARTITION BY customer ORDER BY at_time) ORDER BY customer, at_time"
        )


def measure(way: str, path: Path, folder: Path) -> dict[str, float]:
    """Seconds of the work itself (without starting Python), peak memory and size of the store in MB."""
    store = folder / f"{way}.duckdb"
    store.unlink(missing_ok=True)
    numbers = json.loads(run("--child", way, path, store))
    numbers["store_mb"] = store.stat().st_size / 1e6
    store.unlink()
    return numbers


def run(*arguments: object) -> str:
    """This script in another process; a process starts with its parent's peak, so the parent stays small."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def child(way: str, path: Path, store: Path) -> None:
    importlib.import_module("caminos.engine.duckdb_engine")  # loading it is not part of the work

    started, used = time.perf_counter(), time.process_time()
    {"caminos": with_caminos, "plain": with_duckdb}[way](path, store)
    numbers = {"s": time.perf_counter() - started, "cpu_s": time.process_time() - used}
    numbers["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(numbers))


def main() -> None:
    options = argparse.ArgumentParser(description="import speed against a plain DuckDB pipeline")
    options.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    options.add_argument("--folder", type=Path, default=Path("/tmp/caminos-bench"))
    options.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options.add_argument("--generate", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        way, path, store = given.child
        child(way, Path(path), Path(store))
    elif given.generate:
        generate(int(given.generate[0]), Path(given.generate[1]))
    else:
        compare(given.rows, given.folder)


def compare(sizes: list[int], folder: Path) -> None:
    """One line per size and way."""
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{'rows':>12}  {'way':8}  {'s':>6}  {'cpu s':>6}  {'peak MB':>8}  {'store MB':>8}")
    for rows in sizes:
        path = folder / f"events-{rows}.csv"
        if not path.exists():
            run("--generate", rows, path)
        for way in ("plain", "caminos"):
            found = measure(way, path, folder)
            print(
                f"{rows:>12,}  {way:8}  {found['s']:>6.1f}  {found['cpu_s']:>6.1f}  "
                f"{found['peak_mb']:>8.0f}  {found['store_mb']:>8.0f}"
            )


if __name__ == "__main__":
    main()
