"""What is nobody's own is made once for all who may do the same; what is one's own stays so."""

from __future__ import annotations

import re

import pytest

from argmap.model.seminars import Endorsing, Holding, Person
from argmap.services.people import sessions
from argmap.web import context, shared
from tests.web.people import NOW, world

PAGE = "/debates/drawn?focus=c1"
SEAL = re.compile(r'name="seal" value="([^"]*)"')


@pytest.fixture(scope="module")
def site():
    with world() as made:
        store = made.app.extensions["argmap.store"]
        colleague = Person("colleague", "Colleague", NOW, login="colleague")
        made.as_("colleague").set_cookie("argmap-session", sessions.opened(store, colleague))
        with store.writing() as writing:
            writing.change(Holding, {"map_id": "drawn"}, endorsing=Endorsing.HIDDEN)
        yield made


def kept_of(site):
    return len(site.app.extensions["argmap.shared"])


def test_parts_are_made_once_for_two_with_the_same_rights(site):
    site.as_("instructor").get(PAGE)
    before = kept_of(site)
    site.as_("colleague").get(PAGE)

    assert kept_of(site) == before > 3


def test_who_may_do_something_else_gets_parts_of_her_own(site):
    site.as_("instructor").get("/debates/drawn?focus=c2")
    before = kept_of(site)
    page = site.as_("reader").get("/debates/drawn?focus=c2").text

    assert kept_of(site) > before
    assert 'href="/debates/drawn/edit' not in page


def test_every_form_bears_the_seal_of_the_browser_that_it_is_shown_in(site):
    for role in ("instructor", "colleague"):
        found = SEAL.findall(site.as_(role).get(PAGE).text)

        assert len(found) > 5
        assert "<seal>" not in site.as_(role).get(PAGE).text
        assert site.as_(role).post("/look", data={"seal": found[-1]}).status_code == 303
    ours, theirs = (set(SEAL.findall(site.as_(r).get(PAGE).text)) for r in ("instructor", "reader"))
    assert not ours & theirs


def test_neither_a_name_nor_a_hidden_endorsement_comes_to_another(site):
    site.as_("instructor").send("/debates/drawn/claims/c1/endorse", {"at": "0"})
    others = site.as_("colleague").get(PAGE).text
    own = site.as_("instructor").get(PAGE).text

    assert "(you)" in own
    assert "(you)" not in others
    assert "Colleague" in others
    assert "Colleague" not in own


def test_what_people_write_cannot_pass_for_the_place_of_a_seal(site):
    form = {"at": "0", "about": "claim:c1", "text": "Look: <seal>"}
    site.as_("instructor").send("/debates/drawn/comments", form)

    assert "Look: &lt;seal&gt;" in site.as_("colleague").get(PAGE).text


def test_a_part_that_is_made_for_all_cannot_ask_who_asks(site):
    refused = pytest.raises(RuntimeError, match="asks who asks")
    with site.app.test_request_context(), shared.for_anybody(), refused:
        context.who()


def test_a_text_is_written_once_for_two_who_may_cite_it_and_again_for_who_may_not(site):
    page = "/sources/shelf/s?debate=drawn"
    kept = site.app.extensions["argmap.read"]
    before = len(kept)
    shown = [site.as_(role).get(page).text for role in ("instructor", "colleague", "reader")]

    assert ["Cite this paragraph" in each for each in shown] == [True, True, False]
    assert len(kept) == before + 2
