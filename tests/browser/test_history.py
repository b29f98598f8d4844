"""The history of a map in a real browser: played, undone, compared, gone back in, named."""

from __future__ import annotations

import pytest

from argmap.model.claims import Claim
from argmap.model.edits import AddClaim, Reword
from tests.browser.conftest import without_complaints
from tests.web.addresses import DEBATE

SLUG = DEBATE.rsplit("/", 1)[1]
FIRST, SECOND, OTHERS = "The villages must pay first.", "The villages pay.", "Trade pays."


@pytest.fixture
def changed(workshop):
    """A site where Anna has reworded a claim twice, and Ben another one: revisions 2 to 4."""
    workshop.change(SLUG, Reword("i04", FIRST), name="Anna")
    workshop.change(SLUG, Reword("i05", OTHERS), name="Ben")
    workshop.change(SLUG, Reword("i04", SECOND), name="Anna")
    return workshop


def text_of(workshop, claim="i04"):
    return workshop.map(SLUG).claims[claim].text


def at(page):
    """The revision that the replay shows."""
    return page.inner_text(".replay output").split()[0]


def until_at(page, number):
    shown = "n => document.querySelector('.replay output').textContent.split(' ')[0] === n"
    page.wait_for_function(shown, arg=str(number))


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_growth_is_played_to_its_end_and_again(changed, motion):
    with without_complaints(changed.open(reduced_motion=motion)) as page:
        page.goto(f"{DEBATE}/replay")
        page.evaluate("window.kept = true")
        page.select_option("#replay-pace", "600")
        page.click("#replay-play")
        assert page.inner_text("#replay-play") == "Pause"
        until_at(page, 4)
        page.wait_for_selector("#replay-play:text-is('Play again')")
        assert page.evaluate("window.kept") is True
        assert page.url.endswith("replay?at=4")
        assert SECOND in page.inner_text("#panel")
        page.click("#replay-play")
        until_at(page, 2)


def test_the_space_bar_plays_and_pauses_and_the_page_says_so(changed):
    page = changed.open()
    page.goto(f"{DEBATE}/replay")
    page.wait_for_selector("#replay-play:visible")
    page.keyboard.press("Space")
    page.wait_for_selector("#replay-play[aria-pressed=true]")
    page.keyboard.press("Space")
    page.wait_for_selector("#replay-play[aria-pressed=false]")
    page.wait_for_selector("#status:text-is('Paused.')", state="attached")
    assert at(page) in {"1", "2"}


def test_the_slider_goes_to_a_revision_with_the_keyboard_alone(changed):
    with without_complaints(changed.open()) as page:
        page.goto(f"{DEBATE}/replay")
        page.wait_for_selector("#replay-play:visible")
        page.focus("#replay-at")
        page.keyboard.press("End")
        page.wait_for_url("**/replay?at=4")
        assert SECOND in page.inner_text("#panel")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/replay?at=3")
        assert page.evaluate("document.activeElement.id") == "replay-at"


def test_without_javascript_the_growth_is_followed_by_links_and_a_form(changed):
    page = changed.open(java_script_enabled=False)
    page.goto(f"{DEBATE}/replay")
    assert not page.is_visible("#replay-play")
    page.click("#replay-forward")
    assert at(page) == "2"
    page.focus("#replay-at")
    page.keyboard.press("End")
    page.click(".replay .go")
    assert at(page) == "4"


@pytest.mark.parametrize("javascript", [True, False])
def test_one_undoes_and_does_again_and_is_told_what(changed, javascript):
    with without_complaints(changed.open(java_script_enabled=javascript)) as page:
        page.goto(f"{DEBATE}?focus=i04")
        page.click("#undo-last button")
        page.wait_for_selector(f"#panel .claim-text:text-is('{FIRST}')")
        told = page.wait_for_selector("#toast, #saved").inner_text()
        assert "Undid: reworded" in told
        assert text_of(changed, "i05") == OTHERS
        page.click("#redo-last button")
        page.wait_for_selector(f"#panel .claim-text:text-is('{SECOND}')")
    assert text_of(changed) == SECOND


def test_what_others_changed_since_is_shown_in_place_of_being_undone(changed):
    changed.change(SLUG, Reword("i04", OTHERS), name="Ben")
    page = changed.open(java_script_enabled=False)
    page.goto(f"{DEBATE}/history")
    page.click("#revision-4 .undo button")
    assert "Ben changed the same again since, in revision 5" in page.inner_text("[role=alert]")
    assert text_of(changed) == OTHERS


@pytest.mark.parametrize("phone", [False, True])
def test_what_changed_is_drawn_and_told(changed, phone):
    with without_complaints(changed.open(phone=phone)) as page:
        page.goto(f"{DEBATE}/history")
        page.click("#revision-2 .acts a:has-text('What changed')")
        page.wait_for_url("**/difference?from=1&to=2")
        told = page.inner_text("#panel")
        assert "One change" in told
        assert FIRST.split()[-1] in page.inner_text("#panel ins")
        assert page.is_visible("#panel del")
        if phone:
            assert not page.is_visible(".argument-map")
            page.click(".pic")
        page.wait_for_selector(".argument-map text:has-text('reworded')")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0


CUT = """() => {
  const frame = document.getElementById("drawing").getBoundingClientRect();
  const nodes = [...document.querySelectorAll("#drawing .node")];
  return nodes.map((each) => each.getBoundingClientRect())
    .filter((box) => box.left < frame.left || box.right > frame.right).length;
}"""


def test_a_small_difference_is_drawn_so_that_no_card_is_cut(changed):
    page = changed.open()
    page.set_viewport_size({"width": 1100, "height": 768})
    page.goto(f"{DEBATE}/difference?from=1&to=2")
    page.wait_for_selector(".zoom:not([hidden])")
    assert page.evaluate(CUT) == 0
    page.click("[data-zoom=reset]")
    assert page.evaluate(CUT) > 0


@pytest.mark.parametrize("javascript", [True, False])
def test_undoing_very_much_asks_first(changed, javascript):
    more = [AddClaim(Claim(f"n{each}", f"Number {each}.")) for each in range(501)]
    changed.change(SLUG, *more, name="Anna")
    page = changed.open(java_script_enabled=javascript)
    page.goto(f"{DEBATE}/history")
    page.click("#revision-5 .undo button")
    page.wait_for_selector("h1:has-text('Undo revision 5?')")
    assert "501 claims withdrawn" in page.inner_text("main")
    assert "n500" in changed.map(SLUG).drawn
    page.click("main .btn.main")
    page.wait_for_selector("#revision-6")
    assert "n500" not in changed.map(SLUG).drawn


def test_two_revisions_are_compared_by_their_numbers(changed):
    page = changed.open(java_script_enabled=False)
    page.goto(f"{DEBATE}/difference")
    page.fill("input[name=from]", "1")
    page.fill("input[name=to]", "4")
    page.click(".time .btn")
    assert "Two changes by two people" in page.inner_text("#panel")


@pytest.mark.parametrize("javascript", [True, False])
def test_one_goes_back_after_having_seen_what_that_changes(changed, javascript):
    page = changed.open(java_script_enabled=javascript)
    page.goto(f"{DEBATE}/history/2")
    assert FIRST in page.inner_text("#panel") or page.is_visible(".argument-map")
    page.click("a:has-text('Restore this')")
    assert "Go back to revision 2?" in page.inner_text("#panel")
    assert text_of(changed) == SECOND
    page.click(".restore .btn.main")
    page.wait_for_selector("#revision-5")
    assert text_of(changed) == FIRST
    page.click("#revision-5 .undo button")
    page.wait_for_selector("#revision-6")
    assert text_of(changed) == SECOND


@pytest.mark.parametrize("javascript", [True, False])
def test_a_revision_is_named_found_again_and_its_name_taken_away(changed, javascript):
    page = changed.open(java_script_enabled=javascript)
    page.goto(f"{DEBATE}/history")
    page.fill(".naming input[name=name]", "Before the second meeting")
    page.fill(".naming input[name=revision]", "2")
    page.click(".naming .btn")
    page.click(".snapshot a:has-text('Before the second meeting')")
    page.wait_for_url("**/history/2")
    page.go_back()
    page.click(".snapshot button:has-text('Remove the name')")
    page.wait_for_selector(".snapshot", state="detached")
