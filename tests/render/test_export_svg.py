"""The drawing as a file of its own: well-formed, without scripts or links, in plain attributes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from argmap.render.colours import colour, plain_value, tokens, without_at_rules
from argmap.render.export import MEDIA_TYPES, to_svg
from argmap.render.flatten import flatten
from argmap.render.picture import Picture
from argmap.render.standalone import svg_for_paper
from tests.render.sketches import chain, saying, sketch
from tests.strategies import texts

NS = "{http://www.w3.org/2000/svg}"


def exported(shown, theme=""):
    return ElementTree.fromstring(to_svg(shown, None, Picture(), theme))


def flat(markup, css):
    root = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{markup}</svg>')
    flatten(root, css)
    return root[0]


def test_the_file_knows_what_it_is():
    assert to_svg(sketch("a!"), None, Picture()).media_type == MEDIA_TYPES["svg"]


def test_a_drawing_that_leaves_claims_out_says_how_many():
    (remark,) = to_svg(chain(500), None, Picture()).remarks

    assert remark.startswith("The drawing shows 200 of 500 claims")


def test_no_link_leads_anywhere():
    assert [part for part in exported(sketch("a!\nb + a")).iter() if part.get("href")] == []


def test_the_fonts_are_in_the_file():
    assert "data:font/woff2" in exported(sketch("a!")).find(f"{NS}style").text


def test_a_theme_that_is_asked_for_is_kept():
    assert exported(sketch("a!"), "dark").get("data-theme") == "dark"


def test_programs_without_css_find_the_colours_in_attributes():
    pills = [
        g for g in exported(sketch("a!\nb - a")).iter(f"{NS}g") if "pill" in g.get("class", "")
    ]

    assert pills[0].find(f".//{NS}rect").get("fill") == colour("--rebut")


def test_the_drawing_for_paper_has_no_style_sheet_and_no_classes():
    made = svg_for_paper(to_svg(sketch("a!\nb - a"), None, Picture()).decode())

    assert not re.search(
        r"class=|var\(|light-dark", re.sub(r"<style>.*?</style>", "", made, flags=re.S)
    )


@given(texts.filter(lambda text: len(text) < 280))
@settings(max_examples=40, deadline=None)
def test_hostile_words_are_in_the_drawing_as_they_are(text):
    shown = saying(text)
    bodies = [
        "".join(part.itertext()).strip()
        for part in exported(shown).iter(f"{NS}text")
        if "body" in part.get("class", "").split()
    ]

    assert bodies == [shown.drawn["a"].text] * 2


@given(texts)
@settings(max_examples=40, deadline=None)
def test_hostile_words_never_become_elements_or_events(text):
    parts = list(exported(saying(text)).iter())
    names = {part.tag.removeprefix(NS) for part in parts}
    events = [key for part in parts for key in part.attrib if key.startswith("on")]

    assert names <= {"svg", "title", "desc", "style", "g", "a", "rect", "path", "text", "tspan"}
    assert events == []


@pytest.mark.parametrize(
    ("css", "fill"),
    [
        (".x { fill: #111 } .x { fill: #222 }", "#222"),
        (".y .x { fill: #111 } .x { fill: #222 }", "#111"),
        ("rect { fill: #111 }", "#111"),
        (".y > .x { fill: #111 }", "#111"),
        (".z > .x { fill: #111 }", None),
        (".x:not(.w) { fill: #111 }", None),
        (".x:hover { fill: #111 }", None),
        ("@media print { .x { fill: #111 } }", None),
        (".y { --p: #111 } .x { fill: var(--p) }", "#111"),
        (".x { fill: var(--none, #333) }", "#333"),
        (".x { fill: light-dark(#111, #222) }", "#111"),
        (".x { fill: color-mix(in srgb, #000 50%, #fff) }", "#808080"),
    ],
)
def test_the_cascade_gives_the_element_the_colour_that_a_browser_would(css, fill):
    group = flat('<g class="y"><rect class="x w"/></g>', css)

    assert group[0].get("fill") == fill


def test_every_token_becomes_a_plain_value_in_both_themes():
    plain = [
        plain_value(value, tokens(), dark=dark)
        for value in tokens().values()
        for dark in (False, True)
    ]

    assert [value for value in plain if "var(" in value or "light-dark" in value or not value] == []


def test_at_rules_are_left_out_with_all_that_is_in_them():
    assert without_at_rules("a{} @media x { b { c: d } } @import y; e{}").split() == ["a{}", "e{}"]
