"""A lock between processes, on a file beside the database; the system frees it with its holder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A lock that one process at a time can hold."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self, wait: float = 0.0) -> bool:
        """Return whether the lock was taken, after waiting for at most so many seconds."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + wait
        while True:
            try:
                _take(handle)
            except OSError:
                if time.monotonic() >= until:
                    os.close(handle)
                    return False
                time.sleep(0.002)
            else:
                self._handle = handle
                return True

    def free(self) -> None:
        """Let go of the lock, if it is held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @contextmanager
    def held(self, wait: float) -> Iterator[bool]:
        """Hold the lock for a while; gives whether it could be taken."""
        try:
            yield self.take(wait)
        finally:
            self.free()
