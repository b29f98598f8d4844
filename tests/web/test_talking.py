"""Comments, endorsements and suggestions as forms: kept, refused with what was typed, shown."""

from __future__ import annotations

import re
from functools import partial

import pytest

from argmap.services import talking
from tests.web.people import world

CLAIM = "/debates/drawn/claims/c1"
BACK = {"back": CLAIM}
REMARK = {"about": "claim:c1", "text": "Who <b>else</b>?", "at": "0", **BACK}
REWORD = "/debates/drawn/edit/reword?claim=c1"


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


@pytest.fixture
def hers(site):
    """The browser of a participant."""
    return site.as_("participant")


def reworded(browser, words="The towns pay."):
    form = {"text": words, "at": "0", "once": "abcdef1"}
    assert browser.send(REWORD, form).status_code == 303


def test_a_comment_is_kept_and_one_is_back_where_one_was(hers, site):
    answer = hers.send("/debates/drawn/comments", REMARK)

    assert answer.status_code == 303
    assert answer.location.startswith(f"{CLAIM}#comment-")
    page = site.as_("reader").get(CLAIM).text
    assert "Who &lt;b&gt;else&lt;/b&gt;?" in page
    assert answer.location.partition("#")[2] in page


def test_a_comment_from_a_form_that_was_opened_by_its_address_leads_to_where_it_stands(hers):
    for about in ("claim:c1", "relation:r1", "passage:x1"):
        form = hers.get(f"/debates/drawn/comments/new?about={about}").text
        back = re.search(r'comment-form.*?name="back" value="([^"]*)"', form, re.DOTALL)[1]
        for given in ({"back": back}, {}):
            sent = {"about": about, "text": f"Remark on {about}.", "at": "0", **given}
            answer = hers.send("/debates/drawn/comments", sent)

            page = hers.get(answer.location.partition("#")[0]).text
            assert f'id="{answer.location.partition("#")[2]}"' in page
            assert f"Remark on {about}." in page


def test_an_empty_comment_is_told_beside_the_field(hers):
    answer = hers.send("/debates/drawn/comments", {**REMARK, "text": " "})

    assert answer.status_code == 422
    assert "The comment needs words." in answer.text
    assert 'data-draft="comment-drawn-c1"' in answer.text


def test_a_comment_that_is_too_long_is_shown_again_as_it_was_typed(hers):
    typed = "Word " * 500
    answer = hers.send("/debates/drawn/comments", {**REMARK, "text": typed})

    assert answer.status_code == 422
    assert typed in answer.text


def test_a_comment_tells_that_it_is_on_an_earlier_wording(hers):
    hers.send("/debates/drawn/comments", REMARK)
    reworded(hers)

    page = hers.get(CLAIM).text
    assert "On an earlier wording:" in page
    assert "<del>village" in page
    assert "<ins>towns" in page


def test_a_comment_on_what_was_cut_is_still_listed_and_says_what_it_was_on(hers):
    for about, text in (("relation:r1", "Does it?"), ("passage:x1", "Damaged.")):
        hers.send("/debates/drawn/comments", {**REMARK, "about": about, "text": text})
    for number, cut in enumerate(("cut?relation=r1", "uncite?evidence=e1")):
        form = {"at": str(number), "once": f"abcdef{number}"}
        assert hers.send(f"/debates/drawn/edit/{cut}", form).status_code == 303

    page = " ".join(hers.get("/debates/drawn/comments").text.split())

    assert "on a step: <bdi>The village pays. because Grain was short.</bdi>" in page
    assert "What this is about is no longer on the map." in page
    assert "on a passage: <bdi>Grain was short" in page
    assert "No claim of the map cites this passage any more." in page


def test_comments_are_answered_resolved_and_listed(hers, site):
    hers.send("/debates/drawn/comments/k1/reply", {"text": "Hosking.", **BACK})
    assert "Hosking." in hers.get("/debates/drawn/comments").text

    hers.send("/debates/drawn/comments/k1/resolve", BACK)

    page = site.as_("reader").get("/debates/drawn/comments").text
    assert "Resolved by <b><bdi>Participant</bdi></b>" in page
    assert "Every comment has been resolved." in page
    hers.send("/debates/drawn/comments/k1/reopen", BACK)
    assert "Resolved by" not in hers.get("/debates/drawn/comments").text


def test_the_head_of_every_page_counts_what_is_open(hers):
    page = hers.get("/debates/drawn").text

    assert "1 open comment<" in page
    assert "2 suggestions wait<" in page


def test_the_outline_and_the_claim_tell_how_many_comments_are_open_and_lead_there(hers):
    outline = "/debates/drawn/outline"
    before = hers.get(outline)
    badge = f'href="{CLAIM}#talk">1 open comment<'
    assert badge in before.text
    assert 'href="#talk">1 open comment<' in hers.get("/debates/drawn?focus=c1").text
    assert 'href="#talk">1 open comment<' in hers.get(CLAIM).text

    hers.send("/debates/drawn/comments/k1/resolve", BACK)
    hers.get(CLAIM)
    after = hers.get(outline, headers={"If-None-Match": before.headers["ETag"]})

    assert (after.status_code, badge in after.text) == (200, False)


def test_earlier_comments_are_a_link_away(hers, monkeypatch):
    monkeypatch.setattr(talking, "STRETCH", 2)
    for number in range(3):
        hers.send("/debates/drawn/comments", {**REMARK, "text": f"Remark {number}."})

    page = hers.get(CLAIM).text
    assert "4 open<" in page
    assert "Remark 2." in page
    assert "Remark 0." not in page
    earlier = re.search(r'href="([^"]+)">Earlier comments', page)[1].replace("&amp;", "&")
    there = hers.get(earlier).text
    assert "Remark 0." in there
    assert "Who says so?" in there
    assert 'href="/debates/drawn/comments?claim=c1">Back to the newest' in there
    assert "Earlier comments" not in there


def test_one_returns_to_pages_of_this_site_only(hers):
    answer = hers.send("/debates/drawn/comments", {**REMARK, "back": "https://evil.example/"})

    assert answer.location.startswith("/debates/drawn#comment-")


def test_what_cannot_be_commented_on_is_not_found(hers):
    for about in ("claim:c9", "person:ana", "claim", ""):
        answer = hers.send("/debates/drawn/comments", {**REMARK, "about": about})
        assert answer.status_code == 404


def test_readers_see_comments_without_forms(site):
    page = site.as_("reader").get(CLAIM).text

    assert "Who says so?" in page
    assert "/comments" not in page.partition('id="talk"')[2].partition("</section>")[0]


def test_an_endorsement_is_seen_by_name_and_renewed_after_a_rewording(hers, site):
    hers.send(f"{CLAIM}/endorse", {"at": "0", **BACK})
    assert "<b><bdi>Participant</bdi></b>" in site.as_("reader").get(CLAIM).text

    reworded(hers)
    assert "Renew: endorse these words" in hers.get(CLAIM).text
    hers.send(f"{CLAIM}/endorse", {"at": "1", **BACK})
    assert "Renew: endorse these words" not in hers.get(CLAIM).text
    hers.send(f"{CLAIM}/unendorse", BACK)
    assert "Nobody yet." in hers.get(CLAIM).text


def test_a_suggestion_is_told_in_words_with_what_changes(hers):
    page = hers.get("/debates/drawn/suggestions").text

    assert "Reworded a claim" in page
    assert "<ins>very </ins>" in page
    assert "Take it back" in page


def test_a_suggestion_is_seen_on_the_map_and_decided_on_from_there(site):
    suggested = "/debates/drawn/suggestions/g1"
    assert f'href="{suggested}"' in site.as_("reader").get("/debates/drawn/suggestions").text

    page = site.as_("instructor").get(suggested).text

    assert "reworded</text>" in page
    assert f'href="{suggested}?focus=c2"' in page
    assert f'action="{suggested}/accept"' in page
    assert f'action="{suggested}/decline"' in page
    seen = site.as_("reader").get(suggested)
    assert "/accept" not in seen.text
    site.as_("instructor").send(f"{suggested}/accept")
    known = {"If-None-Match": seen.headers["ETag"]}
    assert "<b>Accepted</b>" in site.as_("reader").get(suggested, headers=known).text
    assert site.as_("reader").get(f"{suggested}?focus=c2").status_code == 200


def test_a_claim_that_is_only_suggested_is_read_in_the_drawing(hers, site):
    settings = {"suggesting": "1", "endorsing": "open", "visibility": "private", "name": "Ours"}
    site.as_("instructor").send("/debates/drawn/settings", settings)
    form = {"text": "Grain was dear.", "at": "0", "once": "abcdef4"}
    hers.send("/debates/drawn/edit/support?claim=c1", form)
    listed = hers.get("/debates/drawn/suggestions").text
    suggested = re.findall(r'href="(/debates/drawn/suggestions/[^"]+)"', listed)[0]

    page = hers.get(suggested).text

    assert "+ added</text>" in page
    assert f'class="t" href="{suggested}?focus=grain-was-dear' in page
    assert "/claims/grain-was-dear" not in page


def test_an_accepted_suggestion_changes_the_map_in_its_authors_name(site):
    answer = site.as_("instructor").send("/debates/drawn/suggestions/g1/accept")

    assert answer.location.endswith("/debates/drawn/suggestions#suggestion-g1")
    assert "Grain was very short." in site.as_("reader").get("/debates/drawn/claims/c2").text
    page = site.as_("reader").get("/debates/drawn/suggestions").text
    assert "<b>Accepted</b> by <b><bdi>Instructor</bdi></b>" in page


def test_a_suggestion_whose_claim_was_reworded_meanwhile_shows_both_and_goes_on_waiting(hers, site):
    form = {"text": "Grain was plentiful.", "at": "0", "once": "abcdef2"}
    hers.send("/debates/drawn/edit/reword?claim=c2", form)

    answer = site.as_("instructor").send("/debates/drawn/suggestions/g1/accept")

    assert answer.status_code == 409
    assert "It goes on waiting" in answer.text
    assert "Meanwhile it reads:" in answer.text
    assert "Grain was plentiful." in answer.text


def test_a_suggestion_is_declined_with_a_sentence_and_can_be_read_later(site):
    send = partial(site.as_("instructor").send, "/debates/drawn/suggestions/g1/decline")

    refused = send({"why": " "})
    assert (refused.status_code, "needs words" in refused.text) == (422, True)
    assert send({"why": "The source says otherwise."}).status_code == 303
    page = site.as_("reader").get("/debates/drawn/suggestions").text
    assert "The source says otherwise." in page
    assert "<b>Declined</b> by <b><bdi>Instructor</bdi></b>" in page
    assert send({"why": "Again."}).status_code == 409


def test_where_a_group_wants_it_an_edit_becomes_a_suggestion(hers, site):
    settings = {"suggesting": "1", "endorsing": "open", "visibility": "private", "name": "Ours"}
    site.as_("instructor").send("/debates/drawn/settings", settings)
    form = {"text": "The towns pay.", "at": "0", "once": "abcdef3"}

    assert "suggested=" in hers.send(REWORD, form).location

    suggested = hers.get("/debates/drawn/suggestions").text
    assert suggested.count("Take it back") == 2
    assert "until another of the group accepts it" in suggested
    assert "The village pays." in hers.get(CLAIM).text
