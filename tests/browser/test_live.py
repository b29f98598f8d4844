"""Several people on one map: what one does appears for the others, who go on undisturbed."""

from __future__ import annotations

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Cite, Mark, Relate, Reword
from argmap.model.passages import Bearing, Evidence, Passage, Span
from tests.browser.live import MAP, change, heard, shows


def test_a_change_by_another_appears_and_takes_neither_focus_nor_place(live_site, page_of):
    page = page_of("participant", f"{MAP}?focus=c1")
    page.locator("#claim-c2").focus()
    page.evaluate("document.querySelector('#panel .claim-text').before('x'.repeat(9_000))")
    page.evaluate("document.getElementById('panel').scrollTop = 40")
    place = page.evaluate("[scrollX, scrollY, document.getElementById('panel').scrollTop]")
    change(live_site, Reword("c2", "Grain was short, and dear."))
    page.wait_for_function(
        "document.querySelector('#claim-c2').textContent.replace(/\\s+/g, ' ').includes('dear')"
    )

    assert page.evaluate("document.activeElement.id") == "claim-c2"
    assert page.evaluate("[scrollX, scrollY]") == place[:2]
    assert page.locator("[data-claim=c2].brought").count() == 1
    assert page.complaints == []


def test_what_others_did_is_told_by_name_and_what_one_did_oneself_is_not(live_site, page_of):
    page, own = page_of("participant"), page_of("instructor")
    change(live_site, Reword("c1", "The village pays for all of it."))
    shows(own, "for all of it")
    page.wait_for_function("document.getElementById('live-news')?.textContent.includes('Instruct')")

    assert page.locator("#live-news").get_attribute("role") == "status"
    assert own.locator("#live-news").count() == 0


def test_a_passage_that_another_cites_is_marked_in_the_text_that_is_open(live_site, page_of):
    page = page_of("participant", "/sources/shelf/s?debate=drawn")
    page.locator("#p2 a.no").focus()
    page.evaluate("document.querySelector('#p1').before('more words '.repeat(2_000))")
    page.evaluate("document.body.style.paddingBottom = '200vh'")
    page.evaluate("document.querySelector('#p2').scrollIntoView()")
    top = page.evaluate("document.querySelector('#p2').getBoundingClientRect().top")
    with live_site.store.reading() as reading:
        [edition] = reading.library("shelf").editions
    prices = Span("s", edition.id, 30, 41, exact="Prices rose", paragraph=2)
    cited = Cite(Evidence("e2", "c1", "x2", Bearing.BACKS))
    change(live_site, Mark(Passage("x2", (prices,))), cited)
    page.wait_for_selector("#p2 mark.passage")

    assert page.locator("#lean-x2").count() == 1
    assert page.evaluate("document.activeElement.matches('#p2 a.no')")
    now = page.evaluate("document.querySelector('#p2').getBoundingClientRect().top")
    assert abs(now - top) < 2
    assert page.complaints == []


def test_words_that_are_being_written_stay_while_others_change_the_map(live_site, page_of):
    page = page_of("participant", f"{MAP}?focus=c1")
    page.locator("#panel a[href*='/edit/support']").first.click()
    field = page.locator("#panel textarea:visible").first
    field.fill("Half a senten")
    change(live_site, Reword("c1", "The village pays, as ever."))
    shows(page, "as ever")

    assert field.input_value() == "Half a senten"
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_eight_tabs_of_one_browser_all_load_and_all_hear_over_one_stream(live_site, browsers):
    before = len(live_site.hub)
    browser = browsers("participant")
    pages = []
    for number in range(8):
        page = browser.new_page()
        page.goto(MAP if number % 2 else "/debates/house")
        pages.append(page)
    for page in pages:
        page.bring_to_front()
        heard(page)
    change(live_site, AddClaim(Claim("tabs", "Heard in every tab.", thesis=True)))
    change(live_site, AddClaim(Claim("tabs", "Heard in every tab.", thesis=True)), slug="house")
    for page in pages:
        page.bring_to_front()
        shows(page, "Heard in every tab.")

    assert len(live_site.hub) - before <= 2  # one, and perhaps one that is just being closed


def test_when_the_tab_with_the_stream_is_closed_another_takes_over(live_site, browsers):
    browser = browsers("participant")
    first, second = browser.new_page(), browser.new_page()
    for page in (first, second):
        page.goto(MAP)
        heard(page)
    first.close()
    change(live_site, AddClaim(Claim("over", "Said after the first tab.", thesis=True)))

    shows(second, "Said after the first tab.")


def test_offline_is_told_and_back_again_catches_up(live_site, page_of):
    page = page_of("participant")
    page.context.set_offline(True)
    page.wait_for_function("document.getElementById('live-state')?.textContent.includes('Offline')")
    change(live_site, AddClaim(Claim("off", "Said while nobody heard.", thesis=True)))
    page.context.set_offline(False)
    shows(page, "Said while nobody heard.")

    page.wait_for_function("document.getElementById('live-state').textContent === ''")


def test_where_no_stream_is_to_be_had_the_page_asks_instead(live_site, page_of, monkeypatch):
    monkeypatch.setattr(live_site.hub, "most", 0)
    page = page_of("participant")
    change(live_site, AddClaim(Claim("asked", "Asked for.", thesis=True)))

    shows(page, "Asked for.")


def test_who_is_here_and_what_she_has_open_is_shown_to_the_other(live_site, page_of):
    page = page_of("participant", f"{MAP}?focus=c1")
    other = page_of("instructor", f"{MAP}?focus=c1")
    shows(page, "Instructor has this open")
    shows(other, "Participant")
    other.close()

    page.wait_for_function("!document.getElementById('open-by')")
    assert page.locator("#here .here-names").is_hidden()


def test_an_undercut_drawn_by_another_is_drawn_here_too(live_site, page_of):
    page = page_of("reader")
    undercut = Relation("u1", Kind.UNDERCUT, ("un",), "r1")
    change(live_site, AddClaim(Claim("un", "It does not follow.")), Relate(undercut))

    page.wait_for_selector("[data-claim=un]")
    assert page.complaints == []
