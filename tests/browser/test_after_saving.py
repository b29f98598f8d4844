"""What one has just done is in sight, and who loses what she had open is told so."""

from __future__ import annotations

from argmap.model.edits import Withdraw
from argmap.model.ids import ClaimId
from tests.browser.conftest import without_complaints
from tests.web.addresses import DEBATE

SLUG = DEBATE.rsplit("/", 1)[1]
WORDS = "Peasants can answer bad prices by selling less."
IN_FRAME = """id => {
  const [card, frame] = [document.querySelector(`#drawing [data-claim="${id}"]`), document.getElementById("drawing")];
  const [at, view] = [card.getBoundingClientRect(), frame.getBoundingClientRect()];
  return at.top >= view.top && at.bottom <= view.bottom; }"""  # fmt: skip  # noqa: E501


def add_reason(page, claim="i04"):
    page.goto(f"{DEBATE}?focus={claim}&picture=focus")
    page.click('#acts a[data-form="support"]')
    page.wait_for_selector(".in-place #edit-form")
    page.fill(".in-place [name=text]", WORDS)
    page.click(".in-place .btn.main")
    page.wait_for_selector("#toast")


def new_claim(workshop):
    return next(claim.id for claim in workshop.map(SLUG).drawn.values() if claim.text == WORDS)


def test_a_new_claim_is_brought_into_the_frame_of_the_map(workshop):
    page = workshop.open(reduced_motion="reduce")
    page.set_viewport_size({"width": 1366, "height": 600})
    add_reason(page)
    page.wait_for_function(IN_FRAME, arg=new_claim(workshop))


def test_on_a_phone_where_no_map_is_drawn_one_can_go_and_see_what_one_wrote(workshop):
    page = workshop.open(phone=True)
    add_reason(page)
    page.tap("#toast >> text=See it")
    page.wait_for_selector(f"#panel .claim-text:text-is('{WORDS}')")


def test_who_withdraws_a_claim_goes_on_with_what_it_bore_on(workshop):
    with without_complaints(workshop.open()) as page:
        add_reason(page)
        page.evaluate("window.kept = true")
        page.click(f"#claim-{new_claim(workshop)}")
        page.wait_for_selector(f"#panel .claim-text:text-is('{WORDS}')")
        page.click("#acts .acts-more > summary")
        page.click('#acts a[data-form="withdraw"]')
        page.click(".in-place .btn.main")
        page.wait_for_selector("#toast")
        assert page.evaluate("window.kept") is True
        assert "focus=i04" in page.url
        page.click("#toast >> text=Undo")
        page.wait_for_selector("#drawing text:has-text('Peasants can')")


def test_who_writes_on_a_claim_that_another_withdraws_keeps_her_words_and_is_told(workshop):
    with without_complaints(workshop.open()) as page:
        page.goto(f"{DEBATE}?focus=i04")
        page.click('#acts a[data-form="support"]')
        page.fill(".in-place [name=text]", WORDS)
        workshop.change(SLUG, Withdraw(ClaimId("i04")))
        page.wait_for_selector("text=The claim that you had open has been withdrawn")
        assert page.input_value(".in-place [name=text]") == WORDS


def test_what_is_written_in_one_tab_outlives_that_another_saves_the_same_form(workshop):
    one = workshop.open()
    two = one.context.new_page()
    for page in (one, two):
        page.goto(f"{DEBATE}?focus=i04")
        page.click('#acts a[data-form="support"]')
        page.wait_for_selector(".in-place #edit-form")
    one.fill(".in-place [name=text]", WORDS)
    two.fill(".in-place [name=text]", "Other words, in another tab.")
    two.wait_for_function("() => Object.values(localStorage).join().includes('another tab')")
    one.click(".in-place .btn.main")
    one.wait_for_selector("#toast")
    two.reload()
    two.click('#acts a[data-form="support"]')
    two.wait_for_selector(".in-place .words-back")
    assert two.input_value(".in-place [name=text]") == "Other words, in another tab."


def test_who_presses_what_goes_away_goes_on_near_it_with_the_keyboard(workshop):
    page = workshop.open()
    add_reason(page)
    page.locator("#toast form button").press("Enter")
    page.wait_for_selector("#toast p:has-text('Undid')")
    assert page.evaluate("document.activeElement.closest('#toast') !== null")
    page.locator("#toast > button").press("Enter")
    assert page.evaluate("document.activeElement.dataset.form") == "support"
    page.goto(f"{DEBATE}/hints")
    page.locator(".hint-acts form button").nth(1).press("Enter")
    page.wait_for_selector("#toast")
    assert page.evaluate("document.activeElement.textContent").startswith("Leave it as it is")
