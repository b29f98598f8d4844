"""Text fragments lead a browser to the words of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.fragments import Fragment, fragment_of, parse, place_of

TEXT = """# The letter

We ask you, who sell on the square - all of us - to keep it open, 50 % & more. We sell there
since 1899, and we ask you to wait.

Grain fell. Prices rose. Grain fell.

The second paragraph says: we ask you, who sell elsewhere, nothing at all of this kind, ever.
"""


def led_to(words, text=TEXT):
    start = text.index(words)
    made = fragment_of(text, start, start + len(words))
    found = place_of(parse(f"https://example.org/x#p1{made.directive}"), text)
    return made, text[slice(*found)] if found else None


def test_a_short_passage_is_named_whole():
    assert led_to("Prices rose.")[0].directive == ":~:text=Prices%20rose."


def test_a_long_passage_is_named_by_its_first_and_last_words():
    whole = "We ask you, who sell on the square - all of us - to keep it open, 50 % & more."

    assert led_to(whole) == (Fragment("We ask you,", "% & more."), whole)


def test_hyphens_commas_and_signs_are_encoded():
    made = Fragment("a-b", "c, d & e", "x-", "100 %")

    assert made.directive == ":~:text=x%2D-,a%2Db,c%2C%20d%20%26%20e,-100%20%25"
    assert parse("#" + made.directive) == made


def test_a_passage_across_paragraphs_is_named_within_its_lines():
    whole = TEXT[TEXT.index("Grain fell. Prices") : TEXT.index(", who sell elsewhere")]
    made, found = led_to(whole)

    assert found == whole
    assert "\n" not in made.start + made.end


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them():
    second = TEXT.rindex("Grain fell")
    made = fragment_of(TEXT, second, second + len("Grain fell"))

    assert made == Fragment("Grain fell", prefix="rose.")
    assert place_of(made, TEXT) == (second, second + len("Grain fell"))


def test_a_cut_word_is_made_whole():
    start = TEXT.index("rices ros")

    assert fragment_of(TEXT, start, start + len("rices ros")).start == "Prices rose"


@pytest.mark.parametrize("address", ["https://example.org/#p1", "#:~:text=", "#:~:text=a,b,c"])
def test_an_address_without_a_fragment_gives_none(address):
    assert parse(address) is None


@given(st.data())
def test_every_passage_of_words_is_found_again(data):
    count = data.draw(st.integers(8, 60))
    words = [
        f"{data.draw(st.sampled_from(['grain', 'bread', 'no-one', 'A, B']))}" for _ in range(count)
    ]
    words = [f"{word}{n}" for n, word in enumerate(words)]
    text = "".join(
        f"{word}{data.draw(st.sampled_from([' ', ' ', ' ', chr(10) * 2]))}" for word in words
    )
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first, count - 1))
    start, end = text.index(words[first]), text.index(words[last]) + len(words[last])

    assert place_of(parse("#" + fragment_of(text, start, end).directive), text) == (start, end)
