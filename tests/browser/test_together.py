"""Two people of one group at once: they join, extend, see each other, clash, undo and merge.

With ARGMAP_SCENES set to a folder, each step leaves a picture there, to be looked at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from argmap.model.permissions import Who
from argmap.services.people import groups, maps
from argmap.services.people.sessions import known, opened
from argmap.services.reading import map_at
from tests.web.addresses import DEBATE

SLUG = DEBATE.rsplit("/", 1)[1]
REASON = "Peasants who can buy nothing for their grain will keep it."
SAME = "Peasants will keep grain for which they can buy nothing."
ANAS, BENS = "The villages must pay first.", "The villages will have to pay, and at once."


@pytest.fixture
def group(workshop):
    """A group with a copy of a bundled map: the link to join it, and the map's id."""
    store = workshop.store
    eva = workshop.person("Eva")
    seminar = groups.create(store, Who(eva), "History 214")
    who = known(store, opened(store, eva))
    red = groups.add_group(store, who, seminar.id, "The red group")
    return f"/join/{red.token}", maps.give(store, who, SLUG, red.id).map_id


@pytest.fixture
def seen():
    """Leaves a picture of a page, if somebody wants to look."""
    folder, count = os.environ.get("ARGMAP_SCENES"), iter(range(1, 100))

    def picture(page, name):
        if folder:
            page.screenshot(path=Path(folder) / f"{next(count):02d}-{name}.png")

    return picture


def joined(workshop, link, name, seen):
    """The page of somebody who has just joined, by two clicks."""
    page = workshop.browsers.open()
    page.goto(link)
    page.fill("#name", name)
    seen(page, f"join-{name}")
    page.click("form[action$='/join'] button")
    page.wait_for_selector(".word-pair")
    seen(page, f"words-{name}")
    page.click("form[action$='/welcome'] button")
    page.wait_for_load_state()
    return page


def open_form(page, name):
    link = page.locator(f'#acts a[data-form="{name}"]')
    if not link.is_visible():
        page.click(".acts-more > summary")
    link.click()
    page.wait_for_selector(".in-place")


def support(page, words):
    open_form(page, "support")
    page.fill(".in-place textarea", words)
    page.click(".in-place .btn.main")
    page.wait_for_selector(".in-place", state="detached")


def reword(page, words):
    open_form(page, "reword")
    page.fill(".in-place textarea", words)


def id_of(workshop, map_id, words):
    return next(c.id for c in map_at(workshop.store, map_id) if c.text == words)


def test_two_people_extend_one_map_clash_undo_and_merge(workshop, group, seen):
    link, map_id = group
    ana, ben = (joined(workshop, link, name, seen) for name in ("Ana", "Ben"))
    for page in (ana, ben):
        page.goto(f"/debates/{map_id}?focus=i04")
        page.wait_for_selector("#acts")

    see_each_other(ana, ben, seen)
    clash_and_keep_both(ana, ben, seen)
    before = map_at(workshop.store, map_id)
    assert {ANAS, BENS} <= {claim.text for claim in before}

    first, second = id_of(workshop, map_id, REASON), id_of(workshop, map_id, SAME)
    merge(ana, map_id, second, first, seen)
    assert re.search("by Ben; merged by Ana", ana.inner_text(".merged"))
    assert second not in map_at(workshop.store, map_id).drawn

    ana.goto(f"/debates/{map_id}/history")
    seen(ana, "history")
    ana.goto(f"/debates/{map_id}?focus={first}&saved={before.revision + 1}")
    ana.click(f"form[action='/debates/{map_id}/undo'] button")
    ana.wait_for_selector(".merged", state="detached")
    seen(ana, "undone")
    after = map_at(workshop.store, map_id)
    assert (after.claims, after.relations) == (before.claims, before.relations)


def see_each_other(ana, ben, seen):
    support(ana, REASON)
    seen(ana, "ana-supported")
    ben.wait_for_selector(f".panel :text-is('{REASON}')")
    seen(ben, "ben-sees-it")
    support(ben, SAME)
    ana.wait_for_selector(f".panel :text-is('{SAME}')")
    seen(ana, "ana-sees-his")


def clash_and_keep_both(ana, ben, seen):
    reword(ana, ANAS)
    reword(ben, BENS)
    ana.click(".in-place .btn.main")
    ana.wait_for_selector(f".claim-text:text-is('{ANAS}')")
    ben.click(".in-place .btn.main")
    ben.wait_for_selector(".clash")
    seen(ben, "ben-clashes")
    assert ANAS in ben.inner_text(".clash")
    assert BENS in ben.input_value(".clash textarea")
    ben.click(".clash button[value=both]")
    ben.wait_for_selector(".clash", state="detached")
    seen(ben, "both-are-kept")


def merge(page, map_id, goes, stays, seen):
    page.goto(f"/debates/{map_id}?focus={goes}")
    open_form(page, "merge")
    seen(page, "choose-to-merge")
    page.click(f".in-place a[href*='into={stays}']")
    page.wait_for_selector(".happens")
    seen(page, "what-will-happen")
    page.click(".in-place .btn.main")
    page.wait_for_selector(".merged")
    seen(page, "merged")
