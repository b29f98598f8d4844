"""The pages of the work on an assignment: all students, one of them, and what is asked of one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from argmap.model.assignments import Assignment, Extension, Phase, Wanted
from argmap.model.seminars import Member, Role
from tests.web.people import NOW, world

STUDENT = "/assignments/task/students/participant"


@pytest.fixture
def site():
    """The first revision of the map of her own is how it began, as on every assigned map."""
    with world() as made:
        edits(made, "reword", "c2", "instructor", text="Grain was short that winter.")
        yield made


def store_of(site):
    return site.app.extensions["argmap.store"]


def text_of(page):
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page))


def edits(site, action, about, role="participant", **form):
    """Send a form of the map of her own, as it is now; return the claim that it leads to."""
    with store_of(site).reading() as reading:
        at = reading.revision("alone")
    where = f"/debates/alone/edit/{action}?claim={about}"
    answer = site.as_(role).send(where, {"at": at, **form})
    assert answer.status_code == 303
    return re.search(r"focus=([\w-]+)", answer.headers["Location"])[1]


def states(site, text, claim="c1", action="support", role="participant"):
    return edits(site, action, claim, role, text=text, position="p")


def test_each_contribution_has_a_number_on_the_map_that_leads_to_its_row(site):
    first = states(site, "The towns needed bread.")
    states(site, "They had money.", first, "rebut")
    page = site.as_("instructor").get(STUDENT).text

    for number in ("1", "2"):
        assert f'<a href="#w{number}" aria-label="Contribution {number}">' in page
        assert f'<li class="deed" id="w{number}"' in page
    said = text_of(page)
    assert "because for “The village pays.”" in said
    assert "but against 1 “The towns needed bread.”" in said, "what it bears on has its number"
    assert "2 edits: 2 after it" in said


def test_a_rewording_shows_what_went_and_what_came(site):
    claim = states(site, "Peasants always left the market.")
    edits(site, "reword", claim, text="Peasants often left the market.")
    page = site.as_("instructor").get(STUDENT).text

    assert "Peasants <del>always</del>" in page
    assert "<ins>often</ins> left the market." in page
    assert "reworded <time" in page


def test_what_was_undone_is_told_apart_and_does_not_count(site):
    states(site, "The towns needed bread.")
    site.as_("participant").send("/debates/alone/undo", {})
    page = text_of(site.as_("instructor").get(STUDENT).text)

    assert "0 of 2" in page
    assert "2 taken back or undone, not counted" in page
    assert "No contribution stands on a map yet." in page


def test_filters_are_links_and_late_work_is_marked_with_how_late_it_is(site):
    with store_of(site).writing() as writing:
        writing.change(Phase, {"number": 3}, begins=NOW - timedelta(hours=5))
        writing.change(Phase, {"number": 3}, ends=NOW - timedelta(hours=2, minutes=1))
    states(site, "The towns needed bread.")
    page = site.as_("instructor").get(STUDENT).text
    assert re.search(r"2 hours \d+ minutes? late", page), "to the minute, since the tests began"
    assert f'href="{STUDENT}?show=late#contributions"' in page
    with store_of(site).writing() as writing:
        later = NOW + timedelta(days=3)
        writing.add(Extension("task", "participant", False, later, "Ill", NOW))

    page = site.as_("instructor").get(f"{STUDENT}?show=late").text
    assert "Nothing of this kind." in page
    assert not re.search(r"2 hours \d+ minutes? late", page)
    assert site.as_("instructor").get(f"{STUDENT}?show=<b>&map=x").status_code == 200


def test_a_passage_says_how_it_stands_in_the_text(site):
    claim = states(site, "Grain was short that year.")
    edits(site, "cite", claim, passage="x1", bearing="backs")
    page = text_of(site.as_("instructor").get(STUDENT).text)

    assert "A source, ¶ 1 backs exact" in page
    assert "1 passage" in page


def test_a_student_sees_her_own_page_without_the_way_to_others(site):
    states(site, "The towns needed bread.")
    page = site.as_("participant").get(STUDENT).text

    assert "<h1>My work" in page
    assert "The towns needed bread." in page
    for hidden in ('rel="next"', 'rel="prev"', "data-student", 'id="rubric"', "Neighbour"):
        assert hidden not in page


def test_the_list_names_everybody_in_words_and_ranks_nobody(site):
    states(site, "The towns needed bread.", role="instructor")
    for _ in range(2):
        states(site, "There was no bread.", role="participant")
    with store_of(site).writing() as writing:
        writing.change(Member, {"person": "reader"}, role=Role.PARTICIPANT)
    page = site.as_("instructor").get("/assignments/task/students").text
    names = re.findall(r'scope="row"><a href="[^"]*/students/(\w+)"', page)

    assert names == ["neighbour", "participant", "reader"], "as they joined, whatever they did"
    assert "2 claims, 2 relations" in text_of(page)
    assert text_of(page).count("not started") == 3
    assert "%" not in text_of(page.partition("<main")[2].partition("</main>")[0])


def test_what_is_asked_is_folded_beside_the_map_of_whoever_works_on_it(site):
    before = site.as_("participant").get("/debates/alone")
    assert "0 of 1 reached" in text_of(before.text)
    states(site, "The towns needed bread.")
    states(site, "There was no bread.")
    page = site.as_("participant").get("/debates/alone").text

    assert "1 of 1 reached" in text_of(page)
    assert f'<a href="{STUDENT}">My work</a>' in page
    for role, where in (("instructor", "alone"), ("participant", "drawn")):
        assert "asked-here" not in site.as_(role).get(f"/debates/{where}").text


def test_counts_beside_a_map_change_the_page_and_none_of_its_shared_parts(site):
    kept = site.app.extensions["argmap.shared"]
    tag = site.as_("participant").get("/debates/alone").headers["ETag"]
    parts = len(kept)
    with store_of(site).writing() as writing:
        writing.change(Phase, {"number": 1}, ends=NOW - timedelta(hours=1))
    same = site.as_("participant").get("/debates/alone", headers={"If-None-Match": tag})
    assert same.status_code == 304
    with store_of(site).writing() as writing:
        writing.change(Assignment, {"id": "task"}, wanted=Wanted(claims=3, passages=1))
    fresh = site.as_("participant").get("/debates/alone", headers={"If-None-Match": tag})

    assert fresh.status_code == 200
    assert "0 of 2 reached" in text_of(fresh.text)
    assert len(kept) == parts, "what all may see was made before"
