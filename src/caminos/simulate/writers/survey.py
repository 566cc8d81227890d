"""survey.csv: the survey tool's table, one row a respondent, one column a touchpoint; tabs, UTF-8 with a
mark.
"""

from collections.abc import Iterator
from pathlib import Path

from caminos.simulate.asked import BLANK, NO_RECOMMENDATION, NOT_USED
from caminos.simulate.clock import dashed_day, to_wall
from caminos.simulate.draws import Draws
from caminos.simulate.mess import Cells, Form, Tick, Written, draw_mess, separated, write_file
from caminos.simulate.people import Names
from caminos.simulate.story import Story
from caminos.simulate.words import TOPICS, Writer
from caminos.simulate.world import WORLD, World

FILE = "survey.csv"
_BOM = b"\xef\xbb\xbf"
_REASONS = ("bad_time", "cut_short", "off_scale")


def header(world: World = WORLD) -> Cells:
    """The columns."""
    items = [item.header for item in world.items]
    return ["respondent_no", "e_mail", "answered_on", *items, "recommend", "effort", "weight", "comment"]


def write_survey(story: Story, names: Names, path: Path, tick: Tick) -> Written:
    """Write the file; `tick` is told how far it is."""
    mess = draw_mess(Draws(story.seed, "survey mess"), len(story.survey), _REASONS, _spoil)
    form = Form(separated("\t"), header(story.world), end="\r\n", starts_with=_BOM)
    return write_file(path, _rows(story, names), form, mess, tick)


def feedback_pieces(story: Story) -> int:
    """How many scores and comments the answers hold."""
    survey = story.survey
    rated = int(((survey.scores != BLANK) & (survey.scores != NOT_USED)).sum())
    said = int((survey.recommend != NO_RECOMMENDATION).sum()) + int((survey.effort > 0).sum())
    comments = sum(1 for cells in _rows(story, Names(story.life.people)) if cells[-1])
    return rated + said + comments


def _rows(story: Story, names: Names) -> Iterator[Cells]:
    survey = story.survey
    life = story.life
    customers = life.journeys.customer[survey.journey].tolist()
    orders = life.journeys.order[survey.journey]
    days, told = life.orders.days[orders].tolist(), life.orders.after_change[orders].tolist()
    writer = Writer(Draws(story.seed, "survey comments"), len(survey))
    walls = to_wall(survey.answered).tolist()
    columns = (
        survey.scores,
        survey.recommend,
        survey.effort,
        survey.weight,
        survey.comments,
        survey.shows_email,
    )
    felt = story.feelings.score[survey.journey].tolist()
    keys = [item.key for item in story.world.items]
    for number, (scores, recommend, effort, weight, comments, email) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True)
    ):
        customer = customers[number]
        comment = ""
        if comments:
            topics = _topics(keys, felt[number])
            if topics:
                own = tuple(felt[number][keys.index(topic)] for topic in topics)
                comment = writer.write(
                    number, names.language(customer), topics, own, days=days[number], told=told[number]
                )
                comment = comment.replace(". ", ".\n", 1) if number % 9 == 0 else comment
        yield [
            f"R{number + 1:06d}",
            names.email(customer) if email else "",
            dashed_day(walls[number]),
            *map(str, scores),
            str(recommend),
            str(effort) if effort else "",
            f"{weight // 10_000}.{weight % 10_000:04d}",
            comment,
        ]


def _topics(keys: list[str], felt: list[int]) -> tuple[str, ...]:
    """What the comment is about: the one or two touchpoints felt most strongly."""
    known = [(abs(felt[keys.index(topic)] - 3), topic) for topic in TOPICS if felt[keys.index(topic)]]
    known.sort(key=lambda pair: -pair[0])
    return tuple(topic for strength, topic in known[:2] if strength)


def _spoil(reason: str, cells: Cells) -> tuple[str, str]:
    broken = ["X" + cells[0][1:], *cells[1:-1], ""]
    if reason == "cut_short":
        return "\t".join(broken[:3]), ""
    if reason == "bad_time":
        broken[2] = "31-02" + cells[2][5:]
        return "\t".join(broken), "answered_on"
    items = len(cells) - 7
    broken[3:] = ["9", *["0"] * (items - 1), str(NO_RECOMMENDATION), "", cells[-2], ""]
    return "\t".join(broken), "T01_Advert"
