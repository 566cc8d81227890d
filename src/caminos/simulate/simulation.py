"""One run of the demo company: live, export, count, and put the files in place all at once."""

from collections.abc import Callable
from pathlib import Path

from caminos.errors import BadInput
from caminos.simulate import count_feelings, count_paths
from caminos.simulate.answer_parts import FileAnswer, Malformed, TouchpointAnswer
from caminos.simulate.answers import Answers
from caminos.simulate.clock import TIMEZONE
from caminos.simulate.count_ids import customer_counts, nobody
from caminos.simulate.letter import README, write_letter
from caminos.simulate.mess import NO_ID, PART, Tick, Written
from caminos.simulate.people import Names
from caminos.simulate.story import Progress, Story, tell
from caminos.simulate.world import COMPANY, WORLD, World
from caminos.simulate.writers import call_centre, orders, reviews, survey, web_shop

ANSWERS = "answers.json"
MOST_CUSTOMERS = 1_000_000
_LARGEST_SEED = 2**63 - 1

_Export = Callable[[Story, Names, Path, Tick], Written]
_EXPORTS: tuple[tuple[str, _Export], ...] = (
    (web_shop.FILE, web_shop.write_web_shop),
    (orders.FILE, orders.write_orders),
    (call_centre.FILE, call_centre.write_call_centre),
    (survey.FILE, survey.write_survey),
    (reviews.FILE, reviews.write_reviews),
)
_SHARES = (0.22, 0.70, 0.82, 0.88, 0.90, 0.95)
"""How much of the whole work is done when each file begins, and when the last one is written."""


def simulate(
    folder: Path,
    *,
    customers: int = 2_000,
    seed: int = 1,
    progress: Progress | None = None,
    world: World = WORLD,
) -> Answers:
    """Write a year of the demo company: five exports, `answers.json` with the planted truths, and a README.

    The same seed, number of customers and world give the same bytes on every machine. Files of these names
    in `folder` are replaced, all at once at the end; when anything stops the run, they stay as they were.

    Parameters: `folder` is made when it is missing; `customers` 1 … 1,000,000 (60,000 make about a million
    events); `seed` 0 … 2⁶³ − 1; `progress` is told what is being done and the share done, and may raise to
    stop; `world` holds the planted parameters. Returns the answers. Raises BadInput for a number out of range
    or a folder that is a file.
    """
    _check(folder, customers, seed)
    folder.mkdir(parents=True, exist_ok=True)
    report = progress or _nobody
    story = tell(world, customers, seed, report)
    parts: list[Path] = []
    try:
        answers = _export(story, folder, parts, report)
        for part in parts:
            part.replace(part.with_suffix(""))
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    report("done", 1.0)
    return answers


def _export(story: Story, folder: Path, parts: list[Path], report: Progress) -> Answers:
    """Write everything under a passing name; `parts` learns what was begun."""
    names = Names(story.life.people)
    written: dict[str, Written] = {}
    for number, (file, export) in enumerate(_EXPORTS):
        parts.append(folder / f"{file}{PART}")
        tick = _between(report, f"writing {file}", *_SHARES[number : number + 2])
        written[file] = export(story, names, parts[-1], tick)
    report("counting the answers", 0.95)
    answers = _answers(story, written)
    for name, text in ((ANSWERS, answers.to_json()), (README, write_letter(answers))):
        parts.append(folder / f"{name}{PART}")
        parts[-1].write_bytes(text.encode("utf-8"))
    return answers


def _answers(story: Story, written: dict[str, Written]) -> Answers:
    world = story.world
    touchpoints = count_paths.touchpoint_counts(story)
    return Answers(
        version=1,
        company=COMPANY,
        seed=story.seed,
        customers_asked=len(story.life.people),
        first_day=world.first_day.isoformat(),
        last_day=world.last_day.isoformat(),
        timezone=TIMEZONE,
        customers=customer_counts(story),
        journeys=count_paths.journey_counts(story),
        groups=count_paths.groups(story),
        touchpoints=touchpoints,
        losses=count_paths.losses(story),
        waits=count_paths.waits(story),
        feelings=count_feelings.feelings(story),
        recommend=count_feelings.recommend(story),
        churn=count_feelings.churn(story),
        office_hours=count_feelings.office_hours(story),
        change=count_feelings.change(story),
        controls=count_feelings.controls(story),
        reviews=count_feelings.review_counts(story),
        files=tuple(_file(story, file, written[file], touchpoints) for file, _ in _EXPORTS),
        malformed=tuple(row for file, _ in _EXPORTS for row in written[file].malformed),
    )


def _file(story: Story, file: str, written: Written, touchpoints: tuple[TouchpointAnswer, ...]) -> FileAnswer:
    """What one file holds; events are counted from the world, not from what was written."""
    events = sum(touchpoint.events for touchpoint in touchpoints if touchpoint.file == file)
    nobody_rows, nobody_events = nobody(story).get(file, (0, 0))
    said = {survey.FILE: survey.feedback_pieces, reviews.FILE: reviews.feedback_pieces}
    return FileAnswer(
        file=file,
        rows=written.rows,
        lines=written.lines,
        unreadable=_count(written.malformed, readable=False),
        no_id=_count(written.malformed, readable=True),
        duplicates=written.duplicates,
        events=events,
        feedback=said[file](story) if file in said else 0,
        nobody_rows=nobody_rows,
        nobody_events=nobody_events,
    )


def _count(malformed: list[Malformed], *, readable: bool) -> int:
    return sum((row.reason == NO_ID) == readable for row in malformed)


def _check(folder: Path, customers: int, seed: int) -> None:
    if not 1 <= customers <= MOST_CUSTOMERS:
        raise BadInput(
            "simulate.customers",
            f"the demo company cannot have {customers:,} customers",
            f"ask for 1 to {MOST_CUSTOMERS:,}",
        )
    if not 0 <= seed <= _LARGEST_SEED:
        hint = f"give a whole number from 0 to {_LARGEST_SEED}"
        raise BadInput("simulate.seed", f"{seed} is no seed", hint)
    if folder.exists() and not folder.is_dir():
        message = "there is a file where the folder should be"
        raise BadInput("simulate.folder", message, "name a folder", folder=folder)


def _between(report: Progress, what: str, begin: float, end: float) -> Tick:
    """Turns the share of one file into the share of the whole, and says at once that the file begins."""
    report(what, begin)
    return lambda share: report(what, begin + (end - begin) * share)


def _nobody(what: str, share: float | None) -> None:
    """Nobody listens."""
