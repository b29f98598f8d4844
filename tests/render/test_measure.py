"""Measuring: how wide texts are, and how they are broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.errors import ArgmapError
from argmap.model.text import line
from argmap.render.measure import (
    BOLD,
    ITALIC,
    SANS,
    advances,
    fitted,
    runs_right_to_left,
    width,
    wrap,
)

texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"))
    | st.sampled_from("aeiou -–/中文。שלםمرحبا👩\u200d🏭\u0301")
)


def test_a_text_is_as_wide_as_its_letters():
    parts = width("A", SANS, 10) + width("V", SANS, 10)
    assert width("AV", SANS, 10) == pytest.approx(parts)


def test_semibold_is_wider_than_regular():
    assert width("Industry", BOLD, 14) > width("Industry", SANS, 14)


def test_the_italic_borrows_the_widths_of_its_missing_letters_from_the_upright():
    assert advances(ITALIC)["ж"] == advances("serif")["ж"]


def test_a_combining_mark_takes_no_room():
    assert width("e\u0301\u0301", SANS, 10) == width("e", SANS, 10)


def test_chinese_takes_an_em_for_each_letter():
    assert width("工业化", SANS, 10) == 30


@given(texts)
def test_the_lines_of_a_text_join_to_that_very_text(text):
    assert "".join(wrap(text, SANS, 13.5, 204)) == text


@given(texts)
def test_no_line_is_wider_than_there_is_room(text):
    assert all(width(each.rstrip(), SANS, 13.5) <= 204.01 for each in wrap(text, SANS, 13.5, 204))


def test_fifty_thousand_letters_without_a_space_are_broken():
    assert max(width(each, SANS, 13.5) for each in wrap("x" * 50_000, SANS, 13.5, 204)) <= 204


def test_a_chinese_comma_does_not_begin_a_line():
    lines = wrap("中" * 14 + "，" + "文" * 20, SANS, 13.5, 204)
    assert not any(each.startswith("，") for each in lines)


def test_a_family_of_emoji_stays_together():
    lines = wrap("👩\u200d👩\u200d👧" * 30, SANS, 13.5, 204)
    assert all(each.endswith("👧") for each in lines)


def test_a_name_that_is_too_long_ends_in_an_ellipsis():
    assert fitted("Bukharin's opponents", BOLD, 12, 80).endswith("…")
    assert width(fitted("Bukharin's opponents", BOLD, 12, 80), BOLD, 12) <= 80


def test_the_first_letter_with_a_direction_says_which_way_a_text_runs():
    assert runs_right_to_left("1925: مرحبا and more")
    assert not runs_right_to_left("1925: Grain, in Hebrew דגן")


@given(st.text(max_size=200))
def test_whatever_the_model_keeps_can_be_measured(text):
    try:
        kept = line(text, "The claim")
    except ArgmapError:
        return
    assert width(kept, SANS, 13.5) >= 0
