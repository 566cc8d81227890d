"""Caminos: living customer journey maps, from scattered files to a measured map.

    import caminos

    with caminos.open("shop", create=True) as shop:
        shop.import_file("events.csv")
        journey = shop.draft()
        journey.save_picture("map.html")
        print(journey.measure().lines)
"""

from pathlib import Path
from typing import TYPE_CHECKING

from caminos.errors import CaminosError

if TYPE_CHECKING:
    from caminos.workspace import Workspace

__version__ = "0.1.0"

__all__ = ["CaminosError", "__version__", "open"]


def open(root: "str | Path", *, create: bool = False) -> "Workspace":  # noqa: A001 - it reads as caminos.open
    """Open the workspace in a folder; `create` makes one where the folder is empty or missing.

    Use it in a `with`, or call `close`: while its event store is open, no other process can use it.
    """
    from caminos.workspace import open_workspace

    return open_workspace(root, create=create)
