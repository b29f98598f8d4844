"""Named revisions of a map, and going back to an earlier state of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from argmap.analysis.compare import changes
from argmap.model.errors import ClashError, NotFoundError
from argmap.model.ids import MapId
from argmap.model.permissions import Permission, Who, may
from argmap.model.talk import Snapshot
from argmap.services.access import allowed
from argmap.services.history import map_as_of
from argmap.services.people.signing import signature
from argmap.services.reading import map_at
from argmap.services.saving import Saved, save
from argmap.services.suggesting import person_of
from argmap.store import Store, Writing


class TakenNameError(ClashError):
    """A map has a snapshot of that name already."""

    def __init__(self, name: str, revision: int) -> None:
        super().__init__(f"“{name}” names revision {revision} already: choose another name.")


class GoneNameError(ClashError):
    """No revision of a map has that name, or none any more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No revision is named “{name}” any more: it was renamed or removed.")


def snapshots_of(store: Store, map_id: str) -> tuple[Snapshot, ...]:
    """Return the named revisions of a map, the newest revision first."""
    with store.reading() as reading:
        found = reading.all(Snapshot, map_id=map_id)
    return tuple(sorted(found, key=lambda each: each.revision, reverse=True))


def name_revision(store: Store, who: Who, map_id: str, number: int, name: str) -> Snapshot:
    """Give a revision of a map a name.

    Raises:
        TakenNameError: another revision has that name.
        InvalidTextError: it is no name.
        NotFoundError: there is no such revision, or no such map for her.
        NobodyError, ForbiddenError: she may not, as ``allowed`` says.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    person = person_of(who)
    made = Snapshot(held.map_id, name, number, person.id, person.name, datetime.now(UTC))
    with store.writing() as writing:
        if not 0 <= number <= writing.revision(map_id):
            raise NotFoundError("revision", str(number))
        taken = writing.one(Snapshot, map_id=map_id, name=made.name)
        if taken:
            raise TakenNameError(taken.name, taken.revision)
        made = replace(made, signed=signature(writing, person))
        writing.add(made)
        writing.stir(held.map_id)
    return made


def drop_name(store: Store, who: Who, map_id: str, name: str) -> None:
    """Take the name from a revision, if one has it; the revision stays.

    One takes away the names that one gave; who manages the map, any.

    Raises:
        NobodyError, ForbiddenError: she may not.
    """
    allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        found = _hers(store, writing, who, map_id, name)
        if found is None:
            return
        writing.drop(Snapshot, map_id=map_id, name=name)
        writing.stir(found.map_id)


def rename(store: Store, who: Who, map_id: str, name: str, new: str) -> Snapshot:
    """Give a named revision another name; who named it first, and when, stays.

    Raises:
        GoneNameError: no revision has that name any more.
        TakenNameError: another revision has the new name.
        InvalidTextError: it is no name.
        NobodyError, ForbiddenError: she may not.
    """
    allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        found = _hers(store, writing, who, map_id, name)
        if found is None:
            raise GoneNameError(name)
        renamed = replace(found, name=new)
        taken = writing.one(Snapshot, map_id=map_id, name=renamed.name)
        if taken and taken != found:
            raise TakenNameError(taken.name, taken.revision)
        writing.change(Snapshot, {"map_id": map_id, "name": name}, name=renamed.name)
        writing.stir(found.map_id)
    return renamed


def _hers(store: Store, writing: Writing, who: Who, map_id: str, name: str) -> Snapshot | None:
    """Return the revision of a name, if there is one and the name is hers to change."""
    found: Snapshot | None = writing.one(Snapshot, map_id=map_id, name=name)
    if found and found.person != person_of(who).id:
        allowed(store, who, Permission.MANAGE, map_id)
    return found


def may_drop(store: Store, who: Who, snapshot: Snapshot) -> bool:
    """Say whether somebody may take the name from a revision, or give it another."""
    if who.person is None:
        return False
    held = allowed(store, who, Permission.READ, snapshot.map_id)
    return may(who, Permission.MANAGE, held) or snapshot.person == who.person.id


def size_of_restoring(store: Store, map_id: str, number: int) -> int:
    """Return how many edits it takes to go back to a revision.

    Raises:
        NotFoundError: there is no such map or revision.
    """
    return len(changes(map_at(store, map_id), map_as_of(store, map_id, number)))


def restore(store: Store, who: Who, map_id: str, number: int, *, at: int) -> Saved:
    """Make a map draw what it drew at a revision, by a new one; nothing is lost by it.

    Args:
        store: where the map is.
        who: whose change it is.
        map_id: which map.
        number: the revision to go back to.
        at: the latest revision that she saw.

    Raises:
        StaleRevisionError: others have changed what this would change.
        NotFoundError: there is no such revision.
        NobodyError, ForbiddenError: she may not.
    """
    allowed(store, who, Permission.EDIT, map_id)
    then, now = map_as_of(store, map_id, number), map_at(store, map_id)
    seen = now if at == now.revision else map_as_of(store, map_id, at)
    note = f"Goes back to revision {number}."
    return save(store, who, MapId(map_id), changes(seen, then), at=at, note=note)
