"""The command line: doors that open on the workspace only."""

import sys

from caminos.cli import company, imports, maps, readiness, status, templates
from caminos.cli.app import app, run

__all__ = ["app", "company", "imports", "main", "maps", "readiness", "run", "status", "templates"]


def main() -> None:
    """The `caminos` command."""
    sys.exit(run())
