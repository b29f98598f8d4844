"""Maps, libraries and what is made of them, kept in the process for as long as they are the latest.

Each kind of thing has a room of its own, so that one reader's differences never push out the maps
that thirty groups work on. A room has so many places, and holds so many claims: a thousand claims
are about 1.4 MB as a map, 0.4 MB as a search index, and 1.4 MB as the words that tell likeness.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from argmap.store import Store

T = TypeVar("T")
MOST, HEAVIEST = 256, 30_000
"""How many things of a kind are kept at most, and how many claims they have together."""
PLACES = {"past": 32, "difference": 64, "aligned": 32}
"""The kinds of which fewer are kept."""


class Room:
    """The values last used of one kind, each under a key and in one revision."""

    def __init__(self, most: int, heaviest: int) -> None:
        self._kept: OrderedDict[Hashable, tuple[Hashable, Any, int]] = OrderedDict()
        self._most, self._heaviest, self._weight = most, heaviest, 0

    def get(self, key: Hashable, revision: Hashable) -> Any:
        """Return the value in this very revision, or none."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != revision:
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def put(self, key: Hashable, revision: Hashable, value: Any) -> None:
        """Keep a value, be it ever so heavy, and let go of those that were used the longest ago."""
        weight = len(value) if isinstance(value, Sized) else 1
        self._weight += weight - self._kept.pop(key, (0, None, 0))[2]
        self._kept[key] = (revision, value, weight)
        while len(self._kept) > self._most or (
            self._weight > self._heaviest and len(self._kept) > 1
        ):
            self._weight -= self._kept.popitem(last=False)[1][2]


class Cache:
    """The values last used, each in the room of its kind; safe in many threads."""

    def __init__(self, most: int = MOST, heaviest: int = HEAVIEST) -> None:
        self._rooms: dict[Hashable, Room] = {}
        self._lock = Lock()
        self._most, self._heaviest = most, heaviest

    def get(self, key: tuple[Hashable, ...], revision: Hashable) -> Any:
        """Return the value in this very revision, or none; a key begins with the kind."""
        with self._lock:
            return self._room(key).get(key, revision)

    def put(self, key: tuple[Hashable, ...], revision: Hashable, value: Any) -> None:
        """Keep the value of a revision in place of that of another."""
        with self._lock:
            self._room(key).put(key, revision, value)

    def made(self, key: tuple[Hashable, ...], revision: Hashable, make: Callable[[], T]) -> T:
        """Return the value of the revision, made if it is not kept."""
        kept: T | None = self.get(key, revision)
        if kept is None:
            kept = make()
            self.put(key, revision, kept)
        return kept

    def _room(self, key: tuple[Hashable, ...]) -> Room:
        kind = key[0]
        if kind not in self._rooms:
            most = min(self._most, PLACES.get(str(kind), self._most))
            self._rooms[kind] = Room(most, self._heaviest)
        return self._rooms[kind]


_CACHES: WeakKeyDictionary[Store, Cache] = WeakKeyDictionary()
_CACHES_LOCK = Lock()


def cache_of(store: Store) -> Cache:
    """Return the cache of a store; it goes when the store goes."""
    with _CACHES_LOCK:
        return _CACHES.setdefault(store, Cache())
