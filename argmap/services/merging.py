"""Merging two claims: which may be meant, what will happen, and what was merged before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.likeness import Likeness
from argmap.analysis.search import index_map, search
from argmap.model import text
from argmap.model.claims import Claim
from argmap.model.edits import Edit, Merge, Reword
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.model.merging import Merging, merging
from argmap.model.permissions import Permission, Who
from argmap.model.talk import About, Comment
from argmap.services.access import allowed
from argmap.services.authors import author_of
from argmap.services.caches import cache_of
from argmap.services.endorsing import endorsements
from argmap.services.history import standing_undoings, undoings_of
from argmap.services.reading import map_at
from argmap.services.saving import Saved, save
from argmap.store import Store

MOST = 12


@dataclass(frozen=True, slots=True)
class Preview:
    """What will happen when two claims are merged.

    Attributes:
        happens: what moves, what is cut, and what becomes one.
        wrote: who stated the claim that goes, and the one that stays.
        comments: how many comments stay with the claim that goes.
        endorsements: how many endorsements stay with it, of those that she may see.
    """

    happens: Merging
    wrote: tuple[str, str]
    comments: int
    endorsements: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A claim that was merged into another.

    Attributes:
        claim: as it was.
        wrote: who stated it; nothing if that was a folder.
        by: who merged it.
        number: the revision in which that was done.
    """

    claim: Claim
    wrote: str
    by: str
    number: int


def candidates(store: Store, map_id: str, claim: str, words: str = "") -> tuple[Claim, ...]:
    """Return the claims that one may be merged with: those that hold the words, or the likest.

    Raises:
        NotFoundError: there is no such map or claim.
    """
    whole = map_at(store, map_id)
    kept = whole.claim(claim)
    found = _having(store, whole, words) if words.strip() else _like(whole, kept)
    return tuple(each for each in found if each.id != kept.id)[:MOST]


def preview(store: Store, who: Who, map_id: str, claim: str, into: str) -> Preview:
    """Return what will happen when one claim is merged into another.

    Raises:
        NotFoundError: one of them is not on the map.
        InvalidClaimError: they are the same, or one has been withdrawn.
    """
    allowed(store, who, Permission.EDIT, map_id)
    whole = map_at(store, map_id)
    happens = merging(whole, ClaimId(claim), ClaimId(into))
    about = {"map_id": map_id, "target": claim, "about": About.CLAIM}
    with store.reading() as reading:
        wrote = author_of(reading, map_id, claim), author_of(reading, map_id, into)
        comments = reading.count(Comment, **about)
    return Preview(happens, wrote, comments, len(endorsements(store, who, map_id, claim)))


def merge(  # noqa: PLR0913
    store: Store, who: Who, map_id: str, claim: str, into: str, *, at: int, words: str = ""
) -> Saved:
    """Let one claim stand for another, in these words.

    Args:
        store: where the map is.
        who: who does it.
        map_id: which map.
        claim: the claim that goes.
        into: the claim that stays.
        at: the number of the revision that she saw.
        words: how the claim that stays is to read; as it does, if there are none.

    Raises:
        StaleRevisionError: others changed one of the two, or what bears on them, since.
        InvalidError: they are the same, or one has been withdrawn, or the words cannot be kept.
    """
    whole = map_at(store, map_id)
    edits: list[Edit] = [Merge(ClaimId(claim), ClaimId(into))]
    kept = whole.claim(into)
    if words.strip():
        said = text.line(words, "The claim", limit=text.CLAIM_LENGTH)
        edits += [Reword(kept.id, said)] if said != kept.text else []
    saved = save(store, who, map_id, edits, at=at)
    return Saved(saved.map, saved.revision, saved.suggestion, kept.id)


def heir(store: Store, whole: ArgumentMap, claim: str) -> ClaimId:
    """Return the claim that a merged one was merged into, and stands; any other claim itself."""
    found = ClaimId(claim)
    if found in whole.drawn or found not in whole.claims:
        return found
    into = {goes: stays for stays, all_ in _standing(store, whole).items() for goes, *_ in all_}
    met = {found}
    while found in into and found in whole.claims and whole.claims[found].withdrawn:
        found = into[found]
        if found in met:
            return ClaimId(claim)
        met.add(found)
    return found if found in whole.drawn else ClaimId(claim)


def merged_into(store: Store, map_id: str, claim: str) -> tuple[Merged, ...]:
    """Return the claims that were merged into this one and stand for it still, the first first."""
    whole = map_at(store, map_id)
    found = _standing(store, whole)
    return tuple(
        Merged(whole.claims[goes], wrote, by, number)
        for goes, wrote, by, number in _chain(found, ClaimId(claim))
        if goes in whole.claims and whole.claims[goes].withdrawn
    )


Merges = dict[ClaimId, list[tuple[ClaimId, str, str, int]]]
"""By the claim that stayed: which one went, who wrote that, who merged it, in which revision."""


def _standing(store: Store, whole: ArgumentMap) -> Merges:
    key = ("merged into", whole.id)
    return cache_of(store).made(key, whole.revision, lambda: _merges(store, whole.id))


def _chain(found: Merges, claim: ClaimId) -> Iterator[tuple[ClaimId, str, str, int]]:
    """Yield what was merged into a claim, and what had been merged into that before."""
    heap, seen = [claim], {claim}
    for each in heap:
        for told in found.get(each, ()):
            if told[0] not in seen:
                yield told
                seen.add(told[0])
                heap.append(told[0])


def _merges(store: Store, map_id: str) -> Merges:
    """Return all merges of a map that were not undone, by the claim that stayed."""
    with store.reading() as reading:
        undone = standing_undoings(undoings_of(store, reading, map_id))
        merging_ = [e for e in reading.entries(map_id) if "Merge" in e.counts]
        numbers = [each.number for each in merging_ if each.number not in undone]
        made: Merges = {}
        for number in reversed(numbers):
            [revision] = reading.revisions(map_id, after=number - 1, most=1)
            for edit in revision.edits:
                if isinstance(edit, Merge):
                    wrote = author_of(reading, map_id, edit.claim)
                    told = (edit.claim, wrote, revision.member, number)
                    made.setdefault(edit.into, []).append(told)
    return made


def _having(store: Store, whole: ArgumentMap, words: str) -> Iterator[Claim]:
    """Yield the claims that hold the words, the best first."""
    index = cache_of(store).made(("map index", whole.id), whole.revision, lambda: index_map(whole))
    found = dict.fromkeys(hit.claim for hit in search([index], words) if hit.claim)
    yield from (whole.drawn[each] for each in found if each in whole.drawn)


def _like(whole: ArgumentMap, claim: Claim) -> Iterator[Claim]:
    """Yield the claims that say nearly the same, the likest first."""
    likeness = Likeness(whole, whole.debate.language)
    for each in likeness.like(claim.text, without=[claim.id], most=MOST):
        yield whole.claims[each.other]
