"""Undoing and redoing what somebody did, by revisions of its own: nothing is taken out of the log.

A revision that undoes another one can be undone itself; that is what redoing is. What lies between
counts only as far as it still stands: a change and what undid it cancel out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.model.edits import Touch, clash, touches
from argmap.model.errors import InvalidError, Rival, StaleRevisionError
from argmap.model.ids import MapId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.revisions import Entry, Revision
from argmap.services.access import allowed
from argmap.services.editing import revise
from argmap.services.history import revision_of, standing_undoings, undoings_of
from argmap.services.suggesting import person_of
from argmap.store import Reading, Store

MANY = 500
"""How many edits are done without asking first."""


class NothingToUndoError(InvalidError):
    """Somebody wants to undo or redo, and there is nothing left to."""


class ChangedSinceError(StaleRevisionError):
    """What is to be undone has been changed again since.

    Attributes:
        number: the revision that was to be undone.
    """

    def __init__(self, number: int, now: int, rivals: tuple[Rival, ...]) -> None:
        super().__init__(number, now, rivals)
        self.number = number
        names = " and ".join(dict.fromkeys(each.member for each in rivals))
        which = ", ".join(str(each.number) for each in rivals[:5])
        plural = "s" if len(rivals) > 1 else ""
        what = f"{names} changed the same again since, in revision{plural} {which}"
        self.args = (f"Revision {number} cannot be undone: {what}. Nothing was changed.",)


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of an undo.

    Attributes:
        map: as it is now.
        number: the revision that was undone.
    """

    map: ArgumentMap
    number: int


@dataclass(frozen=True, slots=True)
class Steps:
    """The revisions that somebody's next undo and next redo would undo; 0 for none."""

    undo: int = 0
    redo: int = 0


def steps_of(store: Store, who: Who, map_id: str) -> Steps:
    """Return what somebody's undo and redo would undo on a map."""
    if who.person is None:
        return Steps()
    with store.reading() as reading:
        return _steps(reading, who.person.id, map_id, undoings_of(store, reading, map_id))


def _steps(reading: Reading, person: str, map_id: str, undoings: dict[int, int]) -> Steps:
    """Look at what she did, the newest first, no further back than need be."""
    undone = standing_undoings(undoings)
    undo = redo = 0
    fresh = False
    for number in reading.numbers_by(map_id, person):
        fresh = fresh or number not in undoings
        live = number not in undone
        back = live and _depth(number, undoings) % 2
        undo = undo or (number if live and not back else 0)
        redo = redo or (number if back and not fresh else 0)
        if fresh and undo:
            break
    return Steps(undo, redo)


def _depth(number: int, undoings: dict[int, int]) -> int:
    """Return how often a change has been undone and redone, with this revision as the last."""
    depth = 0
    while number in undoings:
        number = undoings[number]
        depth += 1
    return depth


def undo_of(store: Store, who: Who, map_id: str, number: int | None = None) -> Undone:
    """Undo a revision: somebody's own last one that stands, or a given one.

    Args:
        store: where the map is.
        who: who undoes it; others' revisions take the permission to undo anybody's.
        map_id: which map.
        number: the revision.

    Raises:
        NothingToUndoError: she has done nothing that stands, or it has been undone already.
        ChangedSinceError: what it changed has been changed again since.
        NotFoundError, NobodyError, ForbiddenError: she may not, as ``allowed`` says.
    """
    return _undo(store, who, _hers(store, who, map_id, number), "Undoes")


def to_undo(store: Store, who: Who, map_id: str, number: int | None = None) -> Revision:
    """Return what ``undo_of`` would undo, and raise what it would raise; nothing is changed."""
    undone = _hers(store, who, map_id, number)
    _check(store, undone)
    return undone


def to_redo(store: Store, who: Who, map_id: str) -> Revision:
    """Return what ``redo_of`` would undo, and raise what it would raise, but for clashes."""
    allowed(store, who, Permission.EDIT, map_id)
    number = steps_of(store, who, map_id).redo
    if not number:
        raise NothingToUndoError("There is nothing of yours left to do again on this map.")
    return revision_of(store, map_id, number)


def _hers(store: Store, who: Who, map_id: str, number: int | None) -> Revision:
    """Return the revision that is to be undone, if she may."""
    allowed(store, who, Permission.EDIT, map_id)
    number = number or steps_of(store, who, map_id).undo
    if not number:
        raise NothingToUndoError("There is nothing of yours left to undo on this map.")
    undone = revision_of(store, map_id, number)
    if undone.person is None or undone.person != person_of(who).id:
        allowed(store, who, Permission.UNDO_ANY, map_id)
    return undone


def redo_of(store: Store, who: Who, map_id: str) -> Undone:
    """Do again what somebody undid last, if she has changed nothing else since.

    Raises:
        NothingToUndoError: there is nothing to do again.
        ChangedSinceError: it has been changed again since.
        NotFoundError, NobodyError, ForbiddenError: she may not, as ``allowed`` says.
    """
    return _undo(store, who, to_redo(store, who, map_id), "Does again what was undone by")


def _undo(store: Store, who: Who, undone: Revision, note: str) -> Undone:
    now = _check(store, undone)
    person = person_of(who)
    revised = revise(
        store, MapId(undone.map_id), undone.undoes,
        member=person.name, at=now, note=f"{note} revision {undone.number}.",
        person=person.id, undoing=undone.number,
    )  # fmt: skip
    return Undone(revised, undone.number)


def _check(store: Store, undone: Revision) -> int:
    """Check that what a revision changed still is as it left it; return the latest revision."""
    with store.reading() as reading:
        now = reading.revision(undone.map_id)
        undoings = reading.undoings(undone.map_id)
        by = standing_undoings(undoings).get(undone.number)
        if by:
            raise NothingToUndoError(f"Revision {undone.number} was undone by revision {by}.")
        if not undone.undoes:
            raise NothingToUndoError(f"Revision {undone.number} left nothing that can be undone.")
        later = reading.entries(undone.map_id, after=undone.number)
        left = standing(later, undoings)
        rivals = _rivals(undone, reading.revisions_numbered(undone.map_id, left))
    if rivals:
        raise ChangedSinceError(undone.number, now, rivals)
    return now


def standing(since: Iterable[Entry], undoings: dict[int, int]) -> list[int]:
    """Return which of the revisions of a stretch still make a difference, in their order.

    What was undone within the stretch makes none, and neither does what undid it.
    """
    numbers = sorted(each.number for each in since)
    undone, gone = standing_undoings(undoings), set[int]()
    for number in numbers:
        if number in undone or undoings.get(number) in gone:
            gone.add(number)
    return [number for number in numbers if number not in gone]


def _rivals(undone: Revision, since: Iterable[Revision]) -> tuple[Rival, ...]:
    ours = _reach(undone)
    met = ((each, clash(ours, _reach(each))) for each in since)
    return tuple(Rival(each.number, each.member, each.made, on) for each, on in met if on)


def _reach(revision: Revision) -> frozenset[Touch]:
    """Return all that a revision touched, also by way of what it brought about."""
    back = (touch for touch in touches(revision.undoes) if touch[0] != "order")
    return touches(revision.edits).union(back)
