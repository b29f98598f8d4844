"""The debate sheet: what of a map fits on it, how it is drawn, and its PDF of two pages."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pypdf
import pytest
from hypothesis import given

from argmap.model.claims import Claim
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.render.sheet import Quoted, Sheet, sheet_pdf
from argmap.render.sheetmap import CARD, ROOM, WIDE, plan_sheet
from argmap.render.sheetsvg import drawn
from tests.examples import plan
from tests.render.drawings import large
from tests.strategies import maps

SVG = "{http://www.w3.org/2000/svg}"


def words(picture):
    return " ".join("".join(each.itertext()) for each in picture.iter(f"{SVG}text"))


@given(maps())
def test_whatever_people_wrote_the_map_is_drawn_as_xml_and_fits_the_sheet(whole):
    made = plan_sheet(whole)
    svg, high = drawn(made, "The map")
    picture = ElementTree.fromstring(svg)

    assert float(picture.get("width")) <= WIDE + 2
    assert high <= max(ROOM, max((b.height for b in made.blocks), default=0)) + 40
    assert len({each.id for each in made.claims}) == len(made.claims)
    assert made.hidden == len(whole) - len(made.claims)


def test_of_a_large_map_every_answer_gets_a_reply_before_any_gets_two():
    made = plan_sheet(large(200))
    counts = {len(each.lines) for each in made.blocks}

    assert made.hidden > 100
    assert max(counts) - min(counts) <= 1 or any(b.lines[0].reply is None for b in made.blocks)


def test_replies_have_their_words_and_what_nobody_answered_an_empty_card():
    svg, _ = drawn(plan_sheet(plan()), "The map")
    picture = ElementTree.fromstring(svg)

    assert {"but", "and", "does not"} <= {each.text for each in picture.iter(f"{SVG}text")}
    assert 'class="empty"' in svg


def test_a_claim_is_set_in_eight_points_and_never_wider_than_its_card():
    long = Claim("c1", "W" * 120 + " and then some more words", thesis=True)
    made = plan_sheet(ArgumentMap("m", Debate("m", "Which?"), {"c1": long}))
    [block] = made.blocks

    assert len(block.answer.lines) > 4
    assert CARD < WIDE / 3


@pytest.mark.parametrize("text", ["Grain.", "数" * 80 + " שלום \u0378 <b>&"])
def test_the_pdf_has_two_pages_of_a4_whatever_is_written(text):
    whole = plan()
    passages = tuple(Quoted(letter, text * 3, True, "Report, ¶ 3") for letter in "ABCDEFGH")
    made = Sheet("Seminar", text, text, plan_sheet(whole), passages, (), "foot", "revision 1")
    pages = pypdf.PdfReader(BytesIO(sheet_pdf(made))).pages

    assert len(pages) == 2
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {(595, 842)}
    assert "Industry first." in " ".join(pages[0].extract_text().split())
    assert "Passages" in pages[1].extract_text()
