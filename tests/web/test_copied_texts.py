"""A copy of a map that leans on added texts: it says which of them did not come along."""

from __future__ import annotations

import re

import pytest

from tests.web.people import world
from tests.web.test_closed_texts import SECRET, cite, leaks

PUBLIC = {"name": "Ours", "visibility": "public", "endorsing": "off"}


@pytest.fixture(scope="module")
def site(made_once):
    """Everybody may see the map; it cites a text that the members of the seminar may read."""
    with world(cache=made_once) as made:
        teacher = made.as_("instructor")
        teacher.send("/debates/drawn/settings", PUBLIC)
        given = {"title": "The Granary", "readers": "seminar", "words": SECRET}
        added = teacher.send("/debates/drawn/texts/add", given).location
        cite(made, re.search(r"/sources/shelf/(the-granary[\w-]*)", teacher.get(added).text)[1])
        yield made


@pytest.mark.parametrize(("role", "reads"), [("participant", True), ("stranger", False)])
def test_a_copy_reads_on_where_its_maker_may_and_else_says_what_is_missing(site, role, reads):
    browser = site.as_(role)
    copied = browser.send("/debates/drawn/copy").headers["Location"].partition("?")[0]
    page = browser.get(f"{copied}?focus=c1").text

    assert "This is a copy: what you change here, you change here only." in page
    assert ("Not taken along: the words of The Granary" in page) is not reads
    assert leaks(page) is reads
    assert "The Granary" in browser.get(f"{copied}/bibliography").text
