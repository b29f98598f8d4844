"""The command line as a person uses it, with directories of its own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from argmap.cli import main


@pytest.fixture
def surroundings(tmp_path, made_once, monkeypatch):
    """The environment of a command: data of its own, a cache for the whole run of tests."""
    given = {
        "ARGMAP_DATA": str(tmp_path / "data"),
        "ARGMAP_CACHE": str(made_once),
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return given


@pytest.fixture
def argmap(surroundings):
    """Runs ``argmap`` with these words, in a directory of its own; gives what came of it."""

    def run(*words):
        return CliRunner().invoke(main, [str(word) for word in words], prog_name="argmap")

    return run


@pytest.fixture
def market(argmap, tmp_path):
    """The folder that ``argmap new`` makes: five claims about a market square."""
    assert argmap("new", "market").exit_code == 0
    return tmp_path / "market"
