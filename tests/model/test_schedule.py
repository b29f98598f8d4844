"""What the phases of an assignment open and hide, and when work is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.assignments import NEVER, Extension, Phase, PhaseKind
from argmap.model.errors import InvalidError
from argmap.model.schedule import ALONE, SEEN_TOGETHER, Schedule, checked

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
READ, OWN, REVEAL, CROSS, SUBMIT = PhaseKind


def day(number):
    return MONDAY + timedelta(days=number)


def weeks(*kinds, dated=True):
    """A schedule of these phases, a day each, or all by button."""
    begin = (lambda each: day(each)) if dated else (lambda _: None)
    made = [Phase("t", n, kind, begin(n)) for n, kind in enumerate(kinds, start=1)]
    return Schedule(tuple(made))


@pytest.mark.parametrize(
    ("kinds", "opens", "together", "shows"),
    [
        ((), None, None, None),
        ((SUBMIT,), day(1), day(1), None),
        ((OWN, REVEAL, SUBMIT), day(1), day(2), day(2)),
        ((READ, OWN, REVEAL, CROSS, SUBMIT), day(1), day(3), day(3)),
        ((READ, REVEAL, OWN, REVEAL), day(1), day(4), day(4)),
        ((OWN, CROSS), day(1), day(2), day(2)),
        ((OWN, SUBMIT), day(1), day(2), NEVER),
        ((OWN,), day(1), NEVER, NEVER),
    ],
)
def test_own_maps_are_hidden_until_nobody_works_alone_any_more(kinds, opens, together, shows):
    schedule = weeks(*kinds)

    assert (schedule.opens, schedule.opens_together, schedule.shows) == (opens, together, shows)


def test_a_phase_without_a_date_waits_for_the_button():
    schedule = weeks(OWN, REVEAL, dated=False)

    assert schedule.on(day(100)) is None
    assert schedule.next(day(100)).kind is OWN
    assert (schedule.opens, schedule.opens_together, schedule.shows) == (NEVER, NEVER, NEVER)


def test_a_phase_is_on_until_the_next_begins():
    schedule = weeks(OWN, REVEAL, SUBMIT)

    assert schedule.on(day(0)) is None
    assert schedule.on(day(1)).kind is OWN
    assert schedule.on(day(3) - timedelta(seconds=1)).kind is REVEAL
    assert schedule.next(day(2)).kind is SUBMIT
    assert schedule.next(day(3)) is None


def test_work_is_due_as_submitting_ends_and_later_for_whom_that_was_said():
    more = (
        Extension("t", "ana", False, day(9), "", MONDAY),
        Extension("t", "red", True, day(7), "", MONDAY),
        Extension("t", "bea", False, day(2), "", MONDAY),
    )
    schedule = Schedule((Phase("t", 1, SUBMIT, day(1), day(5)),), more)

    assert schedule.due() == day(5)
    assert schedule.due("ana", "blue") == day(9)
    assert schedule.due("ana", "red") == day(9)
    assert schedule.due("someone", "red") == day(7)
    assert schedule.due("bea") == day(5), "an extension never takes time away"
    assert Schedule().due("ana") is None


def test_phases_that_begin_before_their_predecessors_are_refused_with_both_numbers():
    backwards = [Phase("t", 1, OWN, day(3)), Phase("t", 2, REVEAL, day(1))]

    with pytest.raises(InvalidError, match="Phase 2 begins before phase 1"):
        checked(backwards)


def test_a_phase_that_ends_before_it_begins_is_refused():
    with pytest.raises(InvalidError, match="ends after it begins"):
        Phase("t", 1, OWN, day(3), day(2))


@given(st.lists(st.sampled_from(PhaseKind), max_size=8), st.integers(0, 10))
def test_nothing_is_shown_while_somebody_works_alone(kinds, number):
    schedule, now = weeks(*kinds), day(number)
    on, shows = schedule.on(now), schedule.shows

    if on is not None and on.kind in ALONE:
        assert shows > now
        assert schedule.opens_together > now
    if shows not in (None, NEVER):
        assert schedule.on(shows).kind in SEEN_TOGETHER
