import base64
import hashlib
import json
import re

import pytest
from lxml import html as lxml_html

from caminos.language import LANGUAGES
from caminos.maps.library import Library
from caminos.render import LayoutOptions, to_html

NAMES = ["sofa", "every_kind", "long_words", "empty", "only_stages", "sixty"]
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\" ' & \u2028"


@pytest.fixture(scope="module")
def page(request):
    made = {}

    def make(name, case):
        if name not in made:
            made[name] = to_html(*case)
        return made[name]

    return make


def parsed(page):
    return lxml_html.document_fromstring(page)


def details(page):
    return json.loads(parsed(page).get_element_by_id("details").text)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_from_outside(cases, page, name):
    made = page(name, cases(name))
    content = json.dumps(details(made), ensure_ascii=False)
    around = made.replace(content, "")
    for node in parsed(around).iter():
        for key in ("src", "href", "xlink:href", "action", "data", "poster", "srcset"):
            assert (node.get(key) or "#").startswith("#") if isinstance(node.tag, str) else True
    assert re.findall(r"url\((?!data:)", around) == []
    assert re.findall(r"@import|<link|<iframe|fetch\(|XMLHttpRequest|WebSocket", around) == []


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_everything_that_opens_has_its_evidence(cases, page, name):
    root, known = parsed(page(name, cases(name))), details(page(name, cases(name)))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    opened = set(root.xpath("//@data-d"))
    assert opened <= set(known)
    for node in root.xpath("//*[@data-d and @role='button']"):
        assert node.get("aria-label").strip()
        assert node.get("tabindex") == "-1"
    assert all(set(one) == {"title", "kind", "rows", "texts", "tip"} for one in known.values())


def test_only_the_page_s_own_script_may_run(cases, page):
    made = page("sofa", cases("sofa"))
    policy = parsed(made).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    script = re.search(r"<script>(.*?)</script>", made, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}'" in policy


def test_hostile_words_stay_words(small_map):
    document = small_map(["thought", "touchpoint"], [("thought", "a", {"text": HOSTILE})], owner=HOSTILE)
    document = document.model_copy(update={"title": HOSTILE})
    made = to_html(document, Library())
    root = parsed(made)
    assert len(root.xpath("//script")) == 2
    assert root.xpath("//img") == []
    assert root.xpath("//@onerror") == []
    assert root.xpath("//h1")[0].text == HOSTILE
    assert details(made)["card-card-0"]["title"] == HOSTILE.strip()


def test_the_map_can_be_read_as_text(cases, page):
    document, _, _ = cases("sofa")
    root = parsed(page("sofa", cases("sofa")))
    words = root.get_element_by_id("words")
    assert [node.text for node in words.xpath(".//h3")] == [
        "Awareness",
        "Consideration",
        "Purchase",
        "Retention",
        "Advocacy",
    ]
    assert [node.text for node in words.xpath(".//h4")] == [step.name for step in document.ordered_steps()]
    told = words.text_content()
    assert (
        "Emotion: −1.4; moment of truth: customers are lost here; n\N{NO-BREAK SPACE}1,790 (measured)" in told
    )
    assert "“That was easy!” (observed)" in told


def test_a_hidden_lane_is_nowhere_on_the_page(cases, page):
    assert "NOT TO BE SEEN" not in page("every_kind", cases("every_kind"))


def test_a_long_map_has_one_row_for_the_screen_and_sheets_for_paper(cases, page):
    root = parsed(page("sixty", cases("sixty")))
    views = {
        view.get("class"): len(view.xpath(".//section[@class='band']"))
        for view in root.xpath("//div[starts-with(@class, 'view')]")
    }
    assert views == {"view journey": 1, "view pages": 8}
    assert [node.get("data-view") for node in root.xpath("//button[@data-view]")] == ["journey", "pages"]


def test_a_short_map_has_one_view(cases, page):
    root = parsed(page("sofa", cases("sofa")))
    assert [view.get("class") for view in root.xpath("//div[starts-with(@class, 'view')]")] == [
        "view journey pages"
    ]
    assert root.xpath("//button[@data-view]") == []


def test_an_empty_map_invites(cases, page):
    text = parsed(page("empty", cases("empty"))).text_content()
    assert "This map has no stages yet" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_every_interface_language(cases, language):
    made = to_html(*cases("sofa"), options=LayoutOptions(language=language))
    assert parsed(made).get("lang") == language
    assert "picture." not in parsed(made).text_content()


def test_the_evidence_of_a_touchpoint_is_complete(cases, page):
    rows = dict(details(page("sofa", cases("sofa")))["card-t-help"]["rows"])
    assert rows == {
        "Step": "Asks for help",
        "How we know": "measured: 12 Nov 2026",
        "Touchpoint": "call centre",
        "Channel": "phone",
        "Control": "ours",
        "Who starts the contact": "customer",
        "Area": "Customer Care",
        "Opening hours": "Mon-Fri 9-17",
        "Customers": "655",
        "Events": "1,310",
        "Journeys that come here": "30% (28% to 32%) · n\N{NO-BREAK SPACE}2,214",
        "Wait to the next contact": "median 2\N{NO-BREAK SPACE}d, 9 in 10 within 9\N{NO-BREAK SPACE}d, n 655",
        "Channels": "web 655",
        "Sources": "orders.csv",
    }
