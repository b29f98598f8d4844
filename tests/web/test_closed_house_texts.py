"""Texts of the house that are not for everybody: shipped in a folder, or added by the host."""

from __future__ import annotations

from hashlib import sha256

import pytest

from argmap.model.seminars import Person, Session, Visibility
from argmap.model.sources import text_digest
from argmap.services.loading import load_folder
from argmap.services.texts import adding
from argmap.services.texts.adding import Given
from argmap.services.texts.desks import at_house
from argmap.store import open_store
from tests.web.people import NOW, world
from tests.web.rules import READING, RULES, VALUES
from tests.web.test_closed_texts import ASKED, PARTS, SECRET, leaks, told

LIBRARY = """format: 1
title: Hoard
debates: [hoarded]
sources:
  s: {title: Shipped for members, access: group}
  s2:
    title: Known by its digest
    access: group
    editions:
"""
DEBATE = """format: 1
question: Who knew?
library: hoard
positions: {p: {label: Position}}
speakers: {v: {name: Speaker}}
claims:
  c1:
    text: Nobody did.
    voice: actor
    speaker: v
    position: p
    thesis: yes
    evidence:
      - {bearing: attests, passage: x1}
      - {bearing: backs, passage: x2}
  c2: {text: It was night., position: p, supports: c1}
passages:
  x1:
    places:
      - {source: s, quote: "QUOTE"}
  x2:
    places:
      - {source: s2, start: 0, end: 20, anchor: Nobody in the town}
"""
TEACHING = "The bailiff of Belsk alone knew about a velvet hedgehog that hummed in the granary."
SHIPPED, KEPT = PARTS, ("velvet hedgehog", "hummed in the granary")
HOARD = {"slug": "hoarded", "map_id": "hoarded", "library": "hoard", "passage": "x1"}


@pytest.fixture(scope="module")
def site(made_once, tmp_path_factory):
    """Members may read what is shipped; what the host added is for instructors alone."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "hoard" / "texts").mkdir(parents=True)
    (folder / "hoarded").mkdir()
    known = f"      - {{digest: {text_digest(TEACHING)}, characters: {len(TEACHING)}}}"
    (folder / "hoard" / "library.yaml").write_text(LIBRARY + known, "utf-8")
    (folder / "hoard" / "texts" / "s.txt").write_text(SECRET, "utf-8")
    (folder / "hoarded" / "debate.yaml").write_text(DEBATE.replace("QUOTE", SECRET), "utf-8")
    with world(cache=made_once) as made:
        store = open_store(f"sqlite:///{made.database}")
        load_folder(store, folder / "hoarded")
        given = Given("s2", TEACHING, readers=Visibility.PRIVATE)
        adding.add(store, at_house(store, "hoard"), given)
        with store.writing() as writing:
            writing.add(Person("guest", "Guest", NOW))
            writing.add(Session(sha256(b"guest").hexdigest(), "guest", NOW, NOW, "Firefox"))
        store.close()
        yield made


def asked(site, route):
    """The addresses of a route for the map and the library of the house."""
    rule = RULES[route.endpoint]
    values = {**VALUES, **rule.values, **HOARD}
    bound = site.app.url_map.bind("localhost")
    for source in ("s", "s2") if "source" in route.arguments else ("s",):
        given = {name: {**values, "source": source}[name] for name in route.arguments}
        where = bound.build(route.endpoint, {**given, **rule.query}, url_scheme="http")
        yield where
        yield f"{where}{'&' if '?' in where else '?'}debate=hoarded&q={ASKED}"


PAGES = (
    ("/sources/hoard/s", "/sources/hoard/s2"),
    ("/sources/hoard/s?debate=hoarded", "/sources/hoard/s2?debate=hoarded"),
    ("/debates/hoarded/passages/x1", "/debates/hoarded/passages/x2"),
)


@pytest.mark.parametrize(("shipped", "kept"), PAGES)
def test_whoever_may_read_them_sees_them(site, shipped, kept):
    assert leaks(told(site, "instructor", shipped))
    assert leaks(told(site, "participant", shipped))
    assert any(part in told(site, "instructor", kept) for part in KEPT)


@pytest.mark.parametrize(("route", "method"), READING)
def test_no_page_shows_them_to_anybody_else(route, method, site):
    for where in asked(site, route):
        for role in ("anonymous", "guest", "participant"):
            page = told(site, role, where)
            secret = KEPT if role == "participant" else (*SHIPPED, *KEPT)
            assert not any(part in page for part in secret), (method, role, where)


@pytest.mark.parametrize("role", ["guest", "participant"])
def test_a_copy_of_the_map_holds_none_of_their_words(site, role):
    copied = site.as_(role).send("/debates/hoarded/copy").headers["Location"].partition("?")[0]
    for where in (copied, f"{copied}/essay.md", f"{copied}/map.argmap", f"{copied}/passages/x1"):
        page = told(site, role, where)
        assert not any(part in page for part in KEPT)
        assert role == "participant" or not leaks(page)


def test_nobody_is_told_whether_words_that_she_types_stand_in_them(site):
    copied = site.as_("guest").send("/debates/hoarded/copy").headers["Location"].partition("?")[0]
    typed = dict.fromkeys(("passage", "paragraph", "summary", "note"), "")
    typed |= {"source": "s", "at": "1", "once": "abcdefgh", "bearing": "backs", "mode": "quotation"}
    for words in (PARTS[0], "a jumping weasel"):
        answer = site.as_("guest").send(f"{copied}/edit/cite?claim=c2", {**typed, "words": words})
        assert answer.status_code == 422
        assert "Choose one of these" in answer.text


@pytest.mark.parametrize("where", ["/sources/hoard/s", "/debates/hoarded?focus=c1"])
def test_who_has_a_members_etag_is_not_told_that_her_copy_is_right(site, where):
    tag = site.as_("participant").get(where).headers["ETag"]

    answer = site.as_("guest").get(where, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert not leaks(answer.text)
