"""Where events live and questions run.

Nothing here imports a database before a store is opened, so that reading a plan stays quick.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from caminos.settings import Settings

if TYPE_CHECKING:
    from caminos.engine.duckdb_engine import DuckDBEngine

__all__ = ["memory_engine", "open_engine"]


def open_engine(path: Path, settings: Settings | None = None) -> "DuckDBEngine":
    """Open the event store in a file, making it where there is none; one process may hold it at a time.

    Parameters: `path` of the store's file, in a folder that exists; `settings` bound memory and threads.
    Errors: Busy names the process that holds the file; BadInput for a file that is damaged, no event store,
    or written by a newer version.
    """
    from caminos.engine.duckdb_engine import DuckDBEngine

    return DuckDBEngine(path, settings or Settings())


def memory_engine(settings: Settings | None = None) -> "DuckDBEngine":
    """An event store that lives in memory and is gone when closed: for tests and examples."""
    from caminos.engine.duckdb_engine import DuckDBEngine

    return DuckDBEngine(None, settings or Settings())
