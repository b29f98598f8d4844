"""Finding a pattern in a text in spite of faults."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.matching import Match, distance, match_from, match_to, matches

FEW_LETTERS = st.text(st.sampled_from("abc"), max_size=12)
PATTERNS = st.text(st.sampled_from("abc"), min_size=1, max_size=9)


def slow_distance(one, other):
    """The table of Wagner and Fischer, row by row."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for then, its in enumerate(other, 1):
            row.append(min(above[then] + 1, row[-1] + 1, above[then - 1] + (letter != its)))
    return row[-1]


def stretches(text):
    return [(low, high) for low in range(len(text) + 1) for high in range(low, len(text) + 1)]


@settings(deadline=None)
@given(PATTERNS, FEW_LETTERS)
def test_the_distance_is_that_of_the_table(pattern, text):
    assert distance(pattern, text) == slow_distance(pattern, text)


@settings(deadline=None)
@given(PATTERNS, FEW_LETTERS, st.integers(0, 9))
def test_no_stretch_is_nearer_than_those_that_are_found(pattern, text, most):
    found = matches(pattern, text, most)
    least = min(slow_distance(pattern, text[low:high]) for low, high in stretches(text))

    assert bool(found) == (least <= most and bool(text))
    for match in found:
        assert match.distance == least == slow_distance(pattern, text[match.low : match.high])


@settings(deadline=None)
@given(PATTERNS, FEW_LETTERS, st.integers(0, 9))
def test_a_held_end_stays_where_it_is(pattern, text, most):
    first, last = match_from(pattern, text, most), match_to(pattern, text, most)
    if first:
        assert first.low == 0
        assert first.distance == slow_distance(pattern, text[: first.high])
    if last:
        assert last.high == len(text)
        assert last.distance == slow_distance(pattern, text[last.low :])


def test_matches_do_not_overlap_and_come_in_order():
    assert matches("abcabc", "..abcabcabcabc..", 0) == [Match(2, 8, 0), Match(8, 14, 0)]
    assert matches("aaa", "aaaaaaa", 0) == [Match(4, 7, 0)]


def test_where_it_makes_no_difference_a_match_is_as_long_as_the_pattern():
    assert matches("harvest", "theharvexxwas", 3) == [Match(3, 10, 2)]
    assert matches("harvest", "thexarvestwas", 3) == [Match(3, 10, 1)]


def test_what_is_too_far_is_not_found():
    assert matches("harvest", "factory", 3) == []
    assert match_from("harvest", "the harvest", 3) is None
    assert match_to("harvest", "harvest is", 2) is None


def test_a_pattern_longer_than_a_machine_word_is_found_like_a_short_one():
    pattern = "thegrainwasnotsold" * 20
    noisy = pattern.replace("grain", "grqin", 3)

    assert matches(pattern, f"xx{noisy}yy", 9) == [Match(2, 2 + len(noisy), 3)]
