"""Telling what changed on maps to those who listen in this process, whichever process changed it.

SQLite: a change by this process is told after its commit; changes by others (a command, say) move
``PRAGMA data_version``, which is looked at twice a second. PostgreSQL: the transaction itself sends
a notification, which reaches every process that listens once it is committed. One thread watches,
from the first listener on until the store is closed; where nobody listens there is none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from threading import Event, Lock, Thread
from typing import Any, NamedTuple

import sqlalchemy as sa

from argmap.model.ids import MapId

PAUSE = 0.5
"""Seconds between two looks at SQLite's counter, and before the first attempt to connect again."""
LONGEST_PAUSE = 10.0
HEALTH = 60
"""After so many pauses without a word everything is read again, which also tries the connection."""

_NUMBERS = "SELECT map.id, revision, activity FROM map JOIN holding ON holding.map_id = map.id"
_CHANNEL = "'argmap ' || current_schema()"
_SEND = sa.text(f"SELECT pg_notify({_CHANNEL}, :told)")

_log = logging.getLogger(__name__)


class Notice(NamedTuple):
    """The numbers of a map after something happened to it; -1 both, if it was dropped.

    Attributes:
        people: whether what happened is only that somebody came, left, or opened another claim.
    """

    map_id: MapId
    revision: int
    activity: int
    people: bool = False


Listener = Callable[[Notice], object]


def touched_in(connection: sa.Connection, changed: Iterable[str]) -> list[Notice]:
    """Return the numbers of these maps, as this connection sees them."""
    ids = sorted(changed)
    asked = sa.text(f"{_NUMBERS} WHERE map.id IN :ids").bindparams(
        sa.bindparam("ids", expanding=True)
    )
    found = {row[0]: Notice(*row) for row in connection.execute(asked, {"ids": ids})}
    return [found.get(MapId(each), Notice(MapId(each), -1, -1)) for each in ids]


class Notices:
    """What changed, told to every listener in the order of its commits."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._watch = self._look if engine.dialect.name == "sqlite" else self._listen
        self._listeners: list[Listener] = []
        self._lock = Lock()
        self._stopped = Event()
        self._thread: Thread | None = None

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener of every change from now on; returns what ends that.

        It is called in the thread that wrote or watches: it must be quick and must not fail.
        """
        with self._lock:
            self._listeners = [*self._listeners, listener]
            if self._thread is None and not self._stopped.is_set():
                self._thread = Thread(target=self._run, name="argmap-notices", daemon=True)
                self._thread.start()
        return lambda: self._remove(listener)

    def _remove(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = [each for each in self._listeners if each is not listener]

    def noted(self, connection: sa.Connection, changed: Iterable[str], met: Iterable[str]) -> Any:
        """Note in an open transaction which maps it touches; returns what to tell after it.

        Args:
            connection: that of the transaction; PostgreSQL tells when it is committed.
            changed: the maps whose numbers it counted up.
            met: the maps on which somebody came or went.
        """
        postgres = connection.dialect.name == "postgresql"
        if not postgres and not self._listeners:
            return ()
        changed, met = set(changed), set(met)
        found = touched_in(connection, changed | met) if changed | met else []
        notices = [each._replace(people=each.map_id not in changed) for each in found]
        if not postgres:
            return notices
        for each in notices:
            told = f"{each.map_id} {each.revision} {each.activity} {int(each.people)}"
            connection.execute(_SEND, {"told": told})
        return ()

    def tell(self, notices: Iterable[Notice]) -> None:
        """Tell everybody."""
        for notice in notices:
            for listener in self._listeners:
                listener(notice)

    def close(self) -> None:
        """Stop watching."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self) -> None:
        """Watch until stopped, and begin again after every failure, a little later each time."""
        pause = PAUSE
        while not self._stopped.is_set():
            try:
                connection = self._engine.raw_connection()
                driver = connection.driver_connection
                connection.detach()
                pause = PAUSE
                try:
                    self._watch(driver)
                finally:
                    connection.close()
            except Exception as error:  # noqa: BLE001 (whatever it is: what others change must be told)
                _log.warning("Changes by others are not heard for the moment: %s", error)
                self._stopped.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _look(self, driver: Any) -> None:
        """Look at SQLite's counter of commits by other connections."""
        seen = None
        while not self._stopped.wait(PAUSE if seen is not None else 0):
            [now] = driver.execute("PRAGMA data_version").fetchone()
            if now != seen:
                seen = now
                self._tell_all(driver)

    def _listen(self, driver: Any) -> None:
        """Hear PostgreSQL's notifications."""
        driver.autocommit = True
        [channel] = driver.execute(f"SELECT quote_ident({_CHANNEL})").fetchone()
        driver.execute(f"LISTEN {channel}")
        driver.execute(f"SELECT set_config('application_name', {_CHANNEL}, false)")
        while not self._stopped.is_set():
            self._tell_all(driver)
            self._hear(driver)

    def _hear(self, driver: Any) -> None:
        for _ in range(HEALTH):
            for heard in driver.notifies(timeout=PAUSE):
                map_id, revision, activity, people = heard.payload.split(" ")
                self.tell([Notice(MapId(map_id), int(revision), int(activity), people == "1")])
            if self._stopped.is_set():
                return

    def _tell_all(self, driver: Any) -> None:
        """Tell the numbers of all maps: listeners know which of them are news."""
        self.tell(Notice(*row) for row in driver.execute(_NUMBERS).fetchall())
