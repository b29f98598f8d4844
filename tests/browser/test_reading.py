"""Reading a map in a browser: by keyboard, by mouse, on a phone, and without scripts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE, Browsers, without_complaints
from tests.web.addresses import DEBATE, PAGES

FULL = f"{DEBATE}?map=full&picture=whole"
FOCUS = f"{DEBATE}?map=full&focus=i04"


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_no_page_makes_the_browser_complain(opened):
    with without_complaints(opened()) as page:
        for address in PAGES:
            page.goto(address)
            page.wait_for_load_state()


@pytest.fixture(scope="module")
def on_a_phone(chromium, site):
    """Of every page on a phone: how wide it is there and at the narrowest, and what is small."""
    browsers = Browsers(chromium, site)
    page = browsers.open(phone=True)
    seen = {}
    for address in PAGES:
        page.set_viewport_size(PHONE)
        page.goto(address)
        small, wide = page.evaluate(SMALL), page.evaluate(WIDTH)
        page.set_viewport_size({"width": 320, "height": 640})
        seen[address] = wide, page.evaluate(WIDTH), small
    yield seen
    browsers.close()


def test_nothing_scrolls_sideways_on_a_phone(on_a_phone):
    wide = {address: wide for address, (wide, _, _) in on_a_phone.items() if wide > 390}
    assert wide == {}


def test_nothing_scrolls_sideways_at_the_narrowest(on_a_phone):
    wide = {address: wide for address, (_, wide, _) in on_a_phone.items() if wide > 320}
    assert wide == {}


def test_the_bar_of_somebody_known_fits_the_narrowest(workshop):
    page = workshop.open("Maximilian")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(FOCUS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


WIDTH = "document.documentElement.scrollWidth"
SMALL = """() => {
  const things = 'a[href], button, summary, select, input:not([type=hidden])';
  const aside = 'svg *, .vh, .skip, .ref, .vh-focus';
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(aside);
  const inText = (e) => e.closest('p, dd, dt, li') && getComputedStyle(e).display === 'inline';
  return [...document.querySelectorAll(things)].filter((e) => seen(e) && !inText(e))
    .map((e) => e.closest('label.tick, label.field') ?? e)
    .map((e) => [e.outerHTML.slice(0, 110), Math.round(e.getBoundingClientRect().height)])
    .filter(([, high]) => high > 0 && high < 44);
}"""


def test_what_a_thumb_has_to_hit_is_high_enough(on_a_phone):
    small = {address: found[:4] for address, (_, _, found) in on_a_phone.items() if found}
    assert small == {}


def test_every_claim_of_the_map_can_be_reached_with_the_arrow_keys(opened):
    page = opened()
    page.goto(FULL)
    every = set(page.eval_on_selector_all("[data-claim]", "all => all.map(e => e.dataset.claim)"))
    start = page.locator(".argument-map .thesis > a").first
    start.focus()
    seen, waiting = {focused(page)}, [focused(page)]
    while waiting:
        here = waiting.pop()
        for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
            page.evaluate("id => document.getElementById(id).focus()", here)
            page.keyboard.press(key)
            there = focused(page)
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    assert {f"claim-{claim}" for claim in every} <= seen


def test_the_left_arrow_leads_to_what_a_claim_bears_on(opened):
    page = opened()
    page.goto(FOCUS)
    page.locator("#claim-i04").focus()
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "claim-i01"


IN_SIGHT = """id => {
  const frame = document.getElementById('drawing').getBoundingClientRect();
  const card = document.getElementById(id).querySelector('.card').getBoundingClientRect();
  return card.top >= frame.top && card.bottom <= frame.bottom;
}"""


def test_the_map_opens_with_the_rival_thesis_beside_the_claim_in_sight(opened):
    page = opened()
    page.goto(FOCUS)
    assert [page.evaluate(IN_SIGHT, f"claim-{each}") for each in ("i04", "i01", "i11")] == [
        True, True, True,
    ]  # fmt: skip


def test_the_claim_in_focus_is_never_cut(opened):
    page = opened()
    for claim in ("i01", "i06", "i16", "i22", "i24"):
        page.goto(f"{DEBATE}?map=full&focus={claim}&slips=1&open=i01,i11")
        assert page.evaluate(IN_SIGHT, f"claim-{claim}"), claim


def test_a_filter_brings_what_matches_into_sight(opened):
    page = opened()
    page.goto(f"{FULL}&position=left&kind=causal")
    first = page.locator(".claim:not(.faded) > a").first.get_attribute("id")
    assert page.evaluate(IN_SIGHT, first)


def test_the_outline_is_there_for_print_alone(opened):
    page = opened()
    page.goto(DEBATE)
    assert not page.is_visible("#on-paper")
    page.emulate_media(media="print")
    assert page.is_visible("#on-paper")
    assert not page.is_visible(".toolbar")


def test_the_slash_leads_to_the_search(opened):
    page = opened()
    page.goto(DEBATE)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_claim_comes_into_focus_without_loading_the_page_again(opened):
    with without_complaints(opened()) as page:
        page.goto(FOCUS)
        page.evaluate("window.kept = true")
        page.locator("#claim-i22").click()
        page.wait_for_url("**focus=i22**")
        page.wait_for_selector(".claim.focus[data-claim=i22]")
        assert page.evaluate("window.kept") is True
        assert "Concessions stayed negligible" in page.inner_text("#panel h2")
        page.go_back()
        page.wait_for_selector(".claim.focus[data-claim=i04]")
        assert "accumulation" in page.inner_text("#panel h2")
        assert page.evaluate("window.kept") is True


def test_the_keyboard_stays_on_the_card_that_it_chose(opened):
    page = opened()
    page.goto(FOCUS)
    page.locator("#claim-i22").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".claim.focus[data-claim=i22]")
    page.wait_for_function("document.activeElement.id === 'claim-i22'")


def test_folded_replies_unfold_in_place(opened):
    page = opened()
    page.goto(FOCUS)
    before = page.locator("[data-claim]").count()
    page.locator("#fold-i01").click()
    page.wait_for_url("**open=i01**")
    page.wait_for_function(f"document.querySelectorAll('[data-claim]').length > {before}")


def test_the_slider_shows_its_year_and_lets_later_claims_fade(opened):
    page = opened()
    page.goto(FULL)
    page.locator("#asof").focus()
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url("**asof=1921**")
    page.wait_for_selector(".claim.faded")
    assert page.inner_text(".asof output") == "1921"
    assert page.evaluate("document.activeElement.id") == "asof", "the arrows go on from here"
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**asof=1920**")


def test_a_search_shows_the_places_beside_the_map(opened):
    page = opened()
    page.goto(DEBATE)
    page.fill('input[name="q"]', "grain")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel mark")
    assert "q=grain" in page.url


def test_the_map_grows_by_the_button_and_by_ctrl_and_the_wheel(opened):
    page = opened()
    page.goto(FULL)
    width = "document.querySelector('.argument-map').getBoundingClientRect().width"
    natural = page.evaluate(width)
    page.click('[data-zoom="in"]')
    assert page.evaluate(width) == pytest.approx(natural * 1.25, rel=0.01)
    page.click('[data-zoom="reset"]')
    page.mouse.move(400, 450)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 120)
    page.keyboard.up("Control")
    page.wait_for_function(f"{width} < {natural} - 20")


def test_dragging_the_ground_moves_the_map_and_opens_nothing(opened):
    page = opened()
    page.goto(FULL)
    page.evaluate("document.getElementById('drawing').scrollTo(200, 300)")
    page.mouse.move(420, 420)
    page.mouse.down()
    page.mouse.move(380, 300, steps=6)
    page.mouse.up()
    assert page.evaluate("document.getElementById('drawing').scrollTop") == 420
    assert "focus=" not in page.url


def test_without_scripts_a_claim_comes_into_focus_and_the_tools_work(opened):
    page = opened(java_script_enabled=False)
    page.goto(FOCUS)
    page.click("#claim-i22")
    assert "focus=i22" in page.url
    page.click(".filters > summary")
    page.select_option('select[name="position"]', "left")
    page.click(".filters .btn.main")
    assert "position=left" in page.url
    assert "focus=i22" in page.url
    page.click(".asof .go")
    assert "asof=" in page.url
    page.click("text=Outline")
    assert "/outline" in page.url


def test_without_scripts_the_look_changes_and_the_page_stays(opened):
    page = opened(java_script_enabled=False)
    page.goto(FOCUS)
    page.click(".look > summary")
    page.check('input[value="dark"]')
    page.click(".look .btn.main")
    assert page.url.endswith(FOCUS)
    assert page.get_attribute("html", "data-theme") == "dark"


def test_on_a_phone_the_picture_opens_in_a_frame_of_its_own_and_closes(opened):
    page = opened(phone=True)
    page.goto(FOCUS)
    assert not page.is_visible(".argument-map")
    page.click('a[href="#drawing"]')
    assert page.is_visible(".argument-map")
    page.click(".close-picture")
    assert not page.is_visible(".argument-map")


def test_the_outline_folds_and_unfolds_with_the_arrow_keys(opened):
    page = opened()
    page.goto(f"{DEBATE}/outline")
    link = page.locator(".outline .row .text a").first
    link.focus()
    under = "document.querySelector('.outline details.under').open"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(under) is False
    page.keyboard.press("ArrowRight")
    assert page.evaluate(under) is True
