"""Places that were only alike: somebody says what they are, and may take that back."""

from __future__ import annotations

import re

import pytest

from tests.web.people import world

TEXT = "/debates/drawn/texts/d1"


@pytest.fixture
def browser(made_once):
    with world(cache=made_once) as made:
        yield made.as_("participant")


def headings(browser):
    return re.findall(r"<h2[^>]*>(To be looked at|Looked at): 1", browser.get(TEXT).text)


@pytest.mark.parametrize(
    ("right", "told"), [("no", "somebody said that it is not this"), ("yes", "confirmed")]
)
def test_an_answer_is_shown_and_can_be_taken_back(browser, right, told):
    place = {"place": "older:3-9"}
    assert headings(browser) == ["To be looked at"]

    assert browser.send(f"{TEXT}/place", {**place, "right": right}).status_code == 303
    assert headings(browser) == ["Looked at"]
    assert told in browser.get(TEXT).text

    taken_back = re.search(r'name="right" value="">Take the answer back', browser.get(TEXT).text)
    assert taken_back
    browser.send(f"{TEXT}/place", {**place, "right": ""})
    assert headings(browser) == ["To be looked at"]
