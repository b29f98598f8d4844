"""The map in decorated DOT: drawn by a plain dot, and no text can leave its label."""

from __future__ import annotations

import re
import shutil
import subprocess
from unicodedata import category
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from argmap.render.export import to_dot
from argmap.render.picture import Picture
from argmap.render.wasm import WasmGraphviz
from tests.render.sketches import saying, sketch
from tests.strategies import HOSTILE, texts

TEXT = "{http://www.w3.org/2000/svg}text"


def source(shown):
    return to_dot(shown, None, Picture()).decode()


def drawn_by_dot(text):
    if shutil.which("dot") is None:
        pytest.skip("needs the system's Graphviz")
    made = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True)
    return ElementTree.fromstring(made.stdout)


def squeezed(text):
    return re.sub(r"\s", "", text)


def written(root):
    return squeezed("".join(part.text or "" for part in root.iter(TEXT)))


def test_every_claim_and_relation_has_a_box():
    assert set(re.findall(r"^\t(\w+) \[label", source(sketch("a!\nb, c + a\nd / r1")), re.M)) == {
        "question", "c1", "c2", "c3", "c4", "r1", "r2",
    }  # fmt: skip


def test_an_undercut_ends_at_the_pill_of_the_step():
    assert "r2 -> r1 [arrowhead=odot" in source(sketch("a!\nb + a\nc / r1"))


def test_several_premises_lead_into_one_pill():
    assert re.findall(r"c\d -> r1", source(sketch("a!\nb, c + a"))) == ["c2 -> r1", "c3 -> r1"]


def test_the_newest_graphviz_draws_it_too():
    plain = WasmGraphviz().layout(source(sketch("a!\nb, c + a\nd / r1")), seconds=5)

    assert len(re.findall("^node ", plain, re.M)) == 7


@pytest.mark.parametrize("text", HOSTILE)
def test_the_system_s_dot_draws_the_very_text(text):
    shown = saying(text)

    assert written(drawn_by_dot(source(shown))).count(squeezed(shown.drawn["a"].text)) >= 2


@given(texts.filter(lambda text: not any(category(char) in ("Cf", "Zs") for char in text[1:-1])))
@settings(max_examples=30, deadline=None)
def test_dot_draws_any_text_as_it_is(text):
    shown = saying(text)

    assert squeezed(shown.drawn["a"].text) in written(drawn_by_dot(source(shown)))
