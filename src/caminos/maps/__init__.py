"""The documents: maps, the library they share, measurements laid over them, and what can be done to each.

The models are in `model`, `library`, `measurement`, `provenance` and `readiness`; the changes in
`changes` and `library_changes`. Here are the names that a user of the Python API wants.
"""

from caminos.maps.apply import apply, apply_all
from caminos.maps.apply_library import apply_library, apply_library_all, invert_library, library_difference
from caminos.maps.audit import AuditFinding, audit
from caminos.maps.changes import Change, SingleChange, Together
from caminos.maps.check import faults
from caminos.maps.check_library import library_faults
from caminos.maps.difference import difference, invert
from caminos.maps.evidenced import Evidenced, evidenced_share
from caminos.maps.fault import Fault
from caminos.maps.files import from_json, read_document, to_json, write_document
from caminos.maps.library import Library, Persona, Touchpoint
from caminos.maps.library_changes import LibraryChange, LibraryTogether, SingleLibraryChange
from caminos.maps.measurement import Measurement
from caminos.maps.model import Action, Card, JourneyMap, Lane, Stage, Step
from caminos.maps.order import in_order, library_in_order
from caminos.maps.parse import read_change, read_library_change
from caminos.maps.provenance import Assumed, Measured, Observed
from caminos.maps.readiness import ReadinessAnswer, ReadinessAnswers, questions, read_answers
from caminos.maps.repair import repair
from caminos.maps.repair_library import repair_library

__all__ = [
    "Action", "Assumed", "AuditFinding", "Card", "Change", "Evidenced", "Fault", "JourneyMap", "Lane",
    "Library", "LibraryChange", "LibraryTogether", "Measured", "Measurement", "Observed", "Persona",
    "ReadinessAnswer", "ReadinessAnswers", "SingleChange", "SingleLibraryChange", "Stage", "Step",
    "Together", "Touchpoint", "apply", "apply_all", "apply_library", "apply_library_all", "audit",
    "difference", "evidenced_share", "faults", "from_json", "in_order", "invert", "invert_library",
    "library_difference", "library_faults", "library_in_order", "questions", "read_answers", "read_change",
    "read_document", "read_library_change", "repair", "repair_library", "to_json", "write_document",
]  # fmt: skip
