"""Who shows a token: asked before every page, so it is one statement, made once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from argmap.model.assignments import Review
from argmap.model.ids import MapId
from argmap.model.seminars import Member, Person, Role, Seminar, Session
from argmap.store.records import KINDS, Records, made
from argmap.store.tables import TABLES


class Known(NamedTuple):
    """A session, whose it is, and her places in seminars, the oldest first.

    Where a seminar is archived, a participant is told as a reader. ``reviewing`` are the maps on
    which she is asked to review somebody's work.
    """

    session: Session
    person: Person
    members: tuple[Member, ...]
    reviewing: frozenset[MapId]


class Knowing(Records):
    """What can be asked about whoever shows a token."""

    def known(self, digest: str) -> Known | None:
        """Return the session with this digest, with her whose it is; none if there is none."""
        found = self._connection.execute(_KNOWN, {"digest": digest}).all()
        if not found:
            return None
        things = [_things(row) for row in found]
        session, person, _ = things[0]
        kept = [(each, row[-1]) for (*_, each), row in zip(things, found, strict=True) if each]
        members = tuple(_archived(each) if archived else each for each, archived in kept)
        return Known(session, person, members, self._reviewing(members))

    def _reviewing(self, members: tuple[Member, ...]) -> frozenset[MapId]:
        hers = [each.person for each in members if each.role is Role.PARTICIPANT]
        asked = self.all(Review, reviewer=hers[0]) if hers else ()
        return frozenset(each.map_id for each in asked)


def _archived(member: Member) -> Member:
    """Return a place in a seminar that is over: whoever took part reads now."""
    over = member.role is Role.PARTICIPANT
    return replace(member, role=Role.READER) if over else member


def _things(row: sa.Row[Any]) -> tuple[Any, ...]:
    """Return what a row holds: its columns are those of three tables, one after the other."""
    columns = iter(row)
    held = [(kind, dict(zip(names, columns, strict=False))) for kind, names in _NAMES.items()]
    return tuple(made(kind, each) if any(each.values()) else None for kind, each in held)


_NAMES = {
    kind: tuple(each.name for each in TABLES[KINDS[kind]].c) for kind in (Session, Person, Member)
}


def _known() -> sa.Select[tuple[object, ...]]:
    session, person, member = (TABLES[KINDS[kind]] for kind in _NAMES)
    seminar = TABLES[KINDS[Seminar]]
    return (
        sa.select(*session.c, *person.c, *member.c, seminar.c.archived)
        .join(person, person.c.id == session.c.person)
        .outerjoin(member, member.c.person == person.c.id)
        .outerjoin(seminar, seminar.c.id == member.c.seminar)
        .where(session.c.digest == sa.bindparam("digest"))
        .order_by(member.c.joined, member.c.seminar)
    )


_KNOWN = _known()
