"""The server with a debate of 10,000 claims: loading, pages, repeated requests, memory."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.clock import cpu, environment
from benchmarks.samples import folder, sample
from benchmarks.table import Result

CLAIMS, RELATIONS = 10_000, 12_000
SLUG = f"generated-{CLAIMS}"
SMALL = "/debates/how-fast-and-who-pays/map.svg?map=full&inline=1"
STATIC = "/style/map.css"
REQUESTS = 100


def results() -> Iterator[Result]:
    """Yield the figures of the server."""
    with TemporaryDirectory() as place:
        given = environment(ARGMAP_DATA=f"{place}/data", ARGMAP_CACHE=f"{place}/cache")
        made = folder(sample(CLAIMS, RELATIONS), Path(place))
        yield _loading(made, given)
        yield _page(f"{place}/data", f"{place}/cache")
        with _served(given):
            pass
        start = time.monotonic()
        with _served(given) as (address, process):
            yield _start(time.monotonic() - start)
            yield from _repeated(address)
            yield _memory(address, process)


def _loading(made: Path, given: dict[str, str]) -> Result:
    start = time.monotonic()
    subprocess.run([sys.executable, "-m", "argmap", "load", str(made)], check=True, env=given,
                   capture_output=True)  # fmt: skip
    taken = time.monotonic() - start
    what = f"argmap load of a folder of {CLAIMS:,} claims and {RELATIONS:,} relations, wall clock"
    return Result(what, f"{taken:.1f} s", "", "at most 10 s", taken <= 10)


def _page(data: str, cache: str) -> Result:
    """Ask the application itself for pages that it has not kept."""
    from argmap.render import engines, fonts
    from argmap.settings import settings_from
    from argmap.store import open_store
    from argmap.web import create_app

    fonts.use(Path(cache))
    engines.use(Path(cache))
    settings = settings_from({"ARGMAP_DATA": data, "ARGMAP_CACHE": cache})
    with closing(open_store(settings.database_url)) as store:
        client = create_app(store, settings=settings).test_client()
        anywhere = cycle(range(40, CLAIMS, 331))

        def page() -> None:
            answer = client.get(f"/debates/{SLUG}?map=full&focus=c{next(anywhere)}")
            assert answer.status_code == 200, answer.status

        taken = cpu(page, times=25)
    what = f"the page of a focus view out of {CLAIMS:,} claims"
    return Result(what, f"{taken:.1f} ms", "", "at most 60 ms", taken <= 60)


@contextmanager
def _served(given: dict[str, str]) -> Iterator[tuple[tuple[str, int], subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "argmap", "serve", "--port", "0"]
    with subprocess.Popen(command, env=given, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = ""
        while not (found := re.search(r"is at http://([\d.]+):(\d+)", told)):
            told = process.stderr.readline()
            assert told, "the server did not start"
        try:
            yield (str(found[1]), int(found[2])), process
        finally:
            process.terminate()


def _start(taken: float) -> Result:
    what = "a second start, until pages can be served, wall clock"
    return Result(what, f"{taken:.1f} s", "", "under 2 s", taken < 2)


def _repeated(address: tuple[str, int]) -> Iterator[Result]:
    with socket.create_connection(address) as caller:
        tag = _header(_asked(caller, SMALL), "ETag")
        known = f"If-None-Match: {tag}\r\n"
        rounds = [
            (_rate(caller, SMALL, known, 304), _rate(caller, STATIC, "", 200)) for _ in range(9)
        ]
    again, static = (median(rates) for rates in zip(*rounds, strict=True))
    yield Result(
        "a diagram asked for again, answered by its ETag, one connection",
        f"{again:.0f} a second",
        f"a static file of the same server: {static:.0f} a second, {again / static:.2f} of it",
        "at least half",
        again >= static / 2,
    )


def _rate(caller: socket.socket, path: str, headers: str, status: int) -> float:
    """Return how many requests are answered in a second."""
    start = time.monotonic()
    for _ in range(REQUESTS):
        answer = _asked(caller, path, headers)
        assert answer.startswith(f"HTTP/1.1 {status}".encode()), answer[:60]
    return REQUESTS / (time.monotonic() - start)


def _asked(caller: socket.socket, path: str, headers: str = "") -> bytes:
    """Return the head of the answer, after all of it has been read."""
    caller.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += caller.recv(1 << 16)
    head, _, body = answer.partition(b"\r\n\r\n")
    left = int(_header(head, "Content-Length") or 0) - len(body)
    while left > 0:
        left -= len(caller.recv(min(left, 1 << 16)))
    return head


def _header(head: bytes, name: str) -> str:
    found = re.search(rf"^{name}: (.*?)\r?$", head.decode(), re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""


def _memory(address: tuple[str, int], process: subprocess.Popen[str]) -> Result:
    """Return what all processes of the server hold, shared pages counted once."""
    what = f"memory of the server after pages and search of {CLAIMS:,} claims"
    with socket.create_connection(address) as caller:
        for path in ("/", f"/debates/{SLUG}", f"/debates/{SLUG}/outline", "/search?q=harvest"):
            _asked(caller, path)
    if not Path("/proc/self/smaps_rollup").exists():
        return Result(what, "not told by this system")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    held = sum(_held(each) for each in (process.pid, *map(int, children))) / 1_024
    return Result(what, f"{held:.0f} MiB", "", "under 300 MB", held * 1.048_576 < 300)


def _held(process: int) -> int:
    """Return the proportional share of memory of a process in KiB."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) if found else 0
