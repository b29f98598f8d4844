"""Keeping what takes time to make, for as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Event, Lock
from typing import TypeVar, cast

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds after which a thread makes a thing itself that another one has not finished."""


class Kept:
    """The last things made, by key; safe to use from several threads.

    Of threads that ask for the same new thing at once, as when twenty hear of a change, one makes
    it and the others wait for it, but not for long.
    """

    def __init__(self, most: int, letters: int | None = None) -> None:
        """Make room for so many things, and for texts that have so many letters together."""
        self._most, self._letters, self._held = most, letters, 0
        self._things: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, Event] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._things)

    def peek(self, key: Hashable) -> object | None:
        """Return what is kept under the key, or none."""
        with self._lock:
            return self._things.get(key)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under the key, making it if there is nothing."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return cast(T, self._things[key])
            other = self._making.get(key)
            if other is None:
                making = self._making[key] = Event()
        if other is None:
            return self._made(key, make, making)
        other.wait(PATIENCE)
        found = self.peek(key)
        return make() if found is None else cast(T, found)

    def _made(self, key: Hashable, make: Callable[[], T], making: Event) -> T:
        """Make the thing, keep it, and let go on who waits for it, also if it cannot be made."""
        try:
            made = make()
            with self._lock:
                self._keep(key, made)
        finally:
            with self._lock:
                del self._making[key]
            making.set()
        return made

    def _keep(self, key: Hashable, made: object) -> None:
        self._held += _length(made) - _length(self._things.pop(key, None))
        self._things[key] = made
        while len(self._things) > self._most or self._is_heavy():
            self._held -= _length(self._things.popitem(last=False)[1])

    def _is_heavy(self) -> bool:
        return self._letters is not None and self._held > self._letters and len(self._things) > 1


def _length(thing: object) -> int:
    return len(thing) if isinstance(thing, str) else 0
