"""A map before a class in a real browser: keys walk a route, and sheets print on two sides."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

DEBATE = "/debates/how-fast-and-who-pays"
PRESENT = f"{DEBATE}/present"
EMBED = "/embed/how-fast-and-who-pays"
SEEN = (PRESENT, f"{PRESENT}?route=auto&step=2", f"{DEBATE}/sheet", f"{DEBATE}/share", EMBED,
        f"{EMBED}?as=outline")  # fmt: skip


def step(page):
    return page.locator(".count").inner_text().split()[0]


def test_arrows_home_and_end_walk_a_route_and_escape_leaves_it(opened):
    page = opened()
    page.goto(f"{PRESENT}?route=auto&step=1")
    for key, number in (("ArrowRight", "2"), ("PageDown", "3"), ("ArrowLeft", "2"), ("End", "8"),
                        ("ArrowRight", "8"), ("Home", "1")):  # fmt: skip
        page.keyboard.press(key)
        page.wait_for_url(f"**step={number}")
        assert step(page) == number
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{PRESENT}")

    assert page.complaints == []


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_step_fills_the_screen_of_a_projector_and_nothing_is_cut_off(opened, look):
    page = opened(look)
    for number in range(1, 9):
        page.goto(f"{PRESENT}?route=auto&step={number}")
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), number
        assert page.evaluate("parseFloat(getComputedStyle(claim).fontSize)") >= 36
    assert page.complaints == []


@pytest.mark.parametrize(("look", "phone"), [("light", False), ("dark", True)])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_window(opened, look, phone):
    axe = pytest.importorskip("tests.browser.test_axe")
    page = opened(look, phone=phone, bypass_csp=True)
    found = {}
    for where in SEEN:
        page.goto(where)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[where] = [*axe.faults(page), *(["too wide"] if wide else [])]

    assert {where: each for where, each in found.items() if each} == {}


@pytest.mark.parametrize("slug", ["how-fast-and-who-pays", "retreat-or-road"])
def test_a_sheet_prints_on_both_sides_of_one_a4(opened, slug):
    page = opened()
    page.goto(f"/debates/{slug}/sheet?map=short")
    pages = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert len(pages) == 2
    assert "1 of 2" in pages[0].extract_text()
    assert "2 of 2" in pages[1].extract_text()
