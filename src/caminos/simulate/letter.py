"""The README beside the exports: each file described as the department that sent it would describe it."""

from caminos.simulate.answers import Answers

README = "README.txt"

_LETTER = """\
{company}: exports for the customer journey project
Period {first_day} to {last_day}. Everything here is invented: no person, address or number exists.

web_shop.csv ({web:,} rows), from Web & Marketing
  The event stream of our analytics tool. timestamp is UTC. visitor_id is the cookie, so one person with a
  phone and a laptop is two visitors. account_email is filled once somebody has logged in, and only then.
  The collector sometimes delivers an event twice, with the same event_id. From {change_day} on you will
  also find openings of the new delivery window e-mail.

orders.csv ({orders:,} rows), from Finance (ERP)
  One row an order, web and stores. Saved on a Windows machine in Warsaw (cp1250, semicolons, decimal
  commas, day first, Warsaw time). "-" means it has not happened, "brak" means we do not know. Somebody who
  pays cash and shows no card is nobody to us. shipped_at is when the parcel left us; the carrier tells us
  about delivered_at.

call_centre.csv ({calls:,} rows), from Customer Care
  Every status change of every ticket, whole minutes, Warsaw time, day/month/year. We are open Monday to
  Friday, 9 to 17; whoever calls outside these hours is logged as call_missed, whoever writes as
  message_left. We know people by phone number; agents write the e-mail down when they think of it. ? means
  unknown.

survey.csv ({survey:,} rows), from Market Research
  The questionnaire, sent once to every customer after the first purchase. T01 to T16: 1 very bad, 5 very
  good, 0 left blank, 6 did not use. recommend: 0 to 10, 11 left blank. effort: 1 very hard, 7 very easy.
  weight corrects for who tends to answer. Tab separated. answered_on is day-month-year.

reviews.jsonl ({reviews:,} rows), from Marketing
  Reviews from our own site and from a review portal, in the language people wrote them. Mostly without an
  e-mail.

answers.json is not an export. It holds what was planted in this invented world and what really came out of
it, so that an analysis can be checked. Look at it last.
"""


def write_letter(answers: Answers) -> str:
    """The text of the README."""
    rows = {
        "web": answers.file("web_shop.csv").rows,
        "orders": answers.file("orders.csv").rows,
        "calls": answers.file("call_centre.csv").rows,
        "survey": answers.file("survey.csv").rows,
        "reviews": answers.file("reviews.jsonl").rows,
    }
    return _LETTER.format(
        company=answers.company,
        first_day=answers.first_day,
        last_day=answers.last_day,
        change_day=answers.change.day,
        **rows,
    )
