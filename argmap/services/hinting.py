"""Hints on maps: worked out once for each revision, put aside by people, and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argmap.analysis.hints import Hint, hints, hints_of_claim, hints_of_text
from argmap.analysis.likeness import Likeness
from argmap.evidence.figures import stands
from argmap.model.errors import NotFoundError
from argmap.model.ids import RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.talk import Dismissal
from argmap.services.access import allowed
from argmap.services.caches import cache_of
from argmap.services.people.signing import signature
from argmap.services.reading import map_at
from argmap.services.suggesting import person_of
from argmap.store import Store


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of a map, or of one of its claims.

    Attributes:
        open: those to look at.
        aside: those that somebody put aside, with who did.
    """

    open: tuple[Hint, ...]
    aside: tuple[tuple[Hint, Dismissal], ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """The terms of a map's claims in one revision."""

    revision: int
    likeness: Likeness

    def __len__(self) -> int:
        return len(self.likeness)


def hints_on(store: Store, map_id: str, claim: str = "") -> Hints:
    """Return the hints of a map, or those that are shown on one claim.

    Raises:
        NotFoundError: there is no such map.
    """
    whole = map_at(store, map_id)
    known = _likeness(store, whole)
    found = hints_of_claim(whole, claim, known, stands) if claim else _all(store, whole, known)
    with store.reading() as reading:
        aside = {each.hint: each for each in reading.all(Dismissal, map_id=whole.id)}
    return Hints(
        tuple(each for each in found if each.key not in aside),
        tuple((each, aside[each.key]) for each in found if each.key in aside),
    )


def hints_while_typing(  # noqa: PLR0913
    store: Store,
    who: Who,
    map_id: str,
    text: str,
    *,
    kind: str = "",
    passage: str = "",
    without: tuple[str, ...] = (),
) -> tuple[Hint, ...]:
    """Return the hints on a text that somebody is writing for a map.

    Args:
        store: where the map is.
        who: who writes; she may edit the map.
        map_id: which map.
        text: what she has written so far.
        kind: what sort of claim it is to be, or nothing.
        passage: the passage that it is to cite, or nothing.
        without: claims that it need not be compared with.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    whole = map_at(store, held.map_id)
    known = _likeness(store, whole)
    return hints_of_text(text, whole, known, kind=kind, passage=passage, without=without)


def dismiss(store: Store, who: Who, map_id: str, *keys: str) -> None:
    """Put hints aside, for all who work on the map; once is enough.

    Raises:
        NotFoundError: the map has no such hint, or no longer.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    whole, person = map_at(store, held.map_id), person_of(who)
    for key in keys:
        if not _is_there(store, whole, key):
            raise NotFoundError("hint", key)
    with store.writing() as writing:
        name, now = signature(writing, person), datetime.now(UTC)
        known = {each.hint for each in writing.all(Dismissal, map_id=held.map_id, hint=keys)}
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        writing.add(*(Dismissal(held.map_id, key, person.id, name, now) for key in fresh))
        if fresh:
            writing.stir(held.map_id)


def bring_back(store: Store, who: Who, map_id: str, *keys: str) -> None:
    """Bring back hints that were put aside; where they were not, nothing happens."""
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        if writing.drop(Dismissal, map_id=held.map_id, hint=keys):
            writing.stir(held.map_id)


def _is_there(store: Store, whole: ArgumentMap, key: str) -> bool:
    """Say whether a map has a hint; only the claims that it can be on are looked at."""
    known, on = _likeness(store, whole), key.split(" ")[1:2]
    for _ in ("the objection", "the step that it objects to"):
        on = [whole.relations[RelationId(e)].target if e in whole.relations else e for e in on]
    found = (hint for each in on for hint in hints_of_claim(whole, each, known, stands))
    return any(hint.key == key for hint in found)


def _all(store: Store, whole: ArgumentMap, known: Likeness) -> tuple[Hint, ...]:
    key = ("hints", whole.id)
    return cache_of(store).made(key, whole.revision, lambda: hints(whole, known, stands))


def _likeness(store: Store, whole: ArgumentMap) -> Likeness:
    """Return the terms of a map's claims, brought up from those of another of its revisions."""
    kept, key = cache_of(store), ("likeness", whole.id)
    older: _Known | None = kept.get(key, "latest")
    if older is not None and older.revision == whole.revision:
        return older.likeness
    language = whole.debate.language
    found = older.likeness.brought_to(whole, language) if older else Likeness(whole, language)
    kept.put(key, "latest", _Known(whole.revision, found))
    return found
