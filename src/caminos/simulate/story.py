"""Everything that happened inside the window: what the exports are written from and the answers counted
from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from caminos.simulate.asked import Reviews, Survey, reviews, survey
from caminos.simulate.draws import Codes, Flags, Ints
from caminos.simulate.feelings import Feelings, feel
from caminos.simulate.life import Life, live
from caminos.simulate.trace import Events
from caminos.simulate.world import CODE, World

Progress = Callable[[str, float | None], None]
"""Called with what is being done and the share done (0 … 1). May raise to stop the work."""


@dataclass(frozen=True)
class Story:
    """The world, cut to the observation window; `events` are by time."""

    world: World
    seed: int
    life: Life
    events: Events
    feelings: Feelings
    survey: Survey
    reviews: Reviews

    @cached_property
    def seen(self) -> Flags:
        """Customers who left at least one event."""
        out = np.zeros(len(self.life.people), dtype=np.bool_)
        out[self.customer_of_event] = True
        return out

    @cached_property
    def customer_of_event(self) -> Ints:
        """Whose each event is."""
        return np.asarray(self.life.journeys.customer[self.events.journey], dtype=np.int64)

    @cached_property
    def group_of_journey(self) -> Codes:
        """The kind of customer of each journey."""
        return np.asarray(self.life.people.group[self.life.journeys.customer], dtype=np.int8)

    @cached_property
    def begun(self) -> Flags:
        """Journeys with at least one event inside the window."""
        return np.asarray(self.feelings.reached.any(axis=1))

    def reached(self, touchpoint: str) -> Flags:
        """Journeys that passed a touchpoint inside the window."""
        return np.asarray(self.feelings.reached[:, CODE[touchpoint]])


def tell(world: World, customers: int, seed: int, progress: Progress) -> Story:
    """Run the world and cut it to its window."""
    progress("customers live", 0.02)
    life = live(world, customers, seed)
    progress("customers live", 0.12)
    every = life.trace.events()
    events = every.take((every.at >= life.begin_s) & (every.at < life.end_s))
    feelings = feel(world, life, events, seed)
    progress("customers answer", 0.2)
    return Story(
        world=world,
        seed=seed,
        life=life,
        events=events,
        feelings=feelings,
        survey=survey(life, feelings, seed),
        reviews=reviews(world, life, feelings, seed),
    )


def cut_off(life: Life, begun: Flags) -> Flags:
    """Journeys that begin inside the window and go on after it ends: neither lost nor complete."""
    out = np.zeros(len(life.journeys), dtype=np.bool_)
    out[life.trace.journeys_from(life.end_s)] = True
    return out & begun
