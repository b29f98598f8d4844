"""Streams of what happens on maps: many who listen, a bounded queue for each, never too many.

A stream carries numbers and nothing else: the page that a browser then asks for is the one that its
reader may see. It holds no connection to the database while it waits.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import uniform
from threading import Event, Lock, Thread
from typing import NamedTuple

from argmap.model.errors import ArgmapError
from argmap.model.ids import MapId
from argmap.services.presence import forget_gone
from argmap.store import Notice, Store

HEARTBEAT = 10.0
"""Seconds after which a stream without news gives a sign at the latest, so that one that left is
noticed; each wait is a little shorter by chance, so that streams opened together do not beat so."""
CHECKING = 50.0
"""Seconds after which a stream makes sure, at its next beat, that its reader may still read."""
PULSE = 0.25
"""Seconds between two looks whether the server is to stop."""
GATHERING = 0.015
"""Seconds that a change waits for others, and for its own request to be answered, before all the
browsers that hear of it ask for their pages at once."""
WAITING = 8
"""How many notices wait for a slow stream; it then hears the latest of each map."""
SPARE = 24
"""Threads that are kept for pages, whatever number of streams is open."""


class CrowdedError(ArgmapError):
    """As many streams are open as this server holds."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"All {most} live connections of this server are in use: changes are looked for every"
            " few seconds instead."
        )


class Numbers(NamedTuple):
    """Where a map stands: its revision, and what has happened about it."""

    revision: int
    activity: int

    def __str__(self) -> str:
        return f"{self.revision}:{self.activity}"


class Word(NamedTuple):
    """What a stream says: the numbers of a map, a beat, or that it ends.

    Attributes:
        kind: ``rev``, ``here`` (people came or went), ``beat`` or ``bye``.
    """

    kind: str
    map_id: str = ""
    numbers: Numbers | None = None


@dataclass(eq=False)
class Stream:
    """What one browser hears about the maps that it has open.

    Attributes:
        still: says whether its reader may still read them; asked once in a while.
        doubted: one of the maps was dropped, so that it is to be asked at once.
    """

    hub: Hub
    maps: frozenset[str]
    still: Callable[[], bool]
    waiting: queue.Queue[Notice | None] = field(default_factory=lambda: queue.Queue(WAITING))
    told: dict[str, Numbers] = field(default_factory=dict)
    doubted: bool = False

    def put(self, notice: Notice | None) -> None:
        """Let the stream have a notice; where too many wait, the oldest goes."""
        while True:
            try:
                return self.waiting.put_nowait(notice)
            except queue.Full:
                try:
                    self.waiting.get_nowait()
                except queue.Empty:
                    continue

    def words(self) -> Iterator[Word]:
        """Yield what there is to say, until the reader goes, may not read, or the server stops."""
        checked = time.monotonic()
        try:
            yield from self._beginning()
            while not self.hub.stopped:
                yield from self._next()
                if self.doubted or time.monotonic() - checked >= CHECKING:
                    checked, self.doubted = time.monotonic(), False
                    if not self.still():
                        break
            yield Word("bye")
        finally:
            self.hub.leave(self)

    def _beginning(self) -> Iterator[Word]:
        """Say where each map stands now: nothing since the page was made is missed."""
        for map_id, numbers in self.hub.numbers(self.maps).items():
            self.told[map_id] = numbers
            yield Word("rev", map_id, numbers)

    def _next(self) -> Iterator[Word]:
        try:
            notice = self.waiting.get(timeout=uniform(HEARTBEAT / 2, HEARTBEAT))  # noqa: S311
        except queue.Empty:
            yield Word("beat")
            return
        if notice is None:
            return
        self.doubted = notice.revision < 0
        numbers = Numbers(notice.revision, notice.activity)
        if numbers > self.told.get(notice.map_id, Numbers(-1, -1)):
            self.told[notice.map_id] = numbers
            yield Word("rev", notice.map_id, numbers)
        elif notice.people:
            yield Word("here", notice.map_id)


class Hub:
    """All open streams of this process, by the maps that they tell of."""

    def __init__(self, store: Store, most: int) -> None:
        self._store = store
        self.most = most
        self.stopping: Callable[[], bool] = lambda: False
        self.stopped = False
        self._streams: set[Stream] = set()
        self._of: dict[str, set[Stream]] = {}
        self._lock = Lock()
        self._listens = self._beats = False
        self._gathered: dict[tuple[str, bool], Notice] = {}
        self._news = Event()

    def __len__(self) -> int:
        return len(self._streams)

    def open(self, maps: Iterable[MapId | str], still: Callable[[], bool]) -> Stream:
        """Return a new stream of what happens on these maps, which must be read to its end.

        Raises:
            CrowdedError: as many as there may be are open, or the server is about to stop.
        """
        stream = Stream(self, frozenset(maps), still)
        with self._lock:
            if len(self._streams) >= self.most or self.stopped:
                raise CrowdedError(self.most)
            self._streams.add(stream)
            for each in stream.maps:
                self._of.setdefault(each, set()).add(stream)
        self._begin()
        return stream

    def leave(self, stream: Stream) -> None:
        """Forget a stream; it may be forgotten already."""
        with self._lock:
            self._streams.discard(stream)
            for each in stream.maps:
                held = self._of.get(each, set())
                held.discard(stream)
                if not held:
                    self._of.pop(each, None)

    def numbers(self, maps: Iterable[str]) -> dict[str, Numbers]:
        """Return where the maps stand now."""
        with self._store.reading() as reading:
            found = {each: reading.numbers(each) for each in maps}
        return {each: Numbers(told[1], told[3]) for each, told in found.items()}

    def publish(self, notice: Notice) -> None:
        """Let every stream of a map have a notice, in a moment and in another thread."""
        with self._lock:
            if notice.map_id not in self._of:
                return
            self._gathered[notice.map_id, notice.people] = notice
        self._news.set()

    def stop(self) -> None:
        """End all streams; there will be no others."""
        with self._lock:
            self.stopped = True
            streams = tuple(self._streams)
        for stream in streams:
            stream.put(None)

    def _begin(self) -> None:
        """Listen from the first stream on, and while there are any look whether to stop."""
        with self._lock:
            first, self._listens = not self._listens, True
            pulseless, self._beats = not self._beats, True
        if first:
            self._store.on_change(self.publish)
        if pulseless:
            forget_gone(self._store)
            Thread(target=self._pulse, name="argmap-pulse", daemon=True).start()

    def _pulse(self) -> None:
        while not self.stopping():
            if self._news.wait(PULSE):
                time.sleep(GATHERING)
                self._news.clear()
                self._give()
            with self._lock:
                if not self._streams:
                    self._beats = False
                    return
        self.stop()

    def _give(self) -> None:
        """Let the streams have what was gathered: of each map the last."""
        with self._lock:
            gathered, self._gathered = self._gathered, {}
            given = [(each, tuple(self._of.get(each.map_id, ()))) for each in gathered.values()]
        for notice, streams in given:
            for stream in streams:
                stream.put(notice)
