"""Hints on pages: quiet on the claim, all together by rule, put aside and brought back."""

from __future__ import annotations

import re

import pytest

from argmap.analysis.rules import RULES
from tests.web.people import world

CLAIM = "/debates/drawn/claims/c1"
HINTS = "/debates/drawn/hints"
UNATTESTED = {"hint": "unattested c1", "back": CLAIM}


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


@pytest.fixture
def hers(site):
    """The browser of a participant."""
    return site.as_("participant")


def test_a_claim_shows_its_hints_to_who_may_edit_and_to_nobody_else(hers, site):
    assert "Cite the passage that shows that" in hers.get(CLAIM).text
    assert "Cite the passage that shows that" not in site.as_("reader").get(CLAIM).text


def test_all_hints_of_a_map_stand_by_rule_with_their_claims_and_forms(hers):
    page = hers.get(HINTS).text

    assert 'id="rule-unattested"' in page
    assert f'href="{CLAIM}"' in page
    assert "/debates/drawn/edit/cite?claim=c1" in page
    assert "/help/hints#unattested" in page


def test_readers_see_the_hints_of_a_map_without_forms(site):
    page = site.as_("reader").get(HINTS).text

    assert 'id="rule-unattested"' in page
    assert "/edit/" not in page
    assert "/hints/dismiss" not in page


def test_a_hint_is_left_as_it_is_and_brought_back(hers):
    assert hers.send(f"{HINTS}/dismiss", UNATTESTED).location == CLAIM

    assert "unattested c1" not in hers.get(CLAIM).text
    assert "put aside by <b><bdi>Participant</bdi></b>" in hers.get(HINTS).text
    hers.send(f"{HINTS}/bring-back", UNATTESTED)
    assert "unattested c1" in hers.get(CLAIM).text


def test_claims_that_are_like_one_another_stand_in_one_line(hers):
    for number, words in enumerate(("Grain was short that winter.", "Grain was very short.")):
        form = {"text": words, "at": str(number), "once": f"abcdef{number}", "position": "p"}
        assert hers.send("/debates/drawn/edit/thesis", form).status_code == 303

    def alike():
        page = hers.get(HINTS).text
        return page.partition('id="rule-alike"')[2].partition("</section>")[0], page

    group, _ = alike()
    assert group.count('<li class="hint">') == 1
    keys = re.findall(r'name="hint" value="(alike [^"]+)"', group)
    assert len(keys) == 3
    assert "Merge two of them" in group
    hers.send(f"{HINTS}/dismiss", {"hint": keys, "back": HINTS})
    group, page = alike()
    assert (group, page.count("Bring them back")) == ("", 1)


def test_a_hint_that_is_not_there_is_not_found(hers):
    assert hers.send(f"{HINTS}/dismiss", {"hint": "long c9"}).status_code == 404


def typed(browser, text, **about):
    return browser.get(HINTS, query_string={"text": text, **about}).text


def test_while_one_types_a_fragment_tells_what_is_seen(hers):
    told = typed(hers, "Grain was short that year, but who ate it?", claim="c1")

    assert told.count("data-hint=") == 3
    assert "A claim like this one exists." in told
    assert "<html" not in told


def test_what_one_answers_or_rewords_is_not_compared(hers):
    assert "alike" not in typed(hers, "Grain was short.", claim="c2")
    assert "alike" not in typed(hers, "Grain was short.", relation="r1")
    assert "alike" in typed(hers, "Grain was short.")


def test_a_claim_that_cites_the_same_passage_is_named(hers):
    assert "It cites the same passage" in typed(hers, "Something else.", passage="x1")


@pytest.mark.parametrize("text", ["", "\0", "<script>alert(1)</script>", "x" * 5000, "\u202e" * 9])
def test_no_text_makes_it_fail(hers, text):
    answer = hers.get(HINTS, query_string={"text": text, "kind": "none", "claim": "c9"})

    assert answer.status_code == 200
    assert "<script" not in answer.text


def test_every_rule_is_explained_where_its_hints_lead(hers):
    assert 'href="/help/hints"' in hers.get("/help").text
    page = hers.get("/help/hints").text

    for rule in RULES.values():
        assert f'<section id="{rule.id}"' in page
        assert rule.why.replace("'", "&#39;") in page
