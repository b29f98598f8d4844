"""The store: one database, opened once, with a door for reading and a door for writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import random
from threading import Lock, local
from time import sleep
from typing import TypeVar

import sqlalchemy as sa

from argmap.model.errors import StoreError
from argmap.store import schema
from argmap.store.engines import postgres_engine, reader, sqlite_engine, sqlite_path, writer
from argmap.store.errors import BusyError
from argmap.store.files import prepare
from argmap.store.locks import FileLock
from argmap.store.notices import Listener, Notices
from argmap.store.reading import Reading
from argmap.store.troubles import explained
from argmap.store.writing import Writing

T = TypeVar("T")
PATIENCE = 10.0
"""Seconds that a change waits for another one to end."""
CROSSED = ("40001", "40P01")
PAUSES = (0.0, 0.1, 0.4, 1.6)
"""At most so many seconds pass before a transaction that others crossed is done again."""
"""What PostgreSQL says of a transaction that another one crossed: it may be done again."""


def open_store(url: str, *, create: bool = True) -> Store:
    """Open a database, making or upgrading its tables where that is needed.

    Args:
        url: ``sqlite:///path/to/file`` or ``postgresql://user@host/name``.
        create: whether a database that is not there may be made.

    Raises:
        StoreError: it cannot be used; the sentence says why, and nothing was changed.
    """
    path = sqlite_path(url)
    if path is not None:
        prepare(path, create=create)
    engine = postgres_engine(url) if path is None else sqlite_engine(path)
    store = Store(engine, path)
    try:
        store.upgrade(create=create)
    except BaseException:
        engine.dispose()
        raise
    return store


class Store:
    """The maps and libraries of one installation; shared by all threads of a process."""

    def __init__(self, engine: sa.Engine, path: Path | None) -> None:
        self.path = path
        self.where = str(path or _named(engine.url))
        self._engine = engine
        self._readers = reader(engine)
        self._writers = writer(engine)
        self._turn = Lock()
        self._mine = local()
        self._file = FileLock(path.with_name(f"{path.name}.lock")) if path else None
        self._notices = Notices(engine)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read in one snapshot: what others write meanwhile is not seen."""
        with explained(self.where, self.path), self._readers.begin() as connection:
            yield Reading(connection)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Write in one transaction: all of it, or nothing.

        Raises:
            RuntimeError: this thread is writing already.
            BusyError: others have been writing for too long.
        """
        if getattr(self._mine, "writing", False):
            raise RuntimeError("writing() inside writing(): pass the open one on instead.")
        self._mine.writing = True
        try:
            with explained(self.where, self.path), self._alone(), self._writers.begin() as opened:
                writing = Writing(opened)
                yield writing
                news = self._notices.noted(opened, writing.changed, writing.met)
            self._notices.tell(news)
        finally:
            self._mine.writing = False

    def written(self, work: Callable[[Writing], T]) -> T:
        """Do work in one transaction and return what it returns.

        Where PostgreSQL ends the transaction because another one crossed it, it is done again,
        after a pause that is not the other's: the work must change nothing but the store.
        """
        for pause in PAUSES:
            try:
                return self._written_once(work)
            except StoreError as error:
                if getattr(error.__cause__, "sqlstate", None) not in CROSSED:
                    raise
            sleep(pause * random())  # noqa: S311
        return self._written_once(work)

    def _written_once(self, work: Callable[[Writing], T]) -> T:
        with self.writing() as writing:
            return work(writing)

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change of a map, by whichever process; returns its end.

        It is told the map's numbers, sometimes the same ones again, in a thread that must not wait.
        """
        return self._notices.add(listener)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """On SQLite, let one thread of one process write at a time, in a fair queue."""
        if self._file is None:
            yield
            return
        if not self._turn.acquire(timeout=PATIENCE):
            raise BusyError
        try:
            with self._file.held(PATIENCE) as held:
                if not held:
                    raise BusyError
                yield
        finally:
            self._turn.release()

    def upgrade(self, *, create: bool) -> None:
        """Bring the tables up to this version.

        Raises:
            StoreError: that cannot be done; nothing was changed.
        """
        with explained(self.where, self.path):
            with self._engine.begin() as connection:
                if schema.is_current(connection, self.where):
                    return
            held = self._file.held(PATIENCE) if self._file else nullcontext(True)
            with held as ours, self._migrating().begin() as connection:
                if not ours:
                    raise BusyError
                schema.migrate(connection, self.where, create=create)

    def _migrating(self) -> sa.Engine:
        if self.path is None:
            return self._writers
        return writer(sqlite_engine(self.path, for_migrations=True))

    def close(self) -> None:
        """Close every connection; what was acknowledged is on the disk already."""
        self._notices.close()
        self._engine.dispose()


def _named(url: sa.URL) -> str:
    """Return the database and its server, without who opens it and how."""
    host = url.host or url.query.get("host") or "this machine"
    return f"{url.database or 'postgres'} on {host}" + (f":{url.port}" if url.port else "")
