"""Making the environment: what is said where something is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TARGETS = {"help", "serve", "test", "lint", "types", "sure", "wheel", "bench", "pictures"}


@pytest.fixture
def interpreter(tmp_path):
    """Makes a Python in which what holds these words fails."""

    def made(failing):
        path = tmp_path / "python"
        path.write_text(
            f'#!/bin/sh\ncase "$*" in *{failing}*) exit 1 ;; esac\nexec {sys.executable} "$@"\n'
        )
        path.chmod(0o755)
        return path

    return made


def environment(python, folder):
    return subprocess.run(
        ["sh", str(ROOT / ".ci/environment"), str(folder)],
        env={**os.environ, "PYTHON": str(python)},
        capture_output=True,
        text=True,
        cwd=ROOT,
    )


def test_a_python_that_cannot_make_environments_is_told_what_to_install(interpreter, tmp_path):
    tried = environment(interpreter("ensurepip"), tmp_path / "venv")

    assert tried.returncode == 1
    assert tried.stderr == (
        "The Python here cannot make environments: install what is missing"
        " (on Debian and Ubuntu: sudo apt install python3-venv), then make again.\n"
    )


def test_a_python_that_is_too_old_is_told(interpreter, tmp_path):
    tried = environment(interpreter("version_info"), tmp_path / "venv")

    assert tried.returncode == 1
    assert tried.stderr.startswith("Argmap needs Python 3.11 or later: install it")


def test_without_its_tools_no_half_environment_is_left(interpreter, tmp_path):
    environment(interpreter("ensurepip"), tmp_path / "venv")

    assert not (tmp_path / "venv").exists()


def test_make_help_names_every_target():
    told = subprocess.run(
        ["make", "--no-print-directory", "help"],
        env={key: value for key, value in os.environ.items() if not key.startswith("MAKE")},
        cwd=ROOT,
        capture_output=True,
        text=True,
    ).stdout

    assert set(re.findall(r"^  make (\w+)", told, re.MULTILINE)) == TARGETS


@pytest.mark.parametrize("script", ["environment", "run", "wheel"])
def test_the_scripts_can_be_read_by_a_plain_shell(script):
    assert subprocess.run(["sh", "-n", str(ROOT / ".ci" / script)]).returncode == 0
