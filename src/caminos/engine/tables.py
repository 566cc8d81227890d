"""The tables every engine keeps, and the prepared form that journey questions are asked of.

Time is always an integer of microseconds since 1970-01-01 UTC (`*_us`): engines disagree on everything else.

What was read
  sources       source, name, kind (of customer id), recipe
  imports       import, source, file, sha256, bytes, imported_at_us, rows, events, feedback, quarantined,
                duplicates, repeated_rows, customers, touchpoints, first_us, last_us, columns
  touchpoints   touchpoint, name                 the dictionary: touchpoint is a small integer from 0
  channels      channel, name
  customer_ids  ref, kind, value                 ids exactly as the sources wrote them
  links         ref_a, ref_b, source             two ids of one row: the same person
  journey_ids   journey_ref, source, value, started_us
  events        event, source, import, ref, journey_ref, at_us, touchpoint, channel, key, properties
  feedback      feedback, source, import, ref, at_us, touchpoint, channel, kind, score, low, high,
                text, language, weight, key, properties
  quarantine    source, import, file, row, column, value, reason, cells
`event` rises in file order inside an import; it breaks ties in time. `ref` is NULL where the customer is
unknown. `touchpoint` is a small integer, but not dense once a source has been replaced. `key` is a hash of
the source's own event or feedback id, NULL where there is none. `properties` is a JSON object of texts.
`value` of `journey_ids` is NULL for a row of time stamps without any id: that journey only holds its events
together.
`columns` and `cells` are JSON lists of texts.

The prepared form
  customers     ref, customer                    which ids are one customer (after joining by links)
  steps         customer, journey, step, at_us, touchpoint, channel, source, next_touchpoint, us_to_next,
                event
  journeys      journey, customer, steps, channels, started_us, first_us, last_us, first_channel
`steps` is sorted by journey, step; `step` counts from 1 inside a journey; `next_touchpoint` and `us_to_next`
are NULL at a journey's last event. `journeys.customer` is NULL where the customer is unknown.
`journey` keeps its number from import to import; the numbers are not dense (`engine.journey_rule`).
`steps.customer` is the event's own customer, `journeys.customer` the first known one of the journey, and
`journeys.first_channel` the first known channel.
`started_us` is the source's own start of the journey where it has an earlier one, else `first_us`.
`channels` counts the different channels of the journey.
"""

from typing import Final

PREPARED: Final = ("customers", "steps", "journeys")

MENDED: Final = ("caminos_file", "caminos_row")
"""Columns by which a file is known as an exported quarantine that somebody mended."""

STORED: Final = (
    "sources",
    "imports",
    "touchpoints",
    "channels",
    "customer_ids",
    "links",
    "journey_ids",
    "events",
    "feedback",
    "quarantine",
)
