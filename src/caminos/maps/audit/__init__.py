"""The map audit: is this a customer's journey, is it known, and does it lead to decisions?"""

from datetime import date

from caminos.maps.audit.aim import aim
from caminos.maps.audit.decisions import decisions
from caminos.maps.audit.evidence import evidence
from caminos.maps.audit.finding import AuditFinding, Severity, Where
from caminos.maps.audit.outside_in import outside_in
from caminos.maps.audit.sight import Sight
from caminos.maps.audit.wording import process_words
from caminos.maps.library import Library
from caminos.maps.model import JourneyMap

_ORDER: tuple[Severity, ...] = ("serious", "advice", "note")


def audit(
    document: JourneyMap, library: Library, today: date, language: str | None = None
) -> tuple[AuditFinding, ...]:
    """Everything that keeps a map from being trusted and acted on, the most serious first.

    Parameters: `today` decides what is overdue; `language` is that of the texts (the map's own when
    not given). A map with faults is audited as it stands; `faults` and `repair` are for those.
    """
    sight = Sight(document, library, today, language or document.language)
    remarks = [*outside_in(sight), *aim(sight), *evidence(sight), *decisions(sight)]
    remarks.sort(key=lambda remark: _ORDER.index(remark.severity))
    return tuple(remark.in_words(sight.language) for remark in remarks)


__all__ = ["AuditFinding", "Severity", "Where", "audit", "process_words"]
