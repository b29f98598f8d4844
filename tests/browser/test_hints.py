"""Hints while one writes and comments beside the map, in a real browser."""

from __future__ import annotations

import pytest

from argmap.model.edits import Reword
from argmap.model.ids import ClaimId
from argmap.model.permissions import Who
from argmap.model.talk import About
from argmap.services.suggesting import suggest
from argmap.services.talking import resolve, threads, write
from tests.browser.conftest import without_complaints
from tests.browser.test_axe import faults

MAP = "how-fast-and-who-pays"
PAGES = ("comments", "suggestions", "hints", "comments/new?about=claim:i04")
LIKE_I18 = "Peasants withdrew from the market when they were offered bad terms"


def form_under(page, action, claim="i01"):
    page.goto(f"/debates/{MAP}?focus={claim}")
    page.locator(f"#panel a[data-form={action}]").first.click()
    return page.locator("#edit textarea[name=text]")


def test_hints_come_while_one_writes_and_stay_away_once_left(workshop):
    page = workshop.open()
    with without_complaints(page):
        field = form_under(page, "rebut")
        field.fill(f"{LIKE_I18}; was that hoarding?")
        hints = page.locator(".hints-typed .hint")

        page.get_by_role("button", name="Mine differs").first.click()
        field.press_sequentially(" Perhaps?")
        page.locator(".hints-typed [data-hint=question]").wait_for()

        assert "A claim like this one exists" not in " ".join(hints.all_inner_texts())
        assert page.locator(".hints-typed").get_attribute("aria-live") == "polite"
        assert field.evaluate("field => field === document.activeElement")


def test_a_hint_never_keeps_one_from_saving(workshop):
    page = workshop.open()
    field = form_under(page, "rebut")
    field.fill(f"{LIKE_I18}?")
    page.locator(".hints-typed .hint").first.wait_for()

    page.locator("#edit button.main").click()

    page.locator("#edit").wait_for(state="detached")
    assert any(claim.text == f"{LIKE_I18}?" for claim in workshop.map(MAP))


def test_without_scripts_the_hints_stand_on_the_claim_and_are_put_aside(workshop):
    page = workshop.open(java_script_enabled=False)
    page.goto(f"/debates/{MAP}/claims/k01".replace(MAP, "the-kulak-question"))
    page.locator("#hints > summary").click()

    page.get_by_role("button", name="Leave it as it is").first.click()
    page.goto("/debates/the-kulak-question/hints")

    assert "put aside by Anna" in page.locator("main").text_content()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_comment_is_written_under_the_claim(workshop, scripts):
    page = workshop.open(java_script_enabled=scripts)
    page.goto(f"/debates/{MAP}?focus=i04")
    page.locator("#talk .write > summary").click()
    page.locator("#comment-text").fill("Says who?")
    page.locator(".comment-form button").click()

    page.locator("#talk .said", has_text="Says who?").wait_for()
    [thread] = threads(workshop.store, MAP, "i04").threads
    assert (thread.comment.name, thread.comment.text) == ("Anna", "Says who?")


def test_m_opens_the_comment_and_half_of_one_survives_a_reload(workshop):
    page = workshop.open()
    page.goto(f"/debates/{MAP}?focus=i04")
    page.keyboard.press("m")
    page.locator("#comment-text:focus").wait_for()
    page.keyboard.type("Half a th")
    page.reload()

    page.locator("#talk .words-back").wait_for(state="attached")
    assert page.locator("#comment-text").input_value() == "Half a th"


def test_what_others_say_is_seen_without_a_reload(workshop):
    page = workshop.open()
    page.goto(f"/debates/{MAP}?focus=i04")
    ben = Who(workshop.person("Ben"))
    write(workshop.store, ben, MAP, "Look here.", about=About.CLAIM, target=ClaimId("i04"))

    page.locator("#talk .said", has_text="Look here.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_people_talk(workshop, scheme):
    page = workshop.open(phone=scheme == "light", reduced_motion="reduce")
    page.emulate_media(color_scheme=scheme)
    first = write(
        workshop.store, Who(workshop.person("Ben")), MAP, "Who?", about=About.CLAIM, target="i04"
    )
    resolve(workshop.store, Who(workshop.person("Ben")), MAP, first.id)
    workshop.change(MAP, Reword("i04", "A poor socialist state must accumulate first."))
    write(workshop.store, Who(workshop.person("Ben")), MAP, "Why?", about=About.CLAIM, target="i11")
    ben, again = Who(workshop.person("Ben")), (Reword("i11", "The peasants will not pay."),)
    waits = suggest(workshop.store, ben, MAP, again, at=workshop.map(MAP).revision)
    found = {}
    for address in (*PAGES, f"suggestions/{waits.id}"):
        page.goto(f"/debates/{MAP}/{address}")
        page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        found[address] = faults(page)
    page.goto("/help/hints")
    found["help"] = faults(page)

    assert {address: lines for address, lines in found.items() if lines} == {}
