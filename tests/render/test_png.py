import io

import pytest
from PIL import Image

from caminos.errors import BadInput
from caminos.maps.library import Library
from caminos.render import lay_out, to_png, to_svg


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize(("scale", "factor"), [(1, 1), (2, 2), (0.5, 0.5)])
def test_a_picture_has_the_size_asked_for_and_is_not_blank(cases, scale, factor):
    scene = lay_out(*cases("sofa"))
    image = opened(to_png(to_svg(scene), scale=scale))
    assert image.width == pytest.approx(scene.width * factor, abs=1)
    assert image.height == pytest.approx(scene.height * factor, abs=1)
    assert len(image.getcolors(10_000_000)) > 200
    assert image.getpixel((2, 2)) == (255, 255, 255)


def test_the_margin_stays_white_on_every_side(cases):
    for name in ("sofa", "every_kind", "long_words"):
        image = opened(to_png(to_svg(lay_out(*cases(name))), scale=1))
        ink = Image.eval(image.convert("L"), lambda value: 255 if value < 240 else 0).getbbox()
        left, top, right, bottom = ink
        assert left >= 20
        assert top >= 20
        assert image.width - right >= 20
        assert image.height - bottom >= 20


def test_emoji_are_drawn_in_colour(small_map):
    plain = small_map(["free"], [("free", "a", {"text": "ok"})])
    smiling = small_map(["free"], [("free", "a", {"text": "😀😀😀"})])

    def yellow(document):
        pixels = opened(to_png(to_svg(lay_out(document, Library())), scale=2)).get_flattened_data()
        return sum(1 for r, g, b in pixels if r > 220 and g > 150 and b < 120)

    assert yellow(plain) == 0
    assert yellow(smiling) > 200


def test_a_picture_too_large_for_memory_is_drawn_smaller(monkeypatch):
    monkeypatch.setattr("caminos.render.png._MOST_PIXELS", 10_000)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300" viewBox="0 0 200 300"></svg>'
    image = opened(to_png(svg, scale=2))
    assert 9_500 <= image.width * image.height <= 10_500


@pytest.mark.parametrize("scale", [0, -1, 100])
def test_a_scale_that_cannot_be_drawn_is_refused(scale):
    with pytest.raises(BadInput, match="cannot be drawn") as caught:
        to_png("<svg/>", scale=scale)
    assert caught.value.code == "picture.bad_scale"
