"""Pictures of journey maps: a scene laid out from a map, drawn as SVG, PNG or one HTML page.

`lay_out` makes the scene, `to_svg` and `to_png` draw it, `to_html` makes a page that stands alone.
"""

from caminos.render.html import to_html
from caminos.render.layout import lay_out
from caminos.render.options import LayoutOptions
from caminos.render.png import to_png
from caminos.render.scene import Scene
from caminos.render.svg import to_svg

__all__ = ["LayoutOptions", "Scene", "lay_out", "to_html", "to_png", "to_svg"]
