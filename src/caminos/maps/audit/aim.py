"""Audit of a map's aim: whom it is about, what for, whose it is, and when it is looked at again."""

from collections.abc import Iterator

from caminos.maps.audit.finding import Remark
from caminos.maps.audit.sight import Sight


def aim(sight: Sight) -> Iterator[Remark]:
    """Persona, objective and period, owner, review, and the present behind a future."""
    if not sight.document.personas:
        yield Remark("no_persona", "serious")
    yield from _objective(sight)
    if not sight.document.owner.strip():
        yield Remark("no_owner", "serious")
    yield from _review(sight)
    if sight.document.state == "future" and sight.document.future_of is None:
        yield Remark("future_without_current", "advice")


def _objective(sight: Sight) -> Iterator[Remark]:
    objective = sight.document.objective
    if objective is None or not (objective.statement.strip() or objective.metric):
        yield Remark("no_objective", "serious")
        return
    if objective.metric is None or objective.baseline is None or objective.target is None:
        yield Remark("objective_not_measurable", "advice")
    if objective.period is None:
        yield Remark("no_period", "advice")
    elif objective.period.last < sight.today:
        yield Remark("period_over", "advice", values={"last": objective.period.last})


def _review(sight: Sight) -> Iterator[Remark]:
    due = sight.document.review
    if due is None:
        yield Remark("no_review", "advice")
    elif due < sight.today:
        yield Remark("review_overdue", "serious", values={"due": due, "count": (sight.today - due).days})
