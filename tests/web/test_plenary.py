"""Paper and plenary: sheets, routes, role cards and peer reviews, as their pages show them."""

from __future__ import annotations

import re

import pytest

from argmap.model.seminars import Holding
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.asking import Asked
from argmap.web.pages.presenting import rows
from tests.examples import LIBRARY, plan
from tests.web.people import world

SHEET = "/debates/how-fast-and-who-pays/sheet"
PRESENT = "/debates/how-fast-and-who-pays/present"


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as made:
        yield made


def test_a_sheet_has_the_question_the_map_with_letters_and_their_passages(client):
    page = client.get(f"{SHEET}?map=short").text
    letters = re.findall(r'class="letter"[^>]*>(\w)<', page)

    assert "How fast should Soviet Russia industrialise" in page
    assert letters == re.findall(r"<dt>(\w)</dt>", page) != []
    assert 'class="empty"' in page


def test_the_sheet_of_an_assignment_carries_the_code_for_its_instructor_alone(site):
    def sheet(role):
        return site.as_(role).get("/assignments/task/sheet", follow_redirects=True)

    assert "WXYZ 2345" in sheet("instructor").text
    shown = sheet("participant")
    assert shown.status_code == 200
    assert "WXYZ" not in shown.text


def test_words_that_a_reader_may_not_see_are_on_no_sheet(site):
    assert "Grain was short that winter" not in site.as_("anonymous").get(SHEET).text
    assert site.as_("stranger").get("/debates/drawn/sheet.pdf").status_code == 404


def test_each_step_of_a_route_has_an_address_and_says_how_it_is_tied(client):
    first, second = (client.get(f"{PRESENT}?route=auto&step={n}").text for n in (1, 2))

    assert "An answer to the question" in first
    assert 'rel="prev"' not in first
    assert "A reason for what was said before:" in second
    assert f'href="{PRESENT}?route=auto&amp;step=3"' in second
    assert client.get(f"{PRESENT}?route=auto&step=999").text.count('rel="next"') == 0


def test_a_route_is_numbered_kept_and_walked_in_that_order(site):
    browser = site.as_("participant")
    form = {"name": "Ours", "n-c1": "9", "n-c2": " 2 "}
    kept = browser.send("/debates/drawn/present/choose", form, follow_redirects=True)
    step = browser.get("/debates/drawn/present?route=Ours&step=1").text

    assert "Ours" in kept.text
    assert re.search(r'<h1 id="claim"[^>]*>Grain was short', step)


def test_a_route_is_changed_without_losing_claims_that_the_short_map_lacks():
    whole, state = plan(), State()
    short = whole.debate.excerpt("short")
    asked = Asked(
        whole, LIBRARY, state, short, whole.chosen(short), Addresses(whole, state),
        held=Holding("plan"),
    )  # fmt: skip

    assert "c4" not in {each.claim.id for each in rows(asked, {"c1": "1"})}
    assert {e.claim.id: e.number for e in rows(asked, {"c1": "1", "c4": "2"})}["c4"] == "2"


@pytest.mark.parametrize(
    ("form", "said"),
    [({"n-c1": "first"}, "is no place on a route: write 1, 2, 3"), ({}, "number those that you")],
)
def test_a_route_that_cannot_be_kept_comes_back_as_it_was_filled_in(site, form, said):
    form = {"name": "Ours & <theirs>", **form}
    answer = site.as_("participant").send("/debates/drawn/present/choose", form)

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Ours &amp; &lt;theirs&gt;"' in answer.text
    assert all(f'value="{each}"' in answer.text for each in form.values() if each == "first")


def test_a_student_finds_her_card_on_her_page_and_others_do_not(site):
    form = {"part-participant": "p/v"}
    cards = site.as_("instructor").send("/assignments/task/cards", form, follow_redirects=True)

    assert cards.text.count("You argue as") == 1
    assert "The village pays." in cards.text
    assert "You argue as" in site.as_("participant").get("/assignments/task").text
    assert "You argue as" not in site.as_("neighbour").get("/assignments/task").text


def test_a_review_is_written_and_read_with_the_name_of_who_wrote_it(site):
    at = "/assignments/task/reviews/neighbour"
    words = "The step <b>does not</b> follow."
    refused = site.as_("participant").send(at, {"text": " ", "done": "1"})
    site.as_("participant").send(at, {"text": words, "done": "0"})
    assert "does not" not in site.as_("neighbour").get("/assignments/task").text
    site.as_("participant").send(at, {"text": words, "done": "1"})

    assert refused.status_code == 422
    read = site.as_("neighbour").get("/assignments/task").text
    assert "The step &lt;b&gt;does not&lt;/b&gt; follow." in read
    assert "Participant" in read
    assert "1 done" in site.as_("instructor").get("/assignments/task/reviews").text
