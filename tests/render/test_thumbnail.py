"""The tiny picture of a map: its shape and colours, and no words."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given

from argmap.render.thumbnail import thumbnail
from tests.render.sketches import chain, sketch
from tests.strategies import maps

NS = "{http://www.w3.org/2000/svg}"


def parts(shown, name):
    return [
        part
        for part in ElementTree.fromstring(thumbnail(shown)).iter()
        if name in part.get("class", "").split()
    ]


@given(maps())
def test_a_thumbnail_has_no_words(shown):
    assert "".join(ElementTree.fromstring(thumbnail(shown)).itertext()) == ""


def test_each_claim_of_a_small_map_is_a_box():
    assert len(parts(sketch("a!\nb + a\nc - a"), "box")) == 3


def test_a_line_has_the_colour_of_its_kind():
    assert len(parts(sketch("a!\nb + a\nc - a\nd - a"), "rebut")) == 2


def test_a_wide_map_stops_after_eighteen_rows():
    wide = sketch("a!\n" + "\n".join(f"b{n} + a" for n in range(500)))

    assert float(ElementTree.fromstring(thumbnail(wide)).get("height")) < 180


def test_a_deep_map_stops_after_four_columns():
    assert len(parts(chain(500), "box")) == 4


def test_boxes_do_not_overlap():
    boxes = parts(sketch("a!\nb!\nc!\nd + b\ne + b\nf - d"), "box")
    places = sorted((float(b.get("x")), float(b.get("y")), float(b.get("height"))) for b in boxes)

    assert all(
        y + high <= below for (x, y, high), (other, below, _) in pairwise(places) if x == other
    )


def test_it_is_hidden_from_assistive_technology():
    assert ElementTree.fromstring(thumbnail(sketch("a!"))).get("aria-hidden") == "true"
