"""What the world leaves behind: one long list of events, as columns, before any department exports it."""

from dataclasses import dataclass

import numpy as np

from caminos.simulate.draws import Codes, Flags, Ints
from caminos.simulate.world import CODE

NO_DEVICE = -1


@dataclass(frozen=True)
class Events:
    """Events as columns of one length.

    `journey` counts from 0, `at` is UTC seconds, `code` a touchpoint of `world.TOUCHPOINTS`, `device` the
    customer's device (0, 1; −1: none), `logged` whether the web shop knew the account.
    """

    journey: Ints
    at: Ints
    code: Codes
    device: Codes
    logged: Flags

    def __len__(self) -> int:
        return len(self.journey)

    def take(self, which: Ints | Flags) -> "Events":
        """The chosen events, in the order chosen."""
        return Events(
            self.journey[which], self.at[which], self.code[which], self.device[which], self.logged[which]
        )


class Trace:
    """Collects events while the world runs."""

    def __init__(self) -> None:
        self._chunks: list[Events] = []

    def add(
        self,
        journey: Ints,
        at: Ints,
        touchpoint: str,
        device: Ints | Codes | None = None,
        logged: Flags | None = None,
    ) -> None:
        """One event of `touchpoint` for each journey named."""
        n = len(journey)
        self._chunks.append(
            Events(
                journey.astype(np.int32),
                at.astype(np.int64),
                np.full(n, CODE[touchpoint], dtype=np.int8),
                np.full(n, NO_DEVICE, dtype=np.int8) if device is None else device.astype(np.int8),
                np.zeros(n, dtype=np.bool_) if logged is None else logged.copy(),
            )
        )

    def journeys_from(self, utc_s: int) -> Ints:
        """The journeys that leave an event at this moment or later, some of them several times."""
        return np.concatenate([chunk.journey[chunk.at >= utc_s] for chunk in self._chunks])

    def events(self) -> Events:
        """Everything so far by time; what happened in one second keeps the order in which it was added."""
        columns = [
            np.concatenate([getattr(chunk, name) for chunk in self._chunks])
            for name in ("journey", "at", "code", "device", "logged")
        ]
        every = Events(*columns)
        return every.take(np.argsort(every.at, kind="stable"))
