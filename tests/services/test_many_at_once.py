"""Thirty-two people change one map at once, each by a browser of her own: nothing is lost."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from argmap.store import open_store
from tests.crowd import Browser, check_whole, put_crowd, started

PEOPLE, EACH = 32, 3


@pytest.mark.parametrize("kind", ["sqlite", "bare_postgres"])
def test_thirty_two_people_change_one_map_at_once(kind, request, made_once, tmp_path):
    url = request.getfixturevalue(f"{kind}_url")
    with closing(open_store(url)) as store:
        put_crowd(store, PEOPLE)
    answers, together = [], threading.Barrier(PEOPLE)

    def work(port, number):
        browser = Browser(port, number)
        together.wait()
        for count in range(EACH):
            text = f"Said by {number}: {count}."
            answers.append((browser.add(text), text))
        browser.close()

    with started(url, made_once, tmp_path / "server") as program:
        port = program.start().port
        threads = [threading.Thread(target=work, args=(port, each)) for each in range(PEOPLE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert [status for status, _ in answers] == [303] * PEOPLE * EACH
    with closing(open_store(url)) as store:
        check_whole(store, [text for _, text in answers])
