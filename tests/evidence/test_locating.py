"""Locating passages by anchors and digests, in texts that were not shipped with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.anchoring import carry, digest_of, locate
from argmap.evidence.folding import letters
from argmap.model.passages import Span, Status
from tests.evidence.printing import COMPANION, locator, reprinted, some_passages, span_of

SPANS = some_passages(COMPANION, 60, seed=3)
SIZE = len(COMPANION)


def located(text, *, folded=True):
    return locate([locator(span, COMPANION, folded=folded) for span in SPANS], SIZE, text)


def worn(text):
    """The text as a poor scan has it, with a fault every thirty letters or so."""
    return "".join("c" if at % 37 == 0 and sign == "e" else sign for at, sign in enumerate(text))


@pytest.mark.parametrize("folded", [True, False])
def test_in_the_very_text_every_passage_is_exact(folded):
    for span, found in zip(SPANS, located(COMPANION, folded=folded), strict=True):
        assert (found.status, found.start, found.end) == (Status.EXACT, span.start, span.end)


def test_behind_a_title_page_the_passages_have_moved():
    title = "A copy with a page before the first\n\n"

    for span, found in zip(SPANS, located(title + COMPANION), strict=True):
        start = span.start + len(title)
        assert (found.status, found.start) == (Status.MOVED, start)
        assert found.end - start == span.end - span.start


def test_in_another_printing_the_letters_are_verified():
    text = reprinted(COMPANION)

    for span, found in zip(SPANS, located(text), strict=True):
        assert found.status in (Status.FOLDED, Status.MOVED)
        assert letters(text[found.start : found.end]) == letters(span.exact)


def test_without_the_digest_of_the_letters_another_printing_is_for_review_near_the_right_place():
    text = reprinted(COMPANION)
    truth = carry(SPANS, COMPANION, text)

    for right, found in zip(truth, located(text, folded=False), strict=True):
        assert found.status in (Status.REVIEW, Status.MOVED, Status.EXACT)
        shared = min(right.end, found.end) - max(right.start, found.start)
        assert shared >= 0.8 * (right.end - right.start)


def test_in_a_poor_scan_a_passage_is_verified_or_for_review_near_the_right_place():
    text = worn(COMPANION)

    for span, found in zip(SPANS, located(text), strict=True):
        intact = span.exact == text[span.start : span.end]
        assert found.status is (Status.EXACT if intact else Status.REVIEW)
        shared = min(span.end, found.end) - max(span.start, found.start)
        assert shared >= 0.8 * (span.end - span.start)


def test_a_proposed_place_ends_where_words_end():
    text = worn("Some words before it. " + COMPANION)

    for found in located(text):
        assert not text[found.start - 1 : found.start + 1].isalnum()
        assert not text[found.end - 1 : found.end + 1].isalnum()


def test_an_anchor_that_stands_twice_is_told_by_the_digest():
    text = "He came to the old town of the north. Then she came to the old town of the south."
    span = locator(span_of("Then she came to the old town of the south.", text), text)
    again = "Anew. " + text.replace(" the old", "\nthe old")
    found = locate(
        [replace(span, anchor="came to the old town of the", anchor_start=47)], 82, again
    )

    assert found[0].status is Status.FOLDED
    assert again[found[0].start : found[0].end] == "Then she came to\nthe old town of the south."


def test_a_passage_that_stands_twice_is_told_by_the_passages_around_it():
    verse = "It was all in vain, they said"
    first, last = COMPANION[2_000:2_300], COMPANION[5_000:5_300]
    old = f"{first}\n\n{verse} and left.\n\n{last}"
    new = f"{verse} says a motto.\n\n{old.replace(' ', '  ')}\n\n{verse} at last."
    spans = [span_of(words, old) for words in (first[10:200], verse, last[10:200])]
    found = locate([locator(span, old) for span in spans], len(old), new)

    assert found[1].status is Status.FOLDED
    assert new[found[1].end :].startswith("  and  left.")


def test_a_passage_that_stands_twice_without_others_is_for_review():
    verse = "It was all in vain, they said,"
    old, new = f"{verse} and left.", f"A motto: {verse} he says. And then: {verse} she says."
    found = locate([locator(span_of(verse, old), old)], len(old), new)[0]

    assert found.status is Status.REVIEW
    assert len(found.rivals) == 1


def test_in_a_text_of_other_words_all_are_missing():
    other = "Nothing of this kind was ever written by anybody in these parts. " * 40

    assert {found.status for found in located(other)} == {Status.MISSING}
    assert {found.status for found in located("")} == {Status.MISSING}


def test_a_passage_with_its_words_is_found_by_them():
    text = "A page before. " + COMPANION

    found = locate(SPANS[:5], SIZE, text)

    assert [text[each.start : each.end] for each in found] == [span.exact for span in SPANS[:5]]


def test_a_passage_with_neither_anchor_nor_digest_is_missing():
    assert locate([Span("text", "old", 3, 9)], SIZE, COMPANION)[0].status is Status.MISSING


LINES = st.text(st.sampled_from("ab é\n.ﬁ🙂\u0301”"), max_size=60)


@settings(deadline=None)
@given(LINES, LINES, LINES, st.integers(0, 70), st.integers(1, 40), st.integers(0, 200))
def test_whatever_is_written_in_a_locator_every_place_lies_in_the_text(
    text, anchor, words, start, size, characters
):
    bare = Span("text", "old", start, start + size)
    core = letters(words)
    spans = [
        replace(bare, anchor=anchor[:6].strip(), digest=digest_of(words)),
        replace(bare, anchor=words[:3], anchor_start=start, letters=len(core) or None),
        replace(bare, anchor=words[:3], letters=len(core) or None, folded=digest_of(core)),
        Span("text", "old", start, start + len(words), exact=words) if words else bare,
    ]

    for found in locate(spans, characters, text):
        places = [(found.start, found.end), *found.rivals]
        assert all(0 <= low <= high <= len(text) for low, high in places)
        assert 0 <= found.likeness <= 1
        assert (found.status is Status.MISSING) == (found.start == found.end)
