"""Counting what each participant contributed to an assignment, beside what is asked of her.

Counts are information, never a grade. They are read from the logs of all maps of the assignment;
each log is read once, and followed on when it grows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.analysis.contributions import Contributions, Counts
from argmap.analysis.deeds import Tale, follow
from argmap.model.assignments import Assignment, Review, Wanted
from argmap.model.ids import PersonId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Running, Who
from argmap.model.revisions import Revision
from argmap.model.seminars import Holding, Role
from argmap.model.talk import Outcome, Suggestion
from argmap.services.caches import cache_of
from argmap.services.people.signing import ADOPTED
from argmap.services.teaching.assigned import assigned
from argmap.services.teaching.looking import refuse_others
from argmap.store import SOME, Reading, Store

LABELS = {
    "claims": "claims stated",
    "passages": "passages cited",
    "answers": "objections answered",
    "replies": "replies to others",
    "supports": "supports of another position",
    "objections": "objections to another position",
    "reviews": "reviews of others’ work",
}
"""What can be asked for, in words, in the order in which it is shown."""
NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of a participant, and how much of it she has done.

    Attributes:
        name: the field of ``Wanted``; ``label`` the same in words.
        of: how many are asked for.
    """

    name: str
    label: str
    done: int
    of: int

    @property
    def reached(self) -> bool:
        """Whether there are as many as are asked for."""
        return self.done >= self.of


def contributions_of(store: Store, assignment: Assignment) -> Contributions:
    """Return all that was contributed to the maps of an assignment, whoever may read them."""
    with store.reading() as reading:
        held = reading.all(Holding, assignment=assignment.id)
        numbers = reading.latest(each.map_id for each in held)
        key = ("contributions", assignment.id)
        now = tuple(sorted(numbers.items()))
        return cache_of(store).made(
            key,
            now,
            lambda: Contributions(_read(store, reading, each, numbers) for each in held),
        )


def counts_of(store: Store, assignment: Assignment) -> Mapping[PersonId, Counts]:
    """Return how much each person contributed to an assignment; who did nothing is not there."""
    made = contributions_of(store, assignment)
    with store.reading() as reading:
        reviews = reading.all(Review, assignment=assignment.id)
    done = Counter(each.reviewer for each in reviews if each.done)
    people = {*made.people, *done}
    return {each: replace(made.counts(each), reviews=done[each]) for each in people}


def beside(counts: Counts, wanted: Wanted) -> tuple[Asked, ...]:
    """Return counts beside what is asked for; what is not asked for is left out."""
    return tuple(
        Asked(name, label, getattr(counts, name), getattr(wanted, name))
        for name, label in LABELS.items()
        if getattr(wanted, name)
    )


def wanted_of(store: Store, who: Who, assignment_id: str, person: str) -> tuple[Asked, ...]:
    """Return what is asked of a participant, and how much of it she has done.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
        ForbiddenError: it is another's work, and she is no instructor.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    refuse_others(who, found.seminar.id, person)
    return _beside(store, found.assignment, PersonId(person))


def asked_of(store: Store, who: Who, held: Holding) -> tuple[Asked, ...]:
    """Return what is asked of her on a map; nothing on one that was not assigned to her."""
    if held.assignment is None or who.person is None:
        return ()
    if who.role(held.seminar) is not Role.PARTICIPANT:
        return ()
    with store.reading() as reading:
        found = reading.one(Assignment, id=held.assignment)
    return _beside(store, found, who.person.id) if found else ()


def _beside(store: Store, assignment: Assignment, person: PersonId) -> tuple[Asked, ...]:
    """Return one person's counts beside what is asked; nothing is counted if nothing is."""
    if assignment.wanted == Wanted():
        return ()
    with store.reading() as reading:
        about = {"assignment": assignment.id, "reviewer": person, "done": SOME}
        reviews = reading.count(Review, **about)
    counts = contributions_of(store, assignment).counts(person)
    return beside(replace(counts, reviews=reviews), assignment.wanted)


def _read(
    store: Store, reading: Reading, held: Holding, numbers: Mapping[str, int]
) -> tuple[Tale, ArgumentMap]:
    """Return what the log of a map tells and the map, both as of its latest revision."""
    number = numbers[held.map_id]
    cache, key = cache_of(store), ("map", held.map_id)
    whole = cache.made(key, number, lambda: reading.map(held.map_id))
    return _tale(store, reading, held, number), whole


def _tale(store: Store, reading: Reading, held: Holding, number: int) -> Tale:
    cache, key = cache_of(store), ("tale", held.map_id)
    known: Tale | None = cache.get(key, "latest")
    if known is None:
        # The first revision of a copy is long, and tells of nobody: it need not be read.
        known = Tale(held.map_id, 0 if held.origin is None else 1)
    if known.revision >= number:
        return known
    log = _as_written(reading, reading.revisions(held.map_id, after=known.revision))
    told = follow(known, log, copied=held.origin is not None, adopted=ADOPTED)
    cache.put(key, "latest", told)
    return told


def _as_written(reading: Reading, log: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """Return revisions with the time at which they were written: a suggestion's is its own.

    Whoever waits for another's approval is not late because of it.
    """
    maps = {each.map_id for each in log}
    accepted = reading.all(Suggestion, map_id=maps, outcome=Outcome.ACCEPTED) if maps else ()
    times = {each.revision: each.made for each in accepted}
    return tuple(replace(each, made=times.get(each.number, each.made)) for each in log)
