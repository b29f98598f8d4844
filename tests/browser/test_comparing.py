"""Comparing maps in a real browser: on a wall by keys alone, on a phone, and with axe."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Browsers, without_complaints
from tests.browser.test_axe_working import wrong_with
from tests.web.comparing import COMPARE, put_other


@pytest.fixture(scope="module")
def compared(live_site):
    put_other(live_site)


@pytest.fixture
def page(compared, chromium, live_site):
    """What the instructor sees."""
    browsers = Browsers(chromium, live_site.address)
    page = browsers.open(bypass_csp=True)
    cookie = {"name": "argmap-session", "value": "instructor", "url": live_site.address}
    page.context.add_cookies([cookie])
    page.goto(COMPARE)
    yield page
    browsers.close()


def test_keys_lead_onto_the_wall_from_part_to_part_and_back(page):
    with without_complaints(page):
        page.keyboard.press("f")
        page.wait_for_url("**/compare?present=1")
        assert not page.is_visible(".top")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/compare?present=2")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/compare?present=1")
        page.keyboard.press("Escape")
        page.wait_for_url("**/compare#opposite")
        assert page.is_visible(".top")


@pytest.mark.parametrize("asked", ["", "?view=table", "?present=1"])
def test_axe_finds_nothing_and_nothing_is_cut_off(page, asked):
    page.goto(COMPARE + asked)
    assert wrong_with(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_steps_in_between_unfold_in_place(page):
    place = page.locator("details.between").first
    assert not place.locator("ol").is_visible()
    place.locator("summary").click()
    assert place.locator("ol").is_visible()
    page.keyboard.press("Escape")
    assert not place.locator("ol").is_visible()
