"""Folding texts to letters and digits, and the way back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.folding import fold, letters

WORDS = st.lists(
    st.text(st.sampled_from("abcdefghijkABCZ0179éüñçøÅßжДωΣ"), min_size=1, max_size=9),
    min_size=1,
    max_size=12,
)
ANYTHING = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aﬁ🙂e\u0301½…İ\u0345"))
)


def test_letters_and_digits_are_what_is_left():
    assert fold("“Half-\n\nmeasures” … 1,000 roubles!").letters == "halfmeasures1000roubles"


@pytest.mark.parametrize(
    ("printed", "again"),
    [
        ("the oﬃcial ﬁles", "the official files"),
        ("co-\noperation", "cooperation"),
        ("deliber-\n\n\fate", "deliberate"),
        ("soft\u00adhyphen", "softhyphen"),
        ("'He said “no” ’", "\"He said 'no'\""),
        ("Put\u02b9 k sotsializmu", "Put' k sotsializmu"),
        ("caf\u00e9 na\u00efve", "cafe\u0301 nai\u0308ve"),
        ("Straße", "STRASSE"),
        ("x² ½", "x2 1⁄2"),
    ],
)
def test_two_printings_of_the_same_words_fold_alike(printed, again):
    assert letters(printed) == letters(again)


@pytest.mark.parametrize("text", ["Wars 🙂🙂 end.", "e\u0301te\u0301 🙂 fin", "\U0001d400bc"])
def test_offsets_count_code_points(text):
    folded = fold(text)
    last = len(folded.letters)

    assert text[slice(*folded.raw(last - 1, last))] == text.rstrip(".")[-1]


def test_a_place_takes_in_the_marks_of_its_last_letter():
    text = "un e\u0301te\u0301\u0323, fini"
    folded = fold(text)
    low = folded.letters.index("ete")

    assert text[slice(*folded.raw(low, low + 3))] == "e\u0301te\u0301\u0323"


def test_half_a_ligature_is_the_whole_one():
    folded = fold("of ﬁles")
    low = folded.letters.index("iles")

    assert folded.raw(low, low + 4) == (3, 7)


def test_no_letters_stand_at_one_place():
    assert fold("a b").raw(1, 1) == (2, 2)
    assert fold("a b.").raw(2, 2) == (4, 4)
    assert fold("…").letters == ""


def test_long_texts_are_folded_once():
    assert fold("word " * 1_000) is fold("word " * 1_000)


@settings(deadline=None)
@given(ANYTHING)
def test_offsets_never_fall_and_stay_in_the_text(text):
    folded = fold(text)

    assert len(folded.offsets) == len(folded.letters)
    assert sorted(folded.offsets) == list(folded.offsets)
    assert all(letters(text[at]) for at in folded.offsets)
    assert folded.letters == letters(text)


@settings(deadline=None)
@given(ANYTHING, st.data())
def test_letters_are_among_those_of_the_place_where_they_stand(text, data):
    folded = fold(text)
    low = data.draw(st.integers(0, len(folded.letters)))
    high = data.draw(st.integers(low, len(folded.letters)))
    start, end = folded.raw(low, high)
    first, last = folded.place(start, end)

    assert start <= end <= len(text)
    if high > low:
        assert first <= low
        assert high <= last
        assert folded.raw(first, last) == (start, end)
        assert letters(text[start:end]) == folded.letters[first:last]


@settings(deadline=None)
@given(ANYTHING, st.data())
def test_the_letters_of_a_place_are_those_that_it_folds_to(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    folded = fold(text)

    assert folded.letters[slice(*folded.place(start, end))] == letters(text[start:end])


@settings(deadline=None)
@given(WORDS, st.data())
def test_a_printing_changes_nothing_in_the_folded_text(words, data):
    between = st.sampled_from([" ", "\n", "\n\n", " — ", "\f", "” “", ", ", "\u00a0", "\u2009"])
    inside = st.sampled_from(["", "", "-\n", "\u00ad", "-\n\n\f", "\u200b"])
    printed = ""
    for word in words:
        at = data.draw(st.integers(0, len(word)))
        printed += word[:at] + data.draw(inside) + word[at:] + data.draw(between)
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))

    assert letters(unicodedata.normalize(form, printed)) == letters(" ".join(words))
    assert letters(printed.upper()) == letters(printed.lower()) == letters(printed)


@settings(deadline=None)
@given(ANYTHING)
def test_the_form_of_accents_does_not_matter(text):
    assert letters(unicodedata.normalize("NFD", text)) == letters(
        unicodedata.normalize("NFC", text)
    )


def test_what_is_left_has_no_blank():
    assert not re.search(r"\W", fold("A\u2028B\u3000C\tD 🙂 ٣").letters)
