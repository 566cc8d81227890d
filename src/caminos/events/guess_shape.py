"""What one row of a table is: an event, an order with time stamps, a respondent, or a piece of feedback."""

from collections.abc import Sequence
from dataclasses import dataclass

from caminos.errors import BadInput
from caminos.events.explain import count, listed
from caminos.events.guess_names import role_weight
from caminos.events.guess_roles import Found, find_event_id, find_text, find_touchpoint, moments
from caminos.events.guess_scored import Scored
from caminos.events.guess_scores import named_scores, wide_scores
from caminos.events.guess_table import SAID, Table
from caminos.events.guess_values import Column
from caminos.events.guess_who import find_customer, find_journey
from caminos.events.recipe import Shape

_MANY_STAMPS = 3
_WIDE = 3
_MOSTLY = 0.5
_ONE_ROW: dict[Shape, str] = {
    "events": "an event",
    "stamps": "a journey with time stamps",
    "scores": "a respondent",
    "feedback": "a piece of feedback",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found in a table before its shape is decided."""

    customer: Found | None
    journey: Found | None
    moments: tuple[Column, ...]
    touchpoint: Found | None
    text: Found | None
    named: tuple[Scored, ...]
    wide: tuple[Scored, ...]
    wide_warnings: tuple[str, ...]
    row_is_known: bool

    @property
    def groups(self) -> tuple[str, ...]:
        """Each row's journey, or else its customer; empty when neither is known or none comes twice."""
        for found in (self.journey, self.customer):
            if found is not None and not found.column.is_unique:
                return found.column.cells
        return ()


def gather(table: Table) -> Evidence:
    """Look for everything a shape can rest on; what a person said goes before what is found."""
    said = table.overrides
    columns = table.columns
    customer = _told(table, said.customer, "customer") or find_customer(columns)
    whose = customer.column if customer else None
    journey = _told(table, said.journey, "journey")
    if journey is None:
        journey = find_journey([column for column in columns if column is not whose], whose)
    groups = _groups(journey, customer)
    taken = {found.column.name for found in (customer, journey) if found}
    free = [column for column in columns if column.name not in taken]
    wide, warnings = wide_scores(free, said.labels)
    touchpoint = _told(table, said.touchpoint, "touchpoint") or find_touchpoint(free, groups)
    found_moments = tuple(moments(free))
    told_at = table.told(said.at, "at")
    if told_at is not None and told_at not in found_moments:
        found_moments = (told_at, *found_moments)
    keys = [found for found in (journey, customer, find_event_id(columns)) if found]
    return Evidence(
        customer=customer,
        journey=journey,
        moments=found_moments,
        touchpoint=touchpoint,
        text=_told(table, said.text, "text") or find_text(free),
        named=tuple(named_scores(free, said.labels)),
        wide=tuple(wide),
        wide_warnings=tuple(warnings),
        row_is_known=any(found.column.is_unique for found in keys),
    )


def decide_shape(table: Table, evidence: Evidence) -> Shape:
    """The shape a person named, or the one the evidence speaks for.

    Errors: BadInput `recipe.not_enough` when the table lacks what every shape (or the named one) needs.
    """
    found = _told_shape(table, evidence) or _wide_shape(evidence) or _long_shape(table, evidence)
    if found is None:
        raise _not_enough(table, evidence, None)
    shape, reason = found
    table.reasons.append(f"one row is {_ONE_ROW[shape]}, because {reason}")
    return shape


def _told_shape(table: Table, evidence: Evidence) -> tuple[Shape, str] | None:
    said = table.overrides
    if said.shape is not None:
        _check_enough(table, evidence, said.shape)
        return said.shape, SAID
    if said.stamps:
        return "stamps", "you named its time columns"
    return ("scores", "you named its score columns") if said.scores else None


def _wide_shape(evidence: Evidence) -> tuple[Shape, str] | None:
    if _is_wide(evidence):
        scores = count(len(evidence.wide), "column")
        return "scores", f"{scores} hold scores and no column says what was scored"
    if _is_stamped(evidence):
        stamps = count(len(evidence.moments), "column")
        return "stamps", f"each row is one journey and {stamps} hold its moments"
    return None


def _long_shape(table: Table, evidence: Evidence) -> tuple[Shape, str] | None:
    said_share = _feedback_share(table, evidence)
    somebody = evidence.customer is not None or bool(evidence.groups)
    if _has_events(table, evidence) and (said_share == 0 or (said_share < _MOSTLY and somebody)):
        return "events", "each row has a moment and a touchpoint of somebody's journey"
    if said_share > 0 or table.overrides.score is not None:
        return "feedback", "the rows hold what customers said"
    return None


def _is_wide(evidence: Evidence) -> bool:
    scored = {one.touchpoint for one in evidence.wide}
    in_log = _names_touchpoint(evidence) and bool(evidence.groups)
    return len(scored) >= _WIDE and not in_log


def _names_touchpoint(evidence: Evidence) -> bool:
    """True when a column's header alone says that it holds touchpoints."""
    found = evidence.touchpoint
    return found is not None and (
        found.grounds == (SAID,) or role_weight("touchpoint", found.column.name) >= 3
    )


def _is_stamped(evidence: Evidence) -> bool:
    stamps = [column for column in evidence.moments if role_weight("event_id", column.name) == 0]
    if len(stamps) < 2 or not evidence.row_is_known:
        return False
    if _names_touchpoint(evidence):
        return False
    says_more = evidence.text is not None or bool(evidence.named)
    return len(stamps) >= _MANY_STAMPS or not says_more


def _has_events(table: Table, evidence: Evidence) -> bool:
    said = table.overrides
    touchpoint = evidence.touchpoint is not None or said.touchpoint_constant is not None
    return bool(evidence.moments) and touchpoint and (evidence.customer or evidence.journey) is not None


def _feedback_share(table: Table, evidence: Evidence) -> float:
    """The share of rows with a score or a text."""
    if not table.rows:
        return 0.0
    columns = [one.column for one in evidence.named] + ([evidence.text.column] if evidence.text else [])
    if table.overrides.score is not None and (told := table.told(table.overrides.score, "score")):
        columns.append(told)
    filled = zip(*(column.cells for column in columns), strict=True) if columns else []
    return sum(1 for cells in filled if any(cells)) / table.rows


def _check_enough(table: Table, evidence: Evidence, shape: Shape) -> None:
    said = table.overrides
    enough = {
        "events": _has_events(table, evidence)
        or (bool(evidence.moments) and (evidence.touchpoint or said.touchpoint_constant) is not None),
        "stamps": len(evidence.moments) >= 2 or bool(said.stamps),
        "scores": bool(evidence.wide or said.scores or said.score),
        "feedback": bool(evidence.named or evidence.text or said.score or said.scores),
    }
    if not enough[shape]:
        raise _not_enough(table, evidence, shape)


def _not_enough(table: Table, evidence: Evidence, shape: Shape | None) -> BadInput:
    said = table.overrides
    lacks_events = []
    if evidence.customer is None and evidence.journey is None:
        lacks_events.append("no customer (nor a ticket, order or session id)")
    if not evidence.moments:
        lacks_events.append("no time")
    if evidence.touchpoint is None and said.touchpoint_constant is None:
        lacks_events.append("no touchpoint")
    sentences = {
        "events": f"as an event log it has {listed(lacks_events)}",
        "stamps": f"as a table of time stamps it needs two columns of times and has {len(evidence.moments)}",
        "scores": "as a survey it has no columns of scores",
        "feedback": "as feedback it has no score and no text",
    }
    shapes: Sequence[Shape] = (shape,) if shape else ("events", "feedback")
    missing = "; ".join(sentences[one] for one in shapes)
    return BadInput(
        "recipe.not_enough",
        f"this table does not hold enough: {missing}. It has {_what_is_there(table, evidence)}",
        _way_out(shapes),
        missing=listed(lacks_events) if "events" in shapes else sentences[shapes[0]],
        columns=_names(table),
    )


def _what_is_there(table: Table, evidence: Evidence) -> str:
    columns = table.columns
    numbers = [c for c in columns if c.is_numeric and not c.is_truth and not c.times]
    truths = [c for c in columns if c.is_truth]
    others = [c for c in columns if c.filled and c not in numbers and c not in truths and not c.times]
    parts = [f"{count(len(columns), 'column')} ({_names(table)})"]
    for kind, found in (("of numbers", numbers), ("of yes and no", truths), ("of words", others)):
        if found:
            parts.append(f"{len(found)} {kind}")
    if evidence.customer is not None:
        parts.append(f"the customer {evidence.customer.column.name}")
    if evidence.moments:
        parts.append(f"the time {listed([c.name for c in evidence.moments], limit=3)}")
    return f"{parts[0]}: " + listed(parts[1:]) if len(parts) > 1 else parts[0]


def _names(table: Table) -> str:
    return listed([column.name for column in table.columns], limit=20)


def _way_out(shapes: Sequence[Shape]) -> str:
    if "events" in shapes:
        return (
            "if a column holds it, name it with --customer, --at, --touchpoint (or --touchpoint-constant "
            "NAME), --score or --text; otherwise export the rows behind this table: one row an event, with "
            "its customer and its time"
        )
    if shapes[0] == "stamps":
        return "name the time columns with --stamp"
    return "name the column with --score (and its --scale) or --text"


def _told(table: Table, name: str | None, option: str) -> Found | None:
    column = table.told(name, option)
    return None if column is None else Found(column, 9.0, (SAID,), "")


def _groups(journey: Found | None, customer: Found | None) -> tuple[str, ...]:
    for found in (journey, customer):
        if found is not None and not found.column.is_unique:
            return found.column.cells
    return ()
