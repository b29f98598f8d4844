"""Several people on one map: what one does appears for the others, who go on undisturbed."""

from __future__ import annotations

from threading import Thread

import pytest
from werkzeug.serving import make_server

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Relate, Reword
from argmap.services.editing import revise
from tests.browser.conftest import LAPTOP, PATIENCE
from tests.web.people import world

MAP = "/debates/drawn"


@pytest.fixture(scope="module")
def live_site(made_once):
    """A server with a seminar, whose maps are changed behind its pages."""
    with world(cache=made_once) as opened:
        opened.store = opened.app.extensions["argmap.store"]
        opened.hub = opened.app.extensions["argmap.live"]
        server = make_server("127.0.0.1", 0, opened.app, threaded=True)
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        opened.address = f"http://127.0.0.1:{server.server_port}"
        yield opened
        opened.hub.stop()
        server.shutdown()
        server.server_close()


@pytest.fixture
def browsers(chromium, live_site):
    """Opens a browser of its own for somebody: ``browsers("reader")``."""
    opened = []

    def open_browser(who):
        context = chromium.new_context(base_url=live_site.address, viewport=LAPTOP, bypass_csp=True)
        context.add_cookies([{"name": "argmap-session", "value": who, "url": live_site.address}])
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_browser
    for each in opened:
        each.close()


@pytest.fixture
def page_of(browsers):
    def open_page(who, address=MAP):
        page = browsers(who).new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        heard(page)
        return page

    return open_page


def heard(page):
    """Wait until the page hears of changes."""
    page.wait_for_function("document.getElementById('here').dataset.hears !== undefined")


def change(site, *edits, who="instructor", slug="drawn"):
    with site.store.reading() as reading:
        at = reading.revision(slug)
    revise(site.store, slug, edits, member=who.title(), at=at, person=who)


def shows(page, words):
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=words)


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
