"""How a delimited text is written: its delimiter, its quotes, how a quote inside quotes is escaped."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = ",;\t|"
_RARE_DELIMITERS = "^~\x1f\x01"
_WEAK_DELIMITERS = ": "
NO_DELIMITER = "\x1f"
"""Stands as delimiter of a file of one column: the unit separator, which no text holds."""

MAX_FIELD_CHARS = 16 << 20
_LOOKED_AT_CHARS = 128 << 10
_NUMBER = re.compile(r"[-+]?[\d\s]*[.,]?\d+%?")
_SPACED_QUOTE = re.compile(r'[,;|] +"')
_BACKSLASHED = re.compile(r'\\"')
_SINGLE_QUOTED = re.compile(r"(?:^|[,;\t|])'[^'\r\n]*'(?=[,;\t|\r\n]|$)", re.MULTILINE)
_OPENING_QUOTE = re.compile(r'(?:^|[,;\t|]) ?"', re.MULTILINE)
_QUOTED_CELL = re.compile(r'(?:^|[,;\t|]) ?"(?:[^"\r\n]|"")*"(?=[,;\t|\r\n]|$)', re.MULTILINE)

csv.field_size_limit(MAX_FIELD_CHARS)


@dataclass(frozen=True, slots=True)
class Dialect:
    """`quote` is empty where quotes mean nothing; `escape` stands before a quote inside quotes.

    `spaced`: a blank may stand between a delimiter and an opening quote.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    spaced: bool = False

    def rows(self, text: str) -> Iterator[list[str]]:
        """The rows of a text, a blank line as an empty row; stops at what no CSV reader can go on from."""
        try:
            yield from self._reader(text, strict=False)
        except csv.Error:
            return

    def is_kept_by(self, text: str) -> bool:
        """True when the text breaks no rule: each quote is closed, and a delimiter follows it."""
        try:
            for _ in self._reader(text, strict=True):
                pass
        except csv.Error:
            return False
        return True

    def _reader(self, text: str, *, strict: bool) -> Iterator[list[str]]:
        doubled = self.escape == self.quote
        return csv.reader(
            io.StringIO(text, newline=""),
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            doublequote=doubled,
            escapechar=None if doubled or not self.quote else self.escape,
            skipinitialspace=self.spaced and self.delimiter != " ",
            strict=strict,
        )


def detect_dialect(text: str, delimiter: str | None = None) -> Dialect:
    """The dialect under which the start of a text falls into the most regular table.

    `delimiter` is what the person said, if anything. A text of one column gets `NO_DELIMITER`.
    """
    start = _whole_lines(text)
    quotings = _quotings(start)
    if delimiter:
        return max(
            (Dialect(delimiter, *quoting) for quoting in quotings), key=lambda one: _regularity(one, start)
        )
    scored = [
        (_regularity(dialect, start) * prior, -order, dialect)
        for order, (dialect, prior) in enumerate(_candidates(start, quotings))
    ]
    best = max(scored, key=lambda one: one[:2], default=(0.0, 0, Dialect(NO_DELIMITER)))
    return best[2] if best[0] >= 0.5 else Dialect(NO_DELIMITER, *quotings[0])


def _candidates(text: str, quotings: list[tuple[str, str, bool]]) -> Iterator[tuple[Dialect, float]]:
    for delimiters, prior in ((DELIMITERS, 1.0), (_RARE_DELIMITERS, 0.9), (_WEAK_DELIMITERS, 0.6)):
        for delimiter in delimiters:
            if delimiter in text:
                for quoting in quotings:
                    yield Dialect(delimiter, *quoting), prior


def _quotings(text: str) -> list[tuple[str, str, bool]]:
    """The ways of quoting worth trying, the likeliest first."""
    ways = [('"', '"')]
    if _BACKSLASHED.search(text):
        ways.append(('"', "\\"))
    if '"' in text and not _closes_its_quotes(text):
        ways.append(("", ""))
    elif len(_SINGLE_QUOTED.findall(text)) > text.count("\n") / 2:
        ways.insert(0, ("'", "'"))
    spaced = _SPACED_QUOTE.search(text) is not None
    return [(quote, escape, spaced and quote == '"') for quote, escape in ways]


def _closes_its_quotes(text: str) -> bool:
    """True where most cells that open with a quote close it in their line: then quotes mean something, and a
    quote left open is a fault of its row.
    """
    closed = len(_QUOTED_CELL.findall(text))
    return closed > len(_OPENING_QUOTE.findall(text)) - closed


def _regularity(dialect: Dialect, text: str) -> float:
    """From 0 to 1.2: the share of rows of the commonest width, less for torn or unclean cells."""
    rows = [row for row in dialect.rows(text) if row]
    if not rows:
        return 0.0
    widths = Counter(map(len, rows))
    if len(rows) > 1:
        widths.pop(1, None)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
    if width < 2:
        return 0.0
    title_lines = next(index for index, row in enumerate(rows) if len(row) >= width)
    if title_lines and count < 2:
        return 0.0
    share = count / max(1, len(rows) - min(title_lines, 20))
    cells = [cell for row in rows if len(row) == width for cell in row]
    clean = sum(1 for cell in cells if _is_clean(cell, dialect)) / len(cells)
    spaced = sum(1 for cell in cells if cell[:1] == " ") / len(cells)
    prose = 0.4 if title_lines and spaced > 0.3 else 1.0
    lines_swallowed = max(0, text.count("\n") - sum(cell.count("\n") for cell in cells) - len(rows))
    torn = lines_swallowed / max(1, text.count("\n"))
    kept = 1.0 if dialect.is_kept_by(text) else 0.9
    return kept * prose * share * (0.5 + 0.5 * clean) * (1 - 0.5 * torn) * (1 + min(width, 20) / 100)


def _is_clean(cell: str, dialect: Dialect) -> bool:
    """False for a cell that still looks like several, or that starts or ends inside a quoted one."""
    if len(cell) > 200:
        return dialect.quote != "" or '"' not in cell[:1] + cell[-1:]
    stripped = cell.strip()
    if not dialect.quote and (stripped[:1] == '"' or stripped[-1:] == '"'):
        return False
    if dialect.quote and dialect.escape == dialect.quote and '\\"' in cell:
        return False
    if dialect.escape == "\\" and '""' in cell:
        return False
    others = [other for other in DELIMITERS if other != dialect.delimiter and other in stripped]
    return not others or " " in stripped or _NUMBER.fullmatch(stripped) is not None


def _whole_lines(text: str) -> str:
    if len(text) <= _LOOKED_AT_CHARS:
        return text
    end = text.rfind("\n", 0, _LOOKED_AT_CHARS)
    return text[: end if end > 0 else _LOOKED_AT_CHARS]
