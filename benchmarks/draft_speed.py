"""How long a draft map takes on a workspace of a million events, by the parts of the work.

    python benchmarks/draft_speed.py [--rows 1000000] [--folder /tmp/caminos-bench]

The file is the one of `import_speed.py`. Loading the libraries is not part of the work; drawing is told
apart.
"""

import argparse
import resource
import shutil
import time
from pathlib import Path

import import_speed


def main() -> None:
    options = argparse.ArgumentParser(description="draft speed")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--folder", type=Path, default=Path("/tmp/caminos-bench"))
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = given.folder / f"events-{given.rows}.csv"
    if not path.exists():
        import_speed.run("--generate", given.rows, path)
    for part, seconds in measured(path, given.folder / "draft-workspace").items():
        print(f"{given.rows:>12,}  {part:34}  {seconds:6.2f} s")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.rows:>12,}  peak memory of the whole process    {peak_mb:6.0f} MB")


def measured(path: Path, root: Path) -> dict[str, float]:
    """Seconds by part; a part runs from one report of progress to the next."""
    from caminos.settings import Settings
    from caminos.workspace import DraftChoices, Workspace

    shutil.rmtree(root, ignore_errors=True)
    parts: dict[str, float] = {}
    marks: list[tuple[str, float]] = []
    with Workspace(root, create=True, settings=Settings(threads=import_speed.THREADS)) as workspace:
        started = time.perf_counter()
        workspace.import_file(path, source="bench")
        parts["import, guessed"] = time.perf_counter() - started
        started = time.perf_counter()
        view = workspace.draft(
            DraftChoices(title="Bench"), progress=lambda doing, _: marks.append((doing, time.perf_counter()))
        )
        ended = time.perf_counter()
        parts["draft, all"] = ended - started
        for (doing, at), (_, until) in zip(marks, [*marks[1:], ("", ended)], strict=True):
            parts[f"  {doing}"] = until - at
        started = time.perf_counter()
        view.save_picture(root / "map.svg")
        parts["drawing SVG"] = time.perf_counter() - started
        started = time.perf_counter()
        view.save_picture(root / "map.png")
        parts["drawing PNG"] = time.perf_counter() - started
    shutil.rmtree(root, ignore_errors=True)
    return parts


if __name__ == "__main__":
    main()
