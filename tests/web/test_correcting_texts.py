"""A spot of an added text that is printed wrongly: asked about, corrected, seen by its readers."""

from __future__ import annotations

from html import unescape

import pytest

from tests.web.people import world

ASK = "/debates/own/texts/d2/correct"
PRINTED = {"start": "0", "end": "5", "printed": "Grain"}


@pytest.fixture(scope="module")
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


def shown(answer):
    return unescape(answer.get_data(as_text=True))


def test_the_form_shows_what_is_printed_without_the_blanks_around_it(site):
    page = shown(site.as_("owner").get(f"{ASK}?start=18&end=28"))
    assert "<mark>the towns.</mark>" in page
    assert 'name="start" value="18"' in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "No words stand there"),
        ("?start=900&end=950", "No words stand there"),
        ("?start=x&end=5x", "No words stand there"),
    ],
)
def test_a_place_without_words_is_said_to_be_one(site, query, sentence):
    answer = site.as_("owner").get(ASK + query)
    assert answer.status_code == 422
    assert sentence in shown(answer)


def test_what_is_said_stands_beside_the_words_and_the_text_stays(site):
    answer = site.as_("owner").send(ASK, PRINTED | {"proposed": "Corn", "reason": "So in 1990."})
    assert answer.status_code == 303
    page = shown(site.as_("owner").get(answer.headers["Location"]))
    assert '<q dir="auto">Grain</q>' in page
    assert '<q dir="auto">Corn</q>' in page


def test_words_that_do_not_stand_there_are_refused_and_what_was_typed_stays(site):
    typed = {"printed": "Grains", "proposed": "Corn", "reason": "So in 1990."}
    answer = site.as_("owner").send(ASK, PRINTED | typed)
    assert answer.status_code == 422
    assert 'value="Corn"' in shown(answer)
    assert "So in 1990." in shown(answer)
