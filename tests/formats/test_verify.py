"""Locators are verified against a text that is not in the folder."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from argmap.formats.folder import read_folder
from argmap.formats.verify import verify_text

TEXT = "One.\n\nTwo is here.\n\nThree.\n"
PLACE = "start: 6, end: 18, paragraph: 2, anchor: Two, anchor_start: 6, digest: {}"


@pytest.fixture
def reading(folder):
    digest = sha256(TEXT.encode()).hexdigest()
    passage = PLACE.format(sha256(TEXT[6:18].encode()).hexdigest()[:16])
    return read_folder(
        folder(
            sources="sources:\n  letter: {title: A letter}\n  book:\n    title: A book\n"
            f"    editions: [{{digest: {digest}, characters: {len(TEXT)}}}]\n",
            passages=f"passages:\n  p1: {{places: [{{source: book, {passage}}}]}}\n",
        )
    )


def told(reading, text, source="book", **changed):
    passage = reading.map.passages["p1"]
    [span] = passage.spans
    moved = replace(passage, spans=(replace(span, **changed),))
    map_ = replace(reading.map, passages={"p1": moved})
    problems = verify_text(reading.library, [map_], source, text)
    return [problem.sentence for problem in problems]


def test_passages_that_stand_in_the_text_are_verified(reading):
    assert told(reading, TEXT) == []


def test_line_breaks_of_another_system_do_not_matter(reading):
    assert told(reading, TEXT.replace("\n", "\r\n")) == []


MOVED = {
    "digest": ({"digest": "0" * 16}, "The digest is not that of the text of book there."),
    "folded": (
        {"letters": 9, "folded": "0" * 16},
        "“letters” and “folded” are not those of book there.",
    ),
    "anchor": ({"anchor": "Too"}, "“Too” does not stand at 6 in book."),
    "paragraph": ({"paragraph": 1}, "It is not in ¶ 1."),
}


@pytest.mark.parametrize("what", MOVED)
def test_a_passage_that_does_not_fit_is_told(reading, what):
    changed, sentence = MOVED[what]

    assert told(reading, TEXT, **changed) == [f"The passage p1: {sentence}"]


def test_another_text_is_told_with_what_it_should_be(reading):
    [sentence] = told(reading, "Four.")

    assert sentence.startswith("This is no edition of book that is known here: it has 5 characters")
    assert f"and they have {len(TEXT)} (" in sentence


def test_a_source_that_there_is_not_is_told_with_the_nearest(reading):
    assert told(reading, TEXT, source="bok") == ["There is no source “bok”. Did you mean “book”?"]


def test_a_text_that_cannot_be_kept_is_told(reading):
    [sentence] = told(reading, "\x00")

    assert "holds the character U+0000" in sentence


def test_of_an_empty_text_of_no_source_the_source_is_told(reading):
    assert told(reading, "", source="bok") == ["There is no source “bok”. Did you mean “book”?"]
