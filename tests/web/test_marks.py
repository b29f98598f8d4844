"""Feedback, remarks and the rubric as forms: kept, refused with what was typed, and released."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from argmap.model.marks import Criterion, Grid, Level, Remark
from argmap.model.permissions import Running
from argmap.model.seminars import Holding, Visibility
from argmap.model.talk import About
from argmap.services.people import sessions
from argmap.services.teaching import rubrics
from argmap.services.teaching.assigned import assigned
from argmap.services.teaching.rubrics import Drawn, seen_as
from argmap.store import open_store
from tests.web.people import NOW, world

TASK = "/assignments/task"
ONE = f"{TASK}/students/participant/feedback"
CLAIM = "/debates/alone/claims/c1"
PLACE = {"map": "alone", "about": "claim", "target": "c1", "whose": "participant", "back": CLAIM}
ROW = Criterion("claims", "Claims", (Level("not yet"), Level("fully", points=3)))


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


@pytest.fixture
def hers(site):
    """The browser of the instructor; the assignment has a rubric of one row."""
    draw(site, Grid("Ours", (ROW,)))
    return site.as_("instructor")


def draw(site, grid):
    store = open_store(f"sqlite:///{site.database}")
    eva = sessions.known(store, "instructor")
    task = assigned(store, eva, "task", Running.RUN).assignment
    rubrics.change(store, eva, "task", Drawn(grid, seen=seen_as(task)))
    store.close()


def plain(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def fields(page):
    """The fields of the form for the rubric, as a browser would send them again."""
    form = page[page.index('class="rubric-form"') :]
    found = re.findall(r'<input(?: type="hidden")? name="([^"]+)" value="([^"]*)"', form)
    told = {}
    for name, value in found:
        told.setdefault(name, []).append(unescape(value))
    return told | {"seal": told["seal"][:1]}


def test_feedback_is_kept_and_one_is_back_at_the_work(hers):
    answer = hers.send(ONE, {"text": "Well <seen>.", "row.claims": "1", "version": "0"})

    assert answer.location == f"{TASK}/students/participant#rubric"
    page = hers.get(ONE).text
    assert "Well &lt;seen&gt;." in page
    assert "3 of 3" in plain(page)
    assert "The feedback is saved." in page


def test_feedback_that_saves_itself_gets_the_new_version_and_no_page(hers):
    said = {"text": "Well.", "version": "0"}
    asked = {"headers": {"Accept": "application/json"}}

    assert hers.send(ONE, said, **asked).json == {"version": 1}
    late = hers.send(ONE, {**said, "text": "Other."}, **asked)
    assert (late.status_code, late.json["wrong"]) == (
        409,
        "Instructor has changed this feedback meanwhile: press Save to see both.",
    )


def test_of_two_instructors_at_once_the_second_sees_both_texts_and_may_go_on(hers):
    hers.send(ONE, {"text": "The first.", "row.claims": "1", "version": "0"})
    late = hers.send(ONE, {"text": "The second.", "row.claims": "0", "version": "0"})

    assert late.status_code == 409
    assert "The second.</textarea>" in late.text
    assert "Claims : fully The first." in plain(late.text)
    version = re.search(r'name="version" value="(\d+)"', late.text)[1]
    assert hers.send(ONE, {"text": "The second.", "version": version}).status_code == 303


def test_a_mark_that_is_too_long_comes_back_as_it_was_typed(hers):
    typed = {"text": "Well.", "mark": "x" * 41, "row.claims": "1", "version": "0"}
    answer = hers.send(ONE, typed)

    assert answer.status_code == 422
    assert "The mark has 41 characters" in answer.text
    assert "x" * 41 in answer.text
    assert "Well.</textarea>" in answer.text


def test_a_claim_on_an_assigned_map_leads_its_instructor_to_remarks(hers, site):
    desk = unescape(re.search(r'href="([^"]+)">Remark or mark', hers.get(CLAIM).text)[1])
    page = hers.get(desk).text

    assert "The village pays." in page
    assert "Remark or mark" not in site.as_("participant").get(CLAIM).text


def test_a_mark_is_set_and_taken_away_with_the_same_button(hers):
    desk = f"{TASK}/remarks/new?map=alone&about=claim&target=c1&whose=participant"
    set_ = hers.send(f"{TASK}/remarks/mark", {**PLACE, "on": "off-point"})

    assert set_.location == f"{CLAIM}#remarks-alone-c1"
    assert 'name="off" value="off-point" aria-pressed="true"' in hers.get(desk).text
    hers.send(f"{TASK}/remarks/mark", {**PLACE, "off": "off-point"})
    assert 'name="on" value="off-point" aria-pressed="false"' in hers.get(desk).text
    assert hers.send(f"{TASK}/remarks/mark", {**PLACE, "on": "splendid"}).status_code == 422


def test_a_remark_without_words_comes_back_with_what_is_wrong(hers):
    answer = hers.send(f"{TASK}/remarks", {**PLACE, "text": " "})

    assert answer.status_code == 422
    assert "The remark needs words." in answer.text
    assert hers.send(f"{TASK}/remarks", {**PLACE, "about": "person"}).status_code == 404
    assert hers.send(f"{TASK}/remarks", {**PLACE, "map": "drawn"}).status_code == 404


def test_what_is_released_is_seen_by_whom_it_is_about_beside_her_map_and_answered(hers, site):
    hers.send(f"{TASK}/remarks", {**PLACE, "text": "Which village?"})
    hers.send(f"{TASK}/remarks", {**PLACE, "upon": "relation:r1", "text": "Does it follow?"})
    student, before = site.as_("participant"), site.as_("participant").get(CLAIM)
    assert student.get(f"{TASK}/feedback").status_code == 404

    hers.send(f"{TASK}/release")

    kept = {"If-None-Match": before.headers["ETag"]}
    claim = student.get(CLAIM, headers=kept)
    assert (claim.status_code, "Which village?" in claim.text) == (200, True)
    page = student.get(f"{TASK}/feedback").text
    assert "Which village?" in page
    assert "Does it follow?" in page
    where = re.search(r'action="([^"]+/feedback/[^"]+)"', page)[1]
    assert student.send(where, {"text": "Both."}).status_code == 303
    assert "Both." in hers.get(f"{TASK}/students/participant").text
    for role in ("neighbour", "reader", "instructor"):
        assert "From your instructor" not in site.as_(role).get(CLAIM).text
    assert "Which village?" not in site.as_("neighbour").get(f"{TASK}/feedback").text


def test_what_is_taken_back_is_gone_from_the_page_that_the_browser_keeps(hers, site):
    hers.send(f"{TASK}/remarks", {**PLACE, "text": "Which village?"})
    hers.send(f"{TASK}/release")
    student = site.as_("participant")
    kept = student.get(CLAIM).headers["ETag"]
    hers.send(f"{TASK}/release/back")

    claim = student.get(CLAIM, headers={"If-None-Match": kept})
    assert (claim.status_code, "Which village?" in claim.text) == (200, False)
    assert student.get(f"{TASK}/feedback").status_code == 404


def test_in_an_archived_seminar_feedback_is_read_and_no_longer_answered(hers, site):
    hers.send(f"{TASK}/remarks", {**PLACE, "text": "Which village?"})
    hers.send(f"{TASK}/release")
    student = site.as_("participant")
    where = re.search(r'action="([^"]+/feedback/[^"]+)"', student.get(f"{TASK}/feedback").text)[1]
    student.send(where, {"text": "Both."})
    hers.send("/seminars/seminar/archive", {"archived": "1"})

    assert f"{TASK}/feedback" in student.get(TASK).text
    page = student.get(f"{TASK}/feedback").text
    assert ("Which village?" in page, "Both." in page, where in page) == (True, True, False)
    assert "Which village?" in student.get(CLAIM).text
    assert student.send(where, {"text": "All.", "seen": "Both."}).status_code == 403
    assert site.as_("reader").get(f"{TASK}/feedback").status_code == 404
    assert f"{TASK}/feedback" not in site.as_("reader").get(TASK).text


def test_what_was_remarked_on_her_work_is_read_and_answered_after_she_left_the_group(site):
    private, task = Visibility.PRIVATE, "told"
    left = Holding("left", 0, "Theirs", "seminar", "two", visibility=private, assignment=task)
    signed = ("participant", "instructor", "Instructor", NOW)
    store = open_store(f"sqlite:///{site.database}")
    with store.writing() as writing:
        writing.add_map(replace(writing.map("house"), id="left"), NOW, left)
        writing.add(Remark("m8", "told", "left", About.CLAIM, "c2", 0, "Grain.", *signed, "When?"))
    store.close()
    student, where = site.as_("participant"), "/assignments/told/feedback"
    assert student.get("/debates/left").status_code == 404

    assert "When?" in student.get(where).text
    assert student.send(f"{where}/m8", {"text": "That winter."}).status_code == 303

    assert "That winter." in student.get(where).text
    assert "When?" not in site.as_("neighbour").get(where).text


def test_an_answer_that_is_too_long_comes_back_as_it_was_typed(site):
    typed = "Word " * 2_001
    answer = site.as_("participant").send("/assignments/told/feedback", {"text": typed})

    assert answer.status_code == 422
    assert typed.strip() in answer.text


def test_marks_are_files_that_no_browser_keeps(hers):
    answer = hers.get(f"{TASK}/marks.csv?for=canvas")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'filename="marks-task-canvas.csv"' in answer.headers["Content-Disposition"]
    assert hers.get(f"{TASK}/marks.csv?for=excel").status_code == 404
