"""Who reviews whom: laws of the ring, whoever comes, moves or goes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.rings import Pair, Seat, Wish, ring

CLASSES = st.lists(st.sampled_from("abc"), min_size=2, max_size=14).map(
    lambda groups: [Seat(f"p{place}", group) for place, group in enumerate(groups)]
)
EACH = st.integers(0, 3)


def got(pairs):
    return Counter(pair.whose for pair in pairs)


def given_by(pairs):
    return Counter(pair.reviewer for pair in pairs)


@given(CLASSES, EACH, st.booleans())
def test_nobody_reviews_herself_nor_somebody_twice_nor_outside_of_what_was_asked(seats, each, far):
    pairs = ring(seats, Wish(each, far, "task"))
    group = {seat.person: seat.group for seat in seats}
    apart = far and len(set(group.values())) > 1

    assert len(set(pairs)) == len(pairs)
    assert all(pair.reviewer != pair.whose for pair in pairs)
    assert all((group[pair.reviewer] != group[pair.whose]) == apart for pair in pairs)
    assert max(given_by(pairs).values(), default=0) <= each


@given(st.integers(2, 30), st.integers(1, 3))
def test_in_one_group_everybody_gives_and_gets_the_same(count, each):
    seats = [Seat(f"p{place}") for place in range(count)]
    pairs = ring(seats, Wish(each, False, "task"))
    asked = min(each, count - 1)

    assert set(given_by(pairs).values()) == set(got(pairs).values()) == {asked}


def test_groups_of_one_size_review_each_other_in_a_ring():
    seats = [Seat(f"p{place}", "abcde"[place % 5]) for place in range(30)]
    pairs = ring(seats, Wish(1, True, "task"))

    assert set(got(pairs).values()) == {1}
    assert len(pairs) == 30


@given(CLASSES, EACH, st.booleans(), st.data())
def test_asked_twice_nothing_changes_whatever_has_begun(seats, each, far, data):
    wish = Wish(each, far, "task")
    pairs = ring(seats, wish)
    begun = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()

    assert ring(seats, wish, begun, pairs) == pairs


@given(CLASSES, st.booleans(), st.data())
def test_what_has_begun_stays_though_who_is_reviewed_has_gone(seats, far, data):
    wish = Wish(1, far, "task")
    pairs = ring(seats, wish)
    begun = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    left = data.draw(st.sampled_from(seats))
    after = ring([each for each in seats if each != left], wish, begun, pairs)

    assert begun <= set(after)
    assert all(left.person not in pair for pair in set(after) - begun)


def test_whoever_comes_later_reviews_and_is_reviewed():
    seats = [Seat(f"p{place}") for place in range(5)]
    wish = Wish(1, False, "task")
    first = ring(seats, wish)
    after = ring([*seats, Seat("late")], wish, {first[0]}, first)

    assert first[0] in after
    assert set(got(after).values()) == set(given_by(after).values()) == {1}
    assert len(set(after) - set(first)) == 2, "she reviews one, and another turns to her"


def test_who_moved_is_reviewed_in_her_new_group():
    seats = [Seat(f"p{place}", "ab"[place % 2]) for place in range(6)]
    wish = Wish(1, False, "task")
    first = ring(seats, wish)
    moved = [Seat(each.person, "b") if each.person == "p0" else each for each in seats]
    group = {each.person: each.group for each in moved}

    after = ring(moved, wish, (), first)

    assert all(group[pair.reviewer] == group[pair.whose] for pair in after)
    assert any(pair.whose == "p0" for pair in after)
    assert Pair("p0", "p0") not in after
