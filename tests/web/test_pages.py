"""Each page shows what it is for."""

from __future__ import annotations

import re
from html import unescape

import pytest

from argmap.services.reading import debate_map
from tests.web.addresses import DEBATE, LIBRARY, PAGES
from tests.web.conftest import site_of


def text_of(response):
    plain = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", plain)).split())


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_main_heading_and_a_way_past_the_menu(client, address):
    page = client.get(address).text
    assert len(re.findall(r"<h1\b", page)) == 1
    assert 'href="#main"' in page
    assert page.count('id="main"') == 1


@pytest.mark.parametrize("address", PAGES)
def test_no_two_things_on_a_page_have_the_same_id(client, address):
    ids = re.findall(r'\sid="([^"]*)"', client.get(address).text)
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere_on_this_site_that_exists(client, address):
    links = set(re.findall(r'href="(/[^"#]*)', client.get(address).text))
    sample = sorted(unescape(each) for each in links if "/map." not in each)[::7]
    assert [each for each in sample if client.get(each).status_code != 200] == []


def test_the_first_page_lists_every_debate_with_its_counts(client):
    page = text_of(client.get("/"))
    assert "How fast should Soviet Russia industrialise, and who should pay?" in page
    assert "28 claims · 35 relations" in page
    assert client.get("/").text.count('class="thumb"') == 6


def test_an_empty_site_says_how_to_load_a_debate():
    with site_of() as client:
        page = text_of(client.get("/"))
    assert "argmap load" in page


def test_a_debate_opens_with_its_short_map_and_offers_the_full_one(client):
    page = client.get(DEBATE).text
    assert "Short map" in page
    assert f'href="{DEBATE}?map=full"' in page


def test_the_panel_tells_who_holds_a_claim_and_who_reports_it_apart(client):
    page = text_of(client.get(f"{DEBATE}?focus=i04"))
    assert "Held by E. A. Preobrazhensky" in page
    assert "Reported by Hosking 1985" in page


def test_a_claim_that_the_source_only_implies_is_marked(client):
    assert "as the source implies" in text_of(client.get(f"{DEBATE}/claims/i24"))


def test_the_panel_says_whether_the_source_draws_a_relation_or_the_editor_infers_it(client):
    page = text_of(client.get(f"{DEBATE}?focus=i04"))
    assert "drawn by the source" in page
    assert "inferred by whoever drew the map" in page


def test_a_passage_leads_to_its_place_in_the_source(client, bundled):
    page = client.get(f"{DEBATE}?focus=i04").text
    place = f"{LIBRARY}/companion?debate=how-fast-and-who-pays#e60-psa"
    assert f'href="{place}"' in page
    assert 'id="e60-psa"' in client.get(place.partition("#")[0]).text


def test_a_relation_with_another_debate_is_told_on_both_sides(client, bundled):
    store, _ = bundled
    cross = next(iter(debate_map(store, "how-fast-and-who-pays").cross_relations.values()))
    here = client.get(f"{DEBATE}/claims/{cross.target}").text
    there = client.get(f"/debates/{cross.debate}/claims/{cross.premise}").text
    assert "In other debates" in here
    assert f"/debates/{cross.debate}?focus={cross.premise}" in here
    assert f"{DEBATE}?focus={cross.target}" in there


def test_a_filter_lets_the_other_claims_fade_and_moves_nothing(client):
    plain, filtered = (
        client.get(f"{DEBATE}?map=full"),
        client.get(f"{DEBATE}?map=full&position=left"),
    )
    places = r'data-claim="(\w+)" transform="([^"]*)"'
    assert re.findall(places, plain.text) == re.findall(places, filtered.text)
    assert "faded" not in re.findall(r'class="([^"]*)" data-claim="i04"', filtered.text)[0]
    assert "faded" in re.findall(r'class="([^"]*)" data-claim="i11"', filtered.text)[0]


def test_claims_after_the_chosen_year_fade(client):
    page = client.get(f"{DEBATE}?map=full&picture=whole&asof=1922").text
    assert "faded" in re.findall(r'class="([^"]*)" data-claim="i01"', page)[0]
    assert "faded" not in re.findall(r'class="([^"]*)" data-claim="i21"', page)[0]


def test_a_claim_that_is_not_on_the_short_map_is_shown_on_the_full_one(client):
    page = client.get(f"{DEBATE}?focus=i02").text
    assert 'data-claim="i02"' in page
    assert re.search(r'aria-current="true"><bdi>Full map', page)


def test_the_outline_says_every_relation_in_words(client):
    page = text_of(client.get(f"{DEBATE}/outline?map=full"))
    assert page.count("+ because") + page.count("− but") + page.count("⊘ does not follow") >= 35


def test_the_outline_leads_to_a_claim_that_it_shows_elsewhere(client):
    page = client.get(f"{DEBATE}/outline?map=full").text
    targets = re.findall(r'href="#(claim-\w+)">(?:already shown above|shown below)', page)
    assert targets
    assert all(f'id="{each}"' in page for each in targets)


def test_a_source_whose_text_is_not_here_says_why_and_lists_its_places(client):
    page = client.get(f"{LIBRARY}/hosking-1985")
    assert "The text is not here" in page.text
    assert "In copyright" in page.text
    assert 'id="e60-psa"' in page.text


def test_a_source_known_through_another_says_so(client):
    assert "known here only as Hosking 1985 quotes it" in text_of(
        client.get(f"{LIBRARY}/testament")
    )


def test_the_margin_shows_only_the_claims_of_the_debate_that_is_asked_for(client):
    one = client.get(f"{LIBRARY}/companion?debate=how-fast-and-who-pays").text
    every = client.get(f"{LIBRARY}/companion").text
    assert every.count('class="use"') > one.count('class="use"') > 0
    assert 'class="debate"' not in one


def test_a_search_marks_the_words_where_they_are(client):
    page = client.get("/search?q=grain").text
    assert re.search(r"<mark>grain</mark>", page, re.IGNORECASE)


def test_a_search_for_nothing_that_exists_says_what_to_do(client):
    assert "try fewer" in text_of(client.get("/search?q=zyxwv"))


def test_the_server_says_that_it_is_up(client):
    assert client.get("/healthz").text == "ok\n"
