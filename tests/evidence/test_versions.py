"""The map from the letters of a text to those of a newer one."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.versions import Bracket, VersionMap

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def text(size, seed=1):
    return "".join(Random(seed).choices(LETTERS, k=size))


def pieces():
    """Editions of one text: some of its stretches, in some order, with others between them."""
    base = [text(40, seed) for seed in range(6)]
    piece = st.sampled_from([*base, *base, "ab", "x"])
    return st.lists(piece, max_size=8).map("".join)


@settings(deadline=None)
@given(pieces(), pieces())
def test_stretches_stand_in_both_texts_and_rise(old, new):
    stretches = VersionMap(old, new).stretches

    for each in stretches:
        letters = old[each.old : each.old + each.size]
        assert new.startswith(letters, each.new)
    for one, next_ in pairwise(stretches):
        assert one.old + one.size <= next_.old
        assert one.new + one.size <= next_.new


@settings(deadline=None)
@given(pieces(), pieces(), st.data())
def test_brackets_follow_each_other_as_the_letters_do(old, new, data):
    if len(old) < 2:
        return
    version = VersionMap(old, new)
    low = data.draw(st.integers(0, len(old) - 1))
    high = data.draw(st.integers(low + 1, len(old)))
    bracket = version.bracket(low, high)

    assert 0 <= bracket.low <= bracket.high <= len(new)
    if bracket.low_held:
        assert new[bracket.low] == old[low]
    if bracket.high_held:
        assert new[bracket.high - 1] == old[high - 1]


def test_what_was_put_in_moves_what_follows():
    old, added = text(200), text(50, 2)

    bracket = VersionMap(old, old[:100] + added + old[100:]).bracket(120, 160)

    assert bracket == Bracket(170, 210, True, True)


def test_what_was_taken_out_has_an_empty_bracket():
    old = text(300)
    version = VersionMap(old, old[:100] + old[160:])

    assert version.bracket(105, 155) == Bracket(100, 100, False, False)
    assert version.kept(105, 155) == (0, 0, 0)
    assert version.kept(90, 170) == (20, 90, 110)


def test_a_stretch_that_was_moved_is_no_fixed_point():
    old = text(400)
    moved = old[:100] + old[150:300] + old[100:150] + old[300:]

    assert VersionMap(old, moved).kept(100, 150) == (0, 0, 0)


def test_a_stretch_that_a_text_has_twice_is_no_fixed_point():
    old, twice = f"1{text(30)}2", f"3{text(30)}{text(30, 2)}{text(30)}4"

    assert VersionMap(old, twice).stretches == []


def test_beginning_and_end_are_known_however_the_text_repeats():
    old = "ab" * 40

    assert VersionMap(old, f"x{old}").bracket(3, 9) == Bracket(4, 10, True, True)
    assert VersionMap(old, f"{old}x").bracket(3, 9) == Bracket(3, 9, True, True)


def test_equal_texts_are_one_stretch_however_they_repeat():
    assert VersionMap("ab" * 40, "ab" * 40).bracket(3, 9) == Bracket(3, 9, True, True)


def test_without_anything_in_common_the_bracket_is_the_whole_text():
    assert VersionMap(text(60), text(80, 2)).bracket(3, 9) == Bracket(0, 80, False, False)
