"""Which reader a file needs: told by its content, then by its name. A new reader is listed here."""

from pathlib import Path

from caminos.errors import BadInput
from caminos.events.readers import delimited, jsonl, parquet, xes, xlsx
from caminos.events.readers.raw_bytes import head, is_gzipped
from caminos.events.readers.table import Reader

READERS = (parquet.READER, xlsx.READER, xes.READER, jsonl.READER, delimited.READER)
"""Every reader, the most certain first: any text is delimited text, so that reader is asked last."""

_HEAD_BYTES = 64 << 10
_NOT_READ = (
    (b"%PDF", "a PDF document", "export the table behind it as CSV or XLSX"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (such as .xls)", "save it as .xlsx or CSV"),
    (b"BZh", "packed with bzip2", "unpack it, or pack it with gzip"),
    (b"\xfd7zXZ\x00", "packed with xz", "unpack it, or pack it with gzip"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it, or pack it with gzip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and import the files in it"),
    (b"Rar!", "a RAR archive", "unpack it and import the files in it"),
    (b"\x1f\x8b", "gzipped twice", "unpack it once"),
    (b"SQLite format 3", "an SQLite database", "export the table as CSV"),
    (b"\x89PNG", "a picture", "export the table behind it as CSV or XLSX"),
    (b"\xff\xd8\xff", "a picture", "export the table behind it as CSV or XLSX"),
    (b"GIF8", "a picture", "export the table behind it as CSV or XLSX"),
    (b"Obj\x01", "an Avro file", "export it as Parquet, JSON Lines or CSV"),
    (b"ORC", "an ORC file", "export it as Parquet, JSON Lines or CSV"),
    (b"ARROW1", "an Arrow file", "save it as Parquet"),
    (b"{\\rtf", "an RTF document", "save the table as CSV or XLSX"),
)


def reader_for(path: Path) -> Reader:
    """The reader of a file that exists; BadInput when it is empty or of a format Caminos does not read."""
    start = head(path, _HEAD_BYTES)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise BadInput("file.empty", "the file is empty", "check that the export worked", file=path.name)
    for magic, what, hint in _NOT_READ:
        if start.startswith(magic):
            raise _unknown(path, what, hint)
    reader = _by_content(start, path)
    if reader is None:
        raise _unknown(
            path,
            "neither text nor a format Caminos reads",
            "export it as CSV, JSON Lines, Parquet, XLSX or XES",
        )
    if not reader.packed and is_gzipped(path):
        raise BadInput(
            "file.packed", f"a gzipped {reader.kind} file cannot be read", "unpack it first", file=path.name
        )
    return reader


def _by_content(start: bytes, path: Path) -> Reader | None:
    for reader in READERS[:-1]:
        if reader.recognises(start):
            return reader
    root = xes.xml_root(start)
    if root is not None and _suffix(path) not in delimited.READER.suffixes:
        kind = "a web page" if root.lower() == "html" else f"XML with the root element <{root}>"
        raise _unknown(path, kind, "an event log in XML is read when it is XES, with the root element <log>")
    if not delimited.READER.recognises(start):
        return None
    named = next((reader for reader in READERS if _suffix(path) in reader.suffixes), delimited.READER)
    if named in (parquet.READER, xlsx.READER, xes.READER):
        raise _unknown(
            path,
            f"named {_suffix(path)} but its content is not",
            "fetch it again, or give it its true suffix",
        )
    return named


def _suffix(path: Path) -> str:
    """The last suffix, in lower case, that is not `.gz`."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def _unknown(path: Path, what: str, hint: str) -> BadInput:
    return BadInput("file.unknown_format", f"the file is {what}", hint, file=path.name)
