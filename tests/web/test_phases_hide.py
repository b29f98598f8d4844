"""What a phase hides, no page shows: every route is asked in every phase as every role.

The participant's own map for the assignment ``task`` has a claim and a comment with one word, and
an instructor has said of it what has another.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from argmap.model.assignments import Phase, PhaseKind
from argmap.model.marks import Feedback, Remark, Tag
from argmap.model.seminars import Member
from argmap.model.talk import About
from argmap.services.teaching import works
from argmap.store import open_store
from tests.web.people import NOW, ROLES, world
from tests.web.rules import READING, RULES, VALUES

WORD, REMARKED, ASKED = "ermine", "anvil", "quivering"
HIDDEN = {"slug": "alone", "map_id": "alone", "claim": "c1"}
PAST, TOMORROW = NOW - timedelta(hours=5), NOW + timedelta(days=1)
BEGUN, ALONE, TOGETHER = PAST - timedelta(days=1), (TOMORROW, None), (PAST, None)
PHASES = {
    "before it opens": (PhaseKind.OWN, TOMORROW, None),
    "own map": (PhaseKind.OWN, BEGUN, TOMORROW),
    "own map, revealed by a button": (PhaseKind.OWN, BEGUN, None),
    "read and quote": (PhaseKind.READ, BEGUN, TOMORROW),
    "reveal": (PhaseKind.OWN, BEGUN, PAST),
}
EVERYBODY = set(ROLES)
HERS = ("/me/everything.json", "participant")
"""All that is kept about her; what she wrote herself is in it in every phase."""
SEES = {
    "before it opens": {"instructor"},
    "own map": {"instructor", "participant"},
    "own map, revealed by a button": {"instructor", "participant"},
    "read and quote": {"instructor", "participant"},
    "reveal": {"instructor", "participant", "reader", "mate"},
}


def write(site):
    """Let the participant write on her map while she may, and the instructor remark on it."""
    form = {"text": f"A {ASKED} {WORD} pays.", "at": "0", "once": "abcdefgh", "held": "me"}
    participant = site.as_("participant")
    answer = participant.send("/debates/alone/edit/support?claim=c1", form)
    assert answer.status_code == 303, answer.text
    said = {"about": "claim:c1", "text": f"Which {WORD}?"}
    answer = participant.send("/debates/alone/comments", said)
    assert answer.status_code == 303, answer.text
    store = open_store(f"sqlite:///{site.database}")
    with store.writing() as writing:
        writing.add(
            Remark("m1", "task", "alone", About.CLAIM, "c1", 1, "", "participant", "instructor",
                "Instructor", NOW, f"A velvet {REMARKED}.", Tag.UNCLEAR),
            Feedback("task", "participant", False, NOW, "instructor", "Instructor",
                f"A velvet {REMARKED}."),
        )  # fmt: skip
    store.close()


def enter(site, phase):
    """Set the first phase and its end, the reveal, as a phase of ``PHASES`` says."""
    kind, begins, ends = PHASES[phase]
    store = open_store(f"sqlite:///{site.database}")
    with store.writing() as writing:
        writing.drop(Phase, assignment="task")
        writing.add(
            Phase("task", 1, kind, begins, ends), Phase("task", 2, PhaseKind.REVEAL, ends, None)
        )
    works.settle(store, "seminar")
    store.close()


def told(site, role, where):
    browser = site.as_("neighbour" if role == "mate" else role)
    with browser.get(where) as answer:
        if answer.mimetype == "text/event-stream":
            return next(iter(answer.response)).decode().casefold()
        return answer.get_data().decode(errors="replace").casefold()


def addresses(site):
    """Every page, asked about the hidden map, and about any other with the word to find."""
    adapter = site.app.url_map.bind("localhost")
    for route, _ in (each.values for each in READING):
        rule = RULES[route.endpoint]
        for known in ({**VALUES, **rule.values, **HIDDEN}, {**VALUES, **rule.values}):
            values = {name: known[name] for name in route.arguments}
            found = adapter.build(route.endpoint, {**values, **rule.query}, url_scheme="http")
            yield f"{found}{'&' if '?' in found else '?'}debate=alone&with=alone&maps=alone"
    yield f"/search?q={ASKED}&debate=alone"
    yield from (f"/debates/{each}?q={ASKED}" for each in ("alone", "drawn", "house"))


@pytest.fixture(scope="module")
def site(made_once):
    with world(cache=made_once) as made:
        write(made)
        yield made


@pytest.mark.parametrize("phase", PHASES)
def test_what_a_phase_hides_no_route_shows(site, phase):
    enter(site, phase)
    store = open_store(f"sqlite:///{site.database}")
    with store.writing() as writing:
        writing.change(Member, {"person": "neighbour", "seminar": "seminar"}, group="two")
    store.close()
    shown = {}
    for where in dict.fromkeys(addresses(site)):
        asked = where.split("?")[0]
        for role in EVERYBODY - SEES[phase]:
            if WORD in told(site, role, where) and (asked, role) != HERS:
                shown[asked] = role
    assert shown == {}


def test_nobody_learns_from_an_address_of_a_hidden_map_that_there_is_such_a_map(site):
    adapter, asked = site.app.url_map.bind("localhost"), []
    for route, _ in (each.values for each in READING):
        rule = RULES[route.endpoint]
        if route.arguments & {"slug", "map_id"}:
            for map_id in ("alone", "alond"):
                known = {**VALUES, **rule.values, "slug": map_id, "map_id": map_id}
                values = {name: known[name] for name in route.arguments} | rule.query
                where = adapter.build(route.endpoint, values, url_scheme="http")
                asked.append((route.endpoint, site.as_("anonymous").get(where).status_code))

    assert len(asked) > 60
    assert asked[::2] == asked[1::2]


@pytest.mark.parametrize("phase", PHASES)
def test_what_a_phase_shows_is_there_for_those_whom_it_is_shown_to(site, phase):
    enter(site, phase)
    store = open_store(f"sqlite:///{site.database}")
    with store.writing() as writing:
        writing.change(Member, {"person": "neighbour", "seminar": "seminar"}, group="one")
    store.close()

    seen = {role for role in (*ROLES, "mate") if WORD in told(site, role, "/debates/alone/outline")}

    assert seen - {"neighbour"} == SEES[phase]


def test_before_it_is_released_no_route_shows_what_an_instructor_said(site):
    enter(site, "reveal")
    shown = {
        where.split("?")[0]: role
        for where in dict.fromkeys(addresses(site))
        for role in EVERYBODY - {"instructor"}
        if REMARKED in told(site, role, where)
    }
    assert shown == {}
