"""A progress bar for long work, on standard error and only where somebody looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from caminos.cli.output import notes

Report = Callable[[str, float | None], None]


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Report]:
    """A function to report progress to: what is being done and the share done (None: unknown)."""
    if quiet or not notes.is_terminal:
        yield _silent
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=notes, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def report(doing: str, share_done: float | None) -> None:
            bar.update(task, description=doing, total=None if share_done is None else 1.0)
            if share_done is not None:
                bar.update(task, completed=share_done)

        yield report


def _silent(doing: str, share_done: float | None) -> None:
    """Reports nothing: the output is read by a program."""
