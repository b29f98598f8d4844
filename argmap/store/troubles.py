"""What a database driver reports, in our own sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from argmap.model.errors import StoreError
from argmap.store.errors import (
    BusyError,
    FullError,
    NotADatabaseError,
    UnreachableError,
    UnwritableError,
)

_BUSY = ("database is locked", "lock timeout", "statement timeout", "deadlock detected")
_FULL = ("disk is full", "disk full", "no space left")
_UNWRITABLE = ("readonly database", "unable to open database", "disk i/o error", "read-only")
_BROKEN = ("not a database", "malformed")


@contextmanager
def explained(where: str, path: Path | None) -> Iterator[None]:
    """Turn what the driver reports into a StoreError, where it is not a fault of ours."""
    try:
        yield
    except sa.exc.TimeoutError as error:
        raise BusyError from error
    except sa.exc.DBAPIError as error:
        raise (_sentence(error, where, path) or error) from error.orig


def _sentence(error: sa.exc.DBAPIError, where: str, path: Path | None) -> StoreError | None:
    said = str(error.orig)
    low = said.lower()
    if any(sign in low for sign in _BUSY):
        return BusyError()
    if any(sign in low for sign in _FULL):
        return FullError()
    if path and any(sign in low for sign in _UNWRITABLE):
        return UnwritableError(path, said)
    if path and any(sign in low for sign in _BROKEN):
        return NotADatabaseError(path, "no database that can be read")
    if path is None and isinstance(error, (sa.exc.OperationalError, sa.exc.InterfaceError)):
        return UnreachableError(where, _first_line(said))
    return None


def _first_line(said: str) -> str:
    line = (said.strip().splitlines() or ["no reason given"])[0]
    return line.removeprefix("connection failed: ").rstrip(".")
