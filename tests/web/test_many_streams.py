"""Many open streams before a real server: pages go on, and it stops when it is told to."""

from __future__ import annotations

import signal
import socket
from contextlib import closing
from urllib.request import urlopen

import pytest

from argmap.services.loading import put
from argmap.store import open_store
from tests.crowd import PATIENCE, started
from tests.examples import LIBRARY, plan

STREAMS, THREADS = 60, 64
CAP = THREADS - 24


class Caller:
    """Somebody who asks for a stream, and reads what comes."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.heard = b""
        self.socket.sendall(b"GET /debates/plan/events HTTP/1.1\r\nHost: localhost\r\n\r\n")

    def until(self, words):
        while words not in self.heard:
            more = self.socket.recv(4_096)
            if not more:
                return False
            self.heard += more
        return True

    @property
    def status(self):
        self.until(b"\r\n")
        return int(self.heard.split(b" ")[1])


@pytest.fixture
def server(sqlite_url, made_once, tmp_path):
    with closing(open_store(sqlite_url)) as store:
        put(store, plan(), LIBRARY)
    with started(sqlite_url, made_once, tmp_path / "data", ARGMAP_THREADS=str(THREADS)) as program:
        yield program.start()


@pytest.fixture
def callers(server):
    opened = [Caller(server.port) for _ in range(STREAMS)]
    yield opened
    for each in opened:
        each.socket.close()


def status(server, path):
    with urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=PATIENCE) as answer:
        return answer.status


def test_streams_over_the_cap_are_refused_and_pages_are_answered(server, callers):
    statuses = [each.status for each in callers]

    assert (statuses.count(200), statuses.count(503)) == (CAP, STREAMS - CAP)
    assert [status(server, path) for path in ("/healthz", "/debates/plan")] == [200, 200]
    assert status(server, "/debates/plan/now") == 200


def test_a_server_that_is_told_to_stop_says_so_to_every_stream_and_ends(server, callers):
    open_ones = [each for each in callers if each.status == 200 and each.until(b"data: 1:0")]
    ended = server.end(signal.SIGTERM)

    assert len(open_ones) == CAP
    assert all(each.until(b"event: bye") for each in open_ones)
    assert ended.split()[1] == "0"
