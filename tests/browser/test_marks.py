"""Feedback in a browser: it saves itself, two instructors lose nothing, axe is content."""

from __future__ import annotations

import re

import pytest

from argmap.model.marks import Criterion, Grid, Level
from tests.browser.conftest import listened_to
from tests.browser.test_axe_working import wrong_with
from tests.web.test_marks import draw

TASK, TOLD = "/assignments/task", "/assignments/told"
WORK = f"{TASK}/students/participant"
LEVELS = (Level("not yet", "Nothing."), Level("partly", "A few.", 1), Level("fully", "All.", 3))
GRID = Grid("Ours", (Criterion("claims", "Claims", LEVELS), Criterion("voices", "Voices", LEVELS)))
REMARK = {"map": "alone", "about": "claim", "whose": "participant", "text": "Who says so?"}
SAVED = re.compile(r"^Saved \d\d:\d\d$")


@pytest.fixture(scope="module")
def site(live_site):
    """The seminar: the participant has written a claim, and the instructor has remarked on it."""
    draw(live_site, GRID)
    hers, eva = live_site.as_("participant"), live_site.as_("instructor")
    support = {"text": "Bread was dear.", "at": "0", "once": "abcdefg", "held": "me"}
    made = hers.send("/debates/alone/edit/support?claim=c1", support)
    claim = re.search(r"(?:focus=|claim-)([\w-]+)", made.location)[1]
    for target in ("c1", claim):
        assert eva.send(f"{TASK}/remarks", {**REMARK, "target": target}).status_code == 303
    reword = {"text": "Bread was very dear.", "at": "1", "once": "abcdefh"}
    assert hers.send(f"/debates/alone/edit/reword?claim={claim}", reword).status_code == 303
    return live_site


@pytest.fixture
def page_of(site, browsers):
    def open_page(who, address):
        page = listened_to(browsers(who).new_page())
        page.goto(address)
        return page

    return open_page


def saved(page):
    return page.locator("[data-saved]").first


def test_feedback_saves_itself_while_it_is_written_and_ticked(page_of):
    page = page_of("instructor", WORK)
    page.locator("#own-text").fill("Well seen.")
    saved(page).get_by_text(SAVED).wait_for()
    page.locator('[name="row.claims"][value="2"]').check(force=True)
    page.locator("output", has_text="3 of 6").wait_for()
    page.wait_for_function("() => document.querySelector('[name=version]').value === '2'")
    page.reload()

    assert page.locator("#own-text").input_value() == "Well seen."
    assert page.locator('[name="row.claims"][value="2"]').is_checked()
    assert page.locator(".words-back").count() == 0
    assert page.complaints == []


def test_what_another_instructor_wrote_meanwhile_stands_beside_ones_own(page_of):
    page = page_of("instructor", f"{TASK}/students/neighbour")
    other = page_of("instructor", f"{TASK}/students/neighbour")
    other.locator("#own-text").fill("From another window.")
    saved(other).get_by_text(SAVED).wait_for()

    page.locator("#own-text").fill("My own words.")
    saved(page).get_by_text("press Save to see both").wait_for()
    save = page.locator("#rubric").get_by_role("button", name="Save").first
    save.click()
    page.get_by_text("From another window.").wait_for()
    assert page.locator("#own-text").input_value() == "My own words."
    save.click()
    page.locator("#done, .toast").get_by_text("The feedback is saved.").first.wait_for()
    assert page.locator("#own-text").input_value() == "My own words."


def test_a_mark_and_a_comment_are_set_without_leaving_the_page(page_of):
    page = page_of("instructor", WORK)
    row = page.locator(".deed").first
    row.get_by_role("button", name="well argued").click()
    row.locator('button.tag.on:has-text("well argued")').wait_for()
    page.keyboard.press("c")
    page.keyboard.type("And which bread?")
    row.get_by_role("button", name="Comment").click()
    row.locator(".remarked", has_text="And which bread?").wait_for()

    assert page.url.endswith(WORK)
    assert page.complaints == []


def test_axe_finds_nothing_on_the_pages_of_feedback(page_of):
    desk = f"{TASK}/remarks/new?map=alone&about=claim&target=c1&whose=participant"
    pages = (WORK, f"{TASK}/marks", f"{TASK}/rubric", f"{TASK}/release", f"{WORK}/feedback", desk)
    found = {each: wrong_with(page_of("instructor", each)) for each in pages}
    found[TOLD] = wrong_with(page_of("participant", f"{TOLD}/feedback"))

    told = [f"{at} {look} {line}" for at, by in found.items() for look in by for line in by[look]]
    assert "\n".join(told) == ""
