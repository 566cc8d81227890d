"""Opening and closing the store's file: settings, locks, versions, and the folder for work in progress."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from caminos.engine.schema import SCHEMA_VERSION, create_statements
from caminos.errors import BadInput, Busy, CaminosError, NotFound
from caminos.settings import Settings

_HOLDER = re.compile(r"lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)(?: by user (?P<user>[^\s.]+))?")
_LOCKED = re.compile(r"\b(set|acquire|get) (a )?lock\b|being used by another process", re.IGNORECASE)
_REFUSED = re.compile(r"permission|not permitted|read-only", re.IGNORECASE)
_NEWER_FORMAT = re.compile(r"database file with version number|newer version|storage version", re.IGNORECASE)


class Store:
    """One open store: its connection and a folder of its own for staging and spilling."""

    def __init__(self, path: Path | None, settings: Settings) -> None:
        self.path = path
        self.work_dir = _work_dir(path)
        self.connection = _connect(path, self.work_dir, settings)
        try:
            _prepare(self.connection, path)
        except BaseException:
            self.close()
            raise
        # Holding the file's lock means that whatever another process left here is dead.
        _remove_leftovers(self.work_dir)

    def close(self) -> None:
        """Write everything down, give the file back and remove the work folder."""
        with contextlib.suppress(duckdb.Error):
            self.connection.close()
        if self.path is None:
            shutil.rmtree(self.work_dir, ignore_errors=True)
        with contextlib.suppress(OSError):
            self.work_dir.rmdir()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All or nothing: whatever stops the work, an exception or Ctrl-C, leaves the store as it was."""
        self.connection.execute("BEGIN TRANSACTION")
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self.connection.execute("ROLLBACK")
            raise


def _work_dir(path: Path | None) -> Path:
    if path is None:
        return Path(tempfile.mkdtemp(prefix="caminos-"))
    if not path.parent.is_dir():
        raise NotFound("store.no_folder", f"there is no folder {path.parent}", "make it first", file=path)
    return path.with_name(path.name + ".work")


def _connect(path: Path | None, work_dir: Path, settings: Settings) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{settings.memory_mb}MiB",
        "temp_directory": str(work_dir),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    }
    if settings.threads:
        config["threads"] = settings.threads
    try:
        connection = duckdb.connect(":memory:" if path is None else str(path), config=config)
    except duckdb.Error as error:
        raise _cannot_open(path, error) from error
    connection.execute("SET TimeZone='UTC'")
    return connection


def _cannot_open(path: Path | None, error: duckdb.Error) -> CaminosError:
    message = str(error)
    if holder := _HOLDER.search(message):
        who = f"process {holder['pid']} ({holder['program']})"
        who += f" of user {holder['user']}" if holder["user"] else ""
        return Busy(
            "store.busy",
            f"the workspace is in use by {who}",
            "wait until it is done, or close the program that has it open",
            file=path,
            pid=holder["pid"],
        )
    if _LOCKED.search(message):
        return Busy("store.busy", "the workspace is in use by another process", "close it there", file=path)
    if "different configuration" in message:
        return Busy(
            "store.busy",
            "this program already has the workspace open",
            "use that one, or close it",
            file=path,
        )
    if _NEWER_FORMAT.search(message):
        return _too_new(path)
    if isinstance(error, duckdb.IOException) and _REFUSED.search(message):
        return NotFound(
            "store.no_permission",
            "the event store cannot be opened: the system does not permit it",
            "check the permissions of the file and its folder; the data is untouched",
            file=path,
        )
    return _damaged(path, message.splitlines()[0])


def _prepare(connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    """Make the tables of a new store; refuse one that this version does not understand."""
    try:
        rows = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
        if not rows:
            connection.execute("BEGIN TRANSACTION")
            for statement in create_statements():
                connection.execute(statement)
            connection.execute("COMMIT")
            return
        if ("meta",) not in rows:
            raise BadInput(
                "store.not_ours", "the file is a database, but no event store of Caminos", file=path
            )
        found = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    except duckdb.Error as error:
        raise _damaged(path, str(error).splitlines()[0]) from error
    if found is None or not str(found[0]).isdigit():
        raise _damaged(path, "its version is missing")
    if int(found[0]) > SCHEMA_VERSION:
        raise _too_new(path)


def _too_new(path: Path | None) -> BadInput:
    return BadInput(
        "store.newer",
        "the event store was written by a newer version of Caminos",
        "update Caminos on this machine",
        file=path,
    )


def _damaged(path: Path | None, why: str) -> BadInput:
    return BadInput(
        "store.damaged",
        f"the file is no event store of Caminos, or it is damaged: {why}",
        "put back a copy of it; without one, move it away and import the sources again",
        file=path,
    )


def _remove_leftovers(work_dir: Path) -> None:
    """Remove what a killed process left; staging files are `staging-PID-…`, and our own may be in use."""
    if not work_dir.is_dir():
        return
    for file in work_dir.iterdir():
        if not file.name.startswith(f"staging-{os.getpid()}-"):
            with contextlib.suppress(OSError):
                file.unlink()
