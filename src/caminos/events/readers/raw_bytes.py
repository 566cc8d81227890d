"""The bytes of a file, unpacked where the file is gzipped, and the errors that reading bytes can meet."""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, cast

from caminos.errors import BadInput, NotFound

GZIP_MAGIC = b"\x1f\x8b"
BLOCK_BYTES = 1 << 20


def check_is_file(path: Path) -> int:
    """The size in bytes of a file that can be read; NotFound or BadInput for anything else."""
    with reading(path):
        if not path.exists():
            siblings = _names_beside(path)
            raise NotFound(
                "file.not_found",
                "there is no such file",
                f"did you mean {siblings[0]!r}?" if siblings else "check the path",
                file=str(path),
            )
        if path.is_dir():
            raise BadInput(
                "file.is_folder",
                "this is a folder, not a file",
                "name one file in it; import the files one by one",
                file=str(path),
            )
        if not path.is_file():
            raise BadInput(
                "file.not_regular", "this is not an ordinary file", "save it as a file first", file=str(path)
            )
        return path.stat().st_size


def is_gzipped(path: Path) -> bool:
    """True when the file's own first bytes say that it is gzipped, whatever its name says."""
    with reading(path), path.open("rb") as file:
        return file.read(2) == GZIP_MAGIC


def open_bytes(path: Path) -> BinaryIO:
    """The file's content as a binary stream, unpacked when it is gzipped; read it inside `reading(path)`."""
    if is_gzipped(path):
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def head(path: Path, size: int) -> bytes:
    """The first `size` bytes of the content (unpacked)."""
    with reading(path), open_bytes(path) as file:
        return file.read(size)


def blocks(path: Path, size: int = BLOCK_BYTES) -> Iterator[bytes]:
    """The content (unpacked) in blocks of `size` bytes."""
    with reading(path), open_bytes(path) as file:
        while block := file.read(size):
            yield block


def split_lines(content: Iterable[bytes], longest: int = 64 << 20) -> Iterator[bytes]:
    """The lines of a content that comes in blocks, without their line ends.

    A line of more than `longest` bytes is cut there, so that no file fills the memory.
    """
    rest = b""
    for block in content:
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        for line in lines:
            yield line.removesuffix(b"\r")
        while len(rest) > longest:
            yield rest[:longest]
            rest = rest[longest:]
    if rest:
        yield rest.removesuffix(b"\r")


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file as it lies on the disk (packed), in hexadecimal."""
    with reading(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what can go wrong while reading bytes into an error a person understands."""
    try:
        yield
    except (gzip.BadGzipFile, zlib.error, EOFError) as fault:
        raise BadInput(
            "file.broken_gzip",
            f"the gzip file is damaged or cut off: {fault}",
            "fetch or pack the file again",
            file=str(path),
        ) from fault
    except OSError as fault:
        raise BadInput(
            "file.not_readable",
            f"the file cannot be read: {fault.strerror or fault}",
            "check the file's name and your permission to read it",
            file=str(path),
        ) from fault


def _names_beside(path: Path) -> list[str]:
    if not path.parent.is_dir():
        return []
    return get_close_matches(path.name, [other.name for other in path.parent.iterdir()], n=1)
