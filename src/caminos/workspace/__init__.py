"""The use cases: the one place where documents, events, questions and pictures meet."""

from pathlib import Path
from typing import TYPE_CHECKING

from caminos.settings import Settings
from caminos.workspace.workspace import Workspace

if TYPE_CHECKING:
    from caminos.events.overrides import Overrides
    from caminos.workspace.drafting.draft import DraftChoices
    from caminos.workspace.importing import GuessReport

__all__ = ["DraftChoices", "Workspace", "guess_file", "open_workspace"]


def open_workspace(root: str | Path, *, create: bool = False, settings: Settings | None = None) -> Workspace:
    """The workspace in a folder, made there when `create` and the folder is empty or missing."""
    return Workspace(Path(root), create=create, settings=settings)


def guess_file(
    path: str | Path, *, source: str | None, recipe: str | Path | None, overrides: "Overrides"
) -> "GuessReport":
    """What the columns of a file are, without any workspace."""
    from caminos.workspace.importing import guess_file as guess

    return guess(
        Path(path), source=source, recipe=None if recipe is None else Path(recipe), overrides=overrides
    )


def __getattr__(name: str) -> type["DraftChoices"]:  # its libraries load only when they are needed
    if name == "DraftChoices":
        from caminos.workspace.drafting.draft import DraftChoices

        return DraftChoices
    raise AttributeError(name)
