"""Reading a text and using its words, all without scripts."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.web.people import world

WORDS = "Grain was short that winter.\n\nPrices rose."
EDITION = sha256(WORDS.encode()).hexdigest()[:12]
TEXT = "/sources/shelf/s?debate=own"


@pytest.fixture(scope="module")
def site():
    with world() as opened:
        yield opened


def form(start, end, edition=EDITION, **said):
    about = {"claim": "c1", "place": f"s:{edition}:{start}-{end}", **said}
    return f"/debates/own/edit/use?{urlencode(about)}"


def shown(answer):
    return unescape(answer.get_data(as_text=True))


def sent(**more):
    return {
        "at": "0",
        "once": "abcdef12",
        "how": "cite",
        "claim": "c1",
        "bearing": "attests",
    } | more


def test_words_that_are_searched_for_are_marked_and_counted(site):
    page = shown(site.as_("owner").get(f"{TEXT}&q=that+winter"))
    assert '<mark class="hit">that winter</mark>' in page
    assert "stands in 1 paragraph" in page


def test_words_that_stand_where_they_were_selected_can_be_used(site):
    assert site.as_("owner").get(form(0, 5, exact="Grain")).status_code == 200


@pytest.mark.parametrize("edition", [EDITION, "an-older-one"])
def test_words_that_do_not_stand_there_are_not_cited_and_their_place_is_offered(site, edition):
    answer = site.as_("owner").get(form(0, 9, edition, exact="that winter"))
    assert answer.status_code == 409
    page = shown(answer)
    assert "Nothing was cited" in page
    assert f"s:{EDITION}:16-27".replace(":", "%3A") in page


def test_what_was_typed_goes_along_to_the_place_that_is_offered(site):
    owner = site.as_("owner")
    answer = owner.send(form(0, 9, exact="that winter"), sent(note="Winter, at last."))
    assert answer.status_code == 409
    onward = re.search(r'<form method="post" action="(/debates/own/edit/use[^"]+)"', shown(answer))[
        1
    ]
    again = owner.send(onward, sent(note="Winter, at last.", stretch="here"))
    assert again.status_code == 200
    assert "Winter, at last." in shown(again)


def test_a_stretch_by_a_word_keeps_what_was_typed(site):
    answer = site.as_("owner").send(
        form(0, 5, exact="Grain"), sent(note="Half a note", stretch="longer-after")
    )
    page = shown(answer)
    assert answer.status_code == 200
    assert "Half a note" in page
    assert "exact=Grain+was" in page
