"""The command line: doors that open on the workspace only."""

import io
import sys

from caminos.cli import company, imports, maps, readiness, status, templates
from caminos.cli.app import app, run

__all__ = ["app", "company", "imports", "main", "maps", "readiness", "run", "status", "templates"]


def main() -> None:
    """The `caminos` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without these letters shows ?, it does not fail
    sys.exit(run())
