"""The sources of a map that has a library of its own: for whoever may read the map alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from argmap.formats.archive import read, write
from argmap.model.sources import Source
from tests.web.people import world
from tests.web.test_moving import bring


@pytest.fixture(scope="module")
def site():
    with world(copies=True) as made:
        yield made


@pytest.fixture(scope="module")
def brought(site):
    """The address of a map that a participant brought with a library of its own."""
    browser = site.as_("participant")
    copied = browser.send("/debates/house/copy").location
    found = read(browser.get(f"{copied}/map.argmap").data)
    quoted = Source("t", "A letter", quoted_in="s")
    found = replace(found, library=replace(found.library, sources=(*found.library.sources, quoted)))
    return bring(browser, write(found)).location


def hrefs(page):
    return re.findall(r'href="(/sources/[^"#]+)', page.text)


def test_every_page_of_the_map_and_every_source_that_it_links_to_is_there(site, brought):
    browser = site.as_("participant")
    ways = ("", "?focus=c2", "/outline", "/claims/c2", "?q=prices", "/edit/cite?claim=c2")
    pages = [browser.get(f"{brought}{way}") for way in ways]
    assert [each.status_code for each in pages] == [200] * len(ways)

    asked, seen = {each for page in pages for each in hrefs(page)}, set()
    while asked - seen:
        address = (asked - seen).pop()
        seen.add(address)
        page = browser.get(address)
        assert (page.status_code, address) == (200, address)
        asked |= set(hrefs(page))

    assert any(f"/t?debate={brought.split('/')[-1]}" in each for each in seen)


@pytest.mark.parametrize("rest", ["", "/s", "/t"])
def test_nobody_else_is_told_that_there_is_such_a_library(site, brought, rest):
    map_id = brought.split("/")[-1]
    [library] = {e.split("/")[2].split("?")[0] for e in hrefs(site.as_("participant").get(brought))}
    address = f"/sources/{library}{rest}"

    assert site.as_("participant").get(address).status_code == 404
    for role, status in (("anonymous", 401), ("stranger", 404), ("instructor", 404)):
        assert site.as_(role).get(address).status_code == 404
        assert site.as_(role).get(f"{address}?debate={map_id}").status_code == status
        assert site.as_(role).get(f"{address}?debate=house").status_code == 404


def test_it_is_in_no_list_and_no_search_of_the_site(site, brought):
    [library] = {e.split("/")[2].split("?")[0] for e in hrefs(site.as_("participant").get(brought))}

    for address in ("/sources", "/search?q=letter", "/search?q=prices", "/"):
        assert library not in site.as_("participant").get(address).text


def test_a_new_question_has_an_empty_library_which_its_group_can_open(site):
    browser = site.as_("instructor")
    browser.send("/seminars/seminar/groups/one/maps", {"question": "Who paid?"})
    [begun] = set(
        re.findall(r'"(/debates/debate-[a-z0-9-]+)"', browser.get("/seminars/seminar").text)
    )
    [listed] = set(hrefs(browser.get(begun)))

    assert browser.get(listed).status_code == 200
    assert site.as_("participant").get(listed).status_code == 200
    assert site.as_("stranger").get(listed).status_code == 404
    assert site.as_("participant").get(listed.partition("?")[0]).status_code == 404


def test_a_library_of_the_house_stays_open_to_all_also_from_a_groups_map(site):
    assert site.as_("anonymous").get("/sources/shelf/s").status_code == 200
    page = site.as_("participant").get("/sources/shelf/s?debate=drawn")
    assert page.status_code == 200
    assert 'href="/debates/drawn' in page.text
    assert site.as_("stranger").get("/sources/shelf/s?debate=drawn").status_code == 404
