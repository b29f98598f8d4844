"""The habits of the house that a program can check."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = [
    path
    for folder in ("argmap", "tests", "benchmarks", "docs")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
STYLES_AND_SCRIPTS = sorted(
    path
    for folder in ("argmap", "templates", "tests")
    for suffix in ("css", "js")
    for path in (ROOT / folder).rglob(f"*.{suffix}")
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
HELD_SAFE = {
    "diagram.svg": "drawn by argmap.render.diagram, which escapes every text",
    "overview": "drawn by argmap.render.sunburst, which escapes every text",
    "thumbnail": "drawn by argmap.render.thumbnail, which holds no text",
}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW, LONGEST_RECORD = 300, 40, 15, 80


def named(path):
    return str(path.relative_to(ROOT))


@cache
def tree_of(path):
    return ast.parse(path.read_text("utf-8"))


def functions(path):
    """Every function of the file, with how many lines it has without its docstring."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield node, node.end_lineno - body[0].lineno + 1


def test_a_module_opens_with_one_sentence():
    openings = {named(path): (ast.get_docstring(tree_of(path)) or "") for path in PYTHON}
    silent = [name for name, doc in openings.items() if doc.split("\n\n")[0][-1:] not in (*".?:",)]

    assert silent == [], "a module says first what it is"


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{named(path)} {function.name}: {lines}"
        for path in PYTHON
        for function, lines in functions(path)
        if lines > LONGEST_FUNCTION
    ]

    assert long == []


def test_no_file_is_longer_than_can_be_read_at_once():
    lengths = {
        named(path): len(path.read_text("utf-8").splitlines())
        for path in (*PYTHON, *STYLES_AND_SCRIPTS)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_half_of_the_functions_have_at_most_seven_lines():
    lengths = sorted(n for path in PYTHON if "argmap" in path.parts for _, n in functions(path))

    assert lengths[len(lengths) // 2] <= 7


def test_a_view_is_glue():
    paths = sorted((ROOT / "argmap/web").rglob("*.py"))
    views = [(named(path), *each) for path in paths for each in functions(path) if is_view(each[0])]

    assert [(name, f.name, n) for name, f, n in views if n > LONGEST_VIEW] == []
    assert len(views) > 50


def is_view(function):
    called = (d.func for d in function.decorator_list if isinstance(d, ast.Call))
    return any(getattr(f, "attr", "") in ("route", "get", "post") for f in called)


def test_only_reviewed_markup_is_held_safe_in_a_template():
    held = {path: re.findall(r"([\w.()]+)\s*\|\s*safe\b", text) for path, text in templates()}

    assert {each for found in held.values() for each in found} - set(HELD_SAFE) == set()


def test_a_template_has_no_inline_script_style_or_handler():
    inline = r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:"
    found = {path: re.findall(inline, text) for path, text in templates()}

    assert {path: each for path, each in found.items() if each} == {}


def templates():
    return ((named(path), path.read_text("utf-8")) for path in TEMPLATES)


def test_a_decision_is_told_on_one_page():
    records = sorted((ROOT / "docs/adr").glob("*.md"))
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in records}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_RECORD} == {}
