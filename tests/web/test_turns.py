"""Pages of maps take turns, wait no longer than they must, and leave no turn behind."""

from __future__ import annotations

import pytest

from argmap.web import turns
from tests.web.addresses import DEBATE


@pytest.fixture
def _all_taken():
    for _ in range(turns.AT_ONCE):
        turns._turns.acquire()
    yield
    for _ in range(turns.AT_ONCE):
        turns._turns.release()


@pytest.mark.parametrize("path", ["", "/outline", "/claims/i01", "/claims/nothing", "?focus=no"])
def test_a_page_gives_its_turn_on_whatever_comes_of_it(client, path):
    for _ in range(turns.AT_ONCE + 1):
        assert client.get(f"{DEBATE}{path}").status_code in {200, 404}

    assert turns._turns._value == turns.AT_ONCE


@pytest.mark.usefixtures("_all_taken")
def test_a_page_that_has_waited_long_is_made_beside_the_others(client, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)

    assert client.get(DEBATE).status_code == 200


@pytest.mark.usefixtures("_all_taken")
def test_other_pages_and_changes_wait_for_nobody(client, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 60)

    assert client.get("/help").status_code == 200
    assert client.get(f"{DEBATE}/now").status_code == 200
