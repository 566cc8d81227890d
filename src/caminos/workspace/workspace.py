"""One workspace: its documents, its events, and the use cases on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from caminos.errors import Conflict, NotFound, did_you_mean
from caminos.ids import checked, unique
from caminos.maps.library import Library
from caminos.maps.model import JourneyMap
from caminos.settings import Settings, load_settings
from caminos.workspace.documents import Documents
from caminos.workspace.folder import open_folder

try:
    import fcntl
except ImportError:  # no such locks on Windows, where a workspace is one person's
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:  # the event store takes half a second to load; documents alone do not need it
    from caminos.engine.protocol import Engine, Progress, QuarantinedRow
    from caminos.events.overrides import Overrides
    from caminos.events.recipe import Recipe
    from caminos.workspace.drafting.draft import DraftChoices
    from caminos.workspace.importing import GuessReport, ImportReport
    from caminos.workspace.mapview import MapRow, MapView
    from caminos.workspace.status import Status


class Workspace:
    """One organisation's folder: maps, library, measurements, events. Close it, or use it in a `with`.

    The event store is opened when it is first needed and held until `close`; while it is held, another
    process that needs it gets `Busy`.
    """

    def __init__(self, root: Path, *, create: bool = False, settings: Settings | None = None) -> None:
        self.folder = open_folder(root, create=create)
        self.documents = Documents(self.folder)
        self._settings = settings or load_settings()
        self._engine: Engine | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the event store back."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    @property
    def engine(self) -> "Engine":
        """The event store. Errors: `Busy` when another process holds it."""
        if self._engine is None:
            from caminos.engine import open_engine

            self.folder.make()
            self._engine = open_engine(self.folder.events, self._settings)
        return self._engine

    @property
    def has_events(self) -> bool:
        """Whether anything was ever imported."""
        return self.folder.events.exists()

    # data -----------------------------------------------------------------------------------------

    def guess(
        self,
        path: str | Path,
        *,
        source: str | None = None,
        recipe: str | Path | None = None,
        overrides: "Overrides | None" = None,
    ) -> "GuessReport":
        """What the columns of a file would be taken for; nothing is imported."""
        from caminos.events.overrides import Overrides
        from caminos.workspace.importing import guess_file

        return guess_file(
            Path(path),
            source=source,
            recipe=None if recipe is None else Path(recipe),
            overrides=overrides or Overrides(),
            stored=self.recipes(),
        )

    def import_file(
        self,
        path: str | Path,
        *,
        source: str | None = None,
        recipe: str | Path | None = None,
        overrides: "Overrides | None" = None,
        replace: bool = False,
        progress: "Progress | None" = None,
    ) -> "ImportReport":
        """Read a file into the event store, in one transaction.

        `source` names where it came from (default: the file's name), `recipe` is a recipe file instead of
        the guess, `overrides` correct single guesses, `replace` forgets what that source brought before.
        """
        from caminos.events.overrides import Overrides
        from caminos.workspace.importing import import_file

        return import_file(
            lambda: self.engine,
            Path(path),
            source=source,
            recipe=None if recipe is None else Path(recipe),
            overrides=overrides or Overrides(),
            stored=self.recipes(),
            replace=replace,
            progress=progress,
        )

    def recipes(self) -> dict[str, "Recipe"]:
        """The recipe of each source, by its name."""
        from caminos.events.recipe_files import parse_recipe

        if not self.has_events:
            return {}
        rows = self.engine.run(self.engine.table("sources").select("name", "recipe")).to_pylist()
        return {row["name"]: parse_recipe(row["recipe"]) for row in rows}

    def recipe_json(self, source: str) -> str:
        """The recipe of one source as the text of a recipe file. Errors: `source.not_found`."""
        from caminos.events.recipe_files import recipe_text

        known = self.recipes()
        if source not in known:
            raise NotFound(
                "source.not_found", f"there is no source named {source!r}", did_you_mean(source, known)
            )
        return recipe_text(known[source])

    def quarantined(self, source: str | None = None, limit: int | None = None) -> "list[QuarantinedRow]":
        """Rows that could not be read, in file order."""
        return self.engine.quarantined(source, limit) if self.has_events else []

    def quarantined_count(self, source: str | None = None) -> int:
        """How many rows are in the quarantine."""
        if not self.has_events:
            return 0
        from caminos.journeys import totals

        found = totals(self.engine).sources
        return sum(one.quarantined for one in found if source in (None, one.name))

    def export_quarantine(self, path: str | Path, source: str) -> int:
        """Write a source's quarantined rows to a CSV file to be mended and imported again; how many."""
        if not self.has_events:
            raise NotFound(
                "source.not_found", f"there is no source named {source!r}", "nothing was imported yet"
            )
        return self.engine.export_quarantine(Path(path), source)

    def status(self) -> "Status":
        """What the workspace holds."""
        from caminos.workspace.status import status_of

        return status_of(self)

    # maps -----------------------------------------------------------------------------------------

    @property
    def library(self) -> Library:
        """The library: personas, touchpoints, areas and all else that maps share."""
        return self.documents.library()

    def maps(self) -> "tuple[MapView, ...]":
        """All maps, by id."""
        from caminos.workspace.mapview import MapView

        return tuple(MapView(self, map_id) for map_id in self.documents.map_ids())

    def map_rows(self) -> "tuple[MapRow, ...]":
        """One line per map: title, owner, share evidenced, last measured."""
        return tuple(view.row() for view in self.maps())

    def map(self, map_id: str | None = None) -> "MapView":
        """One map; without an id the only one there is. Errors: `map.not_found`, `map.which`."""
        from caminos.workspace.mapview import MapView

        known = self.documents.map_ids()
        if map_id is None:
            if len(known) == 1:
                return MapView(self, known[0])
            if not known:
                raise NotFound(
                    "map.not_found",
                    "there is no map yet",
                    "caminos map draft makes one from the data, caminos map new one from a template",
                )
            raise NotFound("map.which", f"there are {len(known)} maps", did_you_mean("", known))
        if map_id not in known:
            raise NotFound("map.not_found", f"there is no map {map_id!r}", did_you_mean(map_id, known))
        return MapView(self, map_id)

    def new_map(
        self, template: str, *, language: str = "en", map_id: str | None = None, title: str | None = None
    ) -> "MapView":
        """A map from a template. What the library lacks is added; what it has under the same id stays."""
        from caminos.maps.templates import instantiate
        from caminos.workspace.merging import apart, merge_libraries

        taken = self.documents.taken_ids()
        chosen = checked(map_id) if map_id else unique(title or template, taken)
        if chosen in taken:
            raise Conflict("map.exists", f"there is a map {chosen!r} already", "give another --id")
        library, made = instantiate(template, language, map_id=chosen, title=title, today=date.today())
        with self.writing():
            library, made = apart(self.library, library, made)
            self.save(made, merge_libraries(self.library, library))
        return self.map(chosen)

    def draft(
        self, choices: "DraftChoices | None" = None, *, progress: "Progress | None" = None
    ) -> "MapView":
        """A measured map from the data. Errors: `draft.no_data`, `map.exists`."""
        from caminos.workspace.drafting.draft import DraftChoices, draft

        made = draft(self, choices or DraftChoices(), progress)
        return self.map(made.id)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer of documents at a time, across processes; what is read inside is what is changed."""
        self.folder.make()
        with (self.folder.root / ".lock").open("w", encoding="utf-8") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def save(self, made: JourneyMap, library: Library | None = None) -> None:
        """Write a map and, where given, the library. Each file is replaced as a whole or not at all."""
        if library is not None and library != self.library:
            self.documents.save_library(library)
        self.documents.save_map(made)
