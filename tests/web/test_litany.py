"""Whatever stands in an address, a page helps: 404 with the nearest, or a note; never a 500."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.addresses import DEBATE, FILES, LIBRARY

UNKNOWN = (
    ("/debates/how-fast-and-who-pay", "how-fast-and-who-pays"),
    (f"{DEBATE}/outline?branch=i04x", "i04"),
    (f"{DEBATE}/claims/i04x", "i04"),
    (f"{DEBATE}/speakers/bukarin", "bukharin"),
    (f"{DEBATE}/positions/lef", "left"),
    (f"{DEBATE}/map.svgg", "svg"),
    (f"{DEBATE}?focus=i04x", "i04"),
    (f"{DEBATE}?map=ful", "full"),
    (f"{DEBATE}?position=lft", "left"),
    (f"{DEBATE}?speaker=bukarin", "bukharin"),
    (f"{LIBRARY}/companio", "companion"),
    ("/sources/dilemmas-of-ne", "dilemmas-of-nep"),
    (f"{LIBRARY}/companion?debate=how-fast-and-who-pay", "how-fast-and-who-pays"),
)
ELSEWHERE = (
    f"{DEBATE}?focus=s01",
    f"{DEBATE}/claims/s01",
    f"{DEBATE}/outline?branch=s01",
    f"{DEBATE}/map.svg?focus=s01",
)
MALFORMED = (
    ("asof=soon", "is no year: write 1925"), ("asof=19999", "is no year"),
    ("picture=band", "Did you mean bands?"), ("voice=actors", "Did you mean actor?"),
    ("kind=polcy", "Did you mean policy?"), ("evidence=wit", "Did you mean with?"),
    ("open=i04,zz", "There is no claim “zz”"),
)  # fmt: skip


@pytest.mark.parametrize(("address", "nearest"), UNKNOWN)
def test_an_id_that_names_nothing_leads_to_the_nearest_that_does(client, address, nearest):
    answer = client.get(address)
    assert answer.status_code in (401, 404)  # a map that is not there may be one of a group
    assert f"Go to {nearest}" in answer.text


@pytest.mark.parametrize(("address", "nearest"), UNKNOWN)
def test_the_nearest_address_that_is_offered_works(client, address, nearest):
    offered = client.get(address).text.split('class="btn main" href="')[1].split('"')[0]
    assert client.get(offered.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_claim_of_another_debate_is_not_found_here(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("part", "said"), MALFORMED)
def test_what_makes_no_sense_in_the_state_is_a_404_that_says_so(client, part, said):
    answer = client.get(f"{DEBATE}?{part}")
    assert answer.status_code == 404
    assert said in answer.text


def test_a_slash_at_the_end_of_an_address_does_no_harm(client):
    assert client.get(f"{DEBATE}/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/debates", "/static/x/../app.py", "/static/x/css", "/style/x", "/fonts/x",
     "/debates/%00", "/debates/%ff", "/debates/a%2Fb", f"{DEBATE}/claims/%F0%9F%8F%AD"],
)  # fmt: skip
def test_an_address_of_nothing_is_a_404_that_leads_on(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "All debates" in answer.text


def test_a_form_cannot_be_sent_to_a_page(client):
    assert client.post(DEBATE).status_code == 405


TEXT = st.text(max_size=60)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(
            ["map", "focus", "open", "picture", "slips", "asof", "position", "speaker", "voice",
             "kind", "evidence", "q", "branch", "from", "debate", "inline"]
        ),
        TEXT,
        max_size=4,
    ),
    st.sampled_from([DEBATE, f"{DEBATE}/outline", f"{LIBRARY}/companion", "/search", FILES[0]]),
)  # fmt: skip
def test_no_query_makes_a_page_fail(client, query, address):
    assert client.get(address, query_string=query).status_code in (200, 404)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXT, st.sampled_from(["/debates/{}", DEBATE + "/claims/{}", LIBRARY + "/{}", "/fonts/{}"]))
def test_no_path_makes_a_page_fail(client, text, address):
    from urllib.parse import quote

    assert client.get(address.format(quote(text, safe=""))).status_code in (200, 308, 401, 404)


def test_a_very_long_search_is_cut_and_says_so(client):
    assert "Only the first 200 characters" in client.get("/search?q=" + "a" * 5000).text
