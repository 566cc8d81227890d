"""The demo: a simulated company's exports imported, mapped, drawn and told in words, as a person would."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from caminos.errors import BadInput
from caminos.maps.apply import apply_all
from caminos.maps.changes import AddAction, AddCard, EditMap, SingleChange
from caminos.maps.fields import MapFields
from caminos.maps.model import Objective, Period
from caminos.simulate import simulate
from caminos.simulate.exports import SOURCE_NOTES
from caminos.workspace.demo_company import (
    backstage_cards,
    decisions,
    goal_names,
    hidden_names,
    library_of,
    persona_of,
    recipe_of,
    stages_of,
)
from caminos.workspace.drafting.draft import DraftChoices
from caminos.workspace.importing import ImportReport
from caminos.workspace.mapview import MapView
from caminos.workspace.refresh import steps_of
from caminos.workspace.workspace import Workspace

MAP_ID = "furnishing-a-home"
_MARKER = ".caminos-demo"
TITLES = {
    "en": "Furnishing a home",
    "pl": "Urządzanie mieszkania",
    "ro": "Amenajarea locuinței",
    "es": "Amueblar una casa",
}
OWNERS = {
    "en": "Ana Kowalska, customer care",
    "pl": "Ana Kowalska, obsługa klienta",
    "ro": "Ana Kowalska, serviciul clienți",
    "es": "Ana Kowalska, atención al cliente",
}
OBJECTIVES = {
    "en": "More customers recommend us, by a delivery they can plan",
    "pl": "Więcej klientów nas poleca, bo dostawę można zaplanować",
    "ro": "Mai mulți clienți ne recomandă, printr-o livrare pe care o pot planifica",
    "es": "Más clientes nos recomiendan, con una entrega que se puede planificar",
}

Report = Callable[[str, float | None], None]


@dataclass(frozen=True, slots=True)
class Story:
    """What the demo did: the files it made, what each import brought, and the map's summary in sentences."""

    folder: Path
    imports: tuple[ImportReport, ...]
    summary: tuple[str, ...]
    pictures: tuple[Path, ...]

    def lines(self, program: str = "caminos") -> list[str]:
        """The story in words; `program` is what to type for the command line."""
        told = [f"A company's exports are in {self.folder / 'company'}. Imported:"]
        for report in self.imports:
            result = report.result
            kept = (
                f", {result.quarantined:,} could not be read and are quarantined"
                if result.quarantined
                else ""
            )
            kept += f", {result.duplicates:,} repeated rows left out" if result.duplicates else ""
            told.append(
                f"  {report.source:<12} {result.rows:>7,} rows → {result.events:,} events, "
                f"{result.feedback:,} pieces of feedback{kept}"
            )
        told += ["", *self.summary, ""]
        told += [f"The map: {picture}" for picture in self.pictures]
        workspace = self.folder / "workspace"
        told += [
            "",
            "Go on:",
            f"  {program} status -w {workspace}",
            f"  {program} map check -w {workspace}",
            f"  {program} quarantine list -w {workspace}",
        ]
        return told

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "folder": str(self.folder),
            "imports": [report.as_dict() for report in self.imports],
            "summary": list(self.summary),
            "pictures": [str(picture) for picture in self.pictures],
        }


def write_company(
    folder: Path, *, customers: int, seed: int, progress: Report | None = None
) -> tuple[Path, ...]:
    """Write the simulated company's exports and answers into a folder; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    simulate(folder, customers=customers, seed=seed, progress=progress)
    return tuple(sorted(path for path in folder.iterdir() if path.is_file()))


def run_demo(
    folder: Path,
    *,
    customers: int = 2000,
    seed: int = 1,
    language: str = "en",
    progress: Report | None = None,
) -> Story:
    """Do the whole job in a folder: `company/` the exports, `workspace/` the workspace, `map.*` the pictures.

    An earlier demo there is made anew. Errors: `demo.other_files` when the folder holds something else.
    """
    report = progress or _silent
    _clear(folder)
    write_company(folder / "company", customers=customers, seed=seed, progress=progress)
    with Workspace(folder / "workspace", create=True) as workspace:
        workspace.documents.save_library(library_of(language))
        imports = tuple(_import(workspace, folder, file, progress) for file in SOURCE_NOTES)
        view = workspace.draft(
            DraftChoices(
                map_id=MAP_ID,
                title=TITLES[language],
                language=language,
                most=36,
                coverage=1.0,
                stages=stages_of(language),
                goals=goal_names(language),
                leave_out=hidden_names(language),
                with_unmeasured=True,
                owner=OWNERS[language],
            ),
            progress=progress,
        )
        _first_workshop(workspace, view, language)
        report("drawing the map", 0.97)
        pictures = tuple(view.save_picture(folder / f"map.{kind}") for kind in ("html", "png", "svg"))
        return Story(folder, imports, tuple(view.summary()), pictures)


def _import(workspace: Workspace, folder: Path, file: str, progress: Report | None) -> ImportReport:
    recipes = folder / "recipes"
    recipes.mkdir(exist_ok=True)
    from caminos.events.recipe_files import write_recipe

    recipe = recipes / f"{Path(file).stem.split('.')[0]}.recipe.json"
    write_recipe(recipe_of(SOURCE_NOTES[file]), recipe)
    return workspace.import_file(folder / "company" / file, recipe=recipe, progress=progress)


def _first_workshop(workspace: Workspace, view: MapView, language: str) -> None:
    """What the company's people agreed on: persona, objective, review date, what is done behind the scenes
    and what they decided; assumed, not measured.
    """
    measurement = view.latest
    asked = [one for one in measurement.scores if one.kind == "nps"] if measurement else []
    score = next((one for one in asked if one.weighted), asked[0] if asked else None)
    today = date.today()
    baseline = round(score.estimate.value, 2) if score else None
    objective = Objective(
        statement=OBJECTIVES[language],
        metric="nps",
        baseline=baseline,
        target=None if baseline is None else round(baseline + 0.08, 2),
        period=Period(first=today + timedelta(days=1), last=today + timedelta(days=184)),
    )
    persona = persona_of(language)
    library = workspace.library
    library = library.model_copy(update={"personas": (*library.personas, persona)})
    fields = MapFields(objective=objective, personas=(persona.id,), review=today + timedelta(days=92))
    steps = steps_of(view.document)
    cards, actions = decisions(language, "opportunity", steps, today)
    changes: tuple[SingleChange, ...] = (
        EditMap(fields=fields),
        *(AddCard(card=card) for card in (*backstage_cards(language, "backstage", steps), *cards)),
        *(AddAction(action=action) for action in actions),
    )
    workspace.save(apply_all(view.document, changes), library)


def _clear(folder: Path) -> None:
    known = {_MARKER, "company", "workspace", "recipes", "map.html", "map.png", "map.svg"}
    if folder.exists() and not folder.is_dir():
        raise BadInput("demo.is_a_file", f"{folder} is a file", "name another folder with --folder")
    foreign = (
        sorted(path.name for path in folder.iterdir() if path.name not in known) if folder.exists() else []
    )
    made_here = not folder.exists() or not any(folder.iterdir()) or (folder / _MARKER).is_file()
    if foreign or not made_here:
        raise BadInput(
            "demo.other_files",
            f"{folder} holds other files that no demo made",
            "name another folder with --folder, so that nothing of yours is touched",
        )
    for name in known:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).write_text("made by caminos demo; made anew each time\n", encoding="utf-8")


def _silent(doing: str, share_done: float | None) -> None:
    """Nobody watches."""
