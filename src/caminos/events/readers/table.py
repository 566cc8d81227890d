"""What a reader is, and what it gives back: the contract between one file format and the rest."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from caminos.engine.protocol import Staged
from caminos.events.recipe import FileFormat

FIRST_ROWS = 1_000
"""How many rows from the start of a file a sample holds."""

LATER_ROWS = 1_000
"""How many rows from further into a file a sample may hold, where they are cheap to reach."""

Row = tuple[str | None, ...]
"""One row as text; None where the format has a real null."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file looked into but not read: its columns, some rows, and how to stage all of them.

    `columns` are the header names made unique; each row of `sample` has as many cells. `format` is what was
    detected or told. `stage` opens the whole file for the engine and cleans up behind it.
    """

    columns: tuple[str, ...]
    sample: tuple[Row, ...]
    format: FileFormat
    stage: Callable[[], AbstractContextManager[Staged]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One file format.

    `recognises` looks at the first bytes of the (unpacked) content; `suffixes` are asked only when no reader
    recognises the content. `open` takes the path and what the person said about the format.
    `packed` is True where the file may also be gzipped.
    """

    kind: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    open: Callable[[Path, FileFormat], Opened]
    packed: bool = True
