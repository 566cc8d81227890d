"""The five files read with nothing but the standard library, and compared with the answers."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from caminos.simulate.world import CALL_TOUCHPOINTS, ORDER_TOUCHPOINTS, WEB_TOUCHPOINTS

WARSAW = ZoneInfo("Europe/Warsaw")
BEGIN = datetime(2025, 7, 1, tzinfo=WARSAW)
END = datetime(2026, 7, 1, tzinfo=WARSAW)


def warsaw(text: str, form: str) -> datetime:
    return datetime.strptime(text, form).replace(tzinfo=WARSAW)


@pytest.mark.parametrize("file", ["web_shop.csv", "orders.csv", "call_centre.csv", "survey.csv"])
def test_rows_and_lines_are_as_stated(demo, file):
    stated = demo.answers.file(file)
    records = demo.records(file)
    text = (demo.folder / file).read_bytes()
    assert len(records) == stated.rows
    assert text.count(b"\n") == stated.lines


def test_line_ends_are_those_of_each_system(demo):
    for file, windows in (("web_shop.csv", False), ("orders.csv", True), ("survey.csv", True)):
        content = (demo.folder / file).read_bytes()
        assert content.endswith(b"\r\n") == windows
    assert (demo.folder / "survey.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_malformed_row_stands_where_the_answers_say(demo):
    broken = {
        "web_shop.csv": lambda cells: {
            "bad_time": len(cells) == 8 and not re.fullmatch(r"\d{4}-(0\d|1[0-2])-\d\dT[\d:]{8}Z", cells[4]),
            "cut_short": len(cells) == 2,
            "no_id": len(cells) == 8 and cells[1] == cells[2] == "",
            "no_event_name": len(cells) == 8 and cells[3] == "",
        },
        "orders.csv": lambda cells: {
            "bad_time": len(cells) == 15 and cells[4].startswith("31.02."),
            "cut_short": len(cells) == 3,
        },
        "call_centre.csv": lambda cells: {
            "bad_time": len(cells) == 9 and cells[2].startswith("31/02/"),
            "cut_short": len(cells) == 2,
            "no_id": len(cells) == 9 and cells[3] == cells[4] == "?",
        },
        "survey.csv": lambda cells: {
            "bad_time": len(cells) == 23 and cells[2].startswith("31-02-"),
            "cut_short": len(cells) == 3,
            "off_scale": len(cells) == 23 and "9" in cells[3:19],
        },
    }
    for file, faults in broken.items():
        found = [
            (row, line, fault)
            for row, line, cells in demo.records(file)
            for fault, present in faults(cells).items()
            if present
        ]
        stated = [(one.row, one.line, one.reason) for one in demo.answers.malformed if one.file == file]
        assert found == stated, file
        assert len(stated) >= 5


def test_every_malformed_review_stands_where_the_answers_say(demo):
    found = []
    lines = (demo.folder / "reviews.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            datetime.fromisoformat(json.loads(line)["posted_at"])
        except json.JSONDecodeError:
            found.append((number, number, "cut_short"))
        except ValueError:
            found.append((number, number, "bad_time"))
    stated = [
        (one.row, one.line, one.reason) for one in demo.answers.malformed if one.file == "reviews.jsonl"
    ]
    assert found == stated
    assert len(lines) == demo.answers.file("reviews.jsonl").rows


def test_malformed_rows_are_counted_by_what_becomes_of_them(demo):
    for stated in demo.answers.files:
        own = [one for one in demo.answers.malformed if one.file == stated.file]
        assert stated.no_id == sum(one.readable for one in own)
        assert stated.unreadable == sum(not one.readable for one in own)


def test_web_events_are_the_stated_ones(demo):
    rows = demo.good("web_shop.csv")
    counts = Counter(row["event_name"] for row in rows)
    assert counts == {name: demo.answers.touchpoint(name).events for name in WEB_TOUCHPOINTS}
    assert len(rows) == demo.answers.file("web_shop.csv").events
    assert len({row["event_id"] for row in rows}) == len(rows)
    moments = [datetime.fromisoformat(row["timestamp"]) for row in rows]
    assert all(earlier <= later for earlier, later in pairwise(moments))
    assert moments[0] >= BEGIN
    assert moments[-1] < END


def test_repeated_web_rows_are_exact_and_counted(demo):
    stated = demo.answers.file("web_shop.csv")
    counts = Counter(tuple(cells) for _, _, cells in demo.records("web_shop.csv"))
    assert sum(n - 1 for n in counts.values()) == stated.duplicates
    assert stated.rows == stated.events + stated.duplicates + stated.unreadable + stated.no_id
    assert stated.duplicates == pytest.approx(0.004 * stated.events, rel=0.2)


def test_the_e_mail_appears_only_once_logged_in(demo):
    known: set[str] = set()
    for row in demo.good("web_shop.csv"):
        if row["event_name"] in {"account_created", "logged_in", "address_entered", "order_placed"}:
            assert row["account_email"].endswith(".example")
        if row["account_email"] and row["account_email"] not in known:
            # An address is new when its account is opened, or when a mail follows an order in a store.
            known.add(row["account_email"])
            assert row["event_name"] in {"account_created", "delivery_window_mail_open"}


def test_orders_are_wide_and_in_the_order_of_things(demo):
    rows = demo.good("orders.csv")
    counts = Counter()
    for row in rows:
        at = {
            name: warsaw(row[name], "%d.%m.%Y %H:%M").astimezone(UTC)
            for name in ORDER_TOUCHPOINTS
            if row[name] != "-"
        }
        counts.update(at.keys())
        chain = [
            at[name]
            for name in ("ordered_at", "paid_at", "packed_at", "shipped_at", "delivered_at")
            if name in at
        ]
        assert chain == sorted(chain)
        assert all(moment < END for moment in at.values())
        assert re.fullmatch(r"\d+,\d\d", row["amount"])
        assert row["sales_channel"] in {"web", "store"}
    assert counts == {name: demo.answers.touchpoint(name).events for name in ORDER_TOUCHPOINTS}
    assert {"Łódź", "Kraków", "Timişoara", "Bucureşti"} <= {row["city"] for row in rows}
    nobody = [row for row in rows if row["e_mail"] == row["loyalty_card"] == "brak"]
    stated = demo.answers.file("orders.csv")
    assert 0 < len(nobody) == stated.nobody_rows < len(rows) / 4
    assert sum(row[name] != "-" for row in nobody for name in ORDER_TOUCHPOINTS) == stated.nobody_events


def test_cards_keep_their_zeros(demo):
    cards = {row["loyalty_card"] for row in demo.good("orders.csv")} - {"brak"}
    assert all(re.fullmatch(r"00\d{8}", card) for card in cards)


def test_ticket_statuses_are_the_stated_ones(demo):
    rows = demo.good("call_centre.csv")
    assert Counter(row["status"] for row in rows) == {
        name: demo.answers.touchpoint(name).events for name in CALL_TOUCHPOINTS
    }
    tickets: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        tickets.setdefault(row["ticket_no"], []).append(row)
    ties = 0
    for own in tickets.values():
        moments = [datetime.strptime(row["changed_at"], "%d/%m/%Y %H:%M") for row in own]
        assert moments == sorted(moments)
        ties += len(set(moments)) < len(moments)
        assert len({(row["phone"], row["e_mail"]) for row in own}) == 1
    assert ties > 0
    assert len(tickets) == demo.answers.office_hours.attempts


def test_attempts_outside_office_hours_are_missed(demo):
    first: dict[str, dict[str, str]] = {}
    for row in demo.good("call_centre.csv"):
        first.setdefault(row["ticket_no"], row)
    outside = 0
    for row in first.values():
        moment = datetime.strptime(row["changed_at"], "%d/%m/%Y %H:%M")
        closed = moment.weekday() >= 5 or not 9 <= moment.hour < 17
        assert (row["status"] in {"call_missed", "message_left"}) == closed
        assert (row["status"] == "call_missed") <= (row["contact_type"] == "Phone")
        outside += closed
    assert outside == demo.answers.office_hours.outside


def test_survey_scores_give_the_stated_means(demo):
    rows = demo.good("survey.csv")
    for stated in demo.answers.feelings:
        if stated.condition != "all":
            continue
        rated = [
            (int(row[stated.column]) - 3, float(row["weight"]))
            for row in rows
            if row[stated.column] not in "06"
        ]
        assert len(rated) == stated.survey_n
        assert sum(score for score, _ in rated) / len(rated) == pytest.approx(stated.survey_mean, abs=1e-6)
        weighted = sum(score * weight for score, weight in rated) / sum(weight for _, weight in rated)
        assert weighted == pytest.approx(stated.survey_weighted_mean, abs=1e-6)


def test_survey_and_reviews_hold_the_stated_feedback(demo):
    rows = demo.good("survey.csv")
    items = [name for name in rows[0] if name.startswith("T")]
    pieces = sum(row[name] not in "06" for row in rows for name in items)
    pieces += sum(row["recommend"] != "11" for row in rows) + sum(row["effort"] != "" for row in rows)
    pieces += sum(row["comment"] != "" for row in rows)
    assert sum(row["e_mail"] == "" for row in rows) == demo.answers.file("survey.csv").nobody_rows
    assert pieces == demo.answers.file("survey.csv").feedback
    reviews = demo.reviews()
    assert sum((one["stars"] is not None) + (one["text"] != "") for one in reviews) == (
        demo.answers.file("reviews.jsonl").feedback
    )


def test_the_net_promoter_score_is_the_stated_one(demo):
    stated = demo.answers.recommend
    said = [int(row["recommend"]) for row in demo.good("survey.csv") if row["recommend"] != "11"]
    assert (len(said), sum(s >= 9 for s in said), sum(s <= 6 for s in said)) == (
        stated.survey_n,
        stated.promoters,
        stated.detractors,
    )
    assert stated.survey_nps == pytest.approx(
        (stated.promoters - stated.detractors) / stated.survey_n, abs=1e-6
    )


def test_some_comments_run_over_several_lines(demo):
    assert any("\n" in row["comment"] for row in demo.good("survey.csv"))
    assert demo.answers.file("survey.csv").lines > demo.answers.file("survey.csv").rows + 1


def test_reviews_are_the_stated_ones(demo):
    stated, reviews = demo.answers.reviews, demo.reviews()
    assert len(reviews) == stated.n
    assert Counter(str(one["stars"] or 0) for one in reviews) == {
        k: v for k, v in stated.by_stars.items() if v
    }
    assert sum(one["email"] is not None for one in reviews) == stated.with_email
    assert stated.with_email < stated.n / 3
    posted = [datetime.fromisoformat(str(one["posted_at"])) for one in reviews]
    assert posted == sorted(posted)
    assert posted[-1] < END
    assert [one.id for one in stated.sample] == [one["id"] for one in reviews[: len(stated.sample)]]


def test_readme_describes_every_file(demo):
    text = (demo.folder / "README.txt").read_text(encoding="utf-8")
    for stated in demo.answers.files:
        assert f"{stated.file} ({stated.rows:,} rows)" in text
