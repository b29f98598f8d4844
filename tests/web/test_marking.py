"""Marking passages: no word is lost, and overlapping passages stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.texts import Correction
from argmap.web.pages.marking import LANES, Marked, Spot, lanes_of, pieces

TEXT = "Those who defended the policy replied that trade and village shared one purse."


@st.composite
def passages(draw):
    spans = draw(
        st.lists(
            st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)), max_size=6, unique=True
        )
    )
    return [Marked(f"p{n}", at, min(at + long, len(TEXT))) for n, (at, long) in enumerate(spans)]


@given(passages(), st.integers(0, 30), st.integers(31, len(TEXT)))
def test_the_pieces_of_a_paragraph_are_its_words(marked, start, end):
    assert "".join(piece.text for piece in pieces(TEXT, start, end, marked)) == TEXT[start:end]


@given(passages())
def test_every_passage_begins_once_and_ends_once(marked):
    cut = pieces(TEXT, 0, len(TEXT), marked)
    names = sorted(each.id for each in marked)
    assert sorted(name for piece in cut for name in piece.begins) == names
    assert sorted(name for piece in cut for name in piece.ends) == names


@given(passages())
def test_passages_over_the_same_words_lie_in_different_lanes_while_there_are_lanes(marked):
    ordered = sorted(marked, key=lambda each: (each.start, -each.end, each.id))
    lanes = lanes_of(ordered)
    for place in range(len(TEXT)):
        here = [lanes[each.id] for each in ordered if each.start <= place < each.end]
        if len(here) <= 1:
            continue
        assert len(set(here)) > 1 or max(here) == LANES - 1


def test_two_overlapping_passages_make_three_pieces():
    cut = pieces("abcdef", 0, 6, [Marked("a", 0, 4), Marked("b", 2, 6)])
    assert [(piece.text, piece.lanes) for piece in cut] == [
        ("ab", (0,)),
        ("cd", (0, 1)),
        ("ef", (1,)),
    ]


def test_a_passage_over_two_paragraphs_is_marked_in_both():
    text, long = "one two\n\nthree", Marked("a", 4, 14)
    assert [piece.text for piece in pieces(text, 0, 7, [long]) if piece.lanes] == ["two"]
    assert [piece.text for piece in pieces(text, 9, 14, [long]) if piece.lanes] == ["three"]


@given(st.text(alphabet="a *.\n", max_size=30), st.lists(st.integers(0, 29), max_size=4))
def test_asterisks_stay_in_the_text_whatever_is_made_of_them(text, cuts):
    marked = [Marked(str(place), place, place + 3) for place in cuts]
    cut = pieces(text, 0, len(text), marked)
    assert "".join(piece.text for piece in cut) == text
    assert {piece.text.strip("*") for piece in cut if piece.face == "star"} <= {""}


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("See *Capital*, and **poor** men.", [("em", "Capital"), ("strong", "poor")]),
        ("(*one two*)", [("em", "one two")]),
        ("5 * 3 * 2 is 30", []),
        ("A note* and another*", []),
        ("* See above; *Capital* too", []),
        ("*one*, *two", []),
        ("2*3*4", []),
    ],
)
def test_words_between_asterisks_are_emphasised_if_all_of_a_paragraph_pair(text, faces):
    cut = pieces(text, 0, len(text), [])
    assert [(each.face, each.text) for each in cut if each.face not in ("", "star")] == faces


def test_a_footnote_is_pointed_at_in_a_paragraph_that_nobody_cites():
    found = pieces(TEXT, 0, len(TEXT), [], notes={9: 1})
    assert [piece.notes for piece in found] == [(1,), ()]


def test_a_footnote_is_pointed_at_where_its_mark_stands():
    found = pieces(TEXT, 0, len(TEXT), [Marked("p", 6, 15)], notes={9: 1, len(TEXT): 2})

    assert "".join(piece.text for piece in found) == TEXT
    assert [(piece.text[-3:], piece.notes) for piece in found if piece.notes] == [
        (TEXT[6:9], (1,)),
        ("se.", (2,)),
    ]


def test_what_is_printed_wrongly_is_told_once_at_its_end():
    wrong = Correction(6, 9, TEXT[6:9], "whom")
    found = pieces(TEXT, 0, len(TEXT), [Marked("p", 7, 20)], [Spot(6, 9, wrong), Spot(30, 35)])

    assert [piece.text for piece in found if piece.damaged] == [TEXT[6:7], TEXT[7:9]]
    assert [piece.wrong for piece in found if piece.wrong] == [wrong]
    assert [piece.text for piece in found if piece.hit] == [TEXT[30:35]]
