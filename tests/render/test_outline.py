"""The outline: every claim in a place that can be read, and the same as plain text."""

from __future__ import annotations

from hypothesis import given

from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing
from argmap.render.outline import outline
from argmap.render.plaintext import outline_text
from tests.render.sketches import LIBRARY, chain, cited, saying, sketch
from tests.strategies import maps, texts


def told(text):
    """The outline as indented rows: sign, claim, and ~ for a claim met again."""
    return [
        f"{'  ' * row.depth}{row.sign}{row.claim.id if row.claim else '...'}{'~' * row.again}"
        for row in outline(sketch(text))
    ]


def test_a_reply_stands_under_the_claim_that_it_bears_on():
    assert told("a!\nb + a\nc - a\nd + b") == ["a", "  +b", "    +d", "  −c"]


def test_a_thesis_keeps_a_place_of_its_own_even_if_it_bears_on_another():
    assert told("a!\nb!\nb - a\nc + b") == ["a", "  −b~", "b", "  +c"]


def test_a_thesis_met_before_its_own_place_says_that_it_comes_below():
    rows = outline(sketch("a!\nb!\nb - a"))

    assert rows[1].again_words == "shown below"


def test_an_undercut_stands_under_the_row_whose_step_it_questions():
    assert told("a!\nb + a\nc / r1\nd - c") == ["a", "  +b", "    ⊘c", "      −d"]


def test_an_undercut_of_an_undercut_stands_under_it():
    assert told("a!\nb + a\nc / r1\nd / r2") == ["a", "  +b", "    ⊘c", "      ⊘d"]


def test_linked_premises_stand_together_under_one_row():
    assert told("a!\nb, c + a\nd / r1") == ["a", "  +...", "    b", "    c", "    ⊘d"]


def test_linked_premises_are_headed_by_the_word_together():
    assert outline(sketch("a!\nb, c + a"))[1].word == "because, together:"


def test_a_claim_met_a_second_time_is_not_unfolded_again():
    assert told("a!\nb + a\nc + b\nd - a\nc + d") == ["a", "  +b", "    +c", "  −d", "    +c~"]


def test_a_circle_ends_where_it_began():
    assert told("a + b\nb + a") == ["a", "  +b", "    +a~"]


def test_steps_that_question_each_other_in_a_circle_are_shown():
    drawn = sketch("a!\nb + a\nc / r3\nd / r2")
    shown = [row.relation.id for row in outline(drawn) if row.relation]

    assert sorted(shown) == ["r1", "r2", "r3"]


def test_a_line_of_ten_thousand_claims_is_no_deeper_than_the_computer():
    assert outline(chain(10_000))[-1].depth == 9_999


def test_the_text_of_a_deep_line_stays_short():
    assert len(outline_text(chain(3_000), None)) < 300_000


@given(maps())
def test_every_drawn_claim_is_unfolded_once(drawn):
    unfolded = [row.claim.id for row in outline(drawn) if row.claim and not row.again]

    assert sorted(unfolded) == sorted(drawn.drawn)


@given(maps())
def test_every_drawn_relation_has_one_place(drawn):
    steps = [row.relation.id for row in outline(drawn) if row.relation]

    assert sorted(steps) == sorted(drawn.drawn_relations)


@given(maps())
def test_levels_open_and_close_as_the_depths_say(drawn):
    depth, said = 0, []
    for row in outline(drawn):
        said.append(row.depth == depth)
        depth += row.opens - row.closes

    assert all(said)
    assert depth == 0


@given(maps())
def test_the_text_holds_every_claim_as_it_is(drawn):
    lines = outline_text(drawn, None)

    assert all(claim.text in lines for claim in drawn)


@given(texts.filter(lambda text: len(text) < 300))
def test_hostile_words_stand_in_the_text_as_they_are(text):
    drawn = saying(text)

    assert outline_text(drawn, None).count(drawn.drawn["a"].text) >= 2


def test_a_passage_is_quoted_with_its_bearing_source_and_place():
    made = outline_text(cited("Grain fell.", bearing=Bearing.DISPUTES), LIBRARY)

    assert "disputes: “Grain fell.” [Hosking, ¶ 60]" in made


def test_a_passage_without_words_is_told_in_its_summary_without_quotation_marks():
    assert "backs: Less grain. [Hosking, ¶ 60]" in outline_text(
        cited(summary="Less grain."), LIBRARY
    )


def test_a_damaged_passage_says_so():
    made = outline_text(cited("Grain fell.", textual="damaged"), LIBRARY)

    assert "¶ 60; the text is damaged]" in made


def test_an_empty_map_is_its_question():
    assert outline_text(ArgumentMap("m", sketch("a!").debate), None).strip() == "Why?"
