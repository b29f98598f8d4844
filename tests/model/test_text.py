"""The boundary of texts and ids: what cannot be kept is refused with its place."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import text
from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.debates import Debate, Excerpt, Position, Speaker
from argmap.model.errors import InvalidIdError, InvalidTextError
from argmap.model.ids import PATTERN, checked_id
from argmap.model.passages import Bearing, Evidence, Figure, Passage, Span
from argmap.model.plain import plain
from argmap.model.sources import Library, Source, edition_of
from tests.strategies import HOSTILE, REFUSED, texts

SPAN = Span("src", "ed", 0, 1)
FIELDS = {
    "claim": lambda t: Claim("c1", t),
    "claim note": lambda t: Claim("c1", "Words.", note=t),
    "relation note": lambda t: Relation("r1", "support", ("c1",), "c2", note=t),
    "relation scheme": lambda t: Relation("r1", "support", ("c1",), "c2", scheme=t),
    "crossing note": lambda t: CrossRelation("x1", "support", "d", "c1", "c2", note=t),
    "position": lambda t: Position("p1", t),
    "gist": lambda t: Position("p1", "Fast", t),
    "speaker": lambda t: Speaker("s1", t),
    "short name": lambda t: Speaker("s1", "Name", t),
    "role": lambda t: Speaker("s1", "Name", role=t),
    "question": lambda t: Debate("d", t),
    "title": lambda t: Debate("d", "What?", t),
    "summary": lambda t: Debate("d", "What?", summary=t),
    "axis": lambda t: Debate("d", "What?", axis=t),
    "excerpt": lambda t: Excerpt("e", t),
    "library": lambda t: Library("l", t),
    "library summary": lambda t: Library("l", "Title", t),
    "source": lambda t: Source("s", t),
    "author": lambda t: Source("s", "Title", t),
    "short title": lambda t: Source("s", "Title", short_title=t),
    "rights": lambda t: Source("s", "Title", rights=t),
    "detail": lambda t: Source("s", "Title", details=(("label", t),)),
    "address": lambda t: Source("s", "Title", url=f"https://{t}"),
    "edition": lambda t: edition_of("s", t),
    "exact": lambda t: Span("src", "ed", 0, len(t), t),
    "prefix": lambda t: Span("src", "ed", 0, 1, prefix=t),
    "anchor": lambda t: Span("src", "ed", 0, 1, anchor=t),
    "passage": lambda t: Passage("q", (SPAN,), t),
    "passage note": lambda t: Passage("q", (SPAN,), note=t),
    "figure": lambda t: Figure(t),
    "evidence": lambda t: Evidence("e", "c1", "q", "backs", note=t),
}


EXACT = {"exact", "prefix", "anchor", "figure", "detail", "address"}


@pytest.mark.parametrize("refused", REFUSED, ids=ascii)
@pytest.mark.parametrize("field", FIELDS)
def test_what_cannot_be_kept_is_refused_in_every_field_with_its_place(field, refused):
    place = next(n for n, c in enumerate(refused, 1) if ord(c) > 0xD000 or ord(c) < 32 or c > "~")
    at = place + (8 if field == "address" else 0)

    with pytest.raises(InvalidTextError, match=rf"U\+[0-9A-F]{{4}} at place {at}, .*delete it"):
        FIELDS[field](refused)


@pytest.mark.parametrize("hostile", [each for each in HOSTILE if len(each) < 60], ids=ascii)
@pytest.mark.parametrize("field", FIELDS)
def test_any_other_text_is_kept_composed_unless_a_place_counts_on_it(field, hostile):
    kept = " ".join(" ".join(strings(plain(FIELDS[field](hostile)))).split())

    assert " ".join(in_form(field, hostile).split()) in kept


def in_form(field, value):
    return value if field in EXACT else normalize("NFC", value)


def strings(data):
    """Every text in plain data."""
    if isinstance(data, str):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [each for value in inner for each in strings(value)]


@given(texts)
def test_a_line_that_was_cleaned_is_clean(value):
    clean = text.line(value, "The line")

    assert clean == text.line(clean, "The line")
    assert is_normalized("NFC", clean)
    assert not re.search(r"\s\s|\n|^\s|\s$", clean)


@given(texts)
def test_prose_that_was_cleaned_is_clean(value):
    clean = text.prose(value, "The prose")

    assert clean == text.prose(clean, "The prose")
    assert "\r" not in clean


def test_a_line_has_single_blanks_and_prose_keeps_its_lines():
    assert text.line("  one\t two\r\nthree ", "The line") == "one two three"
    assert text.prose(" one\r\ntwo\rthree \n", "The prose") == "one\ntwo\nthree"


def test_a_text_too_long_is_refused_with_its_length():
    with pytest.raises(InvalidTextError, match=r"50,000 characters; the most .* 2,000"):
        Claim("c1", "x" * 50_000)


@pytest.mark.parametrize("empty", ["", "   ", "\n\t "])
def test_a_claim_needs_words(empty):
    with pytest.raises(InvalidTextError, match=r"The claim needs words\."):
        Claim("c1", empty)


@pytest.mark.parametrize("value", ["", "-a", "A", "a_b", "a b", "é", "a" * 65, "a\n", "../a", "１"])
def test_an_id_that_cannot_stand_in_an_address_is_refused(value):
    with pytest.raises(InvalidIdError, match="write lower-case letters"):
        checked_id(value)


@given(st.from_regex(PATTERN, fullmatch=True))
def test_an_id_of_letters_digits_and_hyphens_is_one(value):
    assert checked_id(value) == value


@pytest.mark.parametrize(
    "made",
    [
        lambda name: Claim(name, "One."),
        lambda name: Relation(name, Kind.SUPPORT, ("c2",), "c1"),
        lambda name: CrossRelation(name, Kind.SUPPORT, "other", "c2", "c1"),
        lambda name: Passage(name, (Span("s", "e", 0, 1),)),
        lambda name: Evidence(name, "c1", "p1", Bearing.BACKS),
    ],
)
def test_what_an_edit_adds_has_an_id_that_can_stand_in_an_address(made):
    with pytest.raises(InvalidIdError, match="“a/b” cannot be an id"):
        made("a/b")


PILE = "e" + "\u0301\u0327" * 16


def test_more_accents_on_one_letter_than_any_language_has_are_refused_with_their_place():
    with pytest.raises(InvalidTextError, match="more than 30 accents on one letter, at place 38"):
        text.words(f"Words {PILE}", "The text")

    assert text.line("Wor\u0301\u0327ds", "A claim") == normalize("NFC", "Wor\u0301\u0327ds")
    assert text.words("—" * 200, "The text") == "—" * 200


def test_words_that_nobody_keeps_are_composed_unless_that_takes_forever():
    assert text.composed("e\u0301") == "é"
    assert text.composed(PILE * 9_000) == PILE * 9_000
