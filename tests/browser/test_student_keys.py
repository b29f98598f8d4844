"""From one student to the next, and from one contribution to another, without a mouse."""

from __future__ import annotations

import re

import pytest

from argmap.model.seminars import Member, Role
from argmap.services.extending import Words, support, turn
from argmap.services.people import sessions
from argmap.services.reading import map_at
from tests.browser.conftest import Browsers, without_complaints

WORK = "/assignments/task/students"


@pytest.fixture
def page(chromium, live_site):
    """The list of students, as the instructor sees it; one of them has stated three claims."""
    store = live_site.store
    with store.writing() as writing:
        writing.change(Member, {"person": "reader"}, role=Role.PARTICIPANT)
    who = sessions.known(store, "participant")
    for text in ("It began so.", "The towns needed bread.", "They had money.", "They paid."):
        support(turn(store, who, "alone", map_at(store, "alone").revision), "c1", Words(text))
    browsers = Browsers(chromium, live_site.address)
    page = browsers.open()
    cookie = {"name": "argmap-session", "value": "instructor", "url": live_site.address}
    page.context.add_cookies([cookie])
    page.goto(WORK)
    yield page
    browsers.close()


def chosen(page):
    return page.locator(".deed.on").get_attribute("id")


def test_one_key_leads_to_the_next_student_and_others_to_each_contribution(page):
    with without_complaints(page):
        page.click("text=Neighbour")
        page.wait_for_url("**/students/neighbour")
        page.keyboard.press("j")
        page.wait_for_url("**/students/participant")
        page.keyboard.press("ArrowDown")
        assert chosen(page) == "w1"
        page.keyboard.press("3")
        assert chosen(page) == "w3"
        assert page.locator(".small-map a.on").get_attribute("href") == "#w3"
        page.keyboard.press("ArrowUp")
        assert chosen(page) == "w2"
        page.keyboard.press("c")
        typed = page.locator(":focus")
        assert typed.evaluate("each => each.closest('.deed').id") == "w2"
        page.keyboard.type("jk1")
        assert re.search("students/participant", page.url), "keys rest while a field has the focus"
        assert typed.input_value() == "jk1"
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("?")
        page.wait_for_selector("#keys[open]")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        assert page.locator("#rubric :focus").count() == 1
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("k")
        page.wait_for_url("**/students/neighbour")
