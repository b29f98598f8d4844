"""A sentence that only one group may read: no page shows it to anybody else."""

from __future__ import annotations

import re

import pytest

from argmap.model.sources import text_digest
from argmap.model.texts import Corrected, Deposit, DepositText
from argmap.store import open_store
from tests.web.people import world
from tests.web.rules import READING, address

SECRET = (
    "Nobody in the town of Belsk knew that every night a quivering ermine waltzed through granaries"
    " until the frost came."
)
PARTS = ("quivering ermine", "waltzed through granaries")
OUTSIDE = ("anonymous", "stranger", "neighbour")
ASKED = "ermine"


@pytest.fixture(scope="module")
def site(made_once):
    """The group's text holds the sentence, and everybody may read the group's map."""
    with world(cache=made_once) as made:
        store = open_store(f"sqlite:///{made.database}")
        with store.writing() as writing:
            writing.change(DepositText, {"id": "d1"}, text=SECRET)
            told = {"characters": len(SECRET), "digest": text_digest(SECRET), "current": True}
            writing.change(Deposit, {"id": "d1"}, **told)
            writing.drop(Corrected, deposit="d1")
            writing.count_library("of-seminar-seminar")
        store.close()
        opened = {"name": "Ours", "visibility": "public", "endorsing": "off"}
        made.as_("instructor").send("/debates/drawn/settings", opened)
        assert made.as_("anonymous").get("/debates/drawn").status_code == 200
        cite(made)
        yield made


def cite(site, source="s"):
    """Let somebody of the group cite the whole sentence for a claim."""
    page = site.as_("participant").get(f"/sources/shelf/{source}?debate=drawn").text
    edition = re.search(r'data-edition="([^"]*)"', page)[1]
    where = f"/debates/drawn/edit/use?claim=c1&place={source}:{edition}:0-{len(SECRET)}"
    typed = {"how": "cite", "claim": "c1", "bearing": "backs", "mode": "quotation", "at": "0"}
    typed |= {"text": "", "step": "", "strength": "", "once": "abcdefgh", "held": "me"}
    answer = site.as_("participant").send(where, typed)
    assert answer.status_code == 303, answer.text


def told(site, role, where, **options):
    with site.as_(role).get(where, **options) as answer:
        if answer.mimetype == "text/event-stream":
            return next(iter(answer.response)).decode()
        return answer.get_data().decode(errors="replace")


def leaks(words):
    return any(part in words for part in PARTS)


@pytest.mark.parametrize("role", ["reader", "participant", "instructor"])
def test_whoever_may_read_the_text_sees_it(site, role):
    assert leaks(told(site, role, "/sources/shelf/s?debate=drawn"))
    assert leaks(told(site, role, "/debates/drawn?focus=c1"))
    assert leaks(told(site, role, "/debates/drawn/essay.md"))
    assert not leaks(told(site, role, "/debates/drawn/cited.jsonld")), "it is handed on"
    assert "Word for word" in told(site, role, f"/debates/drawn/quotes?words={PARTS[0]}")


@pytest.mark.parametrize(("route", "method"), READING)
def test_no_page_shows_it_to_anybody_else(route, method, site):
    for role in OUTSIDE:
        where = address(site, route, role)
        for asked in (where, f"{where}{'&' if '?' in where else '?'}debate=drawn&q={ASKED}"):
            assert not leaks(told(site, role, asked)), (method, role, asked)


@pytest.mark.parametrize(
    "where",
    [
        f"/search?q={ASKED}",
        f"/debates/drawn?q={ASKED}",
        f"/debates/drawn/quotes?words={ASKED}",
        f"/debates/drawn/quotes/check?text={ASKED}",
        f"/debates/drawn/quotes/check?as=paraphrase&text={ASKED}",
        "/sources/of-seminar-seminar/s",
        "/sources/of-seminar-seminar?debate=drawn",
        f"/sources/shelf/s?debate=drawn&q={ASKED}",
        *(f"/debates/drawn/map.{suffix}" for suffix in ("txt", "html", "dot", "svg")),
    ],
)
def test_asking_for_its_words_tells_nobody_else_that_they_are_there(site, where):
    for role in OUTSIDE:
        page = told(site, role, where).replace(ASKED, "")
        assert not leaks(page), role
        assert "through granaries" not in page, role
        assert "verbatim" not in page or "/quotes" not in where, role


@pytest.mark.parametrize(
    "where", ["/sources/shelf/s?debate=drawn", "/debates/drawn?focus=c1", "/debates/drawn/essay.md"]
)
def test_who_has_somebody_elses_etag_is_not_told_that_her_copy_is_right(site, where):
    site.as_("participant").get(where)
    tag = site.as_("participant").get(where).headers["ETag"]

    for role in OUTSIDE:
        answer = site.as_(role).get(where, headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert not leaks(answer.text)


def test_a_passage_of_which_the_map_has_no_words_is_named_by_its_first_ones(site):
    assert "The passage “Nobody in the town" in told(site, "participant", "/debates/drawn?focus=c1")
    changed = told(site, "participant", "/debates/drawn/difference?from=0&to=1")
    assert "Nobody in the town" in changed


def test_what_was_cited_while_everybody_might_read_it_is_closed_with_the_text(made_once):
    with world(cache=made_once) as open_site:
        teacher = open_site.as_("instructor")
        opened = {"name": "Ours", "visibility": "public", "endorsing": "off"}
        teacher.send("/debates/drawn/settings", opened)
        given = {"title": "The Granary", "readers": "public", "words": SECRET}
        added = teacher.send("/debates/drawn/texts/add", given).location
        source = re.search(r"/sources/shelf/(the-granary[\w-]*)", teacher.get(added).text)[1]
        cite(open_site, source)
        assert leaks(told(open_site, "anonymous", "/debates/drawn?focus=c1"))
        assert leaks(told(open_site, "anonymous", "/debates/drawn/cited.jsonld"))

        teacher.send(f"{added}/readers", {"readers": "private"})

        for where in ("?focus=c1", "/outline", "/cited.jsonld", "/essay.md", "/map.argmap"):
            assert not leaks(told(open_site, "anonymous", f"/debates/drawn{where}")), where
