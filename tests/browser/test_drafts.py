"""Half-written words survive: a reload, a lost connection, an expired session, a full page."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from tests.browser.conftest import without_complaints
from tests.web.addresses import DEBATE

FOCUS = f"{DEBATE}?focus=i04"
FORM = f"{DEBATE}/edit/support?claim=i04"
WORDS = "Peasants can answer bad prices by selling less."
KEPT = "() => Object.entries(localStorage).filter(([key]) => key.startsWith('argmap:words:'))"
UNFOLD = """() => { const form = document.querySelector("form[data-draft^=comment]");
  let at = form.closest("details");
  for (; at; at = at.parentElement.closest("details")) at.open = true; }"""
LOST = "Not saved: no connection. Your words are kept; try again."


def kept(page):
    return page.evaluate(KEPT)


def write(page, words=WORDS):
    """Write into the form that a key opens in place."""
    page.keyboard.press("s")
    page.wait_for_selector(".in-place #edit-form")
    page.keyboard.type(words)


def wait_until_kept(page, words=WORDS):
    page.wait_for_function(
        "(words) => Object.values(localStorage).some((each) => each.includes(words))", arg=words
    )


def reopen(page):
    page.keyboard.press("s")
    page.wait_for_selector(".in-place .words-back")
    return page.input_value("#edit-text")


def revision(workshop):
    return workshop.map(DEBATE.rsplit("/", 1)[1]).revision


def test_words_survive_a_reload_in_the_middle(workshop):
    with without_complaints(workshop.open()) as page:
        page.goto(FOCUS)
        write(page)
        page.reload()
        assert reopen(page) == WORDS
        assert "Your unsaved words of" in page.inner_text("#status")


def test_words_survive_a_browser_that_ends_at_once(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    write(page)
    wait_until_kept(page)
    page.context.new_page().goto(FOCUS)
    page.close(run_before_unload=False)
    assert reopen(page.context.pages[0]) == WORDS


def test_words_written_in_place_are_back_on_the_forms_own_page(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    write(page)
    page.goto(FORM)
    page.wait_for_selector(".words-back")
    assert page.input_value("#edit-text") == WORDS


def test_words_that_are_discarded_are_gone(workshop):
    page = workshop.open()
    page.goto(FORM)
    page.fill("#edit-text", WORDS)
    page.reload()
    page.click(".words-back button")
    assert page.input_value("#edit-text") == ""
    assert page.evaluate("document.activeElement.id") == "edit-text"
    assert kept(page) == []


def test_saved_words_are_not_kept(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    write(page)
    wait_until_kept(page)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#toast")
    assert kept(page) == []


def test_saving_from_the_forms_own_page_leads_to_the_map_and_keeps_nothing(workshop):
    page = workshop.open()
    page.goto(FORM)
    page.fill("#edit-text", WORDS)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**saved=2**")
    assert page.is_visible("#saved")
    assert kept(page) == []


def test_without_a_connection_the_words_stay_and_are_sent_when_one_says_so(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    write(page)
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".not-sent")
    assert page.inner_text(".not-sent").endswith(LOST)
    assert page.inner_text("#status") == LOST
    assert page.input_value("#edit-text") == WORDS
    page.context.set_offline(False)
    assert revision(workshop) == 1
    page.click(".in-place .btn.main")
    page.wait_for_selector("#toast")
    assert revision(workshop) == 2


def test_a_form_that_cannot_be_fetched_says_so_and_leaves_the_page(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    page.context.set_offline(True)
    page.keyboard.press("s")
    page.wait_for_selector("#toast")
    assert "no connection" in page.inner_text("#toast")
    assert page.is_visible("#claim-i04")


def test_words_survive_a_session_that_ended(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    write(page)
    workshop.sign_out()
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => !document.querySelector('.in-place #edit-form')")
    assert revision(workshop) == 1
    assert page.evaluate("location.search") == "?focus=i04"
    again = workshop.session()
    page.context.add_cookies([again])
    page.reload()
    assert reopen(page) == WORDS


def test_another_person_in_the_same_browser_does_not_see_them(workshop):
    page = workshop.open("Anna")
    page.goto(FORM)
    page.fill("#edit-text", WORDS)
    wait_until_kept(page)
    page.context.add_cookies([workshop.session("Ben")])
    page.reload()
    assert page.input_value("#edit-text") == ""
    assert page.locator(".words-back").count() == 0


def test_old_words_are_dropped(workshop):
    page = workshop.open()
    page.goto(FORM)
    page.fill("#edit-text", WORDS)
    wait_until_kept(page)
    [[key, value]] = kept(page)
    long_ago = (datetime.now(UTC) - timedelta(days=31)).timestamp() * 1000
    old = json.dumps({**json.loads(value), "time": long_ago})
    page.goto("/help")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, old])
    page.goto(FORM)
    assert page.input_value("#edit-text") == ""
    assert kept(page) == []


def test_what_one_does_not_write_is_not_kept(workshop):
    page = workshop.open()
    page.goto(FORM)
    page.fill("#edit-text", WORDS)
    wait_until_kept(page)
    assert "seal" not in kept(page)[0][1]
    page.fill("#edit-text", "")
    page.wait_for_function(f"() => ({KEPT})().length === 0")


def test_a_comment_that_was_half_written_is_back(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    field = page.locator("form[data-draft^='comment'] textarea").first
    page.evaluate(UNFOLD)
    field.fill("Is that so?")
    wait_until_kept(page, "Is that so?")
    page.reload()
    assert field.input_value() == "Is that so?"
