"""Opening a source file: recognise its format, look at columns and some rows, stage it for the engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from caminos.engine.protocol import Staged
from caminos.events.readers.decimals import detect_decimal
from caminos.events.readers.raw_bytes import check_is_file, sha256_of
from caminos.events.readers.recognise import reader_for
from caminos.events.readers.table import Opened, Row
from caminos.events.recipe import FileFormat


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been looked into: at most its beginning and a few places further in have been read.

    `columns` are the header names made unique (a second `a` is `a#2`, an empty one `column 5`); `sample`
    holds up to 2,000 rows as text, the first 1,000 from the start of the file. `kind` is the format (`csv`,
    `jsonl`, `parquet`, `xlsx`, `xes`), `format` how it is written, as detected or told.
    """

    path: Path
    kind: str
    columns: tuple[str, ...]
    sample: tuple[Row, ...]
    format: FileFormat
    size_bytes: int
    _opened: Opened

    def sha256(self) -> str:
        """The SHA-256 of the file as it lies on the disk, in hexadecimal; streams the whole file."""
        return sha256_of(self.path)

    @contextmanager
    def staged(self) -> Iterator[Staged]:
        """Everything in the file, ready for the engine; temporary copies are removed at the end."""
        with self._opened.stage() as staged:
            yield staged


def open_source(path: Path, format: FileFormat | None = None) -> Source:
    """Look into a file; its format is recognised by content first, then by its name.

    Parameters: `path` is a file; `format` says how it is written where that must not be guessed.
    Errors: NotFound for a missing file or sheet; BadInput for a folder, an empty file, a header without rows,
    or a format that is not read.
    """
    wanted = format or FileFormat()
    size_bytes = check_is_file(path)
    reader = reader_for(path)
    opened = reader.open(path, wanted)
    decimal = wanted.decimal or detect_decimal(opened.sample)
    return Source(
        path=path,
        kind=reader.kind,
        columns=opened.columns,
        sample=opened.sample,
        format=opened.format.model_copy(update={"decimal": decimal}),
        size_bytes=size_bytes,
        _opened=opened,
    )
