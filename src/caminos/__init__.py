"""Caminos: living customer journey maps, from scattered files to a measured map.

Open a workspace, bring files, draft a map, draw it, measure it again later:
`caminos.open("shop", create=True)` gives the `Workspace`, its `map("buying")` the map.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from caminos.errors import CaminosError

if TYPE_CHECKING:
    from caminos.workspace import Workspace

__version__ = "0.1.0"

__all__ = ["CaminosError", "__version__", "open"]


def open(root: "str | Path", *, create: bool = False) -> "Workspace":
    """Open the workspace in a folder; `create` makes one where the folder is empty or missing.

    Use it in a `with`, or call `close`: while its event store is open, no other process can use it.
    """
    from caminos.workspace import open_workspace

    return open_workspace(root, create=create)
