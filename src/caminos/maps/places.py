"""Where a new or moved thing goes: the rank right after a neighbour, or before all others."""

from collections.abc import Iterable

from caminos.errors import Conflict, NotFound, did_you_mean
from caminos.maps.model import Card, JourneyMap, Lane, Stage, Step
from caminos.maps.rank import LONGEST_RANK, rank_between


def stage_rank(document: JourneyMap, *, after: str | None) -> str:
    """The rank of a stage that stands right after another one; None: before all."""
    return _rank_after(document.ordered_stages(), after)


def step_rank(document: JourneyMap, stage: str, *, after: str | None) -> str:
    """The rank of a step in a stage, right after another step of it; None: the first of the stage."""
    return _rank_after([step for step in document.ordered_steps() if step.stage == stage], after)


def lane_rank(document: JourneyMap, *, after: str | None) -> str:
    """The rank of a lane right below another one; None: above all."""
    return _rank_after(document.ordered_lanes(), after)


def card_rank(document: JourneyMap, lane: str, step: str, *, after: str | None) -> str:
    """The rank of a card where a lane and a step cross, right below another card there; None: on top."""
    return _rank_after(document.cards_at(lane, step), after)


def _rank_after(siblings: Iterable[Stage | Step | Lane | Card], after: str | None) -> str:
    """The rank between `after` and the sibling that follows it.

    Raises `NotFound` when `after` is no sibling, `Conflict` when nothing fits between the two.
    """
    ordered = list(siblings)
    ids = [sibling.id for sibling in ordered]
    if after is not None and after not in ids:
        raise NotFound("rank.no_neighbour", f"there is no {after!r} to stand after", did_you_mean(after, ids))
    place = 0 if after is None else ids.index(after) + 1
    low = ordered[place - 1].rank if place else None
    high = ordered[place].rank if place < len(ordered) else None
    if low is not None and low == high:
        raise _no_room(f"the ranks before and after are both {low!r}")
    rank = rank_between(low, high)
    if len(rank) > LONGEST_RANK:
        raise _no_room(f"a rank between would be longer than {LONGEST_RANK} characters")
    return rank


def _no_room(why: str) -> Conflict:
    return Conflict(
        "rank.no_room", f"nothing fits in there: {why}", "apply SpreadRanks first, then try again"
    )


__all__ = ["card_rank", "lane_rank", "stage_rank", "step_rank"]
