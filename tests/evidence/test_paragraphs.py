"""Splitting texts into headings and numbered paragraphs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.paragraphs import blocks, numbers_at, paragraphs

TEXT = "# A title\n\nOne runs\nover two lines.\n\n## A part\n\n\nTwo 🙂 is here.\n \t\nThree"


def test_paragraphs_are_numbered_and_headings_are_not():
    found = [(block.number, block.level, TEXT[block.start : block.end]) for block in blocks(TEXT)]

    assert found == [
        (None, 1, "A title"),
        (1, 0, "One runs\nover two lines."),
        (None, 2, "A part"),
        (2, 0, "Two 🙂 is here."),
        (3, 0, "Three"),
    ]


def test_a_heading_has_as_many_signs_as_its_level():
    text = "\n\n".join("#" * signs + " Part" for signs in range(1, 7))

    assert [(block.number, block.level) for block in blocks(text)] == [
        (None, level) for level in range(1, 7)
    ]


def test_seven_signs_or_a_sign_without_a_blank_begin_no_heading():
    assert [block.number for block in blocks("####### Deep\n\n#tag\n\n# Title")] == [1, 2, None]


def test_a_span_over_a_gap_touches_both_paragraphs():
    start, end = TEXT.index("over"), TEXT.index("is here")

    assert numbers_at(paragraphs(TEXT), start, end) == (1, 2)


def test_a_span_that_ends_where_a_paragraph_begins_does_not_touch_it():
    one, two, _ = paragraphs(TEXT)

    assert numbers_at((one, two), one.start, two.start) == (1, 1)


def test_a_span_in_a_heading_touches_no_paragraph():
    assert numbers_at(paragraphs(TEXT), 2, 9) is None


@settings(deadline=None)
@given(st.text(st.sampled_from("a# \n\t🙂"), max_size=40))
def test_what_is_in_no_block_is_blank_or_the_sign_of_a_heading(text):
    covered = {at for block in blocks(text) for at in range(block.start, block.end)}

    assert {text[at] for at in range(len(text)) if at not in covered} <= set("# \n\t")


@settings(deadline=None)
@given(st.text(st.sampled_from("a# \n\t🙂"), max_size=40), st.data())
def test_a_span_touches_the_paragraphs_that_share_a_character_with_it(text, data):
    numbered = paragraphs(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    shared = [block.number for block in numbered if block.start < end and start < block.end]

    assert numbers_at(numbered, start, end) == ((shared[0], shared[-1]) if shared else None)
