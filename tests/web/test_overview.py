"""The overview of an assignment as a page, and notes where those find them to whom they are."""

from __future__ import annotations

import re

import pytest

from argmap.model.assignments import Assignment, Note, Sharing
from argmap.model.seminars import Holding, Visibility
from tests.web.people import NOW, world

OVERVIEW, NOTES = "/assignments/task/overview", "/assignments/task/notes"
WAITING = "A note from Instructor"


@pytest.fixture
def site():
    with world() as made:
        yield made


def store_of(site):
    return site.app.extensions["argmap.store"]


def said(answer):
    page = re.sub(r"<(head|svg)\b.*?</\1>", " ", answer.text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page))


def test_maps_of_groups_are_cells_with_their_counts_and_a_way_to_them(site):
    with store_of(site).writing() as writing:
        writing.change(Assignment, {"id": "task"}, sharing=Sharing.GROUP)
        seen = {"visibility": Visibility.PRIVATE, "assignment": "task", "origin": "starter"}
        writing.change(Holding, {"map_id": "drawn"}, **seen)
        writing.change(Holding, {"map_id": "alone"}, assignment=None)
    answer = site.as_("instructor").get(OVERVIEW)

    assert '<a href="/debates/drawn">' in answer.text
    assert re.search(r"Ours 0 of 1 have edited it \d+ claims \d+ passages?", said(answer))
    assert "Not started: " in said(answer)


def test_maps_of_persons_are_told_in_words_without_a_picture_of_any(site):
    answer = site.as_("instructor").get(OVERVIEW)

    assert "Own maps in the order of the roster" in said(answer)
    assert 'class="thumb"' not in answer.text
    assert "Vera Novak Group 2 has not joined" in said(answer)
    assert 'href="/assignments/task/students/neighbour"' in answer.text


def test_a_paragraph_leads_to_its_words_and_the_same_is_a_table(site):
    answer = site.as_("instructor").get(OVERVIEW)
    bars = re.findall(r'<a href="(/sources/[^"]+#p(\d+))" aria-label="Paragraph \2: ', answer.text)
    rows = re.findall(r'<th scope="row">¶ (\d+)</th>', answer.text)

    assert bars
    assert [number for _, number in bars] == rows
    assert site.as_("instructor").get(bars[0][0].partition("#")[0]).status_code == 200


def test_a_note_stands_on_her_pages_until_she_puts_it_aside(site):
    her = site.as_("participant")
    pages = ("/assignments/task", "/seminars/seminar", "/debates/alone")
    assert all(WAITING in said(her.get(each)) for each in pages)
    assert all(WAITING not in said(site.as_("neighbour").get(each)) for each in pages[:2])

    answer = her.send("/notes/n1/aside", {"back": "/debates/alone"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/debates/alone")
    assert not any(WAITING in said(her.get(each)) for each in pages)
    with store_of(site).reading() as reading:
        assert reading.one(Note, id="n1").read >= NOW


def test_a_note_that_comes_while_a_map_is_open_is_no_unchanged_page(site):
    her = site.as_("participant")
    her.send("/notes/n1/aside", {"back": "/debates/alone"})
    her.get("/debates/alone")
    tag = her.get("/debates/alone").headers["ETag"]
    assert her.get("/debates/alone", headers={"If-None-Match": tag}).status_code == 304

    site.as_("instructor").send(NOTES, {"whom": "participant", "text": "Come on Thursday."})
    after = her.get("/debates/alone", headers={"If-None-Match": tag})
    assert "Come on Thursday." in after.text


def test_what_is_wrong_with_a_note_stands_beside_it_as_it_was_typed(site):
    typed = {"whom": "participant", "text": "x" * 2_001}
    answer = site.as_("instructor").send(NOTES, typed)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "x" * 2_001 in answer.text
    assert '<option value="participant" selected>' in answer.text


def test_a_sent_note_is_listed_with_whether_it_was_put_aside(site):
    sent = site.as_("instructor").send(NOTES, {"whom": "neighbour", "text": "<b>Well</b> begun?"})
    assert (sent.status_code, sent.headers["Location"]) == (303, f"{OVERVIEW}#notes")
    site.as_("participant").send("/notes/n1/aside", {"back": "/"})

    page = site.as_("instructor").get(OVERVIEW)
    assert "Your note to Neighbour is written" in said(page)
    assert "&lt;b&gt;Well&lt;/b&gt; begun?" in page.text
    told = said(page)
    assert told.index("not put aside yet") < told.index("Is it clear?")
    assert re.search(r"Participant · [^·]* · put aside", told)
