"""What the package says of itself; .ci/wheel builds it, installs it and tries it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from argmap import __version__
from argmap.paths import DEBATES, TEMPLATES

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NOT_IMPORTED = {
    "brotli",  # fontTools writes WOFF2 with it
    "font-source-sans-pro",  # found by its place, not imported
    "font-source-serif-pro",
    "tzdata",  # where the system has no time zones, zoneinfo reads these
}
COME_WITH_OTHERS = {"sqlalchemy", "werkzeug", "jinja2", "markupsafe", "psycopg"}


def name_of(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def imported():
    """The distributions whose packages the code imports."""
    owners = packages_distributions()
    found = set()
    for path in (ROOT / "argmap").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            found |= {name.partition(".")[0] for name in names}
    ours = found - sys.stdlib_module_names - {"argmap", "__future__"}
    return {owners[name][0].lower().replace("_", "-") for name in ours}


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    declared = {name_of(each) for each in PROJECT["project"]["dependencies"]}

    assert imported() - COME_WITH_OTHERS == declared - NOT_IMPORTED


@pytest.mark.parametrize("folder", [TEMPLATES, DEBATES])
def test_a_checkout_reads_its_own_templates_and_debates(folder):
    assert folder.parent == ROOT


def test_the_source_archive_holds_what_the_wheel_and_the_tests_need():
    archived = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]

    assert [each for each in archived if not (ROOT / each.lstrip("/")).exists()] == []


def test_the_version_is_a_version():
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
