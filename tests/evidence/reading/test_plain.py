"""Reading plain text."""

from __future__ import annotations

import pytest

from argmap.model.errors import InvalidTextFileError
from argmap.model.sources import text_digest
from tests.evidence.reading.files import pieces, read


def test_plain_text_stays_as_it_is():
    text = "# A part\n\n  One\tcell\nand a line \n\n\n*Two*.\n"

    found = read("txt", text)

    assert (found.text, found.troubles) == (text, ())
    assert text_digest(found.text) == text_digest(text)


def test_the_mark_at_the_beginning_and_the_line_ends_of_windows_go():
    assert read("txt", "One\r\ntwo\rthree".encode("utf-8-sig")).text == "One\ntwo\nthree"


def test_an_accent_that_stands_apart_is_joined_to_its_letter():
    assert read("txt", "cafe\u0301").text == "café"


def test_a_form_feed_begins_a_page_and_is_no_part_of_the_text():
    found = read("txt", "One\nof\ftwo.\n\n\fThree.\f")

    assert found.text == "One\nof\ntwo.\n\nThree."
    assert pieces(found)[0] == [("1", "One\nof\ntwo.\n"), ("2", "two.\n\nThree."), ("3", "Three.")]


def test_what_nobody_can_see_is_left_out_and_told():
    found = read("txt", "a\x00b \u202ecd\u2066")

    assert found.text == "ab cd"
    assert found.troubles[0].startswith("3 unseen characters were left out")


def test_a_soft_hyphen_stays():
    assert read("txt", "a\u00adb").text == "a\u00adb"


ENGLISH = "Déjà vu: the naïve words of “a café” that went on for a while, as words do."
RUSSIAN = "Новая экономическая политика и её политические дилеммы, в кратком изложении."


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_other_encodings_are_told_apart(words, encoding):
    assert read("txt", words.encode(encoding)).text == words


def test_a_guessed_encoding_is_told():
    words = "Déjà vu, the naïve words of a café in the Rue de l’École."

    found = read("txt", words.encode("cp1252"))

    assert "cp1252" in found.troubles[0]


def test_long_lines_without_a_blank_one_are_paragraphs_each():
    line = "The harvest was poor in the north. " * 8
    found = read("txt", "\n".join([line] * 3))

    assert found.text.count("\n\n") == 2
    assert "taken for a paragraph" in found.troubles[0]


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(InvalidTextFileError, match=r"more than 5,000,000 characters.*divide it"):
        read("txt", "word " * 1_000_001)
