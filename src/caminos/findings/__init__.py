"""From results to what deserves attention: measured pain points and moments of truth."""

from caminos.findings.pains import Pain, find_pains

__all__ = ["Pain", "find_pains"]
