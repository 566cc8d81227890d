import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest

from caminos.engine import open_engine
from caminos.engine.schema import SCHEMA_VERSION
from caminos.errors import BadInput, Busy, CaminosError, Interrupted, NotFound
from caminos.settings import Settings

HEAD = "customer,at,touchpoint,channel\n"
SMALL = Settings(memory_mb=512, threads=2)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "events.duckdb"


def everything(engine):
    """All rows of all tables."""
    connection = engine._store.connection
    names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    return {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in names}


def test_a_store_keeps_what_it_was_given(bench, shop, path):
    with open_engine(path, SMALL) as bench.engine:
        bench.bring(HEAD + "a,2024-01-01,t,c\nb,bad,t,c\n", shop)
        before = everything(bench.engine)
    with open_engine(path) as bench.engine:
        assert everything(bench.engine) == before
        assert bench.bring(HEAD + "a,2024-01-01,t,c\nb,bad,t,c\n", shop).already_imported
    assert [file.name for file in path.parent.iterdir() if "log" not in file.name] == ["events.duckdb"]


def test_settings_reach_the_database(path):
    with open_engine(path, SMALL) as engine:
        settings = dict(
            engine._store.connection.execute("SELECT name, value FROM duckdb_settings()").fetchall()
        )
    assert settings["TimeZone"] == "UTC"
    assert settings["threads"] == "2"
    assert settings["memory_limit"] == "512.0 MiB"
    assert settings["autoinstall_known_extensions"] == "false"
    assert settings["temp_directory"] == str(path) + ".work"


def test_a_closed_engine_says_so(path):
    engine = open_engine(path)
    engine.close()
    engine.close()
    with pytest.raises(CaminosError) as caught:
        engine.table("steps")
    assert caught.value.code == "engine.closed"


def test_what_is_no_store_is_refused_and_left_alone(path):
    path.write_bytes(b"no database at all" * 1000)
    before = path.read_bytes()
    with pytest.raises(BadInput) as caught:
        open_engine(path)
    assert caught.value.code == "store.damaged"
    assert path.read_bytes() == before
    path.unlink()
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE mine (x INTEGER)")
    with pytest.raises(BadInput) as caught:
        open_engine(path)
    assert caught.value.code == "store.not_ours"


def test_a_damaged_store(path):
    open_engine(path).close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        open_engine(path)
    assert caught.value.code == "store.damaged"


def test_a_newer_store(path):
    open_engine(path).close()
    with duckdb.connect(str(path)) as other:
        other.execute(f"UPDATE meta SET value = '{SCHEMA_VERSION + 1}' WHERE name = 'schema'")
    with pytest.raises(BadInput) as caught:
        open_engine(path)
    assert (caught.value.code, caught.value.hint) == ("store.newer", "update Caminos on this machine")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotFound) as caught:
        open_engine(tmp_path / "nowhere" / "events.duckdb")
    assert caught.value.code == "store.no_folder"


def child(code: str, *arguments: object) -> subprocess.Popen:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


def test_another_process_is_named(path):
    code = """
    import sys
    from pathlib import Path
    from caminos.engine import open_engine
    with open_engine(Path(sys.argv[1])):
        print("open", flush=True)
        sys.stdin.read()
    """
    with child(code, path) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(Busy) as caught:
            open_engine(path)
        assert caught.value.facts["pid"] == str(holder.pid)
        assert f"process {holder.pid}" in str(caught.value)
        holder.communicate()
    open_engine(path).close()


KILLED = """
import os, signal, sys
from pathlib import Path
from caminos.engine import open_engine
from caminos.engine.plan import EventPlan, ImportPlan, TextColumn, TimeColumn, Who
from caminos.engine.protocol import DelimitedFile

def stop(what, share):
    if what == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

plan = ImportPlan("shop", Who("customer", TextColumn(0)),
                  EventPlan(at=TimeColumn(1), touchpoint=TextColumn(2), channel=TextColumn(3)))
file = DelimitedFile(Path(sys.argv[2]), "big.csv", 4)
with open_engine(Path(sys.argv[1])) as engine:
    engine.ingest(file, plan, ["customer", "at", "touchpoint", "channel"],
                  sha256="big", size_bytes=1, progress=stop)
print("never here")
"""


@pytest.mark.parametrize("stage", ["storing", "saving"])
def test_a_killed_import_leaves_the_store_as_it_was(bench, shop, path, stage):
    big = path.with_name("big.csv")
    big.write_text(HEAD + "".join(f"c{n % 99},2024-01-01,t{n % 7},c\n" for n in range(150_000)))
    with open_engine(path, SMALL) as bench.engine:
        bench.bring(HEAD + "a,2024-01-01,t,c\nb,bad,t,c\n", shop)
        before = everything(bench.engine)
    with child(KILLED, path, big, stage) as killed:
        assert killed.communicate()[0] == ""
    assert killed.returncode == -signal.SIGKILL
    assert any(Path(str(path) + ".work").iterdir())
    with open_engine(path, SMALL) as bench.engine:
        assert everything(bench.engine) == before
        assert not Path(str(path) + ".work").exists() or not any(Path(str(path) + ".work").iterdir())
        assert bench.bring(big.read_bytes(), shop, "big.csv").events_added == 150_000


STAGES = (
    *("reading the file", "looking for repeated rows", "reading cells", "storing"),
    *("listing what could not be read", "joining customers", "preparing journeys", "saving"),
)


@pytest.mark.parametrize("error", [Interrupted("stopped", "stopped"), KeyboardInterrupt()])
def test_stopping_at_any_stage_leaves_the_store_as_it_was(bench, shop, error):
    bench.bring(HEAD + "a,2024-01-01,t,c\nb,bad,t,c\n", shop)
    before = everything(bench.engine)
    seen = []

    def stop_at(stage):
        def progress(what, share):
            seen.append((what, share))
            if what == stage:
                raise error

        return progress

    for stage in STAGES:
        with pytest.raises(type(error)):
            bench.bring(HEAD + "z,2024-01-02,u,d\ny,bad,t,c\n", shop, replace=True, progress=stop_at(stage))
        assert everything(bench.engine) == before
    del seen[:]
    assert bench.bring(HEAD + "z,2024-01-02,u,d\n", shop, progress=stop_at(None)).events_added == 1
    assert tuple(what for what, _ in seen) == STAGES
    assert [share for _, share in seen] == sorted(share for _, share in seen)


def test_ctrl_c_inside_a_long_query(bench, shop):
    """The signal arrives while the database works, not between two statements."""
    before = everything(bench.engine)
    text = HEAD + "".join(f"c{n % 99},2024-01-01,t{n % 7},c\n" for n in range(400_000))

    def alarm(what, share):
        if what == "storing":
            signal.setitimer(signal.ITIMER_REAL, 0.02)

    former = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            bench.bring(text, shop, progress=alarm)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
    assert everything(bench.engine) == before
    assert list(bench.engine._store.work_dir.iterdir()) == []
    assert bench.bring(text, shop).events_added == 400_000
