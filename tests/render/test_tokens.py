"""The colours of the drawing: read in every theme, told apart by the colour-blind."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import pytest

STYLE = files("argmap.render").joinpath("style")
TOKENS = STYLE.joinpath("tokens.css").read_text("utf-8")
MAP = STYLE.joinpath("map.css").read_text("utf-8")
THEMES = ("light", "dark")
ENOUGH = 4.7
# After Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color
# Vision Deficiency, 2009: severity 1.
BLIND = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def block(start):
    """The declarations that follow this start, up to the brace that ends them."""
    return TOKENS[TOKENS.index(start) :].split("\n}")[0]


def tokens(text):
    """The colours of a block by name, light and dark."""
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", text)
    return {name: dict(zip(THEMES, pair, strict=True)) for name, *pair in found}


NORMAL = tokens(block(":root {"))
HIGH = NORMAL | tokens(block('[data-contrast="more"] {'))


def linear(colour):
    values = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def luminance(colour):
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "ground", *(f"tint-{n}" for n in range(10))])
@pytest.mark.parametrize("ink", ["ink", "mute", "slip-mark", "support", "rebut-ink", "undercut"])
def test_text_can_be_read_on_every_ground(ink, ground, theme):
    assert contrast(NORMAL[ink][theme], NORMAL[ground][theme]) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("hue", range(10))
def test_names_can_be_read_in_the_colour_of_their_position(hue, theme):
    for ground in ("paper", "ground", f"tint-{hue}"):
        assert contrast(NORMAL[f"position-{hue}"][theme], NORMAL[ground][theme]) >= ENOUGH


@pytest.mark.parametrize("tokens", [NORMAL, HIGH], ids=["normal", "high contrast"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pill", ["support", "rebut", "undercut"])
def test_the_word_on_a_pill_can_be_read(pill, theme, tokens):
    assert contrast(tokens[pill][theme], tokens["on"][theme]) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
def test_slips_can_be_read(theme):
    for ink in ("ink", "mute", "slip-mark"):
        assert contrast(NORMAL[ink][theme], NORMAL["slip"][theme]) >= ENOUGH


def seen(colour, kind):
    """The colour as a colour-blind person sees it, in CIE L*a*b*."""
    rgb = linear(colour)
    red, green, blue = (
        min(1, max(0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in BLIND[kind]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one, other, kind):
    return sum((a - b) ** 2 for a, b in zip(seen(one, kind), seen(other, kind), strict=True)) ** 0.5


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tokens", [NORMAL, HIGH], ids=["normal", "high contrast"])
def test_support_and_rebuttal_differ_for_the_colour_blind(tokens, theme, kind):
    assert distance(tokens["support"][theme], tokens["rebut"][theme], kind) > 40


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("theme", THEMES)
def test_the_first_three_positions_differ_for_the_colour_blind(theme, kind):
    for one, other in combinations(("position-1", "position-2", "position-3"), 2):
        assert distance(NORMAL[one][theme], NORMAL[other][theme], kind) > 20


def test_browsers_without_light_dark_get_the_light_colours():
    fallback = dict(re.findall(r"--([\w-]+): (#\w{6});", block("@supports not")))
    assert {name: fallback[name] for name in NORMAL} == {n: c["light"] for n, c in NORMAL.items()}


def test_every_custom_property_of_the_drawing_is_a_token():
    used = set(re.findall(r"var\(--([\w-]+)", MAP)) - {"hue", "tint"}
    assert used <= set(re.findall(r"--([\w-]+):", TOKENS))
