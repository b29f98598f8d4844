"""Saving what a person did to a map: the one door for all changes that people make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.model.edits import Edit
from argmap.model.ids import MapId, SuggestionId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding
from argmap.services.access import allowed
from argmap.services.editing import revise
from argmap.services.reading import map_at
from argmap.services.suggesting import person_of, suggest
from argmap.store import Store


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change.

    Attributes:
        map: as it is now; with a suggestion, as it was before.
        revision: its number.
        suggestion: what waits for another's approval, if the map was not changed at once.
        focus: the claim to look at now, or nothing.
        step: the relation to look at now, or nothing.
        changed: whether there was anything to do; if not, ``why`` may say so in a sentence.
    """

    map: ArgumentMap
    revision: int
    suggestion: SuggestionId | None = None
    focus: str = ""
    step: str = ""
    changed: bool = True
    why: str = ""


def save(  # noqa: PLR0913
    store: Store, who: Who, map_id: str, edits: Sequence[Edit], *, at: int, note: str = ""
) -> Saved:
    """Change a map in somebody's name, or suggest the change where the group wants that.

    Args:
        store: where the map is.
        who: whose change it is.
        map_id: which map.
        edits: what to do, in order; without any, nothing happens.
        at: the number of the revision that she saw.
        note: why, in one sentence.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she may not, as ``allowed`` says.
        StaleRevisionError: others changed the very things that these edits touch.
        InvalidError: the map would break a rule.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    if edits and suggests(who, held):
        made = suggest(store, who, map_id, edits, at=at, note=note)
        now = map_at(store, map_id)
        return Saved(now, now.revision, made.id)
    person = person_of(who)
    revised = revise(
        store, MapId(map_id), edits, member=person.name, at=at, note=note, person=person.id
    )
    return Saved(revised, revised.revision, changed=bool(edits))


def suggests(who: Who, held: Holding) -> bool:
    """Say whether what somebody changes on a map waits for another's approval."""
    return held.suggesting and not may(who, Permission.UNDO_ANY, held)


def saved_as(store: Store, who: Who, map_id: str, number: int) -> bool:
    """Say whether a revision is somebody's own, and has not been undone since."""
    with store.reading() as reading:
        later = reading.revisions(map_id, after=number - 1)
    person = who.person.id if who.person else None
    if not later or (later[0].number, later[0].person) != (number, person):
        return False
    return all(each.undoing != number for each in later)
