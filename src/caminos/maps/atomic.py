"""Writing a file so that a reader finds the old text or the new one, never half of either."""

import os
import secrets
import shutil
from pathlib import Path

from caminos.errors import CaminosError


def write_text(path: Path, content: str) -> None:
    """Write UTF-8 text by way of a new file beside the old one, flushed to the disk and then renamed.

    The file keeps its permissions; a link keeps pointing where it did. Raises `CaminosError`
    (`file.not_written`) when the folder is missing or the disk refuses; the old file is then untouched.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        _write_through(beside, content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise CaminosError(
            "file.not_written",
            f"the file could not be written: {error.strerror or error}",
            "check that the folder exists, may be written to and has room",
            file=path,
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _write_through(path: Path, content: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last; systems whose folders cannot be opened (Windows) do without."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
