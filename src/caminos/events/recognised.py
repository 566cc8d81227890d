"""Which touchpoint of the library each event and piece of feedback belongs to, once that has been found out.

`caminos.journeys.recognise` finds it out from the library's rules. Questions about journeys and about
feedback take the finding as it is here; without one (`None`) every name in the data is a touchpoint of its
own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from caminos.engine.protocol import Engine

_NO_CHANNEL = -1


@dataclass(frozen=True, slots=True)
class Match:
    """Events of one name, channel and source (the engine's numbers) that belong to one touchpoint.

    `channel` is None where the channel is unknown; `place` is the touchpoint's index in
    `Recognised.touchpoints`.
    """

    touchpoint: int
    channel: int | None
    source: int
    place: int


@dataclass(frozen=True, slots=True)
class UnrecognisedName:
    """A name in the data that no rule takes (or not in every channel and source), and how much it stands
    for.
    """

    name: str
    events: int
    feedback: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """The finding: ids of touchpoints, which combinations are theirs, and what nobody recognised.

    `by_name` is True where a name alone decides (no name is split by channel or source);
    `events` and `feedback` count what was recognised.
    """

    touchpoints: tuple[str, ...]
    matches: tuple[Match, ...]
    unrecognised: tuple[UnrecognisedName, ...]
    by_name: bool
    events: int
    feedback: int

    @property
    def is_plain(self) -> bool:
        """Whether each name is one touchpoint, all of them: the engine's own numbers will do."""
        names = {match.touchpoint: match.place for match in self.matches}
        return self.by_name and not self.unrecognised and len(set(names.values())) == len(names)


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with the column `place` (NULL: at no touchpoint of the map), and the touchpoint of each place.

    After `following`, also `next_place`: where the next event of the journey is (NULL: elsewhere or no next
    one).
    """

    table: ir.Table
    ids: Mapping[int, str]


def placed(engine: Engine, table: str, recognised: Recognised | None) -> Placed:
    """`table` (`steps`, `events` or `feedback`) with `place`; rows are neither dropped nor repeated."""
    rows = engine.table(table)
    if recognised is None:
        names = engine.run(engine.table("touchpoints")).to_pylist()
        return Placed(rows.mutate(place=rows.touchpoint), {row["touchpoint"]: row["name"] for row in names})
    if recognised.is_plain:
        ids = {match.touchpoint: recognised.touchpoints[match.place] for match in recognised.matches}
        return Placed(rows.mutate(place=rows.touchpoint), ids)
    return Placed(_joined(rows, recognised), dict(enumerate(recognised.touchpoints)))


def following(engine: Engine, recognised: Recognised | None) -> Placed:
    """`steps` with `place` and `next_place`."""
    steps = placed(engine, "steps", recognised)
    table = steps.table
    if recognised is None or recognised.is_plain:
        return Placed(table.mutate(next_place=table.next_touchpoint), steps.ids)
    if recognised.by_name:
        names = _by_name(recognised).rename(next_name="at_touchpoint", next_place="mapped")
        table = table.left_join(names, table.next_touchpoint == names.next_name).drop("next_name")
        return Placed(table, steps.ids)
    # Where channel or source decide, the next event's own are needed, which the prepared form does not
    # repeat.
    order = ibis.window(group_by=table.journey, order_by=table.step)
    return Placed(table.mutate(next_place=table.place.lead().over(order)), steps.ids)


def _joined(rows: ir.Table, recognised: Recognised) -> ir.Table:
    if recognised.by_name:
        names = _by_name(recognised)
        table = rows.left_join(names, rows.touchpoint == names.at_touchpoint)
        return table.rename(place="mapped").drop("at_touchpoint")
    combinations = _table(
        at_touchpoint=[match.touchpoint for match in recognised.matches],
        at_channel=[_NO_CHANNEL if match.channel is None else match.channel for match in recognised.matches],
        at_source=[match.source for match in recognised.matches],
        mapped=[match.place for match in recognised.matches],
    )
    table = rows.left_join(
        combinations,
        [
            rows.touchpoint == combinations.at_touchpoint,
            rows.channel.fill_null(_NO_CHANNEL) == combinations.at_channel,
            rows.source == combinations.at_source,
        ],
    )
    return table.rename(place="mapped").drop("at_touchpoint", "at_channel", "at_source")


def _by_name(recognised: Recognised) -> ir.Table:
    places = {match.touchpoint: match.place for match in recognised.matches}
    return _table(at_touchpoint=list(places), mapped=list(places.values()))


def _table(**columns: list[int]) -> ir.Table:
    return ibis.memtable(columns, schema=dict.fromkeys(columns, "int64"))
