"""Marks on a picture: words, lines and signs tell what was added, changed and withdrawn."""

from __future__ import annotations

from argmap.analysis.difference import differences
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import AddClaim, Relate, Reword, Withdraw
from argmap.render.marks import Piece, Sort, marks_of, split
from argmap.render.picture import Picture
from tests.render.drawings import drawn
from tests.render.sketches import sketch


def pictured(*edits):
    old = sketch("a!\nb + a\nc - a", words={"b": "The old words of b stay."})
    found = differences(old, apply_all(edits, old))
    return drawn(found.both, Picture(marks=marks_of(found))).svg


def test_what_was_added_has_a_tag_and_a_sign():
    svg = pictured(AddClaim(Claim("d", "New.")), Relate(Relation("r9", Kind.SUPPORT, ("d",), "a")))

    assert ">+ added</text>" in svg
    assert ">+ because</text>" in svg
    assert 'class="node claim hue-0 added"' in svg
    assert "Added. Support" in svg


def test_what_was_withdrawn_is_drawn_still_with_a_tag_and_its_line_too():
    svg = pictured(Withdraw("c"))

    assert ">− withdrawn</text>" in svg
    assert ">− but</text>" in svg
    assert 'class="line rebut' in svg
    assert "Withdrawn. Rebuttal" in svg


def test_a_rewording_shows_the_old_and_the_new_words():
    svg = pictured(Reword("b", "The new words of b stay."))

    assert ">reworded</text>" in svg
    assert 'class="gone"' in svg
    assert 'class="new"' in svg
    assert ">old </tspan>" in svg or ">old</tspan>" in svg


def test_what_stayed_is_quiet_and_without_marks_nothing_is():
    assert 'class="node claim hue-0 thesis stays"' in pictured(Withdraw("c"))
    assert "stays" not in pictured()


def test_pieces_are_broken_where_the_lines_are():
    pieces = (Piece(Sort.SAME, "one two "), Piece(Sort.NEW, "three four"))

    assert split(pieces, ("one ", "two three ", "four")) == (
        (Piece(Sort.SAME, "one "),),
        (Piece(Sort.SAME, "two "), Piece(Sort.NEW, "three ")),
        (Piece(Sort.NEW, "four"),),
    )
