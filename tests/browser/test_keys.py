"""Single keys: each opens its form for the claim that has the focus, and they can be turned off."""

from __future__ import annotations

import pytest

from tests.browser.conftest import without_complaints
from tests.browser.test_editing import FOCUS, open_form
from tests.web.addresses import DEBATE

KEYS = {
    "s": "reason for", "o": "reason against", "u": "follow", "p": "premise",
    "n": "answer", "e": "words",
}  # fmt: skip


@pytest.mark.parametrize("place", ["map", "outline"])
def test_keys_open_their_forms(workshop, place):
    page = workshop.open()
    page.goto(FOCUS if place == "map" else f"{DEBATE}/outline")
    for key, title in KEYS.items():
        if place == "outline":
            page.locator("#claim-i04 .text a").focus()
        open_form(page, key)
        heading = page.inner_text(".in-place #edit-title").lower()
        assert title in heading, key
        page.keyboard.press("Escape")
        assert page.locator(".in-place").count() == 0, key


def test_the_keys_are_listed_and_can_be_turned_off(workshop):
    with without_complaints(workshop.open()) as page:
        page.goto(FOCUS)
        page.keyboard.press("?")
        page.wait_for_selector("#keys[open]")
        page.click("#keys .tick")
        page.keyboard.press("Escape")
        page.keyboard.press("s")
        page.keyboard.press("?")
        page.wait_for_selector("#keys[open]")
        assert page.locator(".in-place").count() == 0


def test_letters_in_a_field_are_letters(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    page.keyboard.press("/")
    page.keyboard.type("so")
    assert page.input_value("input[type=search]") == "so"
    assert page.locator(".in-place").count() == 0


def test_a_card_with_the_focus_is_what_a_key_is_about(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    page.locator("#claim-i22").focus()
    open_form(page, "s")
    assert "Concessions" in page.inner_text(".in-place")
    assert "focus=i22" in page.url
