"""The sample on the table while a guess is made: its columns, what a person said, and the notes taken."""

from collections.abc import Sequence
from typing import Any

from caminos.errors import NotFound, did_you_mean
from caminos.events.explain import because
from caminos.events.guess_missing import guess_missing
from caminos.events.guess_values import Column, columns_of
from caminos.events.overrides import Overrides
from caminos.events.readers.table import Row
from caminos.events.recipe import FileFormat

SAID = "you said so"

Fields = dict[str, Any]
"""Fields of a recipe by name."""


class Table:
    """Columns of a sample with missing codes emptied; `reasons` and `warnings` gather on the way."""

    def __init__(
        self, names: Sequence[str], rows: Sequence[Row], overrides: Overrides, format: FileFormat
    ) -> None:
        self.overrides = overrides
        self.decimal = overrides.decimal or format.decimal or "."
        self.reasons: list[str] = []
        self.warnings: list[str] = []
        written = columns_of(names, rows, self.decimal)
        self.missing = guess_missing(written, overrides)
        self.columns = tuple(self.missing.cleared(column) for column in written)
        self._by_name = {column.name: column for column in self.columns}
        self._taken: set[str] = set()

    @property
    def rows(self) -> int:
        """How many rows were looked at."""
        return len(self.columns[0].cells) if self.columns else 0

    @property
    def free(self) -> tuple[Column, ...]:
        """The columns no part has taken yet."""
        return tuple(column for column in self.columns if column.name not in self._taken)

    def told(self, name: str | None, option: str) -> Column | None:
        """The column a person named, None when none was; NotFound when the file has no such column."""
        if name is None:
            return None
        column = self._by_name.get(name)
        if column is None:
            raise NotFound(
                "recipe.no_such_column",
                f"the file has no column {name!r}",
                did_you_mean(name, self._by_name),
                option=option,
            )
        return column

    def told_with_label(self, told: str, option: str) -> tuple[Column, str | None]:
        """`COLUMN` or `COLUMN=LABEL`, where the header itself may hold an equals sign."""
        name, sign, label = told.rpartition("=")
        whole = told in self._by_name or not sign
        column = self.told(told if whole else name, option)
        assert column is not None  # a name was given
        return column, None if whole else label

    def take(self, part: str, column: Column, *grounds: str) -> str:
        """Note that a part is this column, and why; gives the column's name."""
        self._taken.add(column.name)
        self.reasons.append(because(part, column.name, *grounds))
        return column.name

    def set_aside(self, *columns: Column) -> None:
        """Keep columns from being taken for anything else, without a note."""
        self._taken.update(column.name for column in columns)

    def warn(self, warning: str) -> None:
        """Note what a person must look at; "" is nothing."""
        if warning and warning not in self.warnings:
            self.warnings.append(warning)
