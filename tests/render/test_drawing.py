"""Drawing: every map is drawn, with every word of it, whatever its shape and its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.debates import Debate, Position, Speaker
from argmap.model.errors import ArgmapError
from argmap.render.picture import Picture, Shape
from tests.render.drawings import SVG, card, drawn, focused, large, parsed, places, tangled, words
from tests.render.sketches import cited, saying, sketch
from tests.strategies import HOSTILE, REFUSED

ODD = {
    "no claims": "",
    "one claim": "a",
    "one thesis": "a!",
    "several roots": "a!\nb!\nc",
    "a circle": "a + b\nb + c\nc + a",
    "a circle under a thesis": "t!\na + t\nb + a\na - b",
    "mutual rebuttals": "a!\nb!\na - b\nb - a",
    "undercuts of undercuts": "a!\nb + a\nc / r1\nd / r2\ne / r3\nf / r1\ng / r1",
    "an undercut by its own target": "a!\nb!\nb + a\na / r1",
    "linked premises that clash": "a!\nb, c + a\nb - c",
    "a premise of everything": "a!\nb + a\nc + a\nd + b\nd - c\nd + a\nd / r1",
    "a claim far away": "a!\nb + a\nc + b\nd + c\nd - a\na - d",
}


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("lines", ODD.values(), ids=ODD)
def test_every_map_is_drawn_with_each_of_its_claims_once(lines, shape):
    whole = sketch(lines)
    found = [a.get("id") for a in parsed(drawn(whole, Picture(shape))).iter(f"{SVG}a")]
    cards = sorted(name for name in found if name and name.startswith("claim-"))
    wanted = sorted(f"claim-{claim}" for claim in whole.claims)
    assert cards == wanted or (shape is Shape.FOCUS and set(cards) <= set(wanted))


@pytest.mark.parametrize("relations", [240, 960])
def test_a_dense_map_is_drawn(relations):
    assert len(places(drawn(tangled(60, relations)))) == 60


def test_cards_do_not_cover_one_another():
    found = re.findall(
        r'data-claim="\S+" transform="translate\((\S+) (\S+)\)">.*?height="(\S+?)"',
        drawn(large(120)).svg,
    )
    boxes = [(float(x), float(y), float(high)) for x, y, high in found]
    for n, (x, y, high) in enumerate(boxes):
        for left, top, other in boxes[n + 1 :]:
            assert abs(x - left) >= 236 or y + high <= top or top + other <= y


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_appear_as_those_very_words(text):
    diagram = drawn(saying(text))
    made = diagram.svg
    assert words(card(diagram, "a"), "body") == saying(text).claims["a"].text[:300]
    assert not re.search(r"<script|\son\w+=|href=\"javascript:|style=", made, re.IGNORECASE)


@given(st.text(max_size=400) | st.sampled_from(HOSTILE + REFUSED))
def test_any_text_is_refused_or_drawn_as_that_very_text(text):
    try:
        whole = saying(text)
    except ArgmapError:
        return
    diagram = drawn(whole)
    told = whole.claims["a"].text
    shown = words(card(diagram, "a"), "body")
    assert told.startswith(shown)
    assert len(shown) >= min(len(told), 260)
    assert told in card(diagram, "a").get("aria-label")
    assert words(parsed(diagram), "question") == whole.debate.question
    assert {e.tag.removeprefix(SVG) for e in parsed(diagram).iter()} <= {
        "svg", "title", "desc", "g", "a", "rect", "path", "text", "tspan",
    }  # fmt: skip


def test_a_long_claim_is_cut_with_the_word_more_and_told_in_full():
    text = "Industry must be built. " * 80
    link = card(drawn(saying(text)), "a")
    assert len(words(link, "body")) <= 300
    assert words(link, "more") == "… more"
    assert text.strip() in link.get("aria-label")


def test_arabic_stands_at_the_right_edge():
    diagram = drawn(saying("سيعيش الفلاحون على ما يزرعون"))
    found = next(e for e in card(diagram, "a").iter() if "body" in e.get("class", ""))
    assert "rtl" in found.get("class")
    assert float(found[0].get("x")) > 200


def test_a_card_says_in_a_sentence_what_it_is():
    debate = Debate("m", "Why?", speakers=(Speaker("b", "N. I. Bukharin", "Bukharin"),))
    whole = sketch("a!\nb - a", debate=debate)
    assert card(drawn(whole), "b").get("aria-label") == (
        "Rebuttal: Claim b. It bears against “Claim a.”."
    )


def test_the_arrow_keys_find_their_way_from_card_to_card():
    """
    a!
    b + a
    c - a
    d / r1
    """
    link = card(drawn(sketch("a!\nb + a\nc - a\nd / r1")), "b")
    steps = {name: link.get(f"data-{name}") for name in ("target", "previous", "next")}
    assert steps == {"target": "a", "previous": "d", "next": "c"}
    assert card(drawn(sketch("a!\nb + a")), "a").get("data-first-premise") == "b"


def test_cards_follow_one_another_in_the_order_of_reading():
    diagram = drawn(sketch("a!\nb + a\nc + a\nd - b"))
    assert list(places(diagram)) == ["a", "b", "d", "c"] == list(diagram.shown)


def test_lines_are_hidden_from_those_who_listen():
    found = [e for e in parsed(drawn(sketch("a!\nb + a"))).iter() if e.get("class") == "lines"]
    assert [each.get("aria-hidden") for each in found] == ["true"]


def test_the_picture_has_a_title_and_says_what_it_shows():
    root = parsed(drawn(sketch("a!\nb + a")))
    assert root.get("role") == "graphics-document document"
    assert [root[0].text, root[1].text] == ["Why?", "Whole map: 2 claims. Claim a."]


def test_hidden_replies_are_folded_into_a_card_that_unfolds_them():
    diagram = focused(sketch("a!\nb + a\nc + a\nd - a\ne + b"), "b")
    fold = next(a for a in parsed(diagram).iter(f"{SVG}a") if a.get("id") == "fold-a")
    assert words(fold, "rest") == "Two more replies to this claim"
    assert words(fold, "counts") == "+1 because −1 but"
    assert fold.get("href") == "?open=a"


def test_hidden_replies_of_other_cards_are_a_badge():
    diagram = focused(sketch("a!\nb + a\nc + b\nd - b"), "a")
    assert words(parsed(diagram), "folded") == "+1 −1 folded"


def test_a_claim_that_bears_elsewhere_too_says_so():
    diagram = focused(sketch("a!\nb + a\nc + b\nc - d\nd + a\ne + d"), "b")
    assert words(parsed(diagram), "also") == "also in 1 other place"


def test_the_focused_claim_shows_its_passages():
    diagram = focused(cited("A great leap.", "What it says."), "a")
    assert words(parsed(diagram), "quote") == "A great leap."
    assert "¶ 60" in words(parsed(diagram), "where")


def test_other_claims_show_how_many_passages_they_have():
    assert words(parsed(drawn(cited("A great leap."))), "passages") == "1"
    assert "slip" not in drawn(cited("A great leap.")).svg


def test_a_damaged_passage_is_marked_with_a_word():
    assert words(parsed(drawn(cited("A gre", textual="damaged"))), "textual") == "damaged text"


def test_what_is_faded_and_what_later_evidence_backs_is_marked():
    diagram = drawn(sketch("a!\nb + a"), Picture(faded=frozenset({"b"}), flagged=frozenset({"a"})))
    assert re.search(r'class="node claim hue-0 faded" data-claim="b"', diagram.svg)
    assert words(parsed(diagram), "later-evidence") == "later evidence"


def test_bands_are_named_after_the_positions():
    debate = Debate("m", "Why?", positions=(Position("left", "The left", hue=4),))
    diagram = drawn(sketch("a!\nb + a", debate=debate), Picture(Shape.BANDS))
    assert words(parsed(diagram), "band") == "No position"


def test_mutual_rebuttals_of_neighbours_stand_side_by_side():
    diagram = drawn(sketch("a!\nb!\na - b\nb - a"))
    pills = re.findall(r'node pill rebut" transform="translate\((\S+) (\S+)\)', diagram.svg)
    assert len({y for _, y in pills}) == 1
    assert len({x for x, _ in pills}) == 2
