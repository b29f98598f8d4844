"""Who is here: where persons are just now, and nothing about where they have been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argmap.model.errors import NobodyError
from argmap.model.ids import MapId, PersonId
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import Person, Presence
from argmap.services.access import allowed
from argmap.store import Reading, Store

GONE = timedelta(seconds=75)
"""How long after her last sign a person is here; browsers give one every 30 seconds."""
TAB_LENGTH, TABS = 32, 20


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is here.

    Attributes:
        open: the claims that she has open.
    """

    person: PersonId
    name: str
    open: tuple[str, ...]


def arrive(store: Store, who: Who, map_id: str, tab: str, focus: str) -> None:
    """Note that somebody is here, with a claim open or none; who has gone is forgotten.

    Raises:
        NobodyError: it is not known who that is.
        NotFoundError: she may not read the map.
    """
    allowed(store, who, Permission.READ, map_id)
    if who.person is None:
        raise NobodyError
    mine = Presence(MapId(map_id), tab, who.person.id, focus, _now())
    with store.writing() as writing:
        kept = writing.all(Presence)
        gone = [each for each in kept if each.seen < mine.seen - GONE or _over(each, mine, kept)]
        for each in gone:
            writing.drop(Presence, map_id=each.map_id, tab=each.tab)
        before = writing.one(Presence, map_id=map_id, tab=tab)
        if before is None or before.person == mine.person:
            writing.put(mine)
        if gone or before is None or before.focus != focus:
            writing.meet(map_id)


def leave(store: Store, who: Who, map_id: str, tab: str) -> None:
    """Forget that somebody is here; nothing happens if that is not known."""
    if who.person is None:
        return
    with store.writing() as writing:
        if writing.drop(Presence, map_id=map_id, tab=tab, person=who.person.id):
            writing.meet(map_id)


def here(store: Store, who: Who, map_id: str) -> tuple[Present, ...]:
    """Return who is here, oneself first, then by name; told to persons only, as they are told of.

    Raises:
        NobodyError: it is not known who asks.
        NotFoundError: she may not read the map.
    """
    allowed(store, who, Permission.READ, map_id)
    if who.person is None:
        raise NobodyError
    with store.reading() as reading:
        found = _present(reading, map_id)
    mine = who.person.id
    return tuple(sorted(found, key=lambda each: (each.person != mine, each.name.casefold())))


def forget_gone(store: Store) -> None:
    """Forget all who have given no sign for so long that they are not here; as streams begin."""
    with store.reading() as reading:
        old = [each for each in reading.all(Presence) if each.seen < _now() - GONE]
    if old:
        with store.writing() as writing:
            for each in old:
                writing.drop(Presence, map_id=each.map_id, tab=each.tab, seen=each.seen)


def _now() -> datetime:
    return datetime.now(UTC)


def _over(each: Presence, mine: Presence, kept: Iterable[Presence]) -> bool:
    """Say whether a person would be in too many tabs at once, and this is the first of them."""
    hers = [other for other in kept if other.person == mine.person]
    return len(hers) > TABS and each is hers[0]


def _present(reading: Reading, map_id: str) -> list[Present]:
    since = _now() - GONE
    rows = [each for each in reading.all(Presence, map_id=map_id) if each.seen >= since]
    persons = {each.id: each for each in reading.all(Person, id={row.person for row in rows})}
    open_by: dict[PersonId, list[str]] = {}
    for row in rows:
        open_by.setdefault(row.person, []).extend([row.focus] if row.focus else [])
    return [
        Present(each, persons[each].name, tuple(dict.fromkeys(focuses)))
        for each, focuses in open_by.items()
    ]
