"""What the audit says: one remark about a map, where it is, why it matters and the way out."""

from dataclasses import dataclass, field
from typing import Literal

from caminos.language import text
from caminos.maps.base import Document

Severity = Literal["serious", "advice", "note"]
"""`serious`: the map misleads or leads nowhere; `advice`: it would be better so; `note`: worth knowing."""


class Where(Document):
    """The ids of what a finding is about; all empty when it is about the whole map."""

    stages: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()


EVERYWHERE = Where()


class AuditFinding(Document):
    """One finding of the audit, in words a person can act on."""

    code: str
    severity: Severity
    where: Where = Where()
    title: str
    explanation: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding before it is put into words: its code names the texts, `values` fill them."""

    code: str
    severity: Severity
    where: Where = EVERYWHERE
    values: dict[str, object] = field(default_factory=dict)

    def in_words(self, language: str) -> AuditFinding:
        """The finding in an interface language (English where that language has no text)."""
        return AuditFinding(
            code=self.code,
            severity=self.severity,
            where=self.where,
            title=text(f"audit.{self.code}.title", language, **self.values),
            explanation=text(f"audit.{self.code}.explanation", language, **self.values),
            way_out=text(f"audit.{self.code}.way_out", language, **self.values),
        )
