import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from caminos.errors import BadInput, NotFound
from caminos.events.reading import open_source
from caminos.events.recipe import FileFormat


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_cells_are_text_as_a_person_sees_them(tmp_path: Path, staged_rows) -> None:
    rows = [
        ["id", "when", "day", "clock", "n", "ok", "long"],
        [
            "007",
            dt.datetime(2024, 5, 1, 10, 30),
            dt.date(2024, 5, 1),
            dt.time(9, 5),
            5.0,
            True,
            4111111111111111,
        ],
        ["NA", None, None, None, 0.1 + 0.2, False, dt.timedelta(hours=30, minutes=5)],
    ]
    source = open_source(workbook(tmp_path / "t.xlsx", Data=rows))
    expected = [
        ("007", "2024-05-01 10:30:00", "2024-05-01", "09:05:00", "5", "true", "4111111111111111"),
        ("NA", None, None, None, "0.3", "false", "30:05:00"),
    ]
    assert source.columns == ("id", "when", "day", "clock", "n", "ok", "long")
    assert list(source.sample) == expected
    assert staged_rows(source)[0] == expected
    assert source.format == FileFormat(sheet="Data", skip_lines=0, header=True, decimal=".")


def test_the_header_stands_below_title_lines_and_blank_rows_are_counted(tmp_path: Path, staged_rows) -> None:
    rows = [["Report of May"], [], ["id", "name", "score"], ["1", "a", 2], [], ["2", "b", 3]]
    source = open_source(workbook(tmp_path / "t.xlsx", Data=rows))
    assert source.columns == ("id", "name", "score")
    found, staged = staged_rows(source)
    assert found == [("1", "a", "2"), ("2", "b", "3")]
    assert (staged.first_row, staged.leaps) == (4, [(1, 6)])


def test_the_first_sheet_with_data_is_taken_unless_one_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", Empty=[], May=[["a"], ["1"]], June=[["b"], ["2"]])
    assert open_source(path).columns == ("a",)
    assert open_source(path, FileFormat(sheet="June")).columns == ("b",)
    with pytest.raises(NotFound) as caught:
        open_source(path, FileFormat(sheet="Juen"))
    assert caught.value.hint == "did you mean 'June'?"


def test_a_hidden_sheet_comes_last(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", Hidden=[["a"], ["1"]], Shown=[["b"], ["2"]])
    book = openpyxl.load_workbook(path)
    book["Hidden"].sheet_state = "hidden"
    book.save(path)
    assert open_source(path).format.sheet == "Shown"


def test_names_and_width(tmp_path: Path) -> None:
    rows = [["id", "id", None, "x"], ["1", "2", "3", "4"], ["5", "6", "7", "8"]]
    assert open_source(workbook(tmp_path / "t.xlsx", Data=rows)).columns == ("id", "id#2", "column 3", "x")


@pytest.mark.parametrize(
    ("rows", "code"), [([["a", "b"]], "file.header_only"), ([], "file.empty"), ([[None], [""]], "file.empty")]
)
def test_sheets_without_rows_are_refused(tmp_path: Path, rows: list[list[object]], code: str) -> None:
    with pytest.raises(BadInput) as caught:
        open_source(workbook(tmp_path / "t.xlsx", Data=rows))
    assert caught.value.code == code


def test_other_archives_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "hello")
    with pytest.raises(BadInput) as caught:
        open_source(path)
    assert caught.value.code == "file.is_archive"


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
    with pytest.raises(BadInput) as caught:
        open_source(path)
    assert caught.value.code == "file.damaged"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "t.xlsx", Data=[["a"], ["1"]])
    monkeypatch.setattr("caminos.events.readers.xlsx._MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(BadInput) as caught:
        open_source(path)
    assert caught.value.code == "file.too_large"
