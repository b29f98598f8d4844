"""Suggestions: changes that wait until somebody else finds them good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.analysis.difference import Difference
from argmap.model import text
from argmap.model.drafts import apply_all
from argmap.model.edits import Edit
from argmap.model.errors import (
    ClashError,
    ForbiddenError,
    InvalidError,
    NobodyError,
    NotFoundError,
)
from argmap.model.ids import MapId, SuggestionId, fresh_id
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding, Person
from argmap.model.talk import Outcome, Suggestion
from argmap.services.access import allowed
from argmap.services.caches import cache_of
from argmap.services.editing import Proposal, check_stale, revise_in
from argmap.services.history import map_as_of
from argmap.services.people.signing import ACCEPTED, signature
from argmap.services.reading import map_at
from argmap.store import Reading, Store, Writing

SENTENCE = 500


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion, and what it does to the map.

    Attributes:
        difference: between the map without it and the map with it: as the map is now while it
            waits and can be carried out, else as it was then.
        problem: why it cannot be carried out just now, if it waits and cannot.
    """

    made: Suggestion
    difference: Difference
    problem: str = ""


class DecidedError(ClashError):
    """Somebody has decided on the suggestion already."""

    def __init__(self, suggestion: Suggestion) -> None:
        done = suggestion.outcome.value.replace("-", " ")
        by = f" by {suggestion.decided_by}" if suggestion.decided_by else ""
        super().__init__(f"This suggestion was {done}{by} already; nothing was changed.")


def suggest(  # noqa: PLR0913
    store: Store, who: Who, map_id: str, edits: Sequence[Edit], *, at: int, note: str = ""
) -> Suggestion:
    """Keep edits as a suggestion, which waits for another's approval.

    Args:
        store: where the map is.
        who: whose suggestion it is.
        map_id: which map.
        edits: what is to be done, in order.
        at: the number of the revision that she saw.
        note: why, in one sentence.

    Raises:
        StaleRevisionError: others changed the very things that these edits touch.
        NotFoundError: there is no such map, or an edit names what is not on it.
        InvalidError: the map would break a rule.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    person = person_of(who)
    current = map_at(store, held.map_id)
    made = Suggestion(
        SuggestionId(fresh_id()), held.map_id, person.id, person.name, datetime.now(UTC), at,
        tuple(edits), text.prose(note, "The note on a suggestion", limit=SENTENCE),
    )  # fmt: skip
    apply_all(made.edits, current)
    with store.writing() as writing:
        if at != current.revision:
            check_stale(writing, made.edits, current, at)
        made = replace(made, name=signature(writing, person))
        writing.add(made)
        writing.stir(held.map_id)
    return made


def suggestions(store: Store, who: Who, map_id: str) -> tuple[Suggestion, ...]:
    """Return all suggestions that were ever made for a map, the oldest first."""
    held = allowed(store, who, Permission.READ, map_id)
    with store.reading() as reading:
        return reading.all(Suggestion, map_id=held.map_id)


def suggested(store: Store, who: Who, map_id: str, suggestion_id: str) -> Suggested:
    """Return a suggestion with what it does to the map.

    Raises:
        NotFoundError: there is no such map or suggestion.
    """
    held = allowed(store, who, Permission.READ, map_id)
    now, problem = map_at(store, held.map_id), ""
    with store.reading() as reading:
        made = _suggestion(reading, held.map_id, suggestion_id)
        if made.outcome is Outcome.WAITING:
            try:
                return Suggested(made, _done(reading, made, now))
            except (ClashError, InvalidError, NotFoundError) as error:
                problem = str(error)
    at = made.revision - 1 if made.revision else min(made.at, now.revision)
    then = map_as_of(store, held.map_id, at)
    return Suggested(made, Difference(then, apply_all(made.edits, then)), problem)


def _done(reading: Reading, made: Suggestion, now: ArgumentMap) -> Difference:
    if made.at != now.revision:
        check_stale(reading, made.edits, now, made.at)
    return Difference(now, apply_all(made.edits, now))


def waiting(store: Store, map_id: str) -> int:
    """Return how many suggestions for a map wait."""
    with store.reading() as reading:
        return reading.count(Suggestion, map_id=map_id, outcome=Outcome.WAITING)


def accept(store: Store, who: Who, map_id: str, suggestion_id: str) -> ArgumentMap:
    """Do what is suggested, in its author's name, and return the map.

    Raises:
        ForbiddenError: it is her own suggestion, and she is no instructor.
        DecidedError: somebody has decided on it already.
        StaleRevisionError: what it touches has been changed since; it goes on waiting.
    """
    held = allowed(store, who, Permission.DECIDE, map_id)
    with store.writing() as writing:
        asked = _waiting(writing, held.map_id, suggestion_id)
        if not may_accept(who, held, asked):
            raise ForbiddenError("accept your own suggestion: another of the group does")
        signed = f"{ACCEPTED} {signature(writing, person_of(who))}."
        note = f"{asked.note} ({signed})" if asked.note else signed
        proposal = Proposal(held.map_id, asked.edits, asked.name, asked.at, note, asked.person)
        revised = revise_in(store, writing, proposal)
        _decide(writing, who, replace(asked, outcome=Outcome.ACCEPTED, revision=revised.revision))
    cache_of(store).put(("map", held.map_id), revised.revision, revised)
    return revised


def may_accept(who: Who, held: Holding, suggestion: Suggestion) -> bool:
    """Say whether somebody may accept a suggestion: another's, or any if the map is hers to run."""
    if not may(who, Permission.DECIDE, held) or who.person is None:
        return False
    return suggestion.person != who.person.id or may(who, Permission.MANAGE, held)


def decline(store: Store, who: Who, map_id: str, suggestion_id: str, why: str) -> Suggestion:
    """Decline a suggestion, with a sentence that says why; it is kept.

    Raises:
        InvalidTextError: there is no such sentence.
        DecidedError: somebody has decided on it already.
    """
    held = allowed(store, who, Permission.DECIDE, map_id)
    said = text.line(why, "The sentence that says why", limit=SENTENCE)
    with store.writing() as writing:
        asked = _waiting(writing, held.map_id, suggestion_id)
        return _decide(writing, who, replace(asked, outcome=Outcome.DECLINED, why=said))


def take_back(store: Store, who: Who, map_id: str, suggestion_id: str) -> Suggestion:
    """Take back a suggestion of one's own; it is kept.

    Raises:
        ForbiddenError: it is somebody else's.
        DecidedError: somebody has decided on it already.
    """
    held = allowed(store, who, Permission.READ, map_id)
    with store.writing() as writing:
        asked = _waiting(writing, held.map_id, suggestion_id)
        if asked.person is None or asked.person != person_of(who).id:
            raise ForbiddenError("take back what somebody else suggested")
        return _decide(writing, who, replace(asked, outcome=Outcome.TAKEN_BACK))


def person_of(who: Who) -> Person:
    """Return who it is that asks.

    Raises:
        NobodyError: that is not known.
    """
    if who.person is None:
        raise NobodyError
    return who.person


def _suggestion(reading: Reading, map_id: MapId, suggestion_id: str) -> Suggestion:
    found = reading.one(Suggestion, map_id=map_id, id=suggestion_id)
    if found is None:
        raise NotFoundError("suggestion", suggestion_id)
    return found


def _waiting(reading: Reading, map_id: MapId, suggestion_id: str) -> Suggestion:
    found = _suggestion(reading, map_id, suggestion_id)
    if found.outcome is not Outcome.WAITING:
        raise DecidedError(found)
    return found


def _decide(writing: Writing, who: Who, decided: Suggestion) -> Suggestion:
    by = signature(writing, person_of(who))
    signed = replace(decided, decided_by=by, decided=datetime.now(UTC))
    writing.put(signed)
    writing.stir(signed.map_id)
    return signed
