"""The map as one page, in a real browser: it stands alone, shows evidence and can be used by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from caminos.maps.library import Quote
from caminos.maps.model import Card
from caminos.maps.templates import instantiate
from caminos.render import to_html


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library, made = instantiate("retail", "pl", map_id="sofa", today=date(2026, 7, 1))
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(to_html(made, library), encoding="utf-8")
    return path


@pytest.fixture
def opened(page: Page, file: Path) -> Page:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    assert errors == []
    return page


def test_the_page_asks_for_nothing_outside_itself(opened: Page, requests: list[str]):
    opened.wait_for_load_state("networkidle")
    assert requests == []
    assert opened.title()


def test_a_click_opens_the_evidence_and_escape_closes_it(opened: Page):
    panel = opened.locator("#detail")
    assert panel.is_hidden()
    card = opened.locator(".view:not([hidden]) [data-d^='card-']").first
    card.click()
    assert panel.is_visible()
    assert panel.locator("h2").inner_text().strip()
    opened.keyboard.press("Escape")
    assert panel.is_hidden()


def test_the_map_can_be_walked_by_keyboard(opened: Page):
    first = opened.locator(".view:not([hidden]) [data-d]").first
    first.focus()
    before = opened.evaluate("document.activeElement.dataset.d")
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowDown")
    after = opened.evaluate("document.activeElement.dataset.d")
    assert before and after and before != after
    opened.keyboard.press("Enter")
    assert opened.locator("#detail").is_visible()


@pytest.mark.parametrize("width", [1280, 1920])
def test_lane_heads_stay_in_sight_while_the_journey_scrolls(opened: Page, width: int):
    opened.set_viewport_size({"width": width, "height": 900})
    head = opened.locator(".view:not([hidden]) svg.side").first
    before = head.bounding_box()
    opened.mouse.wheel(1500, 0)
    opened.wait_for_timeout(200)
    after = head.bounding_box()
    assert before and after
    assert opened.evaluate("scrollX") > 0
    assert abs(after["x"] - before["x"]) <= 40


def test_no_text_is_wider_than_its_card_in_the_browser_either(opened: Page):
    """The browser's own measure of each label against the box of the card it stands in."""
    clipped = opened.evaluate(
        """() => [...document.querySelectorAll('.view:not([hidden]) [data-d^="card-"]')].filter(card => {
            const hit = card.querySelector('.hit');
            if (!hit) return false;
            const box = hit.getBoundingClientRect();
            return [...card.querySelectorAll('text')].some(
                text => text.getBoundingClientRect().right > box.right + 1.5);
        }).map(card => card.dataset.d)"""
    )
    assert clipped == []


def test_dark_and_reduced_motion_are_respected(page: Page, file: Path):
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(file.as_uri())
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in ground.removeprefix("rgb(").removesuffix(")").split(",")[:3])
    assert max(red, green, blue) < 80


def test_a_screen_reader_finds_the_story(opened: Page):
    story = opened.evaluate("document.body.innerText + document.body.textContent")
    assert "Sofa" in story or "sof" in story.lower()
    assert opened.evaluate("document.documentElement.lang") == "pl"


@pytest.mark.parametrize("width", [1280, 1920])
def test_fit_shows_the_whole_map_and_each_view_remembers_it(opened: Page, width: int):
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") > width
    opened.locator('[data-do="fit"]').click()
    opened.wait_for_timeout(100)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    fitted = opened.locator("#zoom").inner_text()
    opened.locator('[data-view="pages"]').click()
    opened.locator('[data-do="in"]').click()
    closer = opened.locator("#zoom").inner_text()
    assert closer != fitted
    opened.locator('[data-view="journey"]').click()
    assert opened.locator("#zoom").inner_text() == fitted
    opened.locator('[data-view="pages"]').click()
    assert opened.locator("#zoom").inner_text() == closer
    opened.locator('[data-view="journey"]').click()
    opened.set_viewport_size({"width": width - 300, "height": 900})
    opened.wait_for_timeout(100)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width - 300


def test_the_sign_of_a_stage_keeps_beside_its_name_while_the_journey_scrolls(opened: Page):
    def apart() -> float:
        return float(
            opened.evaluate(
                """() => {
                    const stages = [...document.querySelectorAll(".view:not([hidden]) [data-d^='stage-']")];
                    const gaps = stages.map(stage => {
                        const name = [...stage.querySelectorAll("text")].at(-1).getBoundingClientRect();
                        const sign = stage.querySelector("rect:not(.hit)").getBoundingClientRect();
                        return sign.left - name.right;
                    });
                    return Math.max(...gaps.map(Math.abs));
                }"""
            )
        )

    assert apart() < 14
    opened.mouse.wheel(700, 0)
    opened.wait_for_timeout(200)
    assert opened.locator("svg.head [transform^='translate']").count() > 0
    assert apart() < 14


def test_quotes_in_any_script_keep_to_their_cards_in_the_browser(page: Page, tmp_path: Path):
    library, made = instantiate("retail", "en", map_id="sofa", today=date(2026, 7, 1))
    lane = next(lane.id for lane in made.lanes if lane.kind == "thought")
    said = (
        "الطلب تأخر أسبوعين ولم يخبرني أحد بأي شيء عن موعد التسليم",
        "ฉันรอการจัดส่งมาสองสัปดาห์แล้วและไม่มีใครบอกอะไรเลย",
        "मैं दो सप्ताह से डिलीवरी का इंतज़ार कर रहा हूँ और किसी ने कुछ नहीं बताया",
        "配送を二週間待っていますが、誰も何も教えてくれません。とても残念です。",
        "Я жду доставку уже две недели, и никто ничего не говорит, сплошное разочарование",
        "Konstantynopolitańczykowianeczka " * 20,
    )
    cards = [card for card in made.cards if card.lane != lane]
    for number, (step, words) in enumerate(zip(made.steps, said, strict=False)):
        for again in range(2):
            quote = Quote(text=words, source="Reviews " + words[:20])
            cards.append(Card(id=f"q{number}-{again}", lane=lane, step=step.id, rank="V", quote=quote))
    file = tmp_path / "scripts.html"
    file.write_text(to_html(made.model_copy(update={"cards": tuple(cards)}), library), encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    beyond = page.evaluate(
        """() => [...document.querySelectorAll('.view:not([hidden]) [data-d^="card-q"]')].flatMap(card => {
            const box = card.querySelector('.hit').getBoundingClientRect();
            return [...card.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()])
                .filter(([, t]) => t.right > box.right + 1.5 || t.left < box.left - 1.5
                    || t.bottom > box.bottom + 4)
                .map(([text, t]) => `${text.textContent} ${t.right - box.right}`);
        })"""
    )
    assert beyond == []
    assert page.locator(".view:not([hidden]) [data-d^='card-q']").count() == 12
