"""The options that correct a guessed recipe, shared by `import` and `recipe guess`."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from caminos.events.overrides import Overrides

Command = TypeVar("Command", bound=Callable[..., Any])

Scale = tuple[float, float]

_COLUMN = "COLUMN"
_SCALE = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*-\s*(-?\d+(?:[.,]\d+)?)")
_OPTIONS = (
    click.option(
        "--shape",
        type=click.Choice(["events", "stamps", "scores", "feedback"]),
        help="One row is an event, an order with time stamps, a respondent's scores, or a feedback.",
    ),
    click.option("--customer", metavar=_COLUMN, help="Whose row it is."),
    click.option(
        "--customer-kind", metavar="KIND", help="What sort of id that is, e.g. e-mail, card, phone."
    ),
    click.option(
        "--same-as", multiple=True, metavar="COLUMN=KIND", help="Another id of the same person; repeatable."
    ),
    click.option("--at", metavar=_COLUMN, help="When it happened."),
    click.option("--time-column", metavar=_COLUMN, help="The time of day, when the date stands apart."),
    click.option(
        "--time-format", metavar="FORMAT", help="strptime format, iso, epoch_s, epoch_ms, epoch_us or excel."
    ),
    click.option(
        "--timezone", metavar="ZONE", help="Zone of times without offset, e.g. Europe/Warsaw [default: UTC]."
    ),
    click.option("--day-first/--month-first", "day_first", default=None, help="How 03/04/2026 is meant."),
    click.option("--touchpoint", metavar=_COLUMN, help="What the customer met."),
    click.option("--touchpoint-constant", metavar="NAME", help="One touchpoint for all rows."),
    click.option("--channel", metavar=_COLUMN, help="Where they met it."),
    click.option("--channel-constant", metavar="NAME", help="One channel for all rows."),
    click.option("--journey", metavar=_COLUMN, help="The source's own journey id: ticket, order, case."),
    click.option("--journey-started-at", metavar=_COLUMN, help="When that journey began."),
    click.option("--event-id", metavar=_COLUMN, help="The source's own id of the event."),
    click.option(
        "--stamp", "stamps", multiple=True, metavar=_COLUMN, help="A time column of a wide file; repeatable."
    ),
    click.option(
        "--score-column",
        "scores",
        multiple=True,
        metavar="COLUMN[=TOUCHPOINT]",
        help="A column of scores and what it scores; repeatable.",
    ),
    click.option("--score", metavar=_COLUMN, help="The score of a feedback row."),
    click.option(
        "--scale",
        multiple=True,
        metavar="[COLUMN=]WORST-BEST",
        help="The scale's ends, e.g. 1-5, or 5-1 when 1 is best; for all scores or one column; repeatable.",
    ),
    click.option(
        "--label",
        "labels",
        multiple=True,
        metavar="COLUMN=WORD=NUMBER",
        help="What an answer in words counts; repeatable.",
    ),
    click.option(
        "--kind", type=click.Choice(["nps", "csat", "ces", "stars", "score"]), help="What the score is."
    ),
    click.option(
        "--missing", multiple=True, metavar="VALUE", help='"Nothing here", or COLUMN=VALUE; repeatable.'
    ),
    click.option("--text", metavar=_COLUMN, help="What the customer wrote."),
    click.option("--language-column", "language", metavar=_COLUMN, help="The text's language."),
    click.option("--language-constant", metavar="CODE", help="One language for all texts, e.g. pl."),
    click.option("--weight", metavar=_COLUMN, help="The respondent's weight."),
    click.option(
        "--name", "names", multiple=True, metavar="RAW=SHOWN", help="Rename a touchpoint; repeatable."
    ),
    click.option(
        "--put",
        "stages",
        multiple=True,
        metavar="TOUCHPOINT=STAGE",
        help="Stage for the draft map; repeatable.",
    ),
    click.option(
        "--property", "properties", multiple=True, metavar=_COLUMN, help="Keep this column too; repeatable."
    ),
    click.option(
        "--drop-duplicates", is_flag=True, default=False, help="Leave out rows that repeat a row whole."
    ),
    click.option(
        "--rows-are-events/--rows-are-feedback",
        "rows_are_events",
        default=None,
        help="Whether a feedback row counts as an event, too.",
    ),
    click.option("--delimiter", metavar="CHAR", help="What separates columns."),
    click.option("--encoding", metavar="NAME", help="How letters are written, e.g. utf-8, cp1250."),
    click.option("--decimal", type=click.Choice([".", ","]), help="The decimal mark."),
    click.option("--sheet", metavar="NAME", help="The sheet of a workbook."),
    click.option("--skip-lines", type=click.IntRange(0), help="So many lines stand before the header."),
    click.option("--no-header", is_flag=True, default=False, help="The first row holds values already."),
)


def override_options(command: Command) -> Command:
    """Adds all options that correct a guess."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def overrides_from(given: dict[str, Any]) -> "Overrides":
    """The options of one command line as overrides of a guess."""
    from caminos.events.overrides import Overrides
    from caminos.events.recipe import FileFormat

    missing, missing_in = _missing(given["missing"])
    scale, scale_in = _scales(given["scale"])
    plain = (
        "shape", "customer", "customer_kind", "at", "time_column", "time_format", "timezone", "day_first",
        "touchpoint", "touchpoint_constant", "channel", "channel_constant", "journey", "journey_started_at",
        "event_id", "stamps", "score", "kind", "text", "language", "language_constant", "weight",
        "properties", "rows_are_events",
    )  # fmt: skip
    return Overrides(
        **{name: given[name] for name in plain},
        same_as=_pairs(given["same_as"], "--same-as"),
        scores=given["scores"],
        scale=scale,
        scale_in=scale_in,
        labels=_labels(given["labels"]),
        missing=missing,
        missing_in=missing_in,
        names=dict(_pairs(given["names"], "--name")),
        stages=dict(_pairs(given["stages"], "--put")),
        drop_duplicates=given["drop_duplicates"] or None,
        format=FileFormat(
            delimiter=_delimiter(given["delimiter"]),
            encoding=given["encoding"],
            decimal=given["decimal"],
            sheet=given["sheet"],
            skip_lines=given["skip_lines"],
            header=False if given["no_header"] else None,
        ),
    )


def _pairs(given: tuple[str, ...], option: str) -> tuple[tuple[str, str], ...]:
    return tuple(_pair(words, option) for words in given)


def _pair(words: str, option: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise click.BadParameter(f"{words!r} is not NAME=VALUE", param_hint=option)
    return name.strip(), value.strip()


def _missing(given: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    everywhere: list[str] = []
    in_column: dict[str, tuple[str, ...]] = {}
    for words in given:
        column, sign, value = words.partition("=")
        if sign:
            in_column[column] = (*in_column.get(column, ()), value)
        else:
            everywhere.append(words)
    return tuple(everywhere), in_column


def _scales(given: tuple[str, ...]) -> tuple[Scale | None, dict[str, Scale]]:
    of_all: Scale | None = None
    in_column: dict[str, Scale] = {}
    for words in given:
        column, sign, ends = words.rpartition("=")
        if sign:
            in_column[column] = _scale(ends)
        else:
            of_all = _scale(ends)
    return of_all, in_column


def _scale(words: str) -> Scale:
    found = _SCALE.fullmatch(words.strip())
    ends = tuple(float(end.replace(",", ".")) for end in found.groups()) if found else (0.0, 0.0)
    if ends[0] == ends[1]:
        raise click.BadParameter(f"{words!r} is not WORST-BEST, for example 1-5", param_hint="--scale")
    return ends[0], ends[1]


def _labels(given: tuple[str, ...]) -> dict[str, dict[str, float]]:
    labels: dict[str, dict[str, float]] = {}
    for words in given:
        column, word, number = (part.strip() for part in (*words.split("=", 2), "", "")[:3])
        try:
            labels.setdefault(column, {})[word] = float(number.replace(",", "."))
        except ValueError:
            raise click.BadParameter(
                f"{words!r} is not COLUMN=WORD=NUMBER, for example mood=happy=5", param_hint="--label"
            ) from None
    return labels


def _delimiter(given: str | None) -> str | None:
    return {"tab": "\t", "\\t": "\t"}.get(given, given) if given else None
