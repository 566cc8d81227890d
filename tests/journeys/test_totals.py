"""The totals of a store, per source and per channel."""

from datetime import UTC, datetime

from tiny import Event, Said

from caminos.journeys import ChannelTotals, SourceTotals, Totals, totals


def at(second):
    return datetime(1970, 1, 1, 0, 0, second, tzinfo=UTC)


def test_the_whole_of_it(engine):
    engine.fill(
        [
            Event(1, 10, "ad", 1, "web", "shop"),
            Event(1, 20, "call", 1, "phone", "desk"),
            Event(2, 5, "ad", None, "web", "shop"),
            Event(2, 6, "ad", None, None, "shop"),
        ],
        [
            Said("ad", 4, ref=1, channel="web", at=50),
            Said("staff", 5, ref=7, channel="store"),
            Said(None, 5, channel="web"),
        ],
        quarantined=3,
    )
    assert totals(engine) == Totals(
        rows=4,
        events=4,
        feedback=3,
        quarantined=3,
        customers=2,
        journeys=2,
        unknown_customer_journeys=1,
        touchpoints=3,
        first_at=at(5),
        last_at=at(50),
        sources=(
            SourceTotals("desk", 1, events=1, feedback=0, quarantined=0, first_at=at(20), last_at=at(20)),
            SourceTotals("shop", 3, events=3, feedback=0, quarantined=3, first_at=at(5), last_at=at(10)),
            SourceTotals("survey", 0, events=0, feedback=3, quarantined=0, first_at=at(50), last_at=at(50)),
        ),
        channels=(
            ChannelTotals("web", events=2, journeys=2, customers=1, feedback=2),
            ChannelTotals("", events=1, journeys=0, customers=0, feedback=0),
            ChannelTotals("phone", events=1, journeys=0, customers=1, feedback=0),
            ChannelTotals("store", events=0, journeys=0, customers=1, feedback=1),
        ),
    )


def test_nothing(engine):
    engine.fill()
    assert totals(engine) == Totals(0, 0, 0, 0, 0, 0, 0, 0, None, None, (), ())
