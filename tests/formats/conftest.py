"""Folders under test, written as the text of their files."""

from __future__ import annotations

from textwrap import dedent

import pytest

from argmap.formats.folder import read_folder

DEBATE = """\
format: 1
question: Should the market square be closed to cars?
positions:
  close: {label: Close it}
  keep: {label: Keep it open}
speakers:
  walkers: {name: The walkers' union, short: Walkers, position: close}
  sellers: {name: The market's sellers, position: keep}
"""
SOURCES = """\
sources:
  letter: {title: Letter to the town council}
"""
LETTER = """\
# Letter to the council

We, who sell on the square, ask you to keep it open.

Two in three of those who buy from us come by car.
They would buy elsewhere.

We ask you to wait.
"""


@pytest.fixture
def folder(tmp_path):
    """Write a debate folder: the market square, with what a test adds or puts in its place."""

    def write(files=None, **more):
        root = tmp_path / "square"
        (root / "texts").mkdir(parents=True, exist_ok=True)
        whole = {"debate.yaml": DEBATE, "sources.yaml": SOURCES, "texts/letter.txt": LETTER}
        whole |= {f"{name}.yaml": text for name, text in more.items()} | (files or {})
        for name, text in whole.items():
            content = text if isinstance(text, bytes) else dedent(text).encode()
            (root / name).write_bytes(content)
        return root

    return write


@pytest.fixture
def problems(folder):
    """Read such a folder and return its problems as ``file:line:column: sentence``."""

    def read(files=None, **more):
        root = folder(files, **more)
        found = read_folder(root).problems
        return [str(problem).removeprefix(f"{root}/") for problem in found]

    return read


@pytest.fixture
def square(folder):
    """Read such a folder, which has no problems, and return its map."""

    def read(files=None, **more):
        reading = read_folder(folder(files, **more))
        assert reading.problems == ()
        return reading.map

    return read
