"""One demo company for all tests that only look at it."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from caminos.simulate import Answers, simulate

CUSTOMERS = 12_000
FORMATS = {
    "web_shop.csv": ("utf-8", ","),
    "orders.csv": ("cp1250", ";"),
    "call_centre.csv": ("utf-8", ","),
    "survey.csv": ("utf-8-sig", "\t"),
}


@dataclass(frozen=True)
class Demo:
    folder: Path
    answers: Answers

    def records(self, file: str) -> list[tuple[int, int, list[str]]]:
        """Every record after the header: spreadsheet row, first line, cells."""
        encoding, delimiter = FORMATS[file]
        with (self.folder / file).open(encoding=encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=delimiter)
            next(reader)
            out, row, line = [], 2, reader.line_num + 1
            for cells in reader:
                out.append((row, line, cells))
                row, line = row + 1, reader.line_num + 1
        return out

    def header(self, file: str) -> list[str]:
        encoding, delimiter = FORMATS[file]
        with (self.folder / file).open(encoding=encoding, newline="") as stream:
            return next(csv.reader(stream, delimiter=delimiter))

    def good(self, file: str) -> list[dict[str, str]]:
        """The good records as dictionaries: without malformed rows and repeats."""
        bad = {one.row for one in self.answers.malformed if one.file == file}
        header, seen, out = self.header(file), set(), []
        for row, _, cells in self.records(file):
            key = tuple(cells)
            if row not in bad and key not in seen:
                out.append(dict(zip(header, cells, strict=True)))
            seen.add(key)
        return out

    def reviews(self) -> list[dict[str, object]]:
        bad = {one.row for one in self.answers.malformed if one.file == "reviews.jsonl"}
        lines = (self.folder / "reviews.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for number, line in enumerate(lines, 1) if number not in bad]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    return Demo(folder, simulate(folder, customers=CUSTOMERS, seed=7))
