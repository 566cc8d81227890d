"""The words of the page around the map: heading, numbers, legend, notes, and the map told in words."""

from caminos.render.footnotes import footnotes
from caminos.render.heading import badge_words, subtitle_words
from caminos.render.legend import ROW, entries
from caminos.render.narrative import narrative
from caminos.render.picture import Picture
from caminos.render.summary import tiles
from caminos.render.svg import Pen, attribute, text_content


def page_heading(picture: Picture) -> str:
    """Title, subtitle, how much is known, and the numbers of the whole journey."""
    badge, told = badge_words(picture)
    known = f'<span class="known" title="{attribute(told)}">{text_content(badge)}</span>' if badge else ""
    more = f'<button type="button" data-d="map">{text_content(picture.say("page.detail"))}</button>'
    numbers = ""
    if picture.measurement and picture.options.summary:
        each = "".join(
            f'<div><dd class="value">{text_content(tile.value)}</dd><dt>{text_content(tile.name)}</dt>'
            f"<dd>{text_content(tile.note)}</dd></div>"
            for tile in tiles(picture, picture.measurement)
        )
        numbers = f'<dl class="numbers stay">{each}</dl>' if each else ""
    return (
        f'<header class="heading stay"><h1>{text_content(picture.map.title)}</h1>{known}'
        f"<p>{text_content(subtitle_words(picture))} {more}</p></header>{numbers}"
    )


def page_empty(picture: Picture) -> str:
    """The invitation that stands in place of a map that nobody has begun."""
    missing = "stages" if not picture.columns else "lanes"
    lines = "".join(f"<p>{text_content(picture.say(f'empty.{key}'))}</p>" for key in ("ways", "people"))
    title = text_content(picture.say(f"empty.{missing}"))
    return f'<div class="stay"><div class="empty"><h2>{title}</h2>{lines}</div></div>'


def page_legend(picture: Picture) -> str:
    """The signs this map uses."""
    if not picture.options.legend:
        return ""
    signs = []
    for entry in entries(picture):
        sign = Pen(classes=True).shapes(entry.sign(0, ROW / 2))
        words = text_content(picture.say(f"legend.{entry.key}"))
        size = f'width="{entry.room:.0f}" height="{ROW:.0f}"'
        signs.append(f'<li><svg {size} aria-hidden="true">{sign}</svg>{words}</li>')
    return f'<ul class="legend stay">{"".join(signs)}</ul>' if signs else ""


def page_notes(picture: Picture) -> str:
    """The notes at the foot, and which keys do what."""
    lines = "".join(f"<p>{text_content(line)}</p>" for line in footnotes(picture))
    keys = f'<p class="keys">{text_content(picture.say("page.keys"))}</p>'
    return f'<div class="notes stay">{lines}{keys}</div>'


def page_narrative(picture: Picture) -> str:
    """The map in words, stage by stage."""
    told: list[str] = []
    for stage in narrative(picture):
        told.append(f"<h3>{text_content(stage.name)}</h3>")
        for step in stage.steps:
            lines = "".join(
                f"<li><b>{text_content(lane)}:</b> {text_content(said)}</li>" for lane, said in step.lines
            )
            told.append(f"<h4>{text_content(step.name)}</h4><ul>{lines}</ul>")
    title = text_content(picture.say("page.as_text"))
    inside = f"<details><summary>{title}</summary>{''.join(told)}</details>"
    return f'<section id="words" class="stay">{inside}</section>'
