"""Drawing a map into a file: the picture is written whole or not at all."""

import os
from pathlib import Path

from caminos.errors import BadInput
from caminos.maps.library import Library
from caminos.maps.measurement import Measurement
from caminos.maps.model import JourneyMap


def save_picture(
    made: JourneyMap, library: Library, measurement: Measurement | None, path: Path, *, scale: float
) -> Path:
    """Draw a map as .svg, .png (`scale` pixels per unit) or .html, by the ending of `path`.

    Errors: `picture.unknown_format`, `picture.cannot_write`.
    """
    content = _draw(kind_of(path), made, library, measurement, scale)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise BadInput(
            "picture.cannot_write", f"{path} cannot be written: {error.strerror}", "choose another place"
        ) from error
    return path


def kind_of(path: Path) -> str:
    """The ending that says which kind of picture a file is to be. Errors: `picture.unknown_format`."""
    kind = path.suffix.lower()
    if kind not in (".svg", ".png", ".html"):
        raise BadInput(
            "picture.unknown_format",
            f"{path.name!r} does not say which kind of picture it is",
            "let the name end in .svg, .png or .html",
        )
    return kind


def _draw(
    kind: str, made: JourneyMap, library: Library, measurement: Measurement | None, scale: float
) -> bytes:
    from caminos.render import lay_out, to_html, to_png, to_svg

    if kind == ".html":
        return to_html(made, library, measurement).encode("utf-8")
    scene = lay_out(made, library, measurement)
    if kind == ".png":
        return to_png(to_svg(scene), scale=scale)
    return to_svg(scene, embed_fonts=True).encode("utf-8")
