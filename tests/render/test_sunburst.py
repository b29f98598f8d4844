"""The overview of a large map: each branch an arc, each wide arc a link."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given

from argmap.render.branches import branches
from argmap.render.document import Within
from argmap.render.sunburst import sunburst
from tests.render.sketches import chain, saying, sketch
from tests.strategies import maps, texts

A = "{http://www.w3.org/2000/svg}a"


def drawn(shown):
    return ElementTree.fromstring(sunburst(shown, Within()))


def links(shown):
    return {link.get("href"): link for link in drawn(shown).iter(A)}


def wide(count):
    """A thesis with so many supports, each rebutted."""
    return sketch("a!\n" + "\n".join(f"s{n} + a\nx{n} - s{n}" for n in range(count)))


def test_every_claim_of_a_small_map_is_a_link():
    assert set(links(sketch("a!\nb + a\nc - b"))) == {"#debate", "#row-a", "#row-b", "#row-c"}


def test_an_arc_has_the_class_of_its_kind():
    assert links(sketch("a!\nb - a"))["#row-b"][1].get("class") == "rebut"


def test_an_undercut_stands_on_the_premise_whose_step_it_questions():
    made = branches(sketch("a!\nb + a\nc / r1"))

    assert [claim.id for claim in made.claims] == ["a", "b", "c"]
    assert made.parents == [-1, 0, 1]


def test_only_the_first_two_rings_are_stops_of_the_tab_key():
    made = links(sketch("a!\nb + a\nc + b\nd + c"))
    stops = [href for href, link in made.items() if link.get("tabindex") is None]

    assert set(stops) == {"#debate", "#row-a", "#row-b"}


def test_arcs_too_narrow_for_a_finger_are_no_links():
    assert len(links(wide(3_000))) < 10


def test_a_large_overview_stays_under_a_hundred_kilobytes():
    assert len(sunburst(wide(5_000), Within())) < 100_000


def test_a_line_of_ten_thousand_claims_shows_its_first_twelve_rings():
    assert len(links(chain(10_000))) == 13


def test_a_map_without_claims_shows_none():
    assert "0" in "".join(drawn(sketch("")).itertext())


def box(shown):
    return tuple(map(float, drawn(shown).get("viewBox").split()))


def labels(shown):
    return [each for each in drawn(shown).iter() if "on-arc" in each.get("class", "")]


def test_the_overview_is_cut_to_what_is_drawn():
    left, _, width, height = box(sketch("a!\nb + a"))
    assert left > -250
    assert width < height < 700


def test_an_overview_without_claims_is_cut_to_the_question():
    assert box(sketch(""))[2] < 150


@given(maps())
def test_labels_stand_within_the_overview(shown):
    left, top, width, height = box(shown)
    for each in labels(shown):
        assert left < float(each.get("x")) < left + width
        assert top < float(each.get("y")) < top + height


def test_a_label_tells_how_the_claim_begins():
    told = " ".join(each.text for each in labels(saying("Grain pays for machines.")))
    assert "Grain" in told


@given(maps())
def test_every_drawn_claim_is_in_one_branch(shown):
    assert sorted(claim.id for claim in branches(shown).claims) == sorted(shown.drawn)


@given(texts.filter(lambda text: len(text) < 60))
def test_hostile_words_name_their_arc_as_they_are(text):
    shown = saying(text)

    assert shown.drawn["a"].text in drawn(shown).find(f"{A}[@href='#row-a']")[0].text


@given(maps())
def test_the_overview_carries_no_style_and_no_script(shown):
    made = sunburst(shown, Within())

    assert not re.search(r"<[^>]*\s(style|on\w+)=|<script", made)
