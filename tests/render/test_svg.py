import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from caminos.maps.library import Library
from caminos.maps.model import Card
from caminos.render import LayoutOptions, lay_out, to_svg
from caminos.render.scene import Box, Group, Label, Part, Scene
from caminos.render.svg import text_content

HOSTILE = "</text><script>alert(1)</script>\" onload='x' &amp; ]]> <!-- \x00\x08\ufffe --> {count}"


def parsed(svg):
    return etree.fromstring(svg.encode("utf-8"), etree.XMLParser(resolve_entities=False))


def test_every_picture_is_well_formed_and_its_ids_are_unique(cases):
    for name in ("sofa", "every_kind", "long_words", "empty", "only_stages", "sixty"):
        root = parsed(to_svg(lay_out(*cases(name))))
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)) > 0


def test_hostile_text_stays_text(small_map):
    document = small_map(
        ["thought", "free", "pain"], [(kind, "a", {"text": HOSTILE}) for kind in ("thought", "free")]
    )
    document = document.model_copy(update={"title": HOSTILE[:200], "owner": HOSTILE})
    root = parsed(to_svg(lay_out(document, Library()), embed_fonts=False))
    assert not root.xpath("//*[local-name()='script']")
    assert not root.xpath("//@onload")
    tags = {etree.QName(node).localname for node in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "line", "path", "text", "tspan"}
    assert "</text><script>" in "".join(root.itertext())


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_stand_between_tags(text):
    inside = parsed(f"<t>{text_content(text)}</t>").text or ""
    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    assert inside == allowed.replace("\r\n", "\n").replace("\r", "\n")


def test_a_scene_becomes_exactly_this():
    group = Group(
        id="g",
        role="card",
        zone="body",
        frame=Box(0, 0, 90, 20),
        shapes=(
            Box(0, 0, 90, 20.5, fill="card", stroke="ink", dash=(2, 3), radius=4),
            Label(4, 14, "a < b 👍", 12, 40, 600, plate="ground"),
        ),
        tooltip="a & b",
    )
    scene = Scene(100, 50, "T", "D", "en", (Part("p", "band", Box(0, 0, 100, 50), (group,)),))
    assert to_svg(scene).splitlines()[2] == (
        '<g id="g"><title>a &amp; b</title>'
        '<rect x="0" y="0" width="90" height="20.5" rx="4" fill="#ffffff" stroke="#1b2130" '
        'stroke-width="1.1" stroke-dasharray="2 3"/>'
        '<rect x="1.5" y="4.64" width="45" height="11.4" fill="#f6f7f9"/>'
        '<text x="4" y="14" font-size="12" font-weight="600" fill="#1b2130">a &lt; b '
        "<tspan font-family=\"'Noto Color Emoji', Inter\">👍</tspan></text></g>"
    )


def test_fonts_can_be_put_inside(cases):
    scene = lay_out(*cases("sofa"))
    assert "@font-face" not in to_svg(scene)
    inside = to_svg(scene, embed_fonts=True)
    assert sorted(re.findall(r"font-weight:(\d+)", inside)) == ["400", "500", "600", "700"]
    assert len(inside) < len(to_svg(scene)) + 90_000
    parsed(inside)


def test_what_was_cut_short_is_whole_in_the_tooltip(small_map):
    long = "Nobody told me at what time the courier would come, so I took the whole day off. " * 4
    document = small_map(["thought"], [("thought", "a", {"text": long})])
    svg = to_svg(lay_out(document, Library()))
    shown = "".join(parsed(svg).xpath("//*[local-name()='text']/text()"))
    told = "".join(parsed(svg).xpath("//*[local-name()='title']/text()"))
    assert "…" in shown
    assert long.strip() in told


def test_a_card_that_reaches_over_two_bands_stands_in_both(small_map):
    document = small_map(["free"])
    document = document.model_copy(
        update={"cards": (Card(id="one", lane="free", step="a", until_step="c", rank="V", text="long"),)}
    )
    svg = to_svg(lay_out(document, Library(), options=LayoutOptions(per_band=2)))
    assert {"card-one", "card-one-band2"} <= set(parsed(svg).xpath("//@id"))
