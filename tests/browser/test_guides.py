"""The guides for instructors and students, followed to the letter in a real browser.

A step says what to open, press, write, choose and see; whatever is bold in it is on the page.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.services.people import accounts
from tests.browser.conftest import Browsers, serving

DOCS = Path(__file__).parent.parent.parent / "docs"
INSTRUCTORS, STUDENTS = "guide-for-instructors", "guide-for-students"
IN_ORDER = (
    (INSTRUCTORS, "Make a seminar"), (INSTRUCTORS, "Assign a debate"),
    (INSTRUCTORS, "Let students in"), (STUDENTS, "Come in"), (STUDENTS, "Read and quote"),
    (STUDENTS, "Draw a map"), (STUDENTS, "Hand in and read your feedback"),
    (INSTRUCTORS, "Look at the work"), (INSTRUCTORS, "Give feedback"),
    (STUDENTS, "After the release"),
)  # fmt: skip
DEED = re.compile(
    r"(?P<do>Open|Press|See|Choose|Tick)\s+(?:\*\*(?P<what>.+?)\*\*|the (?P<place>\w+))"
    r"|“(?P<words>[^”]+)”\s+into\s+\*\*(?P<field>.+?)\*\*"
)


def sections(guide):
    """The steps of each section of a guide that has some, as they read."""
    text = (DOCS / f"{guide}.md").read_text("utf-8")
    found = {}
    for part in text.split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        steps = re.findall(r"^\d\. (.+(?:\n {3}.+)*)", body, re.MULTILINE)
        if steps:
            found[title] = [" ".join(each.split()) for each in steps]
    return found


def control(page, name):
    """What somebody would press who reads this name: a button, a link, a box or a fold."""
    exact = [page.get_by_role(role, name=name, exact=True) for role in ("button", "link", "radio")]
    rough = [page.get_by_role(role, name=name) for role in ("button", "link", "radio")]
    labels = [page.get_by_label(name, exact=True), page.get_by_text(name, exact=True)]
    for _ in range(100):
        for each in (*exact, *rough, *labels):
            for one in each.all():
                if one.is_visible():
                    return one
        page.wait_for_timeout(100)
    raise AssertionError(f"There is nothing called {name!r} on {page.url}.")


def field(page, label):
    """The field of a label that somebody sees and can write into."""
    fields = page.get_by_label(label).and_(page.locator("input, textarea"))
    return fields.locator("visible=true").first


class Reader:
    """Somebody who does what a guide says."""

    def __init__(self, page, places):
        self.page, self.places = page, places

    def follow(self, step):
        for deed in DEED.finditer(step):
            if deed["field"]:
                field(self.page, deed["field"]).fill(deed["words"])
            elif deed["do"] == "Open":
                self.page.goto(self.places[deed["place"]])
            elif deed["do"] == "See":
                self.page.get_by_text(deed["what"]).first.wait_for()
            else:
                self.press(deed["what"])

    def press(self, name):
        self.page.wait_for_load_state("load")
        self.page.wait_for_function("document.readyState == 'complete'")
        control(self.page, name).click()
        self.page.wait_for_timeout(400)
        at = self.page.url.partition("#")[0]
        if "/seminars/" in at and at.count("/") == 4:
            self.places["seminar"] = at
        elif "/assignments/" in at and at.count("/") == 4:
            self.places["assignment"] = at


@pytest.fixture
def school(tmp_path, made_once, loaded, chromium):
    with serving(tmp_path, made_once, loaded) as (store, address):
        browsers = Browsers(chromium, address)
        yield browsers, f"/set-up/{accounts.first_invitation(store)}"
        browsers.close()


def test_every_section_with_steps_is_followed_below():
    found = {(guide, title) for guide in (INSTRUCTORS, STUDENTS) for title in sections(guide)}
    assert found == set(IN_ORDER)


def test_whoever_follows_the_guides_gets_where_they_lead(school):
    browsers, invitation = school
    places = {"invitation": invitation}
    readers = {guide: Reader(browsers.open(), places) for guide in (INSTRUCTORS, STUDENTS)}
    for guide, title in IN_ORDER:
        for step in sections(guide)[title]:
            readers[guide].follow(step)
            found = re.search(r"/join/[\w-]+", readers[INSTRUCTORS].page.content())
            if found:
                places["link"] = found[0]
    assert all(not reader.page.complaints for reader in readers.values())
