"""A passage at an address of its own, as somebody without an account opens it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from argmap.formats.folder import read_folder
from argmap.formats.fragments import parse, place_of
from argmap.paths import DEBATES

NAME = "how-fast-and-who-pays"


@pytest.fixture(scope="module")
def reading():
    return read_folder(DEBATES / NAME)


@pytest.mark.parametrize("passage", ["e63-testament", "e36-withdraw"])
def test_the_address_of_its_words_leads_to_them_or_else_to_its_place(client, reading, passage):
    page = client.get(f"/debates/{NAME}/passages/{passage}").text
    address = unescape(re.search(r'href="([^"]*)">Its words in the text', page)[1])
    source, _, rest = address.partition("#")
    span = reading.map.passages[passage].spans[0]
    text = reading.library.edition(span.source, span.edition).text

    assert place_of(parse(address), text) == (span.start, span.end)
    assert f'id="{rest.partition(":~:")[0]}"' in client.get(source).text


def test_it_names_every_claim_and_step_that_leans_on_it(client, reading):
    page = client.get(f"/debates/{NAME}/passages/e63-testament").text
    leaning = [each for each in reading.map.evidence.values() if each.passage == "e63-testament"]

    assert len(leaning) > 1
    for each in leaning:
        row = page.partition(f'id="evidence-{each.id}"')[2].partition("</li>")[0]
        assert each.target in row
        assert each.bearing.value in row
