import io

import pytest
import resvg_py
from PIL import Image

from caminos.render.fonts import advances, emoji_advances, font_files
from caminos.render.measure_text import cleaned, runs, text_width


def ink_right(text, weight):
    """How far to the right a text really reaches when it is drawn at 40 px, in px."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="80">'
        '<rect width="1200" height="80" fill="#fff"/>'
        f'<text x="0" y="50" font-size="40" font-weight="{weight}" font-family="Inter">{text}</text></svg>'
    )
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[str(file) for file in font_files()]
    )
    dark = Image.open(io.BytesIO(bytes(drawn))).convert("L").point(lambda value: 255 if value < 128 else 0)
    return dark.getbbox()[2]


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize(
    "text", ["Zażółć gęślą jaźń", "AVATAR To Wy", "n 12,345 · 31 %", "Ελληνικά Кирилл → ×"]
)
def test_a_drawn_text_is_as_wide_as_measured(text, weight):
    measured = text_width(text, 40, weight)  # kerning brings letters together, never apart
    assert 0.93 * measured <= ink_right(text, weight) <= measured + 1


def test_the_letters_of_every_interface_language_are_there_in_every_weight():
    letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻăâîșțĂÂÎȘȚáéíñóúü¿¡«»„”“’–−…→×±·•★"
    for weight in (400, 500, 600, 700):
        assert {char for char in letters if ord(char) not in advances(weight)} == set()


def test_common_emoji_are_there_and_digits_are_left_to_the_text_font():
    assert {char for char in "😀😕😡❤👍🎉⭐🚚📦☎✅" if ord(char) not in emoji_advances()} == set()
    assert ord("1") not in emoji_advances()


def test_letters_no_font_has_are_given_generous_room():
    assert text_width("漢", 10) >= 10
    assert text_width("ש", 10) >= 7
    assert text_width("🦄", 10) >= 12


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize("text", ["שלום", "ฉันรอการจัดส่ง", "मैं दो सप्ताह", "الطلب تأخر", "配送を二週間"])
def test_letters_no_font_has_are_never_drawn_wider_than_measured(text, weight):
    assert ink_right(text, weight) <= text_width(text, 40, weight) + 1


def test_control_characters_and_turned_directions_are_dropped():
    assert cleaned("a\x00b\x07c\u202ed\ud800\ufffee") == "abcde"
    assert cleaned("  two\r\n lines\tand  blanks ") == "two lines and blanks"
    assert cleaned("e\u0301") == "é"


def test_emoji_are_cut_out_of_a_text_for_their_own_font():
    assert list(runs("ok 👍 yes ❤️!")) == [
        ("ok ", False),
        ("👍", True),
        (" yes ", False),
        ("❤️", True),
        ("!", False),
    ]
    assert list(runs("★ 5")) == [("★ 5", False)]
    assert list(runs("")) == []
