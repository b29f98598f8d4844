"""Relations between debates are told at both ends, and a step that is questioned at its own."""

from __future__ import annotations

import re
from html import unescape

import pytest

from argmap.model.claims import Claim, CrossRelation, Kind
from argmap.model.debates import Debate
from argmap.model.edits import Merge, Withdraw
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from argmap.services.editing import revise
from tests.web.addresses import DEBATE
from tests.web.conftest import site_of

SHELF = Library("l", "Library")
KULAKS = "/debates/the-kulak-question/claims"


def told(client, address):
    """What the section about other debates says, as words; nothing if there is none."""
    _, _, section = client.get(address).text.partition('id="abroad"')
    words = re.sub(r"<[^>]+>", " ", section.partition("</section>")[0])
    return " ".join(unescape(words).split())


def claims(*names):
    return {name: Claim(name, f"Claim {name}.", thesis=True) for name in names}


def site(*crossing):
    """Two debates: "home" has the claim h and these relations; "away" has the claims a, b, c."""
    home = ArgumentMap(
        "home", Debate("home", "Home?", library="l"), claims("h"),
        cross_relations={each.id: each for each in crossing},
    )  # fmt: skip
    away = ArgumentMap("away", Debate("away", "Away?", library="l"), claims("a", "b", "c"))
    return site_of((home, SHELF), (away, SHELF))


def undercut(key, premise, target):
    return CrossRelation(key, Kind.UNDERCUT, "away", premise, target)


def does(client, debate, *edits):
    revise(client.application.extensions["argmap.store"], debate, edits, member="Ana", at=1)


STEP = CrossRelation("x1", Kind.SUPPORT, "away", "a", "h")


def test_the_claim_that_a_questioned_step_leads_to_tells_of_the_step_and_its_beginning(client):
    words = told(client, f"{DEBATE}/claims/i06")
    assert re.search(r"does not follow .* questions the step from “", words)


def test_the_claim_that_questions_a_step_tells_from_where_to_where_it_goes(client):
    words = told(client, f"{KULAKS}/k02")
    assert re.search(r"questions the step from “[^”]+” to .*Unless state industry", words)
    assert f'href="{DEBATE}?focus=i06"' in client.get(f"{KULAKS}/k02").text


def test_both_ends_of_a_questioned_step_are_named():
    with site(STEP, undercut("x2", "b", "x1")) as client:
        assert "does not follow Claim b. questions the step from “ Claim a. ”" in told(
            client, "/debates/home/claims/h"
        )
        there = told(client, "/debates/away/claims/b")
        assert "questions the step from “ Claim a. ” to Claim h." in there


def test_an_undercut_of_an_undercut_is_told_where_the_step_leads_to_in_the_end():
    with site(STEP, undercut("x2", "b", "x1"), undercut("x3", "c", "x2")) as client:
        assert "questions the step from “ Claim b. ”" in told(client, "/debates/home/claims/h")
        assert "questions the step from “ Claim b. ”" in told(client, "/debates/away/claims/c")


@pytest.mark.parametrize("address", ["/debates/home/claims/h", "/debates/away/claims/b"])
def test_undercuts_that_question_each_other_in_a_circle_do_not_stop_a_page(address):
    with site(undercut("x2", "b", "x3"), undercut("x3", "c", "x2")) as client:
        assert client.get(address).status_code == 200


def test_an_undercut_of_a_step_that_is_gone_is_not_told():
    with site(undercut("x2", "b", "x9")) as client:
        assert told(client, "/debates/away/claims/b") == ""
        assert told(client, "/debates/home/claims/h") == ""


def test_a_relation_with_a_claim_that_was_merged_is_told_of_the_one_that_stayed():
    with site(STEP) as client:
        does(client, "away", Merge("a", "b"))

        assert "because Claim b." in told(client, "/debates/home/claims/h")
        assert "bears for Claim h." in told(client, "/debates/away/claims/b")


def test_a_relation_with_a_claim_that_was_withdrawn_says_so():
    with site(STEP) as client:
        does(client, "away", Withdraw("a"))
        words = told(client, "/debates/home/claims/h")
        assert "The claim that bears on this one from there has been withdrawn. in Away?" in words
    with site(STEP) as client:
        does(client, "home", Withdraw("h"))
        assert "it bears on there has been withdrawn" in told(client, "/debates/away/claims/a")
