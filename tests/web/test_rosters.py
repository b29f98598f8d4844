"""The page of a seminar: its door, groups, lists, codes on paper, archive and deletion."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest

from tests.web.people import CODES, LINKS, world

HERE = "/seminars/seminar"


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


def send(site, address, form=None, role="instructor"):
    """What the page says on which a form ends."""
    return site.as_(role).send(f"{HERE}{address}", form or {}, follow_redirects=True)


def done(page):
    found = re.search(r'id="done"[^>]*><p>(.*?)</p>', page.text, re.S)
    return unescape(found[1]) if found else ""


def cards(page):
    """The names in the groups of a page, by group."""
    groups = page.partition("<aside")[0]
    parts = re.split(r'<section class="group-card[^>]*>', groups)[1:]
    return {
        re.search(r"<bdi>(.*?)</bdi>|>(In no group)<", each)[0].strip("><").removeprefix("bdi>")
        .removesuffix("</bdi"): re.findall(r'class="grow">.*?<bdi>(.*?)</bdi>', each)
        for each in parts
    }  # fmt: skip


def test_the_assignments_of_a_seminar_stand_first_with_what_is_on(site):
    for role, link in (("instructor", "/assignments/task/overview"),
                       ("participant", "/assignments/task")):  # fmt: skip
        page = site.as_(role).get(HERE).text
        assert page.index(f'href="{link}"') < page.index('id="groups"')
        assert '<b class="state">Submit</b>' in page
    assert f"{HERE}/assign" in site.as_("instructor").get(HERE).text
    assert f"{HERE}/assign" not in site.as_("participant").get(HERE).text


def test_pasted_names_are_told_and_stand_in_their_groups_until_they_join(site):
    page = send(site, "/roster", {"names": "Petrova, Ana\nNovak, Vera\n" + "x" * 61})
    assert done(page).startswith("1 name is new on the list, 1 stood on it before. Line 3: ")
    assert cards(page.text)["In no group"] == ["Ana Petrova"]
    assert cards(page.text)["Group 2"][-1] == "Vera Novak"

    new = site.app.test_client()
    new.send("/join", {"asked": CODES["all"], "name": "vera novak"})

    page = site.as_("instructor").get(HERE).text
    assert "vera novak" in cards(page)["Group 2"]
    assert "Vera Novak" not in page


def test_a_file_of_the_course_is_brought_in_and_what_looks_like_a_formula_stays_a_name(site):
    told = 'Student,ID,SIS Login ID\n"=HYPERLINK(1)",7,x\n'.encode("utf-16")
    page = send(site, "/roster", {"file": (BytesIO(told), "roster.csv")})

    assert done(page) == "1 name is new on the list."
    assert "=HYPERLINK(1)" in cards(page.text)["In no group"]


@pytest.mark.parametrize(
    ("address", "form", "kept"),
    [
        ("/roster", {"names": " \n "}, ""),
        ("/split", {"number": "many"}, 'value="many"'),
        ("/split", {"number": "99"}, 'value="99"'),
        ("/colleagues", {"login": "nobody-here"}, 'value="nobody-here"'),
        ("/until", {"until": "soon"}, 'value="soon"'),
        ("/until", {"until": "2020-01-01"}, 'value="2020-01-01"'),
        ("/title", {"title": "T", "zone": "Mars/Olympus"}, 'value="T"'),
        ("/groups", {"name": "group 1"}, 'value="group 1"'),
    ],
)
def test_what_cannot_be_is_said_beside_the_form_and_keeps_what_was_typed(site, address, form, kept):
    before = site.dump()
    page = send(site, address, form)
    assert page.status_code in (409, 422)
    assert page.text.count('class="wrong"') == 1
    assert kept in page.text
    assert site.dump() == before


def test_a_file_that_is_no_list_is_refused_in_a_sentence(site):
    page = send(site, "/roster", {"file": (BytesIO(b"PK\x03\x04"), "roster.xlsx")})
    assert page.status_code == 422
    assert "save it as CSV" in page.text


def test_splitting_says_what_it_did_and_again_moves_nobody(site):
    send(site, "/roster", {"names": "\n".join(f"Student {at}" for at in range(7))})

    page = send(site, "/split", {"number": "4"})
    assert done(page).startswith("10 people are in 4 groups, 2 or 3 in each.")
    assert sum(map(len, cards(page.text).values())) == 11  # with the reader

    assert "Nobody was moved." in done(send(site, "/split", {"number": "4"}))


def test_an_empty_group_goes_and_one_with_people_stays(site):
    assert "Group 9 is taken away." in done(send(site, "/groups/empty/remove"))
    page = send(site, "/groups/one/remove")
    assert page.status_code == 409
    assert "somebody is in it" in page.text


def test_the_door_is_made_changed_closed_and_shown_large(site):
    teacher = site.as_("instructor")
    assert "WXYZ 2345" in teacher.get(f"{HERE}/door").text
    send(site, "/door/code")
    assert site.app.test_client().get(f"/join/{LINKS['all']}").status_code == 404
    send(site, "/door", {"open": "0"})
    assert "The seminar’s door is closed" in teacher.get(HERE).text
    send(site, "/door", {"open": "1", "placed": "hand", "hours": "2"})
    assert 'value="hand" selected' in teacher.get(HERE).text
    assert "BCDF" not in site.as_("participant").get(HERE).text


def test_whoever_types_the_code_where_groups_are_chosen_is_asked_then(site):
    browser = site.app.test_client()
    asked = browser.send("/join", {"asked": CODES["all"], "name": "Mina"})
    assert asked.status_code == 422
    assert 'value="Mina"' in asked.text
    assert "Group 9 (nobody yet)" in asked.text
    form = {"asked": LINKS["all"], "name": "Mina", "group": "two"}
    assert browser.send("/join", form).status_code == 303
    assert "you are in <bdi>Group 2</bdi>" in browser.get("/welcome").text


def test_codes_are_printed_for_everybody_and_for_each_group_with_its_names(site):
    page = site.as_("instructor").get(f"{HERE}/codes").text
    assert page.count("WXYZ 2345") == 10
    assert page.count("BCDF 2345") == 1
    assert "Vera Novak" in page
    send(site, "/door", {"open": "0"})
    assert "WXYZ 2345" not in site.as_("instructor").get(f"{HERE}/codes").text


def test_a_colleague_with_an_account_becomes_an_instructor_by_her_login(site):
    teacher = site.as_("instructor")
    made = teacher.send("/seminars", {"title": "Another", "zone": "Asia/Tokyo"}).location
    page = teacher.send(f"{made}/colleagues", {"login": " Colleague "}, follow_redirects=True)
    assert done(page) == "Colleague is an instructor of this seminar now."
    assert "Tokyo time" in page.text


def test_an_archived_seminar_stands_apart_is_read_and_can_be_opened_again(site):
    send(site, "/archive", {"archived": "1"})
    page = site.as_("participant").get(HERE).text
    assert "<b>Archived.</b>" in page
    assert "Archived</h2>" in site.as_("instructor").get("/seminars").text
    new = {"asked": LINKS["one"], "name": "Mina"}
    assert site.app.test_client().send("/join", new).status_code == 422
    assert site.as_("participant").send(
        "/debates/drawn/edit/support?claim=c1", {"text": "A reason.", "at": "0"}
    ).status_code == 403  # fmt: skip

    send(site, "/archive", {"archived": "0"})
    assert site.app.test_client().send("/join", new).status_code == 303


def test_the_last_day_is_said_to_everybody_and_soon_to_instructors(site):
    send(site, "/title", {"title": "History 214", "zone": "Europe/Berlin"})
    page = send(site, "/until", {"until": "2190-03-31"})
    assert 'value="2190-03-31"' in page.text
    assert "kept until the end of 31 March 2190" in site.as_("participant").get(HERE).text
    assert "Soon over" not in page.text
    assert "kept until" not in send(site, "/until", {"until": ""}).text


def test_a_seminar_is_deleted_by_whoever_types_its_title(site):
    teacher = site.as_("instructor")
    asked = teacher.get(f"{HERE}/delete").text
    assert "3 groups, their codes, and 1 name on the list" in asked
    assert send(site, "/delete", {"title": "History"}).status_code == 422

    page = send(site, "/delete", {"title": "History 214"})

    assert done(page) == "“History 214” is deleted, with everything that was in it."
    assert "History 214" not in site.dump()
    assert teacher.get(HERE).status_code == 404
    assert site.as_("participant").get("/debates/drawn").status_code == 401
