"""Files written into a folder of the test's own, and what the readers hand over of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from caminos.engine.protocol import DelimitedFile, RowBatches
from caminos.events.guess import Guess, guess
from caminos.events.overrides import Overrides
from caminos.events.reading import Source


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def writing(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return writing


@pytest.fixture
def staged_rows() -> Callable[[Source], tuple[list[tuple[str | None, ...]], RowBatches]]:
    """All rows of a source whose format the engine does not read itself, and the batches they came in."""

    def reading(source: Source) -> tuple[list[tuple[str | None, ...]], RowBatches]:
        with source.staged() as staged:
            assert isinstance(staged, RowBatches)
            rows: list[tuple[str | None, ...]] = []
            for batch in staged.batches:
                assert batch.schema.names == [f"c{i}" for i in range(staged.columns)]
                rows += zip(*batch.to_pydict().values(), strict=True)
            return rows, staged

    return reading


@pytest.fixture
def staged_file() -> Callable[[Source], tuple[DelimitedFile, bytes]]:
    """What the engine is given of a delimited text, and the content it finds there."""

    def reading(source: Source) -> tuple[DelimitedFile, bytes]:
        with source.staged() as staged:
            assert isinstance(staged, DelimitedFile)
            return staged, staged.path.read_bytes()

    return reading


@pytest.fixture
def guess_of() -> Callable[..., Guess]:
    """The guess for a table written as lines of cells with `|` between them; keywords are overrides."""

    def guessing(table: str, **told: object) -> Guess:
        lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
        names, *rows = lines
        return guess("source", names, [tuple(row) for row in rows], Overrides(**told))

    return guessing
