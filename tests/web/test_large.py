"""A map of thousands of claims is read in pieces."""

from __future__ import annotations

import re
from html import unescape

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.ids import ClaimId, MapId, RelationId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from tests.web.conftest import site_of


def tree(count, parent):
    """A map in which every claim but the first bears on the one that ``parent`` names."""
    claims = {
        ClaimId(f"c{n}"): Claim(ClaimId(f"c{n}"), f"The claim number {n}.", thesis=n == 0)
        for n in range(count)
    }
    relations = {
        RelationId(f"r{n}"): Relation(
            RelationId(f"r{n}"), Kind.SUPPORT, (ClaimId(f"c{n}"),), ClaimId(f"c{parent(n)}")
        )
        for n in range(1, count)
    }
    debate = Debate(Slug("large"), "How large can it be?")
    return ArgumentMap(MapId("m"), debate, claims, relations), Library(Slug("large"), "Large")


SHAPES = {
    "bushy": tree(1200, lambda n: (n - 1) // 8),
    "deep": tree(1200, lambda n: n - 1),
    "flat": tree(1200, lambda _: 0),
}


@pytest.fixture(scope="module", params=SHAPES)
def client(request):
    with site_of(SHAPES[request.param]) as client:
        yield client


def shown_in(page):
    return set(re.findall(r'id="claim-(c\d+)"', page))


def test_no_piece_of_the_outline_is_large(client):
    assert len(client.get("/debates/large/outline").data) < 500_000


def test_every_claim_can_be_reached_through_the_branches_of_the_outline(client):
    seen, waiting, visited = set(), ["/debates/large/outline"], set()
    while waiting:
        address = waiting.pop()
        visited.add(address)
        page = client.get(address).text
        seen |= shown_in(page)
        links = [
            unescape(each) for each in re.findall(r'href="(/debates/large/outline\?[^"#]+)"', page)
        ]
        waiting += [each for each in set(links) if each not in visited and each not in waiting]
    assert len(seen) == 1200


@pytest.mark.parametrize("focus", ["c0", "c700", "c1199"])
def test_a_page_of_a_large_map_shows_a_window_of_it(client, focus):
    page = client.get(f"/debates/large?focus={focus}").text
    assert 1 <= page.count("data-claim=") <= 60


def test_a_map_too_large_to_draw_whole_is_shown_by_branch(client):
    assert 'class="sunburst"' in client.get("/debates/large?picture=whole").text
