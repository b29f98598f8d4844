"""Places that were only alike: somebody says what they are, and may take that back."""

from __future__ import annotations

import re

import pytest

from argmap.model.sources import edition_of
from argmap.model.texts import Placement
from argmap.store import open_store
from tests.web.people import world

TEXT = "/debates/drawn/texts/d1"
CITED = edition_of("s", "Grain was short that winter.\n\nPrices rose.").id


@pytest.fixture
def browser(made_once):
    with world(cache=made_once) as made:
        store = open_store(f"sqlite:///{made.database}")
        with store.writing() as writing:
            cited = {"edition": CITED, "start": 0, "end": 16}
            writing.change(Placement, {"deposit": "d1"}, **cited)
        store.close()
        yield made.as_("participant")


def headings(browser):
    return re.findall(r"<h2[^>]*>(To be looked at|Looked at): 1", browser.get(TEXT).text)


@pytest.mark.parametrize(
    ("right", "told"), [("no", "somebody said that it is not this"), ("yes", "confirmed")]
)
def test_an_answer_is_shown_and_can_be_taken_back(browser, right, told):
    place = {"place": f"{CITED}:0-16"}
    assert headings(browser) == ["To be looked at"]

    assert browser.send(f"{TEXT}/place", {**place, "right": right}).status_code == 303
    assert headings(browser) == ["Looked at"]
    assert told in browser.get(TEXT).text

    taken_back = re.search(r'name="right" value="">Take the answer back', browser.get(TEXT).text)
    assert taken_back
    browser.send(f"{TEXT}/place", {**place, "right": ""})
    assert headings(browser) == ["To be looked at"]


def test_a_text_in_use_that_is_taken_away_leaves_a_sentence_on_those_that_wait(browser):
    given = {"source": "s", "readers": "private", "words": "Grain was short that winter, I say."}
    first = browser.send("/debates/drawn/texts/add", given).location
    given = {**given, "words": "Grain was short, they say."}
    second = browser.send("/debates/drawn/texts/add", given).location
    browser.send(f"{first}/use")
    listed = browser.get("/debates/drawn/texts").text
    assert listed.count("<b>in use</b>") == 1

    browser.send(f"{second}/remove")
    assert "No text of" not in browser.get("/debates/drawn/texts").text
    browser.send(f"{first}/remove")
    assert "Read this one from now on" in browser.get("/debates/drawn/texts").text
