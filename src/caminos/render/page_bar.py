"""The bar at the top of the page: stages to jump to, views, zoom, light or dark, print."""

from caminos.render.picture import Picture
from caminos.render.svg import attribute, text_content


def page_bar(picture: Picture, views: int) -> str:
    """The bar; the choice of views is there only when there is more than one."""
    say = picture.say

    def button(what: str, words: str, sign: str, more: str = "") -> str:
        told = f' aria-label="{attribute(words)}" title="{attribute(words)}"'
        return f'<button type="button" data-do="{what}"{told}{more}>{sign}</button>'

    switch = ""
    if views > 1:
        choices = "".join(
            f'<button type="button" data-view="{name}" aria-pressed="{str(name == "journey").lower()}">'
            f"{text_content(say(f'page.{name}'))}</button>"
            for name in ("journey", "pages")
        )
        switch = (
            f'<div class="group" role="group" aria-label="{attribute(say("page.views"))}">{choices}</div>'
        )
    stages = "".join(
        f'<button type="button" data-stage="stage-{stage.id}">{text_content(stage.name)}</button>'
        for stage in picture.map.ordered_stages()
    )
    fit = text_content(say("page.fit"))
    return (
        f'<div class="bar stay" role="toolbar" aria-label="{attribute(picture.map.title)}">'
        f'<nav class="stages" aria-label="{attribute(say("page.stages"))}">{stages}</nav>{switch}'
        f'<div class="group" role="group" aria-label="{attribute(say("page.zoom"))}">'
        f'{button("out", say("page.zoom_out"), "−")}<output id="zoom">100 %</output>'
        f"{button('in', say('page.zoom_in'), '+')}{button('fit', say('page.fit'), fit)}</div>"
        f"{button('theme', say('page.theme'), '◐')}"
        f"{button('print', say('page.print'), text_content(say('page.print')), ' class=print')}</div>"
    )
