"""reviews.jsonl: reviews gathered from the shop and from a review site; one JSON object a line, four
languages.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from caminos.simulate.clock import iso_offset, to_wall
from caminos.simulate.count_feelings import review_id
from caminos.simulate.draws import Draws
from caminos.simulate.mess import Cells, Form, Tick, Written, draw_mess, write_file
from caminos.simulate.people import LANGUAGES, Names
from caminos.simulate.story import Story
from caminos.simulate.words import TOPICS, Writer

FILE = "reviews.jsonl"
SUBJECTS = {
    "product_page": "Website",
    "address_form": "Website",
    "store_staff": "Store",
    "waiting": "Delivery",
    "delivery": "Delivery",
    "unpacking": "Product",
    "call_centre": "Customer service",
    "returns": "Returns",
    "loyalty": "Loyalty club",
}
"""What the review site calls the subjects; a third of the reviews name one."""

_SITES = ("opinie.example", "kasaro.example")
_PRODUCTS = ("NORA", "VENLO", "LISSE", "ALBA", "TARN", "MOSS", "ELLEN", "BIRK")
_REASONS = ("cut_short", "bad_time")


def write_reviews(story: Story, names: Names, path: Path, tick: Tick) -> Written:
    """Write the file; `tick` is told how far it is."""
    mess = draw_mess(Draws(story.seed, "review mess"), len(story.reviews), _REASONS, _spoil)
    return write_file(path, _rows(story, names), Form(join=lambda cells: cells[0]), mess, tick)


def _rows(story: Story, names: Names) -> Iterator[Cells]:
    reviews, life = story.reviews, story.life
    customers = life.journeys.customer[reviews.journey].tolist()
    order = life.journeys.order[reviews.journey]
    days, told = life.orders.days[order].tolist(), life.orders.after_change[order].tolist()
    felt = story.feelings.score[reviews.journey].tolist()
    keys = [item.key for item in story.world.items]
    writer = Writer(Draws(story.seed, "review texts"), len(reviews))
    dice = Draws(story.seed, "review details").between(len(reviews), 0, 2**30).tolist()
    walls = to_wall(reviews.posted).tolist()
    columns = (
        reviews.posted,
        reviews.stars,
        reviews.topic,
        reviews.second,
        reviews.has_text,
        reviews.in_english,
        reviews.shows_email,
    )
    for number, (posted, stars, topic, second, text, english, email) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True)
    ):
        customer, die = customers[number], dice[number]
        topics = (TOPICS[topic], TOPICS[second]) if second >= 0 else (TOPICS[topic],)
        language = LANGUAGES[3] if english else names.language(customer)
        scores = tuple(felt[number][keys.index(one)] for one in topics)
        record = {
            "id": review_id(number),
            "site": _SITES[die % 10 < 4],
            "posted_at": iso_offset(posted, walls[number]),
            "stars": stars or None,
            "subject": SUBJECTS[topics[0]] if die // 10 % 3 == 0 else None,
            "product": _PRODUCTS[die // 30 % len(_PRODUCTS)] if die // 1000 % 2 else None,
            "author": names.nick(customer) if die // 5000 % 5 else None,
            "email": names.email(customer) if email else None,
            "text": writer.write(number, language, topics, scores, days=days[number], told=told[number])
            if text
            else "",
        }
        yield [json.dumps(record, ensure_ascii=False)]


def _spoil(reason: str, cells: Cells) -> tuple[str, str]:
    text = cells[0].replace('"id": "r-', '"id": "x-')
    if reason == "cut_short":
        return text[: len(text) // 2], ""
    at = text.index('"posted_at": "') + len('"posted_at": "')
    return text[: at + 5] + "00-00" + text[at + 10 :], "posted_at"


def feedback_pieces(story: Story) -> int:
    """How many stars and texts the reviews hold."""
    return int((story.reviews.stars > 0).sum()) + int(story.reviews.has_text.sum())
