"""The folder of a workspace: what lies where, how one is made and found."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from caminos.errors import BadInput, NotFound
from caminos.maps.atomic import write_text

MARKER: Final = "caminos.json"


@dataclass(frozen=True, slots=True)
class Folder:
    """The places inside one workspace folder."""

    root: Path

    @property
    def marker(self) -> Path:
        """The file that makes a folder a workspace."""
        return self.root / MARKER

    @property
    def events(self) -> Path:
        """The event store."""
        return self.root / "events.duckdb"

    @property
    def library(self) -> Path:
        """The library document."""
        return self.root / "library.json"

    @property
    def readiness(self) -> Path:
        """The answers to the readiness questions."""
        return self.root / "readiness.json"

    @property
    def maps(self) -> Path:
        """The folder of the maps, a file each."""
        return self.root / "maps"

    def map(self, map_id: str) -> Path:
        """The file of one map."""
        return self.maps / f"{map_id}.json"

    def make(self) -> None:
        """Make the folder a workspace, where it is not one yet. Errors: `workspace.no_access`."""
        if self.marker.is_file():
            return
        try:
            self.maps.mkdir(parents=True, exist_ok=True)
            write_text(self.marker, json.dumps({"caminos": "workspace", "version": 1}, indent=2) + "\n")
        except OSError as error:
            raise BadInput(
                "workspace.no_access",
                f"the folder {self.root} cannot be written: {error.strerror}",
                "check its permissions and the free space, or choose another folder",
            ) from error

    def measurements(self, map_id: str) -> Path:
        """The folder of one map's measurements, a file each."""
        return self.root / "measurements" / map_id


def open_folder(root: Path, *, create: bool) -> Folder:
    """The workspace in a folder; with `create` an empty or missing one will do, made with the first content.

    Errors: `workspace.not_found`, `workspace.not_a_workspace` (files of something else lie there),
    `workspace.newer` (written by a newer Caminos), `workspace.no_access`.
    """
    folder = Folder(root)
    if folder.marker.is_file():
        _check_version(folder)
        return folder
    if root.exists() and not root.is_dir():
        raise BadInput(
            "workspace.is_a_file", f"{root} is a file, not a workspace folder", "name a folder instead"
        )
    if not create:
        raise NotFound(
            "workspace.not_found",
            f"there is no workspace in {root}",
            "import a file into it to make one: caminos import FILE --workspace " + str(root),
        )
    if root.exists() and any(root.iterdir()):
        raise BadInput(
            "workspace.not_a_workspace",
            f"{root} holds other files and is no workspace",
            "choose an empty or a new folder, so that nothing of yours is mixed up",
        )
    return folder


def _check_version(folder: Folder) -> None:
    try:
        content = json.loads(folder.marker.read_text(encoding="utf-8"))
        version = int(content["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            "workspace.broken",
            f"{folder.marker} cannot be read as a workspace's description",
            'put back {"caminos": "workspace", "version": 1}; your data is in the other files',
        ) from error
    if version > 1:
        raise BadInput(
            "workspace.newer",
            f"the workspace {folder.root} was written by a newer Caminos (version {version})",
            "upgrade Caminos to open it",
        )
