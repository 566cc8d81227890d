"""Touchpoints of the library for what the data names: found again by rule, made where there is none."""

from collections import defaultdict
from collections.abc import Sequence

from caminos.events.recognised import Recognised
from caminos.ids import unique
from caminos.maps.library import EventRule, Library, Touchpoint
from caminos.maps.stage_words import humanise


def rules_of(touchpoints: Sequence[Touchpoint]) -> list[tuple[str, EventRule]]:
    """The recognising rules of touchpoints, in their order; those without one are left out."""
    return [(one.id, one.rule) for one in touchpoints if one.rule is not None]


def grow(library: Library, recognised: Recognised, *, add: bool = True) -> Library:
    """The library with a touchpoint for each name that no rule takes yet.

    Names that read the same (`order_placed`, `Order placed`) are one touchpoint: a touchpoint that is called
    so already takes them into its rule. Without `add` that is all, and no new touchpoint is made.
    """
    together: dict[str, list[str]] = defaultdict(list)
    for one in recognised.unrecognised:
        together[humanise(one.name).casefold()].append(one.name)
    touchpoints = list(library.touchpoints)
    # A rule limited to channels or sources is meant to be narrow and takes no further names.
    at = {
        one.name.casefold(): place
        for place, one in reversed(list(enumerate(touchpoints)))
        if one.rule is None or not (one.rule.channels or one.rule.sources)
    }
    taken = {one.id for one in touchpoints}
    for folded, raw_names in together.items():
        rule = EventRule(names=tuple(sorted(raw_names)))
        place = at.get(folded)
        if place is not None:
            touchpoints[place] = _with_names(touchpoints[place], rule.names)
            continue
        if not add:
            continue
        name = humanise(raw_names[0])
        touchpoint_id = unique(name, taken)
        taken.add(touchpoint_id)
        touchpoints.append(Touchpoint(id=touchpoint_id, name=name, rule=rule))
    return library.model_copy(update={"touchpoints": tuple(touchpoints)})


def _with_names(touchpoint: Touchpoint, names: tuple[str, ...]) -> Touchpoint:
    rule = touchpoint.rule or EventRule()
    wider = rule.model_copy(update={"names": tuple(dict.fromkeys((*rule.names, *names)))})
    return touchpoint.model_copy(update={"rule": wider})
