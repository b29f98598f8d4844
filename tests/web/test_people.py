"""Joining, coming back, signing in and going; and that nothing typed is lost on the way."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from argmap.model.assignments import Assignment
from argmap.model.seminars import Holding
from tests.web.people import CODES, INVITED, LINKS, PASSWORD, WORDS, world

COMMENT = {"theme": "dark", "text": 'Grain was <short>,\nand "dear".'}
BACK = {"asked": CODES["one"], "name": "Participant", "words": WORDS}


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


def words_of(page):
    return re.search(r'class="word-pair"[^>]*>([^<]+)<', page)[1]


def fields_of(form):
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    areas = re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.S)
    return {name: unescape(value) for name, value in (*found, *areas)}


def form_to(page, address):
    """The fields of the first form of a page that is sent to this address."""
    return fields_of(page.partition(f'action="{address}"')[2].partition("</form>")[0])


@pytest.mark.parametrize("asked", [CODES["one"], LINKS["one"], " BCDF-2345 "])
def test_one_joins_with_a_name_and_is_shown_two_words_until_she_has_them(site, asked):
    browser = site.app.test_client()
    joined = browser.send("/join", {"asked": asked, "name": "Mina"})
    assert (joined.status_code, joined.location) == (303, "/welcome")
    words = words_of(browser.get("/welcome").text)
    assert words_of(browser.get("/welcome").text) == words
    assert browser.send("/welcome").location == "/assignments/task"
    assert words not in browser.get("/welcome", follow_redirects=True).text
    assert browser.get("/debates/drawn").status_code == 200


@pytest.mark.parametrize(
    ("group", "asked", "begins"),
    [("one", "Who pays?", "/debates/drawn"), ("two", "Group 2", "/seminars/seminar")],
)
def test_without_an_assignment_a_link_leads_to_the_only_map_of_its_group(
    site, group, asked, begins
):
    store = site.app.extensions["argmap.store"]
    with store.writing() as writing:
        tasks = [each.id for each in writing.all(Assignment, seminar="seminar")]
        writing.drop_maps([each.map_id for each in writing.all(Holding, assignment=tasks)])
        writing.drop(Assignment, id=tasks)
    browser = site.app.test_client()
    page = browser.get(f"/join/{LINKS[group]}").text
    assert re.search(r'class="big"[^>]*>([^<]+)<', page)[1] == asked
    browser.send("/join", {"asked": LINKS[group], "name": "Mina"})
    assert browser.send("/welcome").location == begins


def test_a_link_shows_the_assignment_that_is_due_next(site):
    page = site.app.test_client().get(f"/join/{LINKS['two']}").text
    assert re.search(r'class="big"[^>]*>([^<]+)<', page)[1] == "Who pays?"
    assert "due " in page


def test_the_two_words_bring_one_back_in_another_browser(site):
    here, there = site.app.test_client(), site.app.test_client()
    here.send("/join", {"asked": LINKS["one"], "name": "Mina"})
    words = words_of(here.get("/welcome").text)
    back = {"asked": CODES["one"], "name": "Mina", "words": words, "next": "/debates/drawn"}
    answer = there.send("/come-back", back)
    assert (answer.status_code, answer.location) == (303, "/debates/drawn")
    assert there.get("/debates/drawn").status_code == 200


def test_a_name_that_is_taken_asks_for_the_words_and_makes_nobody(site):
    people = site.dump().count('INSERT INTO "person"')
    browser = site.app.test_client()
    answer = browser.send("/join", {"asked": CODES["one"], "name": "participant"})
    assert answer.status_code == 409
    assert "Is it you?" in answer.text
    assert site.dump().count('INSERT INTO "person"') == people
    form = form_to(answer.text, "/come-back")
    assert browser.post("/come-back", data={**form, "words": WORDS}).status_code == 303


def test_a_wrong_code_is_told_beside_the_form_with_what_was_typed(site):
    answer = site.app.test_client().send("/join", {"asked": "zzzz9999", "name": "Mina"})
    assert answer.status_code == 422
    assert "leads into no group" in answer.text
    assert 'value="Mina"' in answer.text


def test_guessing_codes_ends_and_what_was_typed_stays(site):
    browser = site.app.test_client()
    tried = [browser.send("/join", {"asked": "zzzz9999", "name": "Mina T."}) for _ in range(11)]
    assert [each.status_code for each in tried] == [422] * 10 + [429]
    assert int(tried[-1].headers["Retry-After"]) > 0
    assert form_to(tried[-1].text, "/join")["asked"] == "zzzz9999"


def test_a_link_that_leads_nowhere_says_so_and_asks_for_a_code(site):
    answer = site.app.test_client().get("/join/nowhere")
    assert answer.status_code == 404
    assert "This link leads into no group" in answer.text
    assert 'name="asked"' in answer.text


def test_an_invitation_makes_an_instructor_once(site):
    new, late = site.app.test_client(), site.app.test_client()
    form = {"name": "Ada", "login": "ada", "password": "five green owls at night"}
    assert new.get(f"/set-up/{INVITED}").status_code == 200
    assert new.send(f"/set-up/{INVITED}", form).location == "/seminars"
    made = new.send("/seminars", {"title": "History 9"}).location
    assert "History 9" in new.get(made).text
    assert late.get(f"/set-up/{INVITED}").status_code == 404


@pytest.mark.parametrize(("field", "typed"), [("password", "short"), ("login", ""), ("name", "  ")])
def test_an_account_that_cannot_be_says_why_and_keeps_what_was_typed(site, field, typed):
    form = {"name": "Ada L.", "login": "ada", "password": "five green owls at night", field: typed}
    answer = site.app.test_client().send(f"/set-up/{INVITED}", form)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.text
    assert "five green owls" not in answer.text


def test_an_instructor_signs_in_and_out_again(site):
    browser = site.app.test_client()
    wrong = browser.send("/sign-in", {"login": "teacher", "password": "a wrong password"})
    assert wrong.status_code == 422
    right = {"login": "teacher", "password": PASSWORD, "next": "/seminars"}
    assert browser.send("/sign-in", right).location == "/seminars"
    token = browser.get_cookie("argmap-session").value
    assert browser.send("/sign-out").status_code == 303
    assert browser.get("/seminars").status_code == 401
    browser.set_cookie("argmap-session", token)
    assert browser.get("/seminars").status_code == 401


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(site, next_):
    page = site.app.test_client().get("/sign-in", query_string={"next": next_}).text
    assert "evil.example" not in page.partition("<main")[2]
    assert site.app.test_client().send("/come-back", {**BACK, "next": next_}).location == "/"


def test_the_token_is_kept_from_scripts_and_over_https_for_this_host_alone(site):
    browser = site.app.test_client()
    plain = str(browser.send("/come-back", BACK).headers)
    assert re.search(r"argmap-session=\S+; .*HttpOnly; Path=/; SameSite=Lax", plain)
    page = browser.get("/help", base_url="https://localhost").text
    seal = page.partition('name="seal" value="')[2].partition('"')[0]
    over = browser.post("/come-back", data={**BACK, "seal": seal}, base_url="https://localhost")
    assert re.search(r"__Host-argmap=\S+; .*Secure; HttpOnly; Path=/; SameSite=Lax",
                     str(over.headers))  # fmt: skip


@pytest.mark.parametrize("way", ["/come-back", "/sign-in", "/join"])
def test_what_was_typed_travels_through_signing_in_and_is_sent_with_one_click(site, way):
    browser = site.app.test_client()
    lost = browser.send("/me/name", COMMENT)
    assert lost.status_code == 401
    form = form_to(lost.text, way)
    who = {"login": "teacher", "password": PASSWORD} if way == "/sign-in" else BACK
    who = {**who, "name": "Somebody"} if way == "/join" else who
    wrong = browser.post(way, data={**form, **who, "words": "no such", "password": "no such one",
                                    "asked": "zzzz9999"})  # fmt: skip
    assert wrong.status_code == 422
    back = browser.post(way, data={**form_to(wrong.text, way), **who})
    assert back.status_code == 200
    again = form_to(back.text, "/me/name")
    assert again["text"].replace("\r\n", "\n") == COMMENT["text"]
    assert again["theme"] == "dark"


def test_a_page_that_takes_somebody_leads_back_to_itself(site):
    asked = site.app.test_client().get("/debates/drawn?focus=c1")
    assert asked.status_code == 401
    assert form_to(asked.text, "/come-back")["next"] == "/debates/drawn?focus=c1"


def test_a_person_takes_all_that_is_hers_and_is_forgotten(site):
    browser = site.as_("participant")
    everything = browser.get("/me/everything.json")
    assert "Participant" in json.dumps(everything.json)
    assert browser.get("/me/forget").status_code == 200
    assert browser.send("/me/forget").location == "/"
    assert browser.get("/me").status_code == 401
    assert site.as_("instructor").get("/debates/drawn").status_code == 200


def test_a_browser_is_signed_out_from_another(site):
    browser = site.as_("participant")
    page = browser.get("/me").text
    assert "Safari on a phone" in page
    handle = re.search(r'name="handle" value="([^"]+)"', page)[1]
    assert browser.send("/me/browsers", {"handle": handle}).status_code == 303
    assert "Safari on a phone" not in browser.get("/me").text


def test_a_new_name_stands_in_the_header_and_a_bad_one_is_refused_beside_the_field(site):
    browser = site.as_("participant")
    browser.send("/me/name", {"name": "Mina ‮evil"})
    browser.send("/me/name", {"name": "Mina"})
    assert "<bdi>Mina</bdi>" in browser.get("/help").text
    refused = browser.send("/me/name", {"name": "neighbour"})
    assert refused.status_code == 409
    assert "Neighbour" in site.as_("neighbour").get("/me").text


def test_the_instructor_gives_a_group_a_map_and_its_members_see_it_first(site):
    teacher = site.as_("instructor")
    teacher.send("/seminars/seminar/groups/two/maps", {"map": "house"})
    teacher.send("/seminars/seminar/groups/two/maps", {"question": "Who decides?"})
    assert "Who decides?" in site.as_("neighbour").get("/").text
    assert "Your maps" in site.as_("neighbour").get("/").text
    assert "Your maps" not in site.as_("anonymous").get("/").text
    assert "Who decides?" not in site.as_("participant").get("/").text


def test_the_instructor_issues_new_words_and_the_old_ones_are_good_for_nothing(site):
    teacher = site.as_("instructor")
    page = teacher.send("/seminars/seminar/members/participant/words", follow_redirects=True).text
    words = re.search(r'class="word-pair small">([^<]+)<', page)[1]
    assert words not in teacher.get("/seminars/seminar").text
    assert site.app.test_client().send("/come-back", BACK).status_code == 422
    assert site.app.test_client().send("/come-back", {**BACK, "words": words}).status_code == 303


def test_the_way_in_is_shown_to_the_room_and_a_renewed_code_replaces_it(site):
    teacher = site.as_("instructor")
    door = teacher.get("/seminars/seminar/groups/one/door").text
    assert "BCDF 2345" in door
    assert "http://localhost/join/" + LINKS["one"] in door
    assert '<path fill="#fff"' in door
    assert 'stroke="#000"' in door
    teacher.send("/seminars/seminar/groups/one/code")
    assert "BCDF 2345" not in teacher.get("/seminars/seminar/groups/one/door").text
    assert site.app.test_client().get(f"/join/{LINKS['one']}").status_code == 404


def test_a_closed_group_is_joined_by_nobody_until_it_is_opened(site):
    teacher, new = site.as_("instructor"), {"asked": LINKS["one"], "name": "Mina"}
    teacher.send("/seminars/seminar/groups/one/door", {"open": "0"})
    assert site.app.test_client().send("/join", new).status_code == 422
    teacher.send("/seminars/seminar/groups/one/door", {"open": "1", "hours": "2"})
    assert site.app.test_client().send("/join", new).status_code == 303


def test_codes_and_members_words_are_for_instructors_only(site):
    page = site.as_("participant").get("/seminars/seminar").text
    assert "BCDF" not in page
    assert "/words" not in page
    assert "<bdi>Reader</bdi>" in page


def test_a_map_is_opened_to_everybody_and_its_settings_are_kept(site):
    chosen = {"name": "Final", "visibility": "public", "suggesting": "1", "endorsing": "hidden"}
    assert site.as_("instructor").send("/debates/drawn/settings", chosen).status_code == 303
    assert site.as_("anonymous").get("/debates/drawn").status_code == 200
    page = site.as_("instructor").get("/debates/drawn/settings").text
    assert 'value="public" checked' in page
    assert 'name="suggesting" value="1" checked' in page


def test_the_last_instructor_stays_and_is_told_why(site):
    teacher = site.as_("instructor")
    teacher.send("/seminars/seminar/members/colleague/remove")
    answer = teacher.send("/seminars/seminar/members/instructor/remove")
    assert answer.status_code == 403
    assert 'class="wrong"' in answer.text


def test_pages_of_one_person_are_kept_by_no_browser(site):
    for address in ("/me", "/seminars", "/seminars/seminar", "/sign-in", "/join"):
        assert site.as_("participant").get(address).headers["Cache-Control"] == "no-store"


def test_a_page_is_another_one_after_signing_in(site):
    browser = site.app.test_client()
    tag = browser.get("/help").headers["ETag"]
    browser.set_cookie("argmap-session", "participant")
    assert browser.get("/help", headers={"If-None-Match": tag}).status_code == 200
