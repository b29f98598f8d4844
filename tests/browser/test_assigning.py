"""The pages of an assignment in a browser: the summary follows, time runs down, axe is content."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.browser.conftest import LAPTOP, PHONE, listened_to
from tests.browser.test_axe import COLOURS, faults
from tests.web.people import NOW

ASSIGN = "/seminars/seminar/assign"


@pytest.fixture
def page_of(browsers):
    def open_page(who, address):
        page = listened_to(browsers(who).new_page())
        page.goto(address)
        return page

    return open_page


@pytest.fixture
def assigning(page_of):
    page = page_of("instructor", ASSIGN)
    yield page
    assert page.complaints == []


def told(page, what):
    return page.locator(f'[data-sum="{what}"]').inner_text()


def test_the_summary_the_dates_and_the_bar_follow_what_is_chosen(assigning):
    page = assigning
    before = page.locator('[data-phase="2"] rect').get_attribute("x")

    page.locator('[name="sharing"][value="student"]').check(force=True)
    page.locator('[name="begins"][value="none"]').check(force=True)
    page.locator(".phases summary").nth(1).click()
    page.locator("#from-2").fill("2027-03-02T09:30")
    page.locator("#from-3").evaluate("field => { field.value = '2027-03-05T10:00'; }")
    page.locator('[name="on-5"]').uncheck()

    assert page.locator("[data-go]").inner_text() == "Assign to 2 students"
    assert told(page, "start") == "the question only"
    assert told(page, "hidden") == "until Fri 5 Mar 2027, 10:00"
    assert told(page, "due") == "at no time"
    assert page.locator('[data-dates="2"]').inner_text() == "from Tue 2 Mar, 09:30"
    assert page.locator('[data-phase="2"] rect').get_attribute("x") != before
    page.locator('[name="when"][value="button"]').check()
    assert told(page, "hidden") == "until you reveal it"
    page.locator("summary", has_text="of your own").click()
    page.locator("#question").fill("Who paid?")
    assert told(page, "debate") == "Who paid?"


def test_the_map_of_ones_own_and_the_texts_are_asked_for_only_where_they_are_chosen(assigning):
    own = assigning.locator("#own")

    assert not own.is_visible()
    assigning.locator('[name="begins"][value="own"]').check(force=True)
    assert own.is_visible()
    assert assigning.locator(".texts-of.of-1").is_visible()


def test_the_time_that_is_left_runs_down_without_asking_the_server(page_of):
    page = page_of("participant", "/help")
    page.clock.install(time=NOW + timedelta(hours=20))
    page.goto("/assignments/task")
    left = page.locator("#hand-in [data-until]")
    asked = []
    page.on("request", lambda each: asked.append((each.resource_type, each.url)))

    assert left.inner_text() == "4 hours"
    page.clock.fast_forward(2 * 3600_000 + 60_000)
    assert left.inner_text() == "1 hour 59 minutes"
    assert [url for what, url in asked if what in ("document", "fetch", "xhr")] == []


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("instructor", ASSIGN),
        ("instructor", "/assignments/task/settings"),
        ("instructor", "/assignments/task"),
        ("participant", "/assignments/task"),
    ],
)
def test_axe_finds_nothing_on_the_pages_of_an_assignment(page_of, who, address):
    page = page_of(who, address)
    page.emulate_media(reduced_motion="reduce")
    found = faults(page)
    page.set_viewport_size(PHONE)
    found += faults(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += faults(page, COLOURS)

    assert found == []
