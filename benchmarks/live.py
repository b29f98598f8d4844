"""Live updates: how soon a change is with twenty others, and what 500 streams cost the pages."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from queue import Queue
from selectors import EVENT_READ, DefaultSelector
from socket import create_connection, socket
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import cast
from urllib.parse import urlencode

from argmap.model.ids import GroupId, MapId, PersonId, SeminarId, fresh_id
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar
from argmap.model.sources import Library
from argmap.services.loading import put
from argmap.services.people import sessions
from argmap.settings import settings_from
from argmap.store import open_store
from benchmarks.clock import environment, worked
from benchmarks.pages import _served
from benchmarks.samples import sample
from benchmarks.table import Result

CLAIMS, PEOPLE, STREAMS = 300, 20, 500
EDITS, PAGES = 25, 200
IDLE = 3
"""Seconds after which a connection is made anew: the server closes one that is idle."""
SLUG = f"generated-{CLAIMS}"
PAGE = f"/debates/{SLUG}?map=full&focus=c7"
SEMINAR, GROUP = SeminarId("seminar"), GroupId("group")
Drawn = tuple[int, float]
FORM = f"/debates/{SLUG}/edit/support?claim=c7"


def results() -> Iterator[Result]:
    """Yield the figures of live updates."""
    with TemporaryDirectory() as place:
        given = environment(
            ARGMAP_DATA=f"{place}/data", ARGMAP_CACHE=f"{place}/cache", ARGMAP_THREADS="600"
        )
        with _served(given):
            pass
        token, *others = _map(f"{place}/data")
        with _served(given) as (address, process):
            writer = Writer(address, token)
            readers = [Caller(address, f"argmap-session={each}") for each in others]
            before = worked(process.pid)
            yield from _redrawn(address, writer, readers)
            yield _work(worked(process.pid) - before)
            yield from _crowded(address, writer)


def _map(data: str) -> list[str]:
    """Put a map of a group there, for everybody to read; returns what its members show."""
    settings = settings_from({"ARGMAP_DATA": data})
    now = datetime.now(UTC)
    people = [Person(PersonId(f"p{each}"), f"Person {each}", now) for each in range(PEOPLE + 1)]
    drawn = sample(CLAIMS, CLAIMS)
    with closing(open_store(settings.database_url)) as store:
        put(store, drawn, Library(drawn.debate.library, "Generated"))
        with store.writing() as writing:
            writing.add(*people, *_group(people))
            writing.put(Holding(MapId(SLUG), 0, "Ours", SEMINAR, GROUP))
        return [sessions.opened(store, each, "Benchmark") for each in people]


def _group(people: list[Person]) -> Iterator[Seminar | Group | Member]:
    now = people[0].made
    yield Seminar(SEMINAR, "A seminar", now)
    yield Group(GROUP, SEMINAR, "A group", "bcdf2345", "link-of-the-group", now)
    for each in people:
        yield Member(SEMINAR, each.id, Role.PARTICIPANT, now, GROUP)


class Caller:
    """A browser with one connection for pages."""

    def __init__(self, address: tuple[str, int], cookie: str = "") -> None:
        self.connection = HTTPConnection(*address, timeout=30)
        self.cookie = cookie
        self.used = 0.0

    def ask(self, path: str, form: dict[str, str] | None = None) -> str:
        """Return the page at an address, or what comes of sending a form there."""
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        method = "POST" if form else "GET"
        if time.monotonic() - self.used > IDLE:
            self.connection.close()
        self.connection.request(method, path, urlencode(form) if form else None, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.used = time.monotonic()
        assert answer.status in (200, 303), (answer.status, path)
        set_cookie = answer.headers["Set-Cookie"]
        if set_cookie:
            self.cookie += f"; {set_cookie.partition(';')[0]}"
        return page

    def took(self, path: str) -> float:
        """Return how many milliseconds a page takes."""
        start = time.perf_counter()
        self.ask(path)
        return (time.perf_counter() - start) * 1_000


class Writer(Caller):
    """Somebody who adds one claim after the other."""

    def __init__(self, address: tuple[str, int], token: str) -> None:
        super().__init__(address, f"argmap-session={token}")
        found = re.search(r'name="seal" value="([^"]+)"', self.ask(FORM))
        assert found
        self.seal = found[1]

    def add(self) -> tuple[int, float]:
        """Add a claim; returns the number of the revision, and when the form was sent."""
        at = self.ask(f"/debates/{SLUG}/now").partition(":")[0]
        form = {"seal": self.seal, "at": at, "once": fresh_id(), "text": "Said.", "back": ""}
        start = time.perf_counter()
        self.ask(FORM, form)
        return int(at) + 1, start


@contextmanager
def _streams(address: tuple[str, int], count: int) -> Iterator[list[socket]]:
    opened = []
    for _ in range(count):
        each = create_connection(address, timeout=30)
        words = f"GET /debates/{SLUG}/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        each.sendall(words.encode())
        opened.append(each)
    for each in opened:
        heard = b""
        while b"data:" not in heard:
            heard += each.recv(4_096)
            assert heard.startswith(b"HTTP/1.1 200"), heard
    yield opened
    for each in opened:
        each.close()


def _redrawn(address: tuple[str, int], writer: Writer, readers: list[Caller]) -> Iterator[Result]:
    """Let twenty hear of each change and ask for the page, as browsers do."""
    with _streams(address, len(readers)) as opened:
        drawn: Queue[Drawn] = Queue()
        for given in zip(opened, readers, strict=True):
            Thread(target=_reader, args=(*given, drawn), daemon=True).start()
        taken, sent = [], []
        for _ in range(EDITS):
            number, start = writer.add()
            sent.append(time.perf_counter() - start)
            taken += [when - start for when in _drawn(drawn, number)]
    found = median(taken) * 1_000
    what = f"from sending an edit to its page with {PEOPLE} others, map of {CLAIMS} claims, median"
    slow = f"19 of 20 in {quantiles(taken, n=20)[-1] * 1_000:.0f} ms"
    yield Result(what, f"{found:.0f} ms", slow, "under 300 ms", found < 300)
    found = median(sent) * 1_000
    what = f"the edit itself meanwhile, until it is answered, map of {CLAIMS} claims, median"
    yield Result(what, f"{found:.0f} ms", "", "")


def _work(taken: float) -> Result:
    what = f"the server's own time for an edit and the pages of {PEOPLE} others, processor time"
    if not taken:
        return Result(what, "not told by this system")
    return Result(what, f"{taken / EDITS:.0f} ms", f"{taken / EDITS / PEOPLE:.1f} ms for each page")


def _drawn(drawn: Queue[Drawn], number: int) -> list[float]:
    """Return when each of the others had the page of a revision."""
    found: list[float] = []
    while len(found) < PEOPLE:
        revision, when = drawn.get(timeout=30)
        found += [when] * (revision == number)
    return found


def _reader(stream: socket, caller: Caller, drawn: Queue[Drawn]) -> None:
    last = b""
    while stream.fileno() >= 0:
        try:
            heard = stream.recv(4_096)
        except OSError:
            return
        told = re.findall(rb"data: (\d+):", heard)
        if told and told[-1] != last:  # activity alone is no edit
            last = told[-1]
            caller.ask(PAGE)
            drawn.put((int(last), time.perf_counter()))


def _crowded(address: tuple[str, int], writer: Writer) -> Iterator[Result]:
    """Hold five hundred streams, and ask for pages meanwhile."""
    with _streams(address, STREAMS) as opened:
        caller = Caller(address)
        pages = (f"/debates/{SLUG}?map=full&focus=c{number}" for number in range(PAGES))
        yield _beside("a page that was not asked for before", [caller.took(each) for each in pages])
        numbers = [caller.took(f"/debates/{SLUG}/now") for _ in range(PAGES)]
        yield _beside("the numbers of a map", numbers)
        yield _told(opened, writer)


def _beside(what: str, taken: list[float]) -> Result:
    middle, slow = median(taken), quantiles(taken, n=20)[-1]
    told = f"19 of 20 in {slow:.0f} ms"
    measured = f"{what}, beside {STREAMS} open streams, median"
    return Result(measured, f"{middle:.0f} ms", told, "under 50 ms", middle < 50)


def _told(opened: list[socket], writer: Writer) -> Result:
    """Return how soon half of the streams, and the last of them, hear of a change."""
    heard: list[float] = []
    done = Event()
    number = int(writer.ask(f"/debates/{SLUG}/now").partition(":")[0]) + 1
    Thread(target=_listen, args=(opened, number, heard, done), daemon=True).start()
    _, start = writer.add()
    done.wait(30)
    times = sorted((each - start) * 1_000 for each in heard)
    what = f"from sending an edit to the numbers on {STREAMS} streams, median"
    last = f"the last of {len(times)} after {times[-1]:.0f} ms"
    return Result(what, f"{median(times):.0f} ms", last, "under 1 s", times[-1] < 1_000)


def _listen(opened: list[socket], number: int, heard: list[float], done: Event) -> None:
    with DefaultSelector() as selector:
        for each in opened:
            selector.register(each, EVENT_READ)
        while len(heard) < len(opened):
            for key, _ in selector.select(30):
                if b"data: %d:" % number in cast(socket, key.fileobj).recv(4_096):
                    heard.append(time.perf_counter())
                    selector.unregister(key.fileobj)
    done.set()
