"""A server that is killed while people write: what it acknowledged is there when it is back."""

from __future__ import annotations

import threading
from contextlib import closing, suppress
from http.client import HTTPException
from queue import Queue

import pytest

from argmap.store import open_store
from tests.crowd import PATIENCE, Browser, check_whole, put_crowd, started

WRITERS = 4


def write(port, number, turn, acknowledged):
    """Add claims one after the other until the server is gone."""
    with suppress(OSError, HTTPException), closing(Browser(port, number)) as browser:
        for count in range(1_000):
            text = f"Said by {number} in turn {turn}: {count}."
            status = browser.add(text)
            acknowledged.put(text if status == 303 else f"not saved: {status}")


@pytest.mark.parametrize(("kind", "rounds"), [("sqlite", 20), ("bare_postgres", 3)])
def test_what_was_acknowledged_survives_the_killing_of_the_server(
    kind, rounds, request, made_once, tmp_path
):
    url = request.getfixturevalue(f"{kind}_url")
    with closing(open_store(url)) as store:
        put_crowd(store, WRITERS)
    kept = []
    with started(url, made_once, tmp_path / "server") as program:
        for turn in range(rounds):
            server, acknowledged = program.start(), Queue()
            given = [(server.port, number, turn, acknowledged) for number in range(WRITERS)]
            threads = [threading.Thread(target=write, args=each) for each in given]
            for thread in threads:
                thread.start()
            kept += [acknowledged.get(timeout=PATIENCE) for _ in range(2 + turn % 5)]
            server.kill()
            for thread in threads:
                thread.join()
            kept += acknowledged.queue

    with closing(open_store(url)) as store:
        assert len(kept) >= 2 * rounds
        check_whole(store, kept)
        if kind == "sqlite":
            with store.reading() as reading:
                asked = reading._connection.exec_driver_sql("PRAGMA integrity_check")
                assert asked.scalar() == "ok"
