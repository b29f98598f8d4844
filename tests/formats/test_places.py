"""A passage stands where its words are; offsets and context are checked against the text."""

from __future__ import annotations

import hashlib

import pytest

from tests.formats.conftest import LETTER

ONE = "passages:\n  p1:\n    places:\n      - {{source: letter, {}}}\n"
TWICE = "Vote yes.\n\nThey said: Vote yes. We said: Vote no. Vote yes.\n"
DIGEST = hashlib.sha256(b"by car").hexdigest()[:16]
AT = LETTER.index("by car")


def span_of(square, written, **files):
    [span] = square(files, passages=ONE.format(written)).passages["p1"].spans
    return span


def told(problems, written, files=None):
    return [each.split(": ", 1)[1] for each in problems(files, passages=ONE.format(written))]


def test_words_that_do_not_stand_there_are_told_with_the_nearest(problems):
    assert problems(passages=ONE.format("quote: Two in three who buy from us come by car")) == [
        (
            "passages.yaml:4:33: These words do not stand in letter."
            " The nearest are in paragraph 2: “Two in three of those who buy from us come by car”."
        )
    ]


def test_words_that_are_nowhere_near_are_told_alone(problems):
    assert told(problems, "quote: Nobody sells bicycles") == ["These words do not stand in letter."]


def test_words_in_several_paragraphs_are_told_with_the_paragraphs(problems):
    files = {"texts/letter.txt": "Vote yes.\n\nThey said: Vote yes."}

    assert told(problems, "quote: Vote yes", files) == [
        (
            "These words stand 2 times in letter, paragraphs 1 and 2: add “paragraph: 1”,"
            " or quote more of them."
        )
    ]


def test_words_twice_in_one_paragraph_are_told_with_what_helps(problems):
    assert told(problems, "quote: Vote yes", {"texts/letter.txt": TWICE}) == [
        (
            "These words stand 3 times in letter, paragraphs 1 and 2: quote more of them,"
            " or add “prefix:” with what comes just before."
        )
    ]


@pytest.mark.parametrize(
    ("more", "start"),
    [
        ("paragraph: 1", 0),
        ("prefix: 'said: '", 22),
        ("prefix: 'no. '", 50),
        ("suffix: '. We'", 22),
    ],
)
def test_a_paragraph_or_what_stands_beside_makes_words_unique(square, more, start):
    span = span_of(square, f"quote: Vote yes, {more}", **{"texts/letter.txt": TWICE})

    assert (span.exact, span.start) == ("Vote yes", start)


def test_a_paragraph_that_the_words_are_not_in_is_told(problems):
    assert told(problems, "quote: by car, paragraph: 3") == [
        "These words stand in letter, but elsewhere: paragraph 2."
    ]


def test_a_quotation_needs_words(problems):
    assert told(problems, "quote: ' '") == [
        "A quote holds words of the text, exactly as they stand there."
    ]


def test_offsets_count_code_points(square):
    span = span_of(square, "quote: yes", **{"texts/letter.txt": "🙂🙂 yes"})

    assert (span.start, span.end) == (3, 6)


def test_a_place_without_words_is_checked_by_its_digest(square):
    written = f"start: {AT}, end: {AT + 6}, digest: {DIGEST}, anchor: car, anchor_start: {AT + 3}"
    span = span_of(square, written)

    assert (span.exact, span.paragraph, span.digest) == ("", 2, DIGEST)


MISPLACED = {
    f"start: {AT}, end: {AT + 7}, digest: {DIGEST}": (
        "The digest is not that of the text of letter there."
    ),
    f"start: {AT}, end: {AT + 6}, digest: abc": (
        "A digest is the first 16 digits (0-9, a-f) of a SHA-256."
    ),
    f"start: {AT}, end: {AT + 6}, anchor: car, anchor_start: {AT + 4}": (
        "The anchor does not lie within the passage."
    ),
    f"start: {AT}, end: {AT + 6}, anchor: bus, anchor_start: {AT + 3}": (
        f"“bus” does not stand at {AT + 3} in letter."
    ),
    f"start: {AT}, end: {AT + 6}, anchor: one two three four five six seven eight nine": (
        "An anchor has at most 8 words: “one two three four five six seven eight nine”."
    ),
    "start: 9, end: 9": "A passage ends after it starts; this one runs from 9 to 9.",
    "start: 9, end: 900": (
        f"The passage ends at 900, but this edition of letter has {len(LETTER)} characters."
    ),
    "start: nine, end: 12": "The start of the place of passage p1 is a whole number, not “nine”.",
    "start: 3": "The place of passage p1 needs “end: …”.",
    "quote: by car, last_paragraph: 1": "The last paragraph comes after the first.",
    "quote: by car, edition: first": "There is no edition of letter “first”.",
}


@pytest.mark.parametrize("written", MISPLACED)
def test_a_locator_that_does_not_fit_is_told(problems, written):
    [sentence] = told(problems, written)

    assert sentence.startswith(MISPLACED[written])


def test_a_source_without_text_asks_for_one(problems):
    sources = "sources:\n  letter: {title: A letter}\n  diary: {title: A diary}\n"
    passages = "passages:\n  p1: {places: [{source: diary, quote: by car}]}\n"

    assert problems(sources=sources, passages=passages) == [
        (
            "passages.yaml:2:26: The source diary has no text: put it into texts/diary.txt,"
            " or give its digest and its number of characters under “editions”."
        )
    ]


def test_a_text_known_by_its_digest_has_places_but_no_words(square):
    sources = (
        "sources:\n  letter: {title: A letter}\n"
        f"  book: {{title: A book, editions: [{{digest: {'a' * 64}, characters: 100}}]}}\n"
    )
    passages = "passages:\n  p1: {places: [{source: book, start: 90, end: 100, paragraph: 4}]}\n"
    [span] = square(sources=sources, passages=passages).passages["p1"].spans

    assert (span.edition, span.exact, span.locator) == ("a" * 12, "", "¶ 4")


def test_a_text_that_arrives_later_is_the_edition_with_its_digest(square):
    digest = hashlib.sha256(LETTER.encode()).hexdigest()
    listed = f"editions: [{{id: scan, digest: {digest}, characters: {len(LETTER)}}}]"
    sources = f"sources:\n  letter: {{title: A letter, {listed}}}\n"
    span = span_of(square, "quote: by car", **{"sources.yaml": sources})

    assert (span.edition, span.start) == ("scan", AT)


def test_a_listed_text_with_another_digest_is_told(problems):
    editions = f"editions: [{{digest: {'b' * 64}, text: letter.txt}}]"
    [problem] = problems(sources=f"sources:\n  letter: {{title: A letter, {editions}}}\n")

    assert problem.startswith("sources.yaml:2:49: The text letter.txt has another digest: ")


def test_a_listed_text_that_is_missing_is_told(problems):
    editions = "editions: [{text: scan.txt}]"

    assert problems(sources=f"sources:\n  letter: {{title: A letter, {editions}}}\n") == [
        "sources.yaml:2:47: There is no file texts/scan.txt."
    ]


def test_a_text_is_found_in_the_folder_of_texts_alone(problems):
    editions = "editions: [{text: ../secret.txt}]"
    [problem] = problems(sources=f"sources:\n  letter: {{title: A letter, {editions}}}\n")

    assert "“../secret.txt” is no file of the folder texts: write letter.txt." in problem
