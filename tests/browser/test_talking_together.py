"""Two people of one group before one map: they suggest, endorse, comment, and put hints aside."""

from __future__ import annotations

from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.edits import AddClaim, Cite, Relate, Uncite, Unrelate
from argmap.model.passages import Bearing, Evidence
from argmap.model.permissions import Who
from argmap.model.seminars import Endorsing, Member, Person, Visibility
from argmap.services.people import maps
from tests.browser.live import MAP, change, heard, shows

FOCUS = f"{MAP}?focus=c1"
REASON = "The towns had nothing to sell."


def set_up(site, **chosen):
    """Set the map up as the instructor does: ``set_up(site, suggesting=True)``."""
    with site.store.reading() as reading:
        person = reading.one(Person, id="instructor")
        teaches = reading.all(Member, person="instructor")
    wanted = maps.SetUp("Ours", Visibility.PRIVATE, **chosen)
    maps.set_up(site.store, Who(person, teaches), "drawn", wanted)


def test_what_one_suggests_another_sees_on_the_map_and_accepts_and_the_first_is_told(
    live_site, page_of
):
    set_up(live_site, suggesting=True)
    hers, his = page_of("participant", FOCUS), page_of("instructor", FOCUS)
    hers.locator("#acts a[data-form=support]").click()
    hers.locator(".in-place textarea").first.fill(REASON)
    hers.locator(".in-place .btn.main").click()
    shows(hers, "Your suggestion waits")
    assert not hers.locator(".panel", has_text=REASON).count()

    his.locator(".facts", has_text="3 suggestions wait").get_by_role(
        "link", name="3 suggestions wait"
    ).click()
    waiting = his.locator(".suggestion", has_text=REASON)
    waiting.get_by_role("link", name="See it on the map").click()
    his.locator("#drawing", has_text="+ added").wait_for()
    his.get_by_role("button", name="Accept").click()

    hers.locator(".panel", has_text=REASON).wait_for()
    hers.locator("#live-news", has_text="Instructor accepted your suggestion").wait_for()
    assert his.locator(".suggestion.decided", has_text=REASON).count() == 1


def test_who_endorses_is_seen_by_the_others_once_it_is_revealed(live_site, page_of):
    set_up(live_site, endorsing=Endorsing.HIDDEN)
    hers, his = page_of("participant", FOCUS), page_of("instructor", FOCUS)
    hers.get_by_role("button", name="Endorse these words").click()
    hers.locator(".endorsers", has_text="Participant").wait_for()
    his.reload()
    assert not his.locator(".endorsers").count()

    his.get_by_role("button", name="Reveal all endorsements").click()

    his.locator(".endorsers", has_text="Participant").wait_for()
    hers.locator("#endorse", has_text="until all are revealed").wait_for(state="detached")


def comment(page, about, words):
    if not page.locator("#comment-text").is_visible():
        page.locator("#talk .write > summary").click()
    page.locator("#comment-about").select_option(about)
    page.locator("#comment-text").fill(words)
    page.locator(".comment-form button").click()
    page.locator("#talk .said", has_text=words).wait_for()


def test_comments_on_what_is_cut_are_still_read_with_what_they_were_on(live_site, page_of):
    set_up(live_site)
    change(
        live_site,
        AddClaim(Claim("salt", "Salt was dear.", Voice.MEMBER)),
        Relate(Relation("r-salt", Kind.SUPPORT, ("salt",), "c1")),
        Cite(Evidence("e-salt", "salt", "x1", Bearing.BACKS)),
    )
    hers, his = page_of("participant", f"{MAP}?focus=salt"), page_of("instructor", MAP)
    comment(hers, "relation:r-salt", "Does it follow?")
    comment(hers, "passage:x1", "Is this the whole sentence?")
    change(live_site, Unrelate("r-salt"), Uncite("e-salt"))
    hers.locator("#talk .said", has_text="Does it follow?").wait_for(state="detached")

    his.locator(".facts").get_by_role("link", name="open comments").click()

    step = his.locator(".thread", has_text="Does it follow?").inner_text()
    assert "because Salt was dear." in step
    assert "no longer on the map" in step
    passage = his.locator(".thread", has_text="Is this the whole sentence?").inner_text()
    assert "Grain was short" in passage


def test_a_hint_that_one_puts_aside_another_brings_back(live_site, page_of):
    set_up(live_site)
    hers, his = page_of("participant", FOCUS), page_of("instructor", FOCUS)
    for page in (hers, his):
        page.locator("#hints > summary").click()
    hint = his.locator("#hints .hint", has_text="Nothing attests it")
    hint.wait_for()
    hers.locator("#hints .hint", has_text="Nothing attests it").get_by_role(
        "button", name="Leave it as it is"
    ).click()
    hint.wait_for(state="detached")

    his.goto(f"{MAP}/hints")
    heard(his)
    his.locator("main details > summary").click()
    aside = his.locator(".put-aside", has_text="put aside by Participant")
    aside.get_by_role("button", name="Bring it back").click()

    hers.locator("#hints .hint", has_text="Nothing attests it").wait_for(state="attached")
