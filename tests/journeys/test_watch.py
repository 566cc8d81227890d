"""Until when sources are watched."""

from tiny import SECOND, Event

from caminos.journeys.watch import Watch, watch


def told(engine, events):
    """source -> end of the watch in seconds, first and last second."""
    found = watch(engine.fill(events))
    names = [row["name"] for row in engine.run(engine.table("sources").order_by("source")).to_pylist()]
    return {names[key]: until // SECOND for key, until in found.until_us.items()}


def test_one_source_is_watched_until_its_last_event(engine):
    assert told(engine, [Event(1, 5, "a"), Event(2, 90, "b")]) == {"shop": 90}


def test_nothing_is_watched_in_an_empty_store(engine):
    assert watch(engine.fill()) == Watch({}, 0, 0, 0)


def test_sources_that_never_follow_each_other_end_on_their_own(engine):
    events = [Event(1, 0, "a", source="shop"), Event(1, 50, "a", source="shop")]
    events += [Event(2, 0, "b", source="desk"), Event(2, 100, "b", source="desk")]
    assert told(engine, events) == {"shop": 50, "desk": 100}


def test_a_visit_is_watched_no_longer_than_the_source_it_continues_in(engine):
    """Orders were exported on day 60, the shop on day 100: after day 60 nobody can be seen to order."""
    events = []
    for journey in range(6):
        events += [Event(journey, 10 * journey, "cart", source="shop")]
        events += [Event(journey, 10 * journey + 10, "order", source="orders")]
    events += [Event(9, 95, "cart", source="shop"), Event(9, 100, "cart", source="shop")]
    assert told(engine, events) == {"shop": 60, "orders": 60}


def test_a_source_retired_long_ago_is_not_waited_for(engine):
    events = [Event(1, 0, "cart", source="shop"), Event(1, 10, "fax", source="fax")]
    events += [Event(2, 10, "cart", source="shop"), Event(2, 100, "cart", source="shop")]
    assert told(engine, events) == {"shop": 100, "fax": 10}


def test_a_source_that_follows_rarely_does_not_end_the_watch(engine):
    events = [Event(0, 0, "cart", source="shop"), Event(0, 60, "order", source="orders")]
    for journey in range(1, 12):
        events += [Event(journey, 0, "cart", source="shop"), Event(journey, 100, "cart", source="shop")]
    assert told(engine, events) == {"shop": 100, "orders": 60}


def test_a_date_that_means_never_does_not_stretch_the_watch(engine):
    events = [Event(n, 10 * n, "order", n) for n in range(200)]
    never = Event(7, 250_000_000_000, "delivery", 7)
    assert watch(engine.fill([*events, never])) == Watch({0: 1990 * SECOND}, 0, 1990 * SECOND, misdated=1)
    assert watch(engine.fill(events)) == Watch({0: 1990 * SECOND}, 0, 1990 * SECOND, misdated=0)
