"""Changing a map by its forms, without JavaScript: as everybody, and with everything they can send.

Each form is sent by each sort of person; what cannot be done changes nothing and keeps the words.
"""

from __future__ import annotations

import html
import re
from contextlib import contextmanager
from unicodedata import normalize
from urllib.parse import urljoin

import pytest

from tests.strategies import HOSTILE, REFUSED
from tests.web.people import world
from tests.web.test_hostile import Reader

BACK, OUTLINE = "/debates/drawn?focus=c1", "/debates/drawn/outline"
ABOUT = {
    "support": "claim=c1", "rebut": "claim=c1", "undercut": "relation=r1", "premise": "relation=r1",
    "thesis": "", "reword": "claim=c2", "details": "claim=c2", "move": "relation=r1",
    "step": "relation=r1", "order": "claim=c1", "cut": "relation=r1", "withdraw": "claim=c2",
    "cite": "claim=c1", "uncite": "evidence=e1",
}  # fmt: skip
STATED = {"text": "The towns pay.", "held": "me"}
STEP = {"step_note": "As he says.", "basis": "editorial"}
SENT = {
    "support": STATED | STEP,
    "rebut": STATED | STEP,
    "undercut": STATED | STEP,
    "premise": STATED,
    "thesis": STATED,
    "reword": {"text": "Grain was scarce."},
    "details": {"speaker": "v", "voice": "actor", "position": "p", "date": "1926", "note": "See."},
    "move": {"target": "Somebody else pays."},
    "step": {"kind": "rebut", "basis": "editorial", "step_note": "Rather."},
    "order": {"place": "later"},
    "cut": {},
    "withdraw": {},
    "cite": {"source": "s", "words": "Prices rose.", "bearing": "backs", "mode": "quotation"},
    "uncite": {},
}
WRITTEN = {"reword": "text", "support": "text", "rebut": "text", "undercut": "text",
           "premise": "text", "thesis": "text", "details": "note", "step": "step_note",
           "cite": "note"}  # fmt: skip
WRONG = {
    "support": ({"text": " "}, "The claim needs words"),
    "rebut": ({"text": "x" * 2001}, "the most that can be kept are 2,000"),
    "undercut": ({"date": "soon"}, "is no date"),
    "premise": ({"text": "", "existing": "nothing like it"}, "No claim of this map has these"),
    "thesis": ({"held": "speaker:nobody"}, "Choose one of these"),
    "reword": ({"text": ""}, "The claim needs words"),
    "details": ({"date": "19266"}, "is no date"),
    "move": ({"target": ""}, "No claim of this map has these words"),
    "step": ({"scheme": "x" * 61}, "the most that can be kept are 60"),
    "order": ({"place": "nowhere"}, "Choose one of these"),
    "cite": ({"words": "Prices fell."}, "do not stand in this source exactly so"),
}


@contextmanager
def prepared():
    with world() as made:
        made.as_("participant").send(
            "/debates/drawn/edit/thesis",
            seen({"text": "Somebody else pays.", "held": "me", "position": "p"}, 0),
        )
        yield made


@pytest.fixture
def site():
    with prepared() as made:
        yield made


@pytest.fixture(scope="module")
def calm():
    """A site for tests that change nothing, or do not mind what has been changed."""
    with prepared() as made:
        yield made


def address(action, slug="drawn"):
    return f"/debates/{slug}/edit/{action}?{ABOUT[action]}"


def seen(values, at=1, back=BACK):
    return {"at": str(at), "once": "abcdefgh", "back": back} | values


def kept(site):
    return "\n".join(x for x in site.dump().splitlines() if 'INTO "session"' not in x)


@pytest.mark.parametrize("action", ABOUT)
def test_a_participant_opens_each_form_sends_it_and_comes_back_to_what_was_changed(site, action):
    anna = site.as_("participant")

    assert anna.get(address(action)).status_code == 200
    answer = anna.send(address(action), seen(SENT[action]))

    assert answer.status_code == 303
    assert answer.location.startswith("/debates/drawn?")
    assert "saved=2" in answer.location
    page = anna.get(answer.location)
    assert page.status_code == 200
    assert "Saved as revision 2: " in page.text
    assert "Saved as" not in site.as_("instructor").get(answer.location).text


def test_a_form_sent_twice_is_carried_out_once_and_other_words_in_it_are_not_lost(site):
    anna = site.as_("participant")
    for text in ("The towns pay.", "The towns pay.", "The tax pays."):
        anna.send(address("rebut"), seen(SENT["rebut"] | {"text": text}))

    assert "The tax pays." in anna.get(OUTLINE).text
    assert anna.get("/debates/drawn/history/3").status_code == 200
    assert anna.get("/debates/drawn/history/4").status_code == 404


def test_a_withdrawn_claim_is_restored_from_its_page(site):
    anna = site.as_("participant")
    anna.send(address("withdraw"), seen({}))
    assert "edit/restore?claim=c2" in anna.get("/debates/drawn/claims/c2").text
    answer = anna.send("/debates/drawn/edit/restore?claim=c2", seen({}, 2))
    assert "focus=c2" in answer.location
    assert "Grain was short." in anna.get(answer.location).text


@pytest.mark.parametrize(
    ("role", "status"), [("neighbour", 404), ("stranger", 404), ("reader", 403), ("anonymous", 401)]
)
def test_who_may_not_is_told_so_and_nothing_is_changed(calm, role, status):
    before = kept(calm)
    for action in ABOUT:
        assert calm.as_(role).get(address(action)).status_code == status, action
        answer = calm.as_(role).send(address(action), seen(SENT[action]))
        assert answer.status_code == status, action
    assert kept(calm) == before


@pytest.mark.parametrize("action", WRITTEN)
def test_an_anonymous_persons_words_are_kept_on_the_page_that_asks_who_it_is(calm, action):
    sent = seen(SENT[action] | {WRITTEN[action]: "Half-written words of mine"})
    answer = calm.as_("anonymous").send(address(action, "house"), sent)
    assert answer.status_code == 401
    assert "Half-written words of mine" in html.unescape(answer.text)


@pytest.mark.parametrize("action", WRONG)
def test_what_cannot_be_kept_comes_back_with_all_that_was_typed(calm, action):
    before = kept(calm)
    values, said = WRONG[action]
    sent = SENT[action] | values

    answer = calm.as_("participant").send(address(action), seen(sent))

    assert answer.status_code == 422
    assert kept(calm) == before
    page = html.unescape(answer.text)
    assert said in page
    assert re.search(r'class="wrong" id="edit-\w+-wrong"', page)
    for name, value in sent.items():
        assert name in ("held", "place", "bearing", "mode") or value.strip() in page


def test_words_that_fit_several_claims_are_asked_about(calm):
    answer = calm.as_("participant").send(
        address("support"), seen(STEP | {"held": "me", "existing": "pays"})
    )
    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert "Several claims have these words" in page
    assert 'type="radio" name="existing" value="c1"' in page


def test_a_claim_of_the_map_is_used_where_it_is_named(site):
    sent = seen(STEP | {"held": "me", "text": "", "existing": "grain was"})
    answer = site.as_("participant").send(address("rebut"), sent)
    assert "focus=c2" in answer.location


@pytest.mark.parametrize("at", ["", "no", "-1", "1" * 20])
def test_a_form_that_does_not_say_what_was_seen_is_refused(calm, at):
    answer = calm.as_("participant").send(address("reword"), seen(SENT["reword"]) | {"at": at})
    assert answer.status_code == 400


@pytest.mark.parametrize("where", ["/debates/drawn/edit/fly", "/debates/drawn/edit/support",
    "/debates/drawn/edit/support?claim=c99", "/debates/drawn/edit/cut?relation=r99",
    "/debates/drawn/edit/uncite?evidence=e99"])  # fmt: skip
def test_what_is_not_there_cannot_be_worked_on(calm, where):
    assert calm.as_("participant").get(where).status_code == 404
    assert calm.as_("participant").send(where, seen(SENT["support"])).status_code == 404


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_one_never_comes_back_to_another_site(site, back):
    answer = site.as_("participant").send(address("reword"), seen(SENT["reword"], back=back))
    assert answer.location == "/debates/drawn?focus=c2&saved=2"


@pytest.mark.parametrize(
    ("back", "action", "there"),
    [("/debates/drawn/outline", "reword", "/debates/drawn/outline?saved=2#claim-c2"),
     ("/debates/drawn/claims/c2", "step", "/debates/drawn/claims/c2?saved=2#r1"),
     ("/debates/drawn?focus=c2&saved=1", "withdraw", "/debates/drawn?focus=c1&saved=2")],
)  # fmt: skip
def test_one_comes_back_to_where_one_was(site, back, action, there):
    answer = site.as_("participant").send(address(action), seen(SENT[action], back=back))
    assert answer.location == there
    assert site.as_("participant").get(there).status_code == 200


@pytest.mark.parametrize(
    "page",
    ["/debates/drawn/outline", "/debates/drawn/outline?position=p", "/debates/drawn/outline/",
     "/debates/drawn?focus=c1", "/debates/drawn?map=full&focus=c1", "/debates/drawn/claims/c1"],
)  # fmt: skip
def test_the_form_behind_a_link_leads_back_to_the_page_of_the_link(calm, page):
    anna = calm.as_("participant")
    link = re.search(r'href="([^"]*edit/support\?claim=c1[^"]*)"', anna.get(page).text)
    form = anna.get(urljoin(page, html.unescape(link[1])))

    assert form.status_code == 200
    assert f'name="back" value="{html.escape(page)}"' in form.text


def test_a_map_without_claims_asks_for_the_first_answer(site):
    anna = site.as_("participant")
    claims = dict.fromkeys(re.findall(r'id="claim-([\w-]+)"', anna.get(OUTLINE).text))
    for at, claim in enumerate(claims, 1):
        answer = anna.send(f"/debates/drawn/edit/withdraw?claim={claim}", seen({}, at))
        assert answer.status_code == 303
    assert len(claims) == 3
    for page in ("/debates/drawn", OUTLINE):
        assert "State the first answer" in anna.get(page).text
    assert "3 withdrawn claims" in anna.get(OUTLINE).text


def test_only_who_may_change_the_map_is_offered_to(calm):
    for page in (BACK, "/debates/drawn/outline", "/debates/drawn/claims/c1"):
        assert "edit/support?claim=c1" in calm.as_("participant").get(page).text
        assert "edit/support" not in calm.as_("reader").get(page).text


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_any_field_comes_back_as_that_very_text(calm, text):
    anna = calm.as_("participant")
    for action in ("thesis", "rebut", "cite", "step"):
        wrong = {"date": "x", "paragraph": "x", "scheme": f"{text} {'x' * 61}"}
        refused = anna.send(address(action), SENT[action] | seen({WRITTEN[action]: text}) | wrong)
        page = Reader(refused.text)
        assert (refused.status_code, page.runs) == (422, []), action
    fresh = re.search(r'name="at" value="(\d+)"', refused.text)[1]
    now = re.search(r'name="at" value="(\d+)"', anna.get(address("rebut")).text)[1]
    assert fresh == "1"
    values = {"text": text, "named": text, "held": "me", "step_note": text, "scheme": text[:60]}
    sent = seen(STEP | values, int(now)) | {"once": f"{abs(hash(text)):016x}"[-12:]}
    answer = anna.send(address("rebut"), sent)
    page = Reader(anna.get(answer.location).text)
    assert (answer.status_code, page.runs) == (303, [])
    assert normalize("NFC", " ".join(text.split())) in normalize("NFC", page.text)


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_cannot_be_kept_at_all_is_refused_with_its_place(calm, text):
    if text.encode("utf-8", "ignore").decode() != text:
        return
    for action in ("support", "reword", "details", "step"):
        sent = seen(SENT[action] | {WRITTEN[action]: text})
        answer = calm.as_("participant").send(address(action), sent)
        assert answer.status_code == 422
        assert "which cannot be kept: delete it" in answer.text
