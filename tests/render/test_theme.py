import itertools
import math

import pytest

from caminos.render.theme import DARK, LIGHT, feeling_tone

FEELINGS = ("feel-worst", "feel-bad", "feel-even", "feel-good", "feel-best")

# Machado, Oliveira & Fernandes 2009: full protanopia, deuteranopia and tritanopia in linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one, other):
    bright = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def lab(rgb):
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    xyz = [
        sum(w * max(p, 0) for w, p in zip(row, rgb, strict=True)) / n
        for row, n in zip(rows, white, strict=True)
    ]
    f = [value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in xyz]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_text_stands_out_from_its_ground(theme):
    grounds = ("paper", "ground", "card", "process", "support", "pain-soft", "expect-soft", "accent-soft")
    for tone, ground in itertools.product(("ink", "muted"), grounds):
        assert contrast(theme[tone], theme[ground]) >= 4.5, (tone, ground)
    for tone, ground in itertools.product(
        ("accent",), ("paper", "process", "support", "pain-soft", "accent-soft")
    ):
        assert contrast(theme[tone], theme[ground]) >= 4.5, (tone, ground)
    for tone in FEELINGS:
        assert contrast(theme[tone], theme["ground"]) >= 4.5, tone
    assert contrast(theme["on-stage"], theme["stage"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("blindness", BLINDNESS.values(), ids=BLINDNESS)
def test_bad_and_good_feelings_look_different_to_the_colour_blind(theme, blindness):
    def seen(name):
        rgb = linear(theme[name])
        return lab([sum(w * p for w, p in zip(row, rgb, strict=True)) for row in blindness])

    for bad, good in itertools.product(("feel-worst", "feel-bad"), ("feel-good", "feel-best")):
        assert math.dist(seen(bad), seen(good)) > 20, (bad, good)


def test_both_themes_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


def test_feelings_have_five_shades():
    scores = (-2, -1, -0.5, -0.25, 0, 0.25, 0.5, 1, 2)
    shades = "worst worst bad even even even good best best"
    assert [feeling_tone(score) for score in scores] == [f"feel-{shade}" for shade in shades.split(" ")]
