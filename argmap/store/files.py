"""The file of an SQLite database: what it is, before anything is opened, and making it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from argmap.store.engines import APPLICATION_ID
from argmap.store.errors import MissingDatabaseError, NotADatabaseError, UnwritableError

_MAGIC = b"SQLite format 3\x00"


def prepare(path: Path, *, create: bool) -> None:
    """Make sure that the path is a database of ours, or a new file that can become one.

    A file is made for its owner alone (0600), and so is the directory if there is none (0700).

    Raises:
        MissingDatabaseError: there is no file, and none was to be made.
        NotADatabaseError: the file is something else.
        UnwritableError: the file cannot be made or written.
    """
    if path.is_dir():
        raise NotADatabaseError(path, "a directory")
    try:
        if not path.exists():
            if not create:
                raise MissingDatabaseError(str(path))
            _make(path)
        _check(path)
    except OSError as error:
        raise UnwritableError(path, error.strerror or str(error)) from error


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def _check(path: Path) -> None:
    with path.open("r+b") as file:
        header = file.read(100)
    if header and not header.startswith(_MAGIC):
        raise NotADatabaseError(path, "no database")
    if header and int.from_bytes(header[68:72], "big") != APPLICATION_ID and not _is_ours(path):
        raise NotADatabaseError(path, "a database of another program")


def _is_ours(path: Path) -> bool:
    """Ask SQLite, which also knows what is still in the log; an empty database can become ours."""
    address = f"file:{quote(str(path))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
            [number] = connection.execute("PRAGMA application_id").fetchone()
            [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotADatabaseError(path, "no database that can be read") from error
    return bool(number == APPLICATION_ID or (number == 0 and tables == 0))
