"""One compiled layout engine for all tests of pictures."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _compiled_engine(made_once):
    """The engine and the fonts are there before any picture is drawn."""
