"""Revising a map: the one way in which anything on it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.analysis.circles import refuse_circle
from argmap.model import text
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import Edit, Relate, Revise, Touch, clash, touches
from argmap.model.errors import NotFoundError, Rival, StaleRevisionError
from argmap.model.ids import MapId, PersonId
from argmap.model.maps import ArgumentMap
from argmap.model.revisions import Revision
from argmap.services.caches import cache_of
from argmap.services.reading import map_at
from argmap.store import Reading, Store, Writing


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to change on a map, as of the revision that they saw."""

    map_id: MapId
    edits: Sequence[Edit]
    member: str
    at: int
    note: str = ""
    person: PersonId | None = None
    undoing: int = 0


def revise(  # noqa: PLR0913
    store: Store,
    map_id: MapId,
    edits: Sequence[Edit],
    *,
    member: str,
    at: int,
    note: str = "",
    person: PersonId | None = None,
    undoing: int = 0,
) -> ArgumentMap:
    """Apply edits to a map as one revision, all of them or none, and return the map.

    Args:
        store: where the map is.
        map_id: which map.
        edits: what to do, in order; without any, nothing happens.
        member: who does it, as signed.
        at: the number of the revision that the member saw. If the map has moved on, edits that
            touch nothing the others touched go through.
        note: why, in one sentence.
        person: who does it, as known to the store.
        undoing: the number of the revision that this one undoes.

    Raises:
        StaleRevisionError: others changed the very things that these edits touch.
        NotFoundError: there is no such map, or an edit names what is not on it.
        InvalidError: the map would break a rule.
    """
    if not edits:
        return map_at(store, map_id)
    proposal = Proposal(map_id, edits, member, at, note, person, undoing)
    revised = store.written(lambda writing: revise_in(store, writing, proposal))
    cache_of(store).put(("map", map_id), revised.revision, revised)
    return revised


def revise_in(store: Store, writing: Writing, proposal: Proposal) -> ArgumentMap:
    """Do what ``revise`` does, in a transaction that is open already."""
    map_id, edits = proposal.map_id, tuple(proposal.edits)
    # She may have been renamed or forgotten since she was asked who she is.
    signed_by = writing.name_of(proposal.person) if proposal.person else None
    member = text.line(signed_by or proposal.member, "The name under a revision")
    note = text.prose(proposal.note, "The note on a revision")
    number = writing.advance(map_id)
    kept = cache_of(store).get(("map", map_id), number - 1)
    current: ArgumentMap = kept or replace(writing.map(map_id), revision=number - 1)
    if proposal.at != current.revision:
        check_stale(writing, edits, current, proposal.at)
    revised = replace(apply_all(edits, current), revision=number)
    if proposal.at != current.revision:
        _refuse_circles(edits, revised)
    writing.keep(current, revised)
    undoes = inverse(edits, current)
    signed = Revision(map_id, number, member, datetime.now(UTC), edits, undoes, note)
    writing.log(replace(signed, person=proposal.person, undoing=proposal.undoing))
    return revised


def _refuse_circles(edits: Iterable[Edit], revised: ArgumentMap) -> None:
    """Refuse steps that make a circle only together with what others did meanwhile."""
    for edit in edits:
        if isinstance(edit, (Relate, Revise)):
            refuse_circle(revised, edit.relation)


def undo(
    store: Store, map_id: MapId, number: int, member: str, person: PersonId | None = None
) -> ArgumentMap:
    """Undo a revision by another one, and return the map.

    Raises:
        NotFoundError: there is no such revision.
        StaleRevisionError: what it changed has been changed again since.
    """
    with store.reading() as reading:
        undone = next(iter(reading.revisions(map_id, after=number - 1, most=1)), None)
    if undone is None or undone.number != number:
        raise NotFoundError("revision", str(number))
    note = f"Undoes revision {number}."
    return revise(
        store, map_id, undone.undoes,
        member=member, at=number, note=note, person=person, undoing=number,
    )  # fmt: skip


def check_stale(reading: Reading, edits: Sequence[Edit], current: ArgumentMap, at: int) -> None:
    """Check that the edits touch nothing that others touched after the revision ``at``.

    Raises:
        StaleRevisionError: they do, or there is no such revision yet.
    """
    if at > current.revision:
        raise StaleRevisionError(at, current.revision)
    since = [r for r in reading.revisions(current.id, after=at) if r.number <= current.revision]
    rivals = _rivals(since, touches(edits)) if since else ()
    rivals = rivals or _rivals(since, _all_touches(edits, inverse(edits, current)))
    if rivals:
        raise StaleRevisionError(at, current.revision, rivals)


def _rivals(since: Iterable[Revision], ours: frozenset[Touch]) -> tuple[Rival, ...]:
    """Return the revisions that cannot go together with ours, and where they meet."""
    met = [(each, clash(ours, _all_touches(each.edits, each.undoes))) for each in since]
    return tuple(Rival(each.number, each.member, each.made, on) for each, on in met if on)


def _all_touches(edits: Iterable[Edit], undoes: Iterable[Edit]) -> frozenset[Touch]:
    """Return what the edits touch, also by way of what they bring about: undoing tells."""
    return touches(edits) | {touch for touch in touches(undoes) if touch[0] != "order"}
