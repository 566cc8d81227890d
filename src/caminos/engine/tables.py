"""The tables every engine keeps, and the prepared form that journey questions are asked of.

Time is always an integer of microseconds since 1970-01-01 UTC (`*_us`): engines disagree on everything else.

What was read
  sources       source, name, kind (of customer id), recipe
  imports       import, source, file, sha256, bytes, imported_at_us, rows, events, feedback, quarantined, duplicates
  touchpoints   touchpoint, name                 the dictionary: touchpoint is a small integer from 0
  channels      channel, name
  customer_ids  ref, kind, value                 ids exactly as the sources wrote them
  links         ref_a, ref_b, source             two ids of one row: the same person
  journey_ids   journey_ref, source, value, started_us
  events        event, source, import, ref, journey_ref, at_us, touchpoint, channel, key, properties
  feedback      feedback, source, import, ref, at_us, touchpoint, channel, kind, score, low, high,
                text, language, weight, key, properties
  quarantine    source, import, file, row, column, value, reason, cells
`event` rises in file order inside a source; it breaks ties in time. `ref` is NULL where the customer is unknown.

The prepared form
  customers     ref, customer                    which ids are one customer (after joining by links)
  steps         customer, journey, step, at_us, touchpoint, channel, source, next_touchpoint, us_to_next, event
  journeys      journey, customer, steps, channels, started_us, first_us, last_us, first_channel
`steps` is sorted by journey, step; `step` counts from 1 inside a journey; `next_touchpoint` and `us_to_next`
are NULL at a journey's last event. `journeys.customer` is NULL where the customer is unknown.
`started_us` is the source's own start of the journey where it has one, else `first_us`.
`channels` counts the different channels of the journey.
"""

from typing import Final

PREPARED: Final = ("customers", "steps", "journeys")

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
