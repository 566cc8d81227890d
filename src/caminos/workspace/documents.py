"""The documents of a workspace on disk: library, maps, measurements, readiness answers."""

from pathlib import Path

from caminos.errors import BadInput
from caminos.maps.files import read_document, write_document
from caminos.maps.library import Library
from caminos.maps.measurement import Measurement
from caminos.maps.model import JourneyMap
from caminos.maps.readiness import ReadinessAnswers
from caminos.workspace.folder import Folder


class Documents:
    """Reads and writes whole documents; each file is replaced as a whole or stays as it was."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def library(self) -> Library:
        """The library; an empty one where none was saved yet."""
        path = self._folder.library
        return read_document(path, Library) if path.exists() else Library()

    def save_library(self, library: Library) -> None:
        """Keep the library."""
        self._folder.make()
        write_document(self._folder.library, library)

    def map_ids(self) -> tuple[str, ...]:
        """The ids of all maps, sorted."""
        return tuple(sorted(path.stem for path in _json_files(self._folder.maps)))

    def taken_ids(self) -> frozenset[str]:
        """Ids that a new map must not have: of maps, and of maps that are gone but whose history is kept."""
        measured = self._folder.root / "measurements"
        gone = [path.name for path in measured.iterdir()] if measured.is_dir() else []
        return frozenset((*self.map_ids(), *gone))

    def map(self, map_id: str) -> JourneyMap:
        """One map. Errors: `file.*` when its file is broken, `map.other_id` when it holds another map."""
        path = self._folder.map(map_id)
        made = read_document(path, JourneyMap)
        if made.id != map_id:
            raise BadInput(
                "map.other_id",
                f"the file holds the map {made.id!r}",
                f"call the file {made.id}.json, or change the id inside it to {map_id!r}",
                file=str(path),
            )
        return made

    def save_map(self, made: JourneyMap) -> None:
        """Keep a map."""
        self._folder.make()
        write_document(self._folder.map(made.id), made)

    def measurements(self, map_id: str) -> tuple[Measurement, ...]:
        """All measurements of a map, oldest first."""
        found = (read_document(path, Measurement) for path in self._measurement_files(map_id))
        return tuple(sorted(found, key=lambda one: (one.taken_at, one.id)))

    def measurement_ids(self, map_id: str) -> tuple[str, ...]:
        """The ids of all measurements of a map; they sort by time."""
        return tuple(sorted(path.stem for path in self._measurement_files(map_id)))

    def latest_measurement(self, map_id: str) -> Measurement | None:
        """The last measurement of a map, or None."""
        ids = self.measurement_ids(map_id)
        return (
            read_document(self._folder.measurements(map_id) / f"{ids[-1]}.json", Measurement) if ids else None
        )

    def save_measurement(self, measurement: Measurement) -> None:
        """Keep a measurement, beside all earlier ones."""
        self._folder.make()
        folder = self._folder.measurements(measurement.map)
        folder.mkdir(parents=True, exist_ok=True)
        write_document(folder / f"{measurement.id}.json", measurement)

    def readiness(self) -> ReadinessAnswers:
        """The answers to the readiness questions; none where nobody answered yet."""
        path = self._folder.readiness
        return read_document(path, ReadinessAnswers) if path.exists() else ReadinessAnswers()

    def save_readiness(self, answers: ReadinessAnswers) -> None:
        """Keep the answers to the readiness questions."""
        self._folder.make()
        write_document(self._folder.readiness, answers)

    def _measurement_files(self, map_id: str) -> list[Path]:
        return _json_files(self._folder.measurements(map_id))


def _json_files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.json") if path.is_file()] if folder.is_dir() else []
