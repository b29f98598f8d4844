"""Working on a map: forms open under what they answer, and only what has changed moves."""

from __future__ import annotations

import pytest

from argmap.model.edits import Reword
from argmap.model.ids import ClaimId
from tests.browser.conftest import without_complaints
from tests.browser.test_axe import faults
from tests.web.addresses import DEBATE

SLUG = DEBATE.rsplit("/", 1)[1]
FOCUS = f"{DEBATE}?focus=i04"
WORDS = "Peasants can answer bad prices by selling less."
STATE = """() => { const field = document.activeElement;
  return [field === window.field, field.value, field.selectionStart, field.selectionEnd]; }"""


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.dataset.form")


def open_form(page, key):
    page.keyboard.press(key)
    page.wait_for_selector(".in-place #edit-form")


def claims_of(workshop):
    return {claim.text for claim in workshop.map(SLUG).drawn.values()}


def test_a_reason_is_added_with_the_keyboard_alone_and_the_page_stays(workshop):
    with without_complaints(workshop.open()) as page:
        page.goto(FOCUS)
        page.evaluate("window.kept = true; document.getElementById('drawing').scrollTop = 37")
        page.locator("#claim-i04").focus()
        open_form(page, "s")
        assert focused(page) == "edit-text"
        assert "accumulation" in page.inner_text(".in-place")
        page.keyboard.type(WORDS)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".argument-map text:has-text('Peasants can')")
        page.wait_for_selector("#toast")
        assert page.evaluate("window.kept") is True
        assert page.evaluate("location.search") == "?focus=i04"
        assert focused(page) == "claim-i04"
        assert not page.is_visible(".in-place")
        assert "Saved as revision 2" in page.inner_text("#status")
    assert WORDS in claims_of(workshop)


def test_a_reason_takes_three_clicks(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    page.click('#acts a[data-form="support"]')
    page.wait_for_selector(".in-place #edit-form")
    page.keyboard.type(WORDS)
    page.click(".in-place .btn.main")
    page.wait_for_selector("#toast")
    assert WORDS in claims_of(workshop)


def test_what_is_new_is_shown_for_a_moment_as_ones_own(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "s")
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#toast")
    fresh = "document.getAnimations().filter(each => each.id === 'fresh')"
    shown = page.evaluate(f"{fresh}.map(e => e.effect.target.closest('[data-claim]').textContent)")
    assert len(shown) == 1
    assert "Peasants can answer" in shown[0]
    assert page.locator(".brought").count() == 0


def test_a_saved_change_is_undone_from_where_it_is_told(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "s")
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    page.click("#toast button:has-text('Undo')")
    page.wait_for_function(
        "() => !document.querySelector('#drawing').textContent.includes('can answer')"
    )
    assert WORDS not in claims_of(workshop)


def test_a_click_on_save_twice_sends_once(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "s")
    page.keyboard.type(WORDS)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else 0)
    page.dblclick(".in-place .btn.main")
    page.wait_for_selector("#toast")
    assert len([each for each in sent if "/edit/" in each]) == 1
    assert workshop.map(SLUG).revision == 2


def test_escape_closes_the_form_and_leads_back_and_the_words_wait(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    page.locator('#acts a[data-form="rebut"]').click()
    page.wait_for_selector(".in-place #edit-form")
    page.keyboard.type("Not so.")
    page.keyboard.press("Escape")
    assert page.locator(".in-place").count() == 0
    assert focused(page) == "rebut"
    open_form(page, "o")
    assert page.input_value("#edit-text") == "Not so."
    assert "are back" in page.inner_text(".words-back")


def test_one_form_is_open_at_a_time_and_the_other_keeps_its_words(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "s")
    page.keyboard.type("A half-written")
    page.click('#acts a[data-form="rebut"]')
    page.wait_for_selector(".in-place:has-text('against')")
    assert page.locator(".in-place").count() == 1
    assert page.input_value("#edit-text") == ""
    page.click('#acts a[data-form="support"]')
    page.wait_for_selector(".in-place .words-back")
    assert page.input_value("#edit-text") == "A half-written"


def test_an_error_stands_in_the_form_with_the_words_and_the_focus(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "e")
    page.fill("#edit-text", "")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".in-place [aria-invalid=true]")
    assert focused(page) == "edit-text"
    assert page.inner_text("#status") != ""
    assert page.evaluate("location.search") == "?focus=i04"


def test_a_clash_is_settled_where_the_form_was(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "e")
    workshop.change(SLUG, Reword(ClaimId("i04"), "Theirs."))
    page.fill("#edit-text", "Mine.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".in-place .versions")
    assert page.input_value("#edit-text") == "Mine."
    assert "Theirs." in page.inner_text(".in-place .versions")
    page.click(".in-place button[value=mine]")
    page.wait_for_selector("#toast")
    assert "Mine." in claims_of(workshop)


def test_a_clash_is_left_to_the_others_and_the_words_are_let_go(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "e")
    workshop.change(SLUG, Reword(ClaimId("i04"), "Theirs."))
    page.fill("#edit-text", "Mine.")
    page.keyboard.press("Control+Enter")
    page.click(".in-place [data-discard]")
    page.wait_for_function("() => document.querySelector('.claim-text').textContent === 'Theirs.'")
    open_form(page, "e")
    assert page.input_value("#edit-text") == "Theirs."


def test_others_changes_leave_an_open_form_with_its_words_caret_and_focus(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "s")
    page.keyboard.type("Half a sentence")
    page.evaluate("document.activeElement.setSelectionRange(4, 8)")
    page.evaluate("window.field = document.activeElement")
    workshop.change(SLUG, Reword(ClaimId("i04"), "Said anew by somebody else."))
    page.wait_for_function(
        "() => document.querySelector('.claim-text').innerText.startsWith('Said')"
    )
    assert page.evaluate(STATE) == [True, "Half a sentence", 4, 8]


def test_others_changes_leave_what_is_unfolded_and_where_one_reads(workshop):
    page = workshop.open()
    page.goto(f"{DEBATE}/outline?map=full")
    page.evaluate("document.querySelector('details.under').open = false; scrollTo(0, 900)")
    page.evaluate("document.querySelectorAll('.row .cited')[6].open = true")
    row = page.evaluate(
        "[...document.querySelectorAll('.row[id]')].find(r => r.getBoundingClientRect().top > 0).id"
    )
    at = f"document.getElementById('{row}').getBoundingClientRect().top"
    before = page.evaluate(at)
    long = "Said at much greater length by somebody else, " * 12
    first = page.evaluate("document.querySelector('.row[id]').id.replace('claim-', '')")
    workshop.change(SLUG, Reword(ClaimId(first), long))
    page.wait_for_function(
        "() => document.querySelector('.outline').textContent.includes('greater')"
    )
    assert page.evaluate(at) == pytest.approx(before, abs=2)
    assert page.evaluate("document.querySelector('details.under').open") is False
    assert page.evaluate("document.querySelectorAll('.row .cited')[6].open") is True


def test_on_a_phone_a_form_opens_by_touch_under_its_row(workshop):
    with without_complaints(workshop.open(phone=True)) as page:
        page.goto(f"{DEBATE}/outline")
        page.locator('.row-acts a[data-form="support"]').nth(1).tap()
        page.wait_for_selector(".row + .in-place #edit-form")
        assert focused(page) == "edit-text"
        page.keyboard.type(WORDS)
        page.locator(".in-place .btn.main").tap()
        page.wait_for_selector(f".row:has-text('{WORDS}')")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert WORDS in claims_of(workshop)


def test_a_withdrawn_claim_leads_on_to_where_the_server_says(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    page.evaluate("document.querySelector('#acts a[data-form=withdraw]').click()")
    page.wait_for_selector(".in-place #edit-form")
    page.click(".in-place .btn.main")
    page.wait_for_function("() => !location.search.includes('focus=i04')")
    assert page.locator("#claim-i04").count() == 0


def test_leaving_for_another_claim_closes_the_form_and_keeps_its_words(workshop):
    page = workshop.open()
    page.goto(FOCUS)
    open_form(page, "s")
    page.keyboard.type("Not yet")
    page.click("#claim-i22")
    page.wait_for_selector(".claim.focus[data-claim=i22]")
    assert page.locator(".in-place").count() == 0
    page.go_back()
    page.wait_for_selector(".claim.focus[data-claim=i04]")
    page.locator("#claim-i04").focus()
    open_form(page, "s")
    assert page.input_value("#edit-text") == "Not yet"


def test_the_buttons_for_size_work_after_another_claim_was_chosen(opened):
    page = opened()
    page.goto(FOCUS)
    page.click("#claim-i22")
    page.wait_for_selector(".claim.focus[data-claim=i22]")
    page.click('[data-zoom="in"]')
    assert page.inner_text('[data-zoom="reset"]') == "125%"


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_axe_finds_nothing_in_an_open_form_nor_in_what_was_done(workshop, phone):
    page = workshop.open(phone=phone)
    page.emulate_media(reduced_motion="reduce")
    page.goto(FOCUS)
    open_form(page, "s")
    assert faults(page) == []
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#toast")
    assert faults(page) == []
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    assert faults(page) == []
