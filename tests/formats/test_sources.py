"""Mistakes in sources and their editions are told at their place."""

from __future__ import annotations

import pytest

from argmap.formats.folder import read_library

EDITION = "sources:\n  letter:\n    title: A letter\n    editions: [{{{}}}]\n"
DIGEST = "a" * 64
MISTAKES = {
    "digest: abc, characters: 9": (
        "4:25: The digest of an edition is a SHA-256: 64 digits, 0 to 9, a to f."
    ),
    f"digest: {DIGEST}": "4:16: The edition of letter needs “characters: …”.",
    f"digest: {DIGEST}, characters: many": (
        "4:103: The characters of the edition of letter is a whole number, not “many”."
    ),
    f"id: The Scan, digest: {DIGEST}, characters: 9": (
        "4:21: “The Scan” cannot be the id of an edition: write lower-case letters a to z, digits"
        " and hyphens, beginning with a letter or digit, at most 64 of them."
    ),
    f"digest: {DIGEST}, characters: 9}}, {{digest: {DIGEST}, characters: 9": (
        f"4:107: There is an edition {DIGEST[:12]} of letter already."
    ),
    "text: broken.txt": (
        "4:23: The text of letter holds the character U+0001 at place 1, which cannot be kept:"
        " delete it."
    ),
}


@pytest.mark.parametrize("written", MISTAKES)
def test_a_mistake_in_an_edition_is_told_at_its_place(problems, written):
    files = {"texts/broken.txt": "\x01"} if "broken" in written else {}
    told = MISTAKES[written]

    assert f"sources.yaml:{told}" in problems(files, sources=EDITION.format(written))


def test_a_text_that_cannot_be_kept_is_told_in_its_file(problems):
    assert problems({"texts/letter.txt": "We \x07 ask."}) == [
        ("texts/letter.txt:1:1: The text of letter holds the character U+0007 at place 4,"
        " which cannot be kept: delete it.")
    ]  # fmt: skip


def test_a_text_that_is_not_in_utf_8_is_told_with_its_line(problems):
    [problem] = problems({"texts/letter.txt": "We\nask für Geduld".encode("latin-1")})

    assert problem.startswith("texts/letter.txt:2:1: This line is not in UTF-8")


def test_a_title_is_all_that_a_source_needs(problems):
    assert problems(sources="sources:\n  letter: {author: The sellers}\n") == [
        "sources.yaml:2:11: The source letter needs “title: …”."
    ]


def test_a_source_quoted_in_one_that_there_is_not_is_told(problems):
    sources = "sources:\n  letter: {title: A letter, quoted_in: leter}\n"

    assert problems(sources=sources) == [
        "sources.yaml:2:40: There is no source “leter”. Did you mean “letter”?"
    ]


def test_two_texts_of_a_source_are_two_editions(square):
    sources = EDITION.format("id: draft, text: draft.txt")
    passages = "passages:\n  p1: {places: [{source: letter, edition: draft, quote: buses}]}\n"
    drawn = square({"texts/draft.txt": "By buses."}, sources=sources, passages=passages)
    [span] = drawn.passages["p1"].spans

    assert (span.edition, span.start) == ("draft", 3)


def test_a_library_needs_a_title(tmp_path):
    (tmp_path / "library.yaml").write_text("slug: papers\n", "utf-8")
    reading = read_library(tmp_path)

    assert reading.library is None
    assert reading.problems[0].sentence == "The library needs “title: …”."


@pytest.fixture
def letters(tmp_path):
    def read(written):
        folder = tmp_path / "letters"
        folder.mkdir()
        (folder / "library.yaml").write_text(f"title: Letters\n{written}")
        return read_library(folder)

    return read


def test_a_source_is_called_by_its_short_title_else_by_author_and_year(letters):
    library = letters(
        "sources:\n  a: {title: One, author: 'Vogel, Anna', issued: 1998}\n"
        "  b: {title: Two, author: 'Vogel, Anna', issued: 1998, short: The answer}\n"
    ).library

    assert [source.short for source in library.sources] == ["Vogel 1998", "The answer"]


def test_a_library_lists_its_debates_in_the_order_to_read_them(letters):
    assert letters("debates: [second, first]\n").library.debates == ("second", "first")


def test_a_debate_in_the_order_of_a_library_is_an_id(letters):
    [problem] = letters("debates: [The Square]\n").problems

    assert problem.sentence.startswith("“The Square” cannot be the id of a debate")
