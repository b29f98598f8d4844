"""What is told of words in the form by which they are cited, before anybody relies on them."""

from __future__ import annotations

import re

import pytest

from tests.web.people import world

WORDS = (
    "The prefect wrote: “We burnt every ledger that night.” The bishop denied it.\n\n"
    "Grain was shrot in the towns."
)
TRAPS = {
    "somebody else's": ("We burnt every ledger that night.", "they are somebody else’s"),
    "on a corrected spot": ("Grain was shrot", "for “shrot” read “short”"),
    "more than the seminar allows": ("prefect wrote: “We burnt every ledger", "at most 5"),
}


@pytest.fixture(scope="module")
def form(made_once):
    """What the form says of some words of a text that was added and corrected."""
    with world(cache=made_once) as site:
        site.as_("instructor").send("/seminars/seminar/title", {"title": "S", "longest": "5"})
        told = {"title": "At second hand", "readers": "private", "words": WORDS}
        added = site.as_("participant").send("/debates/drawn/texts/add", told)
        at = WORDS.index("shrot")
        spot = {"start": str(at), "end": str(at + 5), "printed": "shrot", "proposed": "short"}
        spot["reason"] = "The word is turned round."
        assert site.as_("participant").send(f"{added.location}/correct", spot).status_code == 303
        source = re.search(r"/sources/shelf/(at-second-hand[\w-]+)", of(site, added.location))[1]
        page = of(site, f"/sources/shelf/{source}?debate=drawn")
        edition = re.search(r'data-edition="([^"]*)"', page)[1]

        def asked(words):
            start = WORDS.index(words)
            place = f"{source}:{edition}:{start}-{start + len(words)}"
            return of(site, f"/debates/drawn/edit/use?claim=c1&place={place}")

        yield asked


def of(site, where):
    return site.as_("participant").get(where).text


@pytest.mark.parametrize("trap", TRAPS)
def test_the_form_says_before_they_are_cited_that_words_are(trap, form):
    words, sentence = TRAPS[trap]
    assert sentence in form(words)


def test_of_the_authors_own_words_on_a_good_spot_it_says_nothing(form):
    page = form("The bishop denied it.")
    assert "Paragraph 1, 4 words." in page
    assert not [sentence for _, sentence in TRAPS.values() if sentence in page]
