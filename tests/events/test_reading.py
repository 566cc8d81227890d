"""Opening a source: what every format has in common, and what is no file at all."""

import hashlib
import os
from pathlib import Path

import pytest

from caminos.errors import BadInput, NotFound
from caminos.events.reading import open_source
from caminos.events.recipe import FileFormat


def test_a_source_knows_its_size_and_its_fingerprint(write) -> None:
    content = b"a,b\n1,2\n" * 1000
    source = open_source(write("t.csv", content))
    assert (source.size_bytes, source.sha256()) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize(
    ("cells", "decimal"),
    [
        (("1,5", "2,25"), ","),
        (("1.5", "2.25"), "."),
        (("1,234", "5,678"), "."),
        (("1.234,50", "7"), ","),
        (("1,234.50", "7"), "."),
        (("x", "y"), "."),
    ],
)
def test_the_decimal_mark(write, cells: tuple[str, str], decimal: str) -> None:
    path = write("t.csv", "\n".join(["a;b", *(f"{cell};x" for cell in cells)]).encode())
    assert open_source(path).format.decimal == decimal
    assert open_source(path, FileFormat(decimal=",")).format.decimal == ","


def test_a_missing_file_names_the_nearest(write, tmp_path: Path) -> None:
    write("tickets.csv", b"a,b\n1,2\n")
    with pytest.raises(NotFound) as caught:
        open_source(tmp_path / "ticket.csv")
    assert (caught.value.code, caught.value.hint) == ("file.not_found", "did you mean 'tickets.csv'?")
    with pytest.raises(NotFound):
        open_source(tmp_path / "no folder" / "x.csv")
    with pytest.raises(NotFound):
        open_source(tmp_path / "x\x00y.csv")


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(tmp_path)
    assert caught.value.code == "file.is_folder"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput) as caught:
        open_source(tmp_path / "pipe")
    assert caught.value.code == "file.not_regular"
