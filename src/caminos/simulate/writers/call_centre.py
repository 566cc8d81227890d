"""call_centre.csv: the help desk's status log, ticket by ticket; minutes of Warsaw time, `?` for unknown."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from caminos.simulate.clock import slashed, to_wall
from caminos.simulate.contacts import LEFT, MISSED
from caminos.simulate.draws import Draws, Ints
from caminos.simulate.mess import NO_ID, Cells, Form, Tick, Written, draw_mess, separated, write_file
from caminos.simulate.people import Names
from caminos.simulate.story import Story
from caminos.simulate.world import AGENT_GROUPS, CALL_TOUCHPOINTS, CONTACT_CHANNELS, REASONS

FILE = "call_centre.csv"
HEADER = [
    "ticket_no", "status", "changed_at", "phone", "e_mail", "contact_type", "topic", "agent_group",
    "priority",
]  # fmt: skip
UNKNOWN = "?"

_REASONS = ("bad_time", "cut_short", NO_ID)


def logged_statuses(story: Story) -> tuple[Ints, Ints, Ints]:
    """Ticket, status and moment of what was logged inside the window, ticket by ticket."""
    ticket, status, moment = story.life.tickets.statuses()
    inside = moment < story.life.end_s
    return ticket[inside], status[inside], moment[inside]


def write_call_centre(story: Story, names: Names, path: Path, tick: Tick) -> Written:
    """Write the file; `tick` is told how far it is."""
    log = logged_statuses(story)
    mess = draw_mess(Draws(story.seed, "call mess"), len(log[0]), _REASONS, _spoil)
    return write_file(path, _rows(story, names, *log), Form(separated(","), HEADER), mess, tick)


def _rows(story: Story, names: Names, ticket: Ints, status: Ints, moment: Ints) -> Iterator[Cells]:
    tickets = story.life.tickets
    dice = Draws(story.seed, "ticket details").between(len(tickets), 0, 9_999).tolist()
    walls = to_wall(moment).tolist()
    columns = (tickets.customer, tickets.channel, tickets.reason, tickets.shows_phone, tickets.shows_email)
    known = list(zip(*(column.tolist() for column in columns), strict=True))
    numbers = np.unique(ticket, return_inverse=True)[1].tolist()
    for own, number, step, wall in zip(ticket.tolist(), numbers, status.tolist(), walls, strict=True):
        customer, channel, reason, phone, email = known[own]
        waiting = step in {MISSED, LEFT}
        yield [
            f"T{number + 100_001:07d}",
            CALL_TOUCHPOINTS[step],
            slashed(wall),
            names.phone(customer) if phone else UNKNOWN,
            names.email(customer) if email else UNKNOWN,
            CONTACT_CHANNELS[channel],
            UNKNOWN if waiting or dice[own] % 100 < 4 else REASONS[reason],
            UNKNOWN if waiting else AGENT_GROUPS[reason],
            str(1 + (dice[own] // 100 % 10 > 1) + (dice[own] // 1000 > 3)),
        ]


def _spoil(reason: str, cells: Cells) -> tuple[str, str]:
    broken = list(cells)
    if reason == "bad_time":
        broken[2] = "31/02/" + cells[2][6:]
        return ",".join(broken), "changed_at"
    if reason == NO_ID:
        broken[0], broken[3], broken[4] = "T" + cells[0][2:] + "X", UNKNOWN, UNKNOWN
        return ",".join(broken), "phone"
    return ",".join(broken[:2]), ""
