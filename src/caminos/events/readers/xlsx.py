"""XLSX workbooks: one sheet, its header found below title lines, dates as ISO text, numbers as shown."""

import datetime
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from caminos.engine.protocol import Staged
from caminos.errors import BadInput, NotFound, did_you_mean
from caminos.events.readers.batches import NumberedRow, as_text, row_batches
from caminos.events.readers.headers import (
    has_header,
    header_position,
    numbered_names,
    unique_names,
    usual_width,
)
from caminos.events.readers.raw_bytes import reading
from caminos.events.readers.table import FIRST_ROWS, LATER_ROWS, Opened, Reader, Row
from caminos.events.recipe import FileFormat

ZIP_MAGIC = b"PK\x03\x04"
_MAX_UNPACKED_BYTES = 4 << 30
_LOOKED_AT_ROWS = 5_000
_EXACT_FLOAT_LIMIT = 2**53

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def recognises(start: bytes) -> bool:
    """True for a zip archive; whether it is a workbook is seen when it is opened."""
    return start.startswith(ZIP_MAGIC)


def open_xlsx(path: Path, wanted: FileFormat) -> Opened:
    """Look at one sheet: the named one, or the first visible one with data."""
    workbook = _workbook(path)
    sheet = _sheet(workbook, path, wanted.sheet)
    name = str(sheet.name)
    rows = [row for _, row in islice(_rows(sheet, path), _LOOKED_AT_ROWS)]
    skip = wanted.skip_lines if wanted.skip_lines is not None else header_position(rows)
    if skip is None or not any(any(row) for row in rows[skip:]):
        raise BadInput(
            "file.empty", "the sheet holds no rows", _other_sheets(workbook), file=path.name, sheet=name
        )
    rest = rows[skip:]
    width = usual_width(rest) if not rest[0] else max(usual_width(rest), usual_width(rest[:1]))
    below = [_fitted(row, width) for row in rest[1:] if any(row)]
    header = wanted.header if wanted.header is not None else has_header(_fitted(rest[0], width), below)
    columns = unique_names(rest[0], width) if header else numbered_names(width)
    data = below if header else [_fitted(rest[0], width), *below]
    if not data:
        raise BadInput(
            "file.header_only",
            "the sheet has a header but no rows",
            _other_sheets(workbook),
            file=path.name,
            sheet=name,
        )
    later = data[FIRST_ROWS:]
    sample = (*data[:FIRST_ROWS], *later[:: max(1, len(later) // LATER_ROWS)][:LATER_ROWS])
    detected = FileFormat(sheet=name, skip_lines=skip, header=header, decimal=wanted.decimal)
    return Opened(columns, sample, detected, partial(_staged, path, name, width, skip + int(header)))


def _staged(path: Path, sheet: str, width: int, above: int) -> AbstractContextManager[Staged]:
    rows = _data_rows(path, sheet, width, above)
    return row_batches(path.name, width, rows, [], first_row=above + 1)


def _data_rows(path: Path, sheet: str, width: int, above: int) -> Iterator[NumberedRow]:
    for number, row in islice(_rows(_sheet(_workbook(path), path, sheet), path), above, None):
        if any(row):
            yield number, _fitted(row, width)


def _rows(sheet: CalamineSheet, path: Path) -> Iterator[NumberedRow]:
    with _damage_explained(path):
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            yield number, tuple(map(_text, cells))


def _workbook(path: Path) -> CalamineWorkbook:
    _check_archive(path)
    with _damage_explained(path), reading(path):
        return CalamineWorkbook.from_path(path)


def _check_archive(path: Path) -> None:
    """Refuse an archive that is no workbook, or one that would unpack to fill the memory."""
    try:
        with reading(path), zipfile.ZipFile(path) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as fault:
        raise _damaged(path, str(fault)) from fault
    if not any(name.startswith("xl/workbook.") for name in members):
        raise BadInput(
            "file.is_archive",
            "the file is a zip archive, not a workbook",
            "unpack it and import the files in it; save other spreadsheets as .xlsx or CSV",
            file=path.name,
        )
    if sum(members.values()) > _MAX_UNPACKED_BYTES:
        raise BadInput(
            "file.too_large", "the workbook unpacks to more than 4 GiB", "save it as CSV", file=path.name
        )


def _sheet(workbook: CalamineWorkbook, path: Path, wanted: str | None) -> CalamineSheet:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    names = [sheet.name for sheet in sheets]
    if wanted is not None:
        if wanted not in names:
            hint = did_you_mean(wanted, names)
            raise NotFound("file.no_such_sheet", f"there is no sheet {wanted!r}", hint, file=path.name)
        return _named(workbook, path, wanted)
    hidden_last = sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    for sheet in (_named(workbook, path, shown.name) for shown in hidden_last):
        if sheet.start is not None:
            return sheet
    raise BadInput("file.empty", "no sheet of the workbook holds a row", "check the file", file=path.name)


def _named(workbook: CalamineWorkbook, path: Path, name: str) -> CalamineSheet:
    with _damage_explained(path):
        return workbook.get_sheet_by_name(name)


def _other_sheets(workbook: CalamineWorkbook) -> str:
    return "name the sheet that holds the rows; there is: " + ", ".join(map(repr, workbook.sheet_names))


@contextmanager
def _damage_explained(path: Path) -> Iterator[None]:
    """Calamine's errors, and its panics (a BaseException in Python), as an error with the file's name."""
    try:
        yield
    except CalamineError as fault:
        raise _damaged(path, str(fault)) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise _damaged(path, str(fault)) from None


def _damaged(path: Path, reason: str) -> BadInput:
    return BadInput(
        "file.damaged",
        f"the workbook is damaged or protected by a password: {reason[:200]}",
        "open it in a spreadsheet program and save it again as .xlsx, or save the sheet as CSV",
        file=path.name,
    )


def _text(cell: Cell) -> str | None:
    if isinstance(cell, str):
        return as_text(cell) or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, datetime.timedelta):
        return _duration_text(cell)
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)


def _number_text(number: float) -> str:
    """Fifteen digits, as a spreadsheet keeps them: no `.0`, no binary noise behind the last digit."""
    if number.is_integer() and abs(number) < _EXACT_FLOAT_LIMIT:
        return str(int(number))
    return f"{number:.15g}"


def _duration_text(duration: datetime.timedelta) -> str:
    seconds = int(duration.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _fitted(row: Row, width: int) -> Row:
    return row[:width] + (None,) * (width - len(row))


READER = Reader("xlsx", (".xlsx", ".xlsm"), recognises, open_xlsx, packed=False)
