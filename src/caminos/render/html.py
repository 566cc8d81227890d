"""A map as one HTML page that stands alone: nothing is fetched, everything can be reached by keyboard.

The page shows the journey in one long row (stage headers and lane heads stay in sight) and, where that
is wider than a sheet, in pages as well; paper always gets the pages.
"""

import base64
import hashlib
import json
import re
from importlib.resources import files

from caminos.maps.library import Library
from caminos.maps.measurement import Measurement
from caminos.maps.model import JourneyMap
from caminos.render.fonts import font_faces
from caminos.render.heading import map_detail
from caminos.render.layout import draw_bands, picture_of
from caminos.render.options import LayoutOptions
from caminos.render.page_bar import page_bar
from caminos.render.page_text import page_empty, page_heading, page_legend, page_narrative, page_notes
from caminos.render.picture import Picture
from caminos.render.scene import Detail, Group, Part
from caminos.render.svg import Pen, attribute, text_content
from caminos.render.theme import DARK, LIGHT

_ON_A_SHEET = {"comfortable": 8, "compact": 13}
"""How many columns a landscape sheet (A3; small on A4) shows at a readable size."""

_BAND = re.compile(r"-band\d+$")


def to_html(
    document: JourneyMap,
    library: Library,
    measurement: Measurement | None = None,
    *,
    options: LayoutOptions | None = None,
) -> str:
    """One HTML page with the map, its evidence at a click, and the map in words for those who listen.

    `per_band` of the options is ignored: the page shows one long row and sheets of its own.
    """
    picture = picture_of(document, library, measurement, options or LayoutOptions())
    details: dict[str, dict[str, object]] = {"map": _as_json(map_detail(picture), "")}
    views = _views(picture, details)
    body = _body(picture, views)
    script = files("caminos.render").joinpath("page/page.js").read_text("utf-8")
    style = files("caminos.render").joinpath("page/page.css").read_text("utf-8")
    data = json.dumps(details, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    letters = [body, data, "%0123456789"]
    faces = font_faces(dict.fromkeys((400, 500, 600, 700), letters))
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{digest}'"
    return (
        f'<!doctype html>\n<html lang="{picture.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text_content(document.title)}</title>\n<style>\n{faces}\n{_colours()}\n{style}</style>\n</head>\n"
        f'<body>\n{body}\n<script type="application/json" id="details">{data}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _views(picture: Picture, details: dict[str, dict[str, object]]) -> dict[str, str]:
    """The bands of each view, by the class names of the view."""
    count = len(picture.columns)
    if not count or not picture.lanes:
        return {}
    sheet = _ON_A_SHEET[picture.look.name]
    if count <= sheet + 1:
        return {"journey pages": _bands(picture, count, "j", details)}
    return {
        "journey": _bands(picture, count, "j", details),
        "pages": _bands(picture, sheet, "p", details),
    }


def _bands(picture: Picture, per_band: int, prefix: str, details: dict[str, dict[str, object]]) -> str:
    return "\n".join(_band(part, prefix, details) for part in draw_bands(picture, per_band))


def _band(part: Part, prefix: str, details: dict[str, dict[str, object]]) -> str:
    frame = part.frame
    sizes = f"--w:{frame.width:.0f};--h:{frame.height:.0f};"
    sizes += f"--side:{part.side_width:.0f};--head:{part.head_height:.0f}"
    behind = "".join(
        Pen(classes=True).shapes(group.shapes) for group in part.groups if group.zone == "ground"
    )

    def drawing(zone: str, width: float, height: float, ground: str) -> str:
        inside = "".join(_group(group, prefix, details) for group in part.groups if group.zone == zone)
        view = f"{frame.x:.2f} {frame.y:.2f} {width:.2f} {height:.2f}"
        return f'<svg class="{zone}" viewBox="{view}" role="group">{ground}{inside}</svg>'

    return (
        f'<section class="band" style="{sizes}">{drawing("body", frame.width, frame.height, behind)}'
        f"{drawing('side', part.side_width, frame.height, behind)}"
        f'{drawing("head", frame.width, part.head_height, "")}<div class="corner"></div></section>'
    )


def _group(group: Group, prefix: str, details: dict[str, dict[str, object]]) -> str:
    inside = Pen(classes=True).shapes(group.shapes)
    box = group.frame
    hit = (
        f'<rect class="hit" x="{box.x - 2:.1f}" y="{box.y - 1:.1f}" width="{box.width + 4:.1f}" '
        f'height="{box.height + 2:.1f}" rx="8"/>'
    )
    start = f'<g id="{prefix}-{group.id}"'
    if group.detail is not None:
        key = _BAND.sub("", group.id)
        details[key] = _as_json(group.detail, group.tooltip)
        spoken = attribute(f"{group.detail.kind}: {group.tooltip or group.detail.title}".replace("\n", "; "))
        return f'{start} data-d="{key}" role="button" tabindex="-1" aria-label="{spoken}">{inside}{hit}</g>'
    if group.tooltip:
        return f'{start} data-t="{attribute(group.tooltip)}">{inside}{hit}</g>'
    return f"{start}>{inside}</g>" if inside else ""


def _as_json(detail: Detail, tip: str) -> dict[str, object]:
    return {
        "title": detail.title,
        "kind": detail.kind,
        "rows": detail.rows,
        "texts": detail.texts,
        "tip": tip,
    }


def _body(picture: Picture, views: dict[str, str]) -> str:
    shown = "\n".join(
        f'<div class="view {name}"{" hidden" if number else ""}>{bands}</div>'
        for number, (name, bands) in enumerate(views.items())
    )
    skip, panel, close = (attribute(picture.say(f"page.{key}")) for key in ("as_text", "detail", "close"))
    return "\n".join(
        (
            f'<a class="skip" href="#words">{skip}</a>',
            page_bar(picture, len(views)),
            f"<main>\n{page_heading(picture)}",
            shown or page_empty(picture),
            f"{page_legend(picture)}{page_notes(picture)}</main>",
            page_narrative(picture),
            '<div id="tip" aria-hidden="true"></div>',
            f'<aside id="detail" hidden aria-label="{panel}">'
            f'<button class="close" aria-label="{close}">×</button>'
            '<div class="content"></div></aside>',
        )
    )


def _colours() -> str:
    """The two themes as variables, and a class for each colour as fill and as line."""
    light, dark = (";".join(f"--{name}:{value}" for name, value in theme.items()) for theme in (LIGHT, DARK))
    classes = "".join(f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}" for name in LIGHT)
    by_system = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
    by_choice = f"@media screen{{:root[data-theme=dark]{{{dark}}}}}"
    return f":root{{{light}}}\n{by_system}\n{by_choice}\n.f-none{{fill:none}}{classes}"
