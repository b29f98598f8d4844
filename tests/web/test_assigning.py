"""Assigning on one page, changing it later, and what everybody finds on the assignment's page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
import time_machine

from argmap.model.assignments import Assignment, Phase, PhaseKind, Sharing
from argmap.model.seminars import Holding, Seminar
from argmap.services.teaching.works import settle
from argmap.store import open_store
from tests.web.people import NOW, world

TYPED = {
    "debate": "house", "title": "Who pays, then?", "begins": "full", "sharing": "student",
    "when": "dates", "on-1": "1", "kind-1": "own", "from-1": "2026-11-30T08:15", "place-1": "2",
    "on-2": "1", "kind-2": "read", "from-2": "2026-11-23T08:45", "place-2": "1",
    "kind-3": "submit", "from-3": "2026-12-07T09:05", "until-3": "2026-12-09T18:55", "place-3": "3",
    "instructions": "Argue from the text.", "reveals": "1", "rubric": "both",
    "wanted-claims": "7", "wanted-passages": "", "groups": "", "text": "house:s",
}  # fmt: skip


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        yield opened


@pytest.fixture
def eva(site):
    return site.as_("instructor")


def kept(site, kind, **having):
    store = open_store(f"sqlite:///{site.database}")
    with store.reading() as reading:
        found = reading.all(kind, **having)
    store.close()
    return found


def put(site, which, having, **values):
    store = open_store(f"sqlite:///{site.database}")
    with store.writing() as writing:
        writing.put(replace(writing.one(which, **having), **values))
    settle(store, "seminar")
    store.close()


def later(site):
    """Let the reveal and the handing in be yet to come."""
    begun = {"assignment": "task", "number": 2}
    put(site, Phase, begun, begins=NOW + timedelta(hours=2), ends=None)
    put(site, Phase, begun | {"number": 3}, begins=NOW + timedelta(hours=3))


def words(answer):
    plain = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", answer.text, flags=re.DOTALL)
    return re.sub(" ([.,:])", r"\1", " ".join(unescape(plain).split()))


def filled_in(page):
    """The fields of the page's form as a browser would send them untouched."""
    form = page.text.partition('<form class="assign"')[2].partition("</form>")[0]
    found = []
    for tag in re.findall(r"<input\b[^>]*>", form):
        told = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if told.get("type") not in ("radio", "checkbox") or re.search(r"\bchecked\b", tag):
            found.append((told["name"], told.get("value", "")))
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', body)
        first = re.search(r'<option(?: value="([^"]*)")?>([^<]*)', body)
        option = chosen or first
        found.append((name, option[1] if option[1] is not None else option[2]))
    return [each for each in found if each[0] != "seal"]


def test_with_the_defaults_one_button_assigns_and_students_find_it(site, eva):
    page = eva.get("/seminars/seminar/assign")

    form = {}
    for name, value in filled_in(page):
        form.setdefault(name, []).append(value)
    answer = eva.send("/seminars/seminar/assign", form)

    assert answer.status_code == 303, words(answer)
    [made] = [each for each in kept(site, Assignment) if each.title == "Who pays?"
              and each.id not in ("task", "told")]  # fmt: skip
    phases = kept(site, Phase, assignment=made.id)
    assert [each.kind for each in phases] == list(PhaseKind)
    assert phases[0].begins.isoweekday() == 1
    assert phases[0].begins > NOW
    assert (made.sharing, made.grid.title, made.wanted.claims) == (
        Sharing.GROUP, "Argument and sources", 4,
    )  # fmt: skip
    shown = words(site.as_("participant").get(answer.headers["Location"]))
    assert "Nothing is on yet. First comes Read and quote, from Mon" in shown


def test_what_is_typed_is_kept_when_it_cannot_be(site, eva):
    answer = eva.send("/seminars/seminar/assign", {**TYPED, "from-2": "tomorrow"})

    assert answer.status_code == 422
    assert "When “Read and quote” begins: “tomorrow” is no date with a time" in words(answer)
    sent = dict(filled_in(answer))
    lost = {name: value for name, value in TYPED.items() if sent.get(name) != value}
    assert set(lost) == {"from-2", "instructions"}
    assert sent["from-2"] == "tomorrow"
    assert ">Argue from the text.</textarea>" in answer.text
    assert len(kept(site, Assignment)) == 2


def test_phases_come_in_the_order_that_was_given_them_and_only_those_that_are_ticked(site, eva):
    eva.send("/seminars/seminar/assign", TYPED)

    [made] = kept(site, Assignment, title="Who pays, then?")
    phases = kept(site, Phase, assignment=made.id)
    assert [(each.number, each.kind) for each in phases] == [
        (1, PhaseKind.READ), (2, PhaseKind.OWN),
    ]  # fmt: skip
    assert made.texts.sources == (), "all that are on offer are ticked"
    assert {each.owner for each in kept(site, Holding, assignment=made.id)} >= {"participant"}
    refused = eva.send("/seminars/seminar/assign", {**TYPED, "place-1": "1", "place-2": "2"})
    assert refused.status_code == 422
    assert "Phase 2 begins before phase 1" in words(refused)


def test_begun_by_button_no_phase_has_a_date(site, eva):
    eva.send("/seminars/seminar/assign", {**TYPED, "when": "button", "on-3": "1"})

    [made] = kept(site, Assignment, title="Who pays, then?")
    assert {(each.begins, each.ends) for each in kept(site, Phase, assignment=made.id)} == {
        (None, None)
    }


def test_a_time_that_the_clocks_leave_out_is_told_with_what_is_meant(site, eva):
    put(site, Seminar, {"id": "seminar"}, zone="Europe/Berlin")
    sent = {**TYPED, "from-1": "2027-03-28T02:30"}

    answer = eva.send("/seminars/seminar/assign", sent)

    shown = words(eva.get(answer.headers["Location"]))
    assert "02:30 on Sun 28 Mar 2027 does not exist, since the clocks go forward: 03:30" in shown


def settings_form(page):
    form = page.text.partition('<form class="settings-form"')[2].partition("</form>")[0]
    return dict(filled_in(type("Page", (), {"text": f'<form class="assign"{form}</form>'})))


def test_settings_that_nobody_touched_change_nothing_not_even_the_seconds(site, eva):
    odd = NOW.replace(second=17) - timedelta(days=2)
    put(site, Phase, {"assignment": "task", "number": 1}, begins=odd)
    before = kept(site, Phase, assignment="task"), kept(site, Assignment, id="task")

    answer = eva.send(
        "/assignments/task/settings", settings_form(eva.get("/assignments/task/settings"))
    )

    assert answer.status_code == 303, words(answer)
    assert (kept(site, Phase, assignment="task"), kept(site, Assignment, id="task")) == before


def test_another_phase_is_added_at_its_place_and_one_that_is_not_ticked_goes(site, eva):
    form = settings_form(eva.get("/assignments/task/settings"))
    form |= {"on-4": "1", "kind-4": "cross", "from-4": form["from-3"], "place-4": "3"}
    del form["on-1"]

    assert eva.send("/assignments/task/settings", form).status_code == 303

    kinds = [each.kind for each in kept(site, Phase, assignment="task")]
    assert kinds == [PhaseKind.REVEAL, PhaseKind.CROSS, PhaseKind.SUBMIT]


def test_what_is_wrong_with_a_setting_is_said_beside_its_form_and_nothing_is_lost(site, eva):
    form = settings_form(eva.get("/assignments/task/settings")) | {"wanted-claims": "many"}
    for where, sent, said in (
        ("settings", form, "The number of claims is a number"),
        ("extensions", {"whom": "two", "until": "soon", "why": "Ill."}, "“soon” is no date"),
        ("extensions", {"whom": "two", "until": "2001-01-01 10:00", "why": "Ill."}, "not later"),
        ("copy", {"seminar": "seminar", "begins": "2027-2-30"}, "is no day: write 2026-11-23"),
        ("copy", {"seminar": "seminar", "begins": "9999-12-31"}, "is too far off: choose a day"),
    ):
        answer = eva.send(f"/assignments/task/{where}", sent)
        assert answer.status_code == 422
        assert said in words(answer)
        for value in sent.values():
            assert f'value="{value}"' in answer.text or f">{value}<" in answer.text or not value


def test_an_instructor_sees_it_as_a_student_does_and_nobody_else_may(site, eva):
    later(site)

    hers = words(eva.get("/assignments/task?as=participant"))
    assert "You see this as Participant does" in hers
    assert "Your own map" in hers
    assert "Maps of others are hidden until they are revealed." in hers
    assert "Participant 2 claims" in words(eva.get("/assignments/task"))
    assert site.as_("participant").get("/assignments/task?as=neighbour").status_code == 403
    assert eva.get("/assignments/task?as=reader").status_code == 404


def test_in_the_phase_of_reading_the_first_link_is_the_text_beside_her_own_map(site):
    put(site, Phase, {"assignment": "task", "number": 1}, kind=PhaseKind.READ)
    later(site)
    participant = site.as_("participant")

    page = participant.get("/assignments/task")

    [link] = re.findall(r'class="btn main big" href="([^"]+)">Read and quote<', page.text)
    assert link == "/sources/shelf/s?debate=alone&amp;claim="
    text = participant.get(unescape(link))
    assert "Grain was short" in text.text
    assert 'data-use="/debates/alone/edit/use' in text.text, "she can cite at once"


def test_late_work_is_marked_with_how_late_and_is_to_be_seen_as_it_was(site):
    participant = site.as_("participant")
    with time_machine.travel(NOW + timedelta(days=1, hours=3), tick=False):
        assert "3 hours ago. What comes now is marked as late" in words(
            participant.get("/assignments/task")
        )
        answer = participant.send("/assignments/task/submit", {"map": "alone"})
        shown = words(participant.get(answer.headers["Location"]))

    assert "It is marked as 3 hours late." in shown
    assert "Number 1: revision 0" in shown
    assert participant.get("/debates/alone/history/0").status_code == 200


def test_the_days_left_are_told_in_the_seminars_own_time(site):
    put(site, Seminar, {"id": "seminar"}, zone="Asia/Kolkata")

    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        shown = words(site.as_("participant").get("/assignments/task"))

    assert "On now: Submit." in shown
    assert "(Kolkata time), 23 hours 59 minutes left." in shown
