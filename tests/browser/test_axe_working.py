"""The pages of those who work on maps: axe-core finds nothing, and a thumb finds everything."""

from __future__ import annotations

import pytest

from argmap.model.edits import Reword
from argmap.model.ids import CommentId, SuggestionId
from argmap.model.permissions import Who
from argmap.model.talk import About, Comment, Suggestion
from argmap.services.people import groups, maps
from argmap.services.people.sessions import known, opened
from tests.browser.conftest import LAPTOP, PHONE, Browsers, Workshop, serving
from tests.browser.test_axe import ALL, COLOURS, faults
from tests.web.people import INVITED

SLUG = "the-kulak-question"
MAP = f"/debates/{SLUG}"
PAGES = (
    f"{MAP}?focus=k01",
    f"{MAP}/claims/k01",
    f"{MAP}/outline?map=full&branch=k01",
    f"{MAP}/history",
    f"{MAP}/history?claim=k01",
    f"{MAP}/history/1",
    f"{MAP}/difference?from=1&to=3",
    f"{MAP}/restore?to=1",
    f"{MAP}/replay?at=2",
    f"{MAP}/edit?claim=k01",
    f"{MAP}/edit/support?claim=k01",
    f"{MAP}/edit/details?claim=k01",
    f"{MAP}/edit/cite?claim=k01",
    f"{MAP}/edit/merge?claim=k01",
    f"{MAP}/edit/merge?claim=k02&into=k01",
    f"{MAP}/comments",
    f"{MAP}/comments/new?about=claim:k01",
    f"{MAP}/hints",
    f"{MAP}/suggestions",
    f"{MAP}/here",
    f"{MAP}/settings",
    f"{MAP}/adopt",
    f"{MAP}/evidence",
    f"{MAP}/texts/add",
    f"{MAP}/passages/e33-categories",
    f"/sources/dilemmas-of-nep/hosking-1985?debate={SLUG}&claim=k01",
    "/help/hints",
    "/import",
    "/me",
    "/join",
    "/join/LINK",
    "/seminars",
    "/seminars/SEMINAR",
)
# Who looks at what, in a seminar: COPY is her copy of a map that was changed since.
IN_A_SEMINAR = (
    ("anonymous", f"/set-up/{INVITED}"),
    ("reader", "/debates/drawn/edit/reword?claim=c2"),  # which she may not
    ("participant", "/debates/drawn/texts/d1"),
    ("participant", "/debates/drawn/adopt?from=house&claim=c1&branch=1"),
    ("participant", "/debates/drawn/undo"),
    ("participant", "COPY/origin"),
    ("participant", "/assignments/task/students/participant"),
    ("instructor", "/assignments/task/students/participant"),
    ("instructor", "/assignments/task/students"),
    ("instructor", "/assignments/task/overview"),
)
ESSAY = "He said “Grain was short ” and “Grain was shirt that winter.”"
# Forms that are sent without scripts: what is typed, and what the page says then.
SENT = (
    ("/debates/drawn/comments/new?about=claim:c1", {"text": "Who says so?"}, "#done"),
    ("/debates/drawn/edit/reword?claim=c2", {"text": "Clash.", "at": "0"}, ".clash"),
    ("/debates/drawn/quotes", {"words": ESSAY}, ".checked"),
    ("/debates/drawn/texts/add", {"title": "The Ferry"}, "[role=alert]"),
)
# Links within a sentence, and what is as small as the sentence it stands in, are exempt.
SMALL = """() => {
  const told = (each) => each.nodeType === 3 && each.textContent.trim().length > 2;
  const inSentence = (each) => each.matches('a') && getComputedStyle(each).display === 'inline' &&
    [...each.parentElement.childNodes].some(told);
  const size = (each) => {
    const parts = [each, each.closest('label')].filter(Boolean);
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const most = (side) => Math.round(Math.max(...boxes.map((box) => box[side])));
    return [most('width'), most('height')];
  };
  const seen = { visibilityProperty: true, opacityProperty: true };
  return [...document.querySelectorAll(`a[href], button, input:not([type=hidden]), select,
    textarea, summary`)]
    .filter((each) => each.checkVisibility(seen) && !each.closest('svg, .skip'))
    .filter((each) => !inSentence(each))
    .map((each) => [each, size(each)])
    .filter(([each, [wide, high]]) => high < 44 || wide < 24)
    .map(([each, [wide, high]]) => `${wide} x ${high}: ${each.outerHTML.slice(0, 150)}`);
}"""

SEND = """typed => {
  const form = document.querySelector(`#main form:has([name="${Object.keys(typed)[0]}"])`);
  for (const [name, value] of Object.entries(typed)) form.elements[name].value = value;
  HTMLFormElement.prototype.submit.call(form);
}"""


@pytest.fixture(scope="module")
def studio(chromium, tmp_path_factory, made_once, loaded):
    """A site where somebody teaches a group, has changed a map and talked about it."""
    with serving(tmp_path_factory.mktemp("studio"), made_once, loaded) as (store, address):
        workshop = Workshop(store, Browsers(chromium, address))
        workshop.change(SLUG, Reword("k01", "Kulaks are few."), name="Anna")
        workshop.change(SLUG, Reword("k02", "Kulaks hire."), name="Ben")
        anna = workshop.person("Anna")
        made = groups.create(store, Who(anna), "History 214")
        who = known(store, opened(store, anna))
        red = groups.add_group(store, who, made.id, "The red group")
        maps.give(store, who, SLUG, red.id)
        with store.writing() as writing:
            writing.add(*said(anna))
        workshop.links = {"LINK": red.token, "SEMINAR": made.id}
        yield workshop
        workshop.browsers.close()


def said(by):
    about = (About.CLAIM, "k01", 1, by.id, by.name, by.made)
    yield Comment(CommentId("k"), SLUG, *about, "Who says so?", "Kulaks are few.")
    edits = (Reword("k02", "Kulaks hire and lend."),)
    yield Suggestion(SuggestionId("g"), SLUG, None, "Ben", by.made, 3, edits)


@pytest.fixture(scope="module")
def annas(studio):
    """A page of Anna's, in which all addresses are visited in turn."""
    return studio.open("Anna")


def wrong_with(page):
    """What axe finds on a page, and what is too small for a thumb, by look."""
    found = {}
    page.set_viewport_size(LAPTOP)
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    found["laptop"] = faults(page, ALL)
    page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    found["dark"] = faults(page, COLOURS)
    page.set_viewport_size(PHONE)
    found["phone"] = faults(page, ALL)
    found["small"] = page.evaluate(SMALL)
    return {look: lines for look, lines in found.items() if lines}


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_all_that_is_touched_is_large_enough(studio, annas, address):
    for name, value in studio.links.items():
        address = address.replace(name, value)
    annas.set_viewport_size(LAPTOP)
    assert annas.goto(address).status == 200, address
    assert wrong_with(annas) == {}


@pytest.fixture(scope="module")
def copied(live_site):
    """The address of a participant's copy of a map in which a claim was reworded since."""
    hers = live_site.as_("participant")
    reword = "/debates/drawn/edit/reword?claim=c2"
    words = {"text": "Grain was scarce.", "at": "0", "once": "abcdef1"}
    assert hers.send(reword, words).status_code == 303
    made = hers.send("/debates/drawn/copy").location
    later = {"text": "Grain ran out.", "at": "1", "once": "abcdef2"}
    assert hers.send(reword, later).status_code == 303
    return made


def test_axe_finds_nothing_on_the_pages_of_a_seminar(copied, browsers):
    found = {}
    for who, address in IN_A_SEMINAR:
        page = browsers(who).new_page()
        answer = page.goto(address.replace("COPY", copied))
        assert answer.status == (403 if who == "reader" else 200), address
        found[address] = wrong_with(page)
    assert {address: lines for address, lines in found.items() if lines} == {}


@pytest.mark.usefixtures("copied")
def test_axe_finds_nothing_in_what_is_answered_to_a_form(browsers):
    page = browsers("participant").new_page()
    found = {}
    for address, typed, said in SENT:
        page.goto(address)
        page.evaluate(SEND, typed)
        page.wait_for_selector(said)
        found[address] = wrong_with(page)
    assert {address: lines for address, lines in found.items() if lines} == {}
