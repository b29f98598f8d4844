"""What can be asked about the histories of maps without reading a single edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from argmap.model.revisions import Entry
from argmap.store.records import Records
from argmap.store.tables import TABLES

LAST = 2**31 - 1
"""No revision has a greater number; databases cannot be asked for one."""
_COLUMNS = ("number", "member", "made", "note", "person", "undoing", "counts")
BIT, LATEST = 50, 2**31 - 1


class Logs(Records):
    """What can be asked about revisions as they stand in lists."""

    def entries(  # noqa: PLR0913
        self,
        map_id: str,
        *,
        after: int = 0,
        before: int | None = None,
        numbers: Iterable[int] | None = None,
        person: str | None = None,
        most: int | None = None,
    ) -> tuple[Entry, ...]:
        """Return the revisions of a map, the newest first, without their edits.

        Args:
            map_id: which map.
            after: only those with a greater number.
            before: only those with a smaller number.
            numbers: only these.
            person: only those that she made.
            most: at most so many.
        """
        log = TABLES["revision"].c
        chosen = sa.select(*(log[name] for name in _COLUMNS))
        chosen = chosen.where(log.map_id == map_id, log.number > min(after, LAST))
        if before is not None:
            chosen = chosen.where(log.number < min(before, LAST))
        if numbers is not None:
            chosen = chosen.where(log.number.in_([each for each in numbers if each <= LAST]))
        if person is not None:
            chosen = chosen.where(log.person == person)
        found = self._connection.execute(chosen.order_by(log.number.desc()).limit(most))
        return tuple(Entry(*row) for row in found)

    def latest(self, maps: Iterable[str]) -> dict[str, int]:
        """Return the number of the latest revision of each of these maps, by its id."""
        drawn = TABLES["map"].c
        chosen = sa.select(drawn.id, drawn.revision).where(drawn.id.in_(list(maps)))
        return {map_id: number for map_id, number in self._connection.execute(chosen)}  # noqa: C416

    def numbers_by(self, map_id: str, person: str) -> Iterator[int]:
        """Yield the numbers of what somebody did on a map, the newest first, read bit by bit."""
        log = TABLES["revision"].c
        own = sa.select(log.number).where(log.map_id == map_id, log.person == person)
        own, last, found = own.order_by(log.number.desc()).limit(BIT), LATEST, [0] * BIT
        while len(found) == BIT:
            found = list(self._connection.scalars(own.where(log.number < last)))
            yield from found
            last = found[-1] if found else last

    def undoings(self, map_id: str) -> dict[int, int]:
        """Return what undoes what on a map: the number of the one that does, and of the other."""
        log = TABLES["revision"].c
        chosen = sa.select(log.number, log.undoing).where(log.map_id == map_id, log.undoing > 0)
        return {row.number: row.undoing for row in self._connection.execute(chosen)}

    def touching(self, map_id: str, claim: str) -> tuple[int, ...]:
        """Return the numbers of the revisions that touched a claim, the newest first."""
        touch = TABLES["touch"].c
        chosen = sa.select(touch.number).where(touch.map_id == map_id, touch.claim == claim)
        return tuple(self._connection.scalars(chosen.order_by(touch.number.desc())))

    def last_touches(self, map_id: str, after: int, last: int) -> dict[str, int]:
        """Return the claims that were touched after a revision up to another, and where last."""
        touch = TABLES["touch"].c
        chosen = sa.select(touch.claim, sa.func.max(touch.number)).group_by(touch.claim)
        chosen = chosen.where(touch.map_id == map_id, touch.number > after, touch.number <= last)
        return {claim: number for claim, number in self._connection.execute(chosen)}  # noqa: C416
