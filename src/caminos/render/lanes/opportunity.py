"""What could be better, and what was decided: verdict, reach, owner, date and bet."""

from dataclasses import replace

from caminos.maps.model import Action, Card
from caminos.render.cards import Face, Paragraph
from caminos.render.details import action_words
from caminos.render.picture import Picture


def face(picture: Picture, card: Card) -> Face:
    """The verdict on top where there is one, the idea, and each decision tied to it in a line."""
    look, actions = picture.look, picture.actions(card)
    verdicts = [picture.say(f"verdict.{action.verdict}") for action in actions if action.verdict]
    lines = [
        Paragraph(" · ".join(dict.fromkeys(verdicts)), replace(look.title, tone="accent"), 1),
        Paragraph(card.text, look.body, look.body_lines),
    ]
    lines += [_decision(picture, action, card.text) for action in actions]
    return Face(tuple(lines))


def decision_face(picture: Picture, action: Action) -> Face:
    """A decision that is not tied to an opportunity: the same, from the action alone."""
    look = picture.look
    verdict = picture.say(f"verdict.{action.verdict}") if action.verdict else ""
    return Face(
        (
            Paragraph(verdict, replace(look.title, tone="accent"), 1),
            Paragraph(action.text, look.body, look.body_lines),
            Paragraph(action_words(picture, action), look.note, look.note_lines + 1),
        )
    )


def _decision(picture: Picture, action: Action, said: str) -> Paragraph:
    text = "" if action.text.strip() == said.strip() else action.text
    words = " · ".join(part for part in (text, action_words(picture, action)) if part)
    return Paragraph(words, picture.look.note, picture.look.note_lines + 1, 3)
