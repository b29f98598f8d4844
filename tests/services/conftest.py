"""The plan, ready for two people to draw it; some modules have a ``kept`` of their own."""

from __future__ import annotations

import pytest

from tests.services.drawing import prepared


@pytest.fixture
def kept(store):
    """The store with the plan in it, at revision 1."""
    return prepared(store)


@pytest.fixture
def quick(sqlite_store):
    """The same on SQLite alone."""
    return prepared(sqlite_store)
