"""How many clicks teaching takes, counted in a real browser; typing is not counted.

From nothing to an assigned debate at most 8, from the link to writing at most 3, from the list of
people to one student's work at most 2, and to the next student a key.
"""

from __future__ import annotations

import re

import pytest

from argmap.services.people import accounts
from tests.browser.conftest import Browsers, serving, without_complaints


class Hand:
    """Uses a page, and counts its clicks."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def press(self, role, name, **options):
        self.clicks += 1
        self.page.get_by_role(role, name=name, **options).first.click()

    def type(self, label, words):
        self.page.get_by_label(label).first.fill(words)


@pytest.fixture
def school(tmp_path, made_once, loaded, chromium):
    """A site on which nobody is yet, with the link by which an instructor begins."""
    with serving(tmp_path, made_once, loaded) as (store, address):
        browsers = Browsers(chromium, address)
        yield browsers, f"/set-up/{accounts.first_invitation(store)}"
        browsers.close()


def begin(hand, link):
    """From an invitation to an assigned debate, whose first phase is on."""
    hand.page.goto(link)
    hand.type("Your name", "Eva Lang")
    hand.type("Login", "eva")
    hand.type("Password", "a long enough password")
    hand.press("button", re.compile("account", re.IGNORECASE))
    hand.type("Title", "Soviet Russia, 1917–1929")
    hand.press("button", re.compile("Make .*seminar|Make it", re.IGNORECASE))
    hand.press("link", "Assign a debate")
    hand.press("button", re.compile("Assign"))
    hand.page.wait_for_url("**/assignments/*")
    hand.press("link", "Begin or end a phase")
    hand.press("button", re.compile("Begin.* now"))
    hand.page.get_by_text("is on").first.wait_for()


def come_in(hand, link, name):
    """From the seminar's link to a claim that is being written."""
    hand.page.goto(link)
    hand.type("Your name", name)
    hand.press("button", "Join", exact=True)
    hand.press("button", re.compile("Start"))
    hand.page.wait_for_url("**/assignments/*")
    hand.page.locator(".acts a.main").click()
    hand.clicks += 1


@pytest.mark.parametrize("scripts", [True, False])
def test_teaching_takes_few_clicks(school, scripts):
    browsers, link = school
    with without_complaints(browsers.open(java_script_enabled=scripts)) as page:
        eva = Hand(page)
        begin(eva, link)
        assert eva.clicks <= 8
        page.get_by_role("link", name="Soviet Russia, 1917–1929").first.click()
        seminar = page.url
        door = re.search(r"/join/[\w-]+", page.content())[0]
        eva.clicks = 0
        page.get_by_role("link", name="Assign a debate").wait_for()
        first, second = (Hand(browsers.open(java_script_enabled=scripts)) for _ in range(2))
        come_in(first, door, "Ana")
        assert first.clicks <= 3
        first.page.locator("#main").wait_for()
        come_in(second, door, "Bea")
        page.goto(seminar)
        eva.press("link", re.compile("^Work"))
        eva.press("link", "Ana", exact=True)
        page.get_by_role("heading", name="Ana").wait_for()
        assert eva.clicks <= 2
        if scripts:
            page.keyboard.press("j")
        else:
            page.get_by_role("link", name=re.compile("Bea")).first.click()
        page.get_by_role("heading", name="Bea").wait_for()
