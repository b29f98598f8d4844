"""Two people at one thing: 409 with both versions and the typed words, and each way out works."""

from __future__ import annotations

import html

import pytest

from argmap.web.pages.editing_actions import ACTIONS
from argmap.web.pages.editing_clash import THERE
from tests.web.people import world
from tests.web.test_editing import BACK, SENT, address, kept, seen

THEIRS = {
    "support": ("withdraw", {}, "claim=c1"),
    "rebut": ("withdraw", {}, "claim=c1"),
    "undercut": ("cut", {}, "relation=r1"),
    "premise": ("cut", {}, "relation=r1"),
    "reword": ("reword", {"text": "Grain ran out."}, "claim=c2"),
    "details": ("details", {"date": "1911"}, "claim=c2"),
    "step": ("cut", {}, "relation=r1"),
    "withdraw": ("reword", {"text": "Grain ran out."}, "claim=c2"),
    "cut": ("step", SENT["step"], "relation=r1"),
    "cite": ("withdraw", {}, "claim=c1"),
}
BOTH = {"support", "rebut", "undercut", "premise", "reword", "details"}


@pytest.fixture
def site():
    with world() as made:
        yield made


def clashing(site, action):
    """What is answered to a participant who did not see what the instructor did just before."""
    done, values, about = THEIRS[action]
    where = f"/debates/drawn/edit/{done}?{about}"
    assert site.as_("instructor").send(where, seen(values, 0)).status_code == 303
    before = kept(site)
    answer = site.as_("participant").send(address(action), seen(SENT[action], 0))
    assert kept(site) == before
    return answer


@pytest.mark.parametrize("action", THEIRS)
def test_a_clash_shows_who_was_first_both_versions_and_the_words_that_were_typed(site, action):
    answer = clashing(site, action)

    page = html.unescape(answer.text)
    assert answer.status_code == 409
    assert "Instructor (revision 1)" in page
    assert "As you saw it" in page
    assert "As it is now" in page
    assert 'name="at" value="1"' in page
    assert all(each in page for each in SENT[action].values())
    assert ('value="both"' in page) is (action in BOTH)


@pytest.mark.parametrize("action", THEIRS)
def test_ones_own_version_can_be_taken_after_all(site, action):
    clashing(site, action)
    sent = seen(SENT[action], 1) | {"settle": "mine"}
    answer = site.as_("participant").send(address(action), sent)
    assert answer.status_code == 303
    assert "saved=2" in answer.location
    assert site.as_("participant").get(answer.location).status_code == 200


@pytest.mark.parametrize("action", sorted(BOTH))
def test_both_versions_can_stay(site, action):
    clashing(site, action)
    sent = seen(SENT[action], 1) | {"settle": "both"}
    answer = site.as_("participant").send(address(action), sent)
    assert answer.status_code == 303
    outline = site.as_("participant").get(answer.location).text
    assert site.as_("participant").get("/debates/drawn/outline").status_code == 200
    assert outline


def test_both_wordings_stand_side_by_side_and_bear_alike(site):
    clashing(site, "reword")
    sent = seen(SENT["reword"], 1) | {"settle": "both"}
    site.as_("participant").send(address("reword"), sent)
    outline = site.as_("participant").get("/debates/drawn/outline").text
    assert "Grain ran out." in outline
    assert "Grain was scarce." in outline


def test_the_others_version_is_left_by_going_back(site):
    page = html.unescape(clashing(site, "reword").text)
    assert f'data-discard href="{BACK}"' in page


def test_what_touches_nothing_of_theirs_goes_through(site):
    site.as_("instructor").send("/debates/drawn/edit/reword?claim=c1", seen({"text": "No."}, 0))
    answer = site.as_("participant").send(address("reword"), seen(SENT["reword"], 0))
    assert answer.status_code == 303
    assert "saved=2" in answer.location


def test_who_gives_way_to_a_withdrawal_comes_back_to_the_map_and_not_to_nothing(site):
    anna = site.as_("participant")
    site.as_("instructor").send("/debates/drawn/edit/withdraw?claim=c1", seen({}, 0))

    page = anna.get("/debates/drawn?focus=c1&open=c1,c2")

    assert page.status_code == 200
    assert "The claim that you had open has been withdrawn" in page.text
    assert "1 of the unfolded claims" in page.text
    assert anna.get("/debates/drawn?focus=never").status_code == 404


def test_words_for_a_claim_that_was_withdrawn_meanwhile_can_stay_as_another_claim(site):
    site.as_("instructor").send("/debates/drawn/edit/withdraw?claim=c2", seen({}, 0))
    clash = site.as_("participant").send(address("reword"), seen(SENT["reword"], 0))
    assert "Keep my words as another claim" in clash.text

    sent = seen(SENT["reword"], 1) | {"settle": "both"}
    answer = site.as_("participant").send(address("reword"), sent)

    assert answer.status_code == 303
    outline = site.as_("participant").get("/debates/drawn/outline").text
    assert "Grain was scarce." in outline


def test_a_reply_to_a_claim_that_was_merged_is_offered_for_the_one_that_stayed(site):
    merged = {"claim": "c2", "into": "c1", "at": "0", "words": "stays", "back": "/debates/drawn"}
    assert site.as_("instructor").send("/debates/drawn/edit/merge", merged).status_code == 303
    where, anna = "/debates/drawn/edit/support?claim=c2", site.as_("participant")

    clash = html.unescape(anna.send(where, seen(SENT["support"], 0)).text)

    assert "This claim was merged into “The village pays.”" in clash
    assert "Add mine to the claim that it was merged into" in clash
    gone = anna.send(where, seen(SENT["support"], 1) | {"settle": "mine"})
    assert gone.status_code == 303
    assert "Added a reason for “" in anna.get("/debates/drawn/history").text
    assert "Brought back" not in anna.get("/debates/drawn/history").text


def test_citing_no_longer_what_is_cited_no_longer_says_so(site):
    where, anna = "/debates/drawn/edit/uncite?evidence=e1", site.as_("participant")
    assert site.as_("instructor").send(where, seen({}, 0)).status_code == 303

    again = anna.send(where, seen({}, 0))

    assert again.status_code == 303
    assert "Nothing to do: it is no longer cited." in anna.get(again.location).text


def test_every_form_knows_what_to_offer_when_somebody_else_was_first():
    assert set(THERE) == set(ACTIONS)
