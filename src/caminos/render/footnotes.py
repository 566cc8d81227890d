"""Lines at the foot: decisions about the whole journey, what has no place on the map, notes on numbers."""

from caminos.render.decisions import homeless_actions
from caminos.render.details import action_words
from caminos.render.picture import Picture
from caminos.render.scene import Box, Group
from caminos.render.theme import TextStyle
from caminos.render.typeset import set_text
from caminos.render.wrap import wrap

_STYLE = TextStyle(11, 400, "muted", 1.4)


def draw_footnotes(
    picture: Picture, left: float, right: float, top: float
) -> tuple[float, tuple[Group, ...]]:
    """Draw one note a line (or more, where it is long) below `top`."""
    y = top
    groups: list[Group] = []
    for number, note in enumerate(footnotes(picture)):
        begin = y
        y, lines = set_text(wrap(note, _STYLE, min(right - left, 1100.0), 3), _STYLE, left, y)
        frame = Box(left, begin, right - left, y - begin)
        groups.append(Group(f"note-{number + 1}", "note", "page", frame, tuple(lines), tooltip=note))
        y += 3
    return y - top, tuple(groups)


def footnotes(picture: Picture) -> tuple[str, ...]:
    """The notes, in words."""
    notes = []
    for action in homeless_actions(picture):
        words = " · ".join(part for part in (action.text.strip(), action_words(picture, action)) if part)
        notes.append(picture.say("note.decision", decision=words))
    if picture.lost:
        notes.append(picture.say("note.lost", count=len(picture.lost)))
    if picture.measurement:
        taken = picture.measurement
        if taken.unfinished:
            notes.append(picture.say("note.unfinished", count=taken.unfinished))
        notes += [note for note in taken.notes if note.strip()]
    return tuple(notes)
