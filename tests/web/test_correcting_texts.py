"""A spot of an added text that is printed wrongly: asked about, corrected, seen by its readers."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"proposed": "Grain", "reason": "So in 1990."}, "is what stands there"),
        ({"proposed": "Corn", "reason": ""}, "Say how one knows"),
    ],
)
def test_what_corrects_nothing_or_has_no_reason_is_refused_and_what_was_typed_stays(
    site, told, sentence
):
    answer = site.as_("owner").send(ASK, PRINTED | told)

    assert (answer.status_code, sentence in shown(answer)) == (422, True)
    assert f'name="proposed" value="{told["proposed"]}"' in shown(answer)
    assert told["reason"] in shown(answer)


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


@pytest.fixture(scope="module")
def paragraph(site):
    """Where the page of a text that was added leads from under its second paragraph."""
    words = "Prices rose.\n\nIn the town they seid that the grain was short in the winter."
    given = {"words": words, "title": "The Ferry", "readers": "private", "rights": "Ours."}
    owner = site.as_("owner")
    added = owner.send("/debates/own/texts/add", given).headers["Location"]
    reading = re.search(r'href="(/sources/[^"]+)">Read it', shown(owner.get(added)))[1]
    links = re.findall(r'href="([^"]+/correct[^"]+)"', shown(owner.get(reading)))
    assert len(links) == 2
    return links[1]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "type them as they stand"),
        ("saed", "“saed” does not stand in this paragraph."),
        ("the", "“the” stands 3 times in this paragraph: type a word more"),
    ],
)
def test_under_each_paragraph_one_says_which_words_are_printed_wrongly(
    site, paragraph, typed, sentence
):
    said = dict(re.findall(r"(start|end)=(\d+)", paragraph))
    answer = site.as_("owner").send(
        paragraph.partition("?")[0], said | {"printed": typed, "proposed": "said", "reason": "Sic."}
    )
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert f'name="printed" value="{typed}"' in shown(answer)
    assert 'value="said"' in shown(answer)


def test_words_that_stand_once_in_a_paragraph_are_corrected_there(site, paragraph):
    said = dict(re.findall(r"(start|end)=(\d+)", paragraph))
    assert "The words that are printed wrongly" in shown(site.as_("owner").get(paragraph))
    answer = site.as_("owner").send(
        paragraph.partition("?")[0],
        said | {"printed": "They  Seid", "proposed": "they said", "reason": "No such word."},
    )
    assert answer.status_code == 303
    assert '<q dir="auto">they seid</q>' in shown(site.as_("owner").get(answer.headers["Location"]))
