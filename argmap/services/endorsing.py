"""Endorsing claims: a person holds one to be right, in the words that it had when she said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argmap.model.ids import ClaimId, PersonId
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import FORMER, Endorsing, Holding, Person
from argmap.model.talk import Endorsement
from argmap.services.access import allowed
from argmap.services.history import map_as_of
from argmap.services.reading import map_at
from argmap.services.suggesting import person_of
from argmap.store import Store


@dataclass(frozen=True, slots=True)
class Endorsed:
    """An endorsement as it is shown.

    Attributes:
        name: who endorses the claim.
        words: the claim as it read then.
        is_earlier: whether it reads otherwise now.
        is_own: whether it is hers who asks.
    """

    name: str
    words: str
    made: datetime
    is_earlier: bool
    is_own: bool


def endorse(store: Store, who: Who, map_id: str, claim_id: str, *, at: int = 0) -> Endorsement:
    """Endorse a claim in the words that one saw; once more, to renew it after a rewording.

    Raises:
        NotFoundError: there is no such map or claim.
        ForbiddenError: claims of this map are not endorsed, or not by her.
    """
    held = allowed(store, who, Permission.ENDORSE, map_id)
    now = map_at(store, held.map_id)
    seen = map_as_of(store, held.map_id, at) if 0 < at < now.revision else now
    claim = seen.claims.get(ClaimId(claim_id)) or now.claim(claim_id)
    made = Endorsement(
        held.map_id, claim.id, person_of(who).id, seen.revision, claim.text, datetime.now(UTC)
    )
    with store.writing() as writing:
        writing.put(made)
        writing.stir(held.map_id)
    return made


def withdraw(store: Store, who: Who, map_id: str, claim_id: str) -> None:
    """Take back an endorsement of one's own; without one, nothing happens."""
    held = allowed(store, who, Permission.ENDORSE, map_id)
    with store.writing() as writing:
        person = person_of(who).id
        if writing.drop(Endorsement, map_id=held.map_id, claim=claim_id, person=person):
            writing.stir(held.map_id)


def endorsements(store: Store, who: Who, map_id: str, claim_id: str) -> tuple[Endorsed, ...]:
    """Return who endorses a claim, the oldest first: only oneself while that is hidden."""
    held = allowed(store, who, Permission.READ, map_id)
    if held.endorsing is Endorsing.OFF:
        return ()
    mine = who.person.id if who.person else PersonId("")
    now = map_at(store, held.map_id).claim(claim_id).text
    with store.reading() as reading:
        found = reading.all(Endorsement, map_id=held.map_id, claim=claim_id)
        seen = [e for e in found if held.endorsing is Endorsing.OPEN or e.person == mine]
        names = {p.id: p.name for p in reading.all(Person, id=[e.person for e in seen])}
    return tuple(
        Endorsed(names.get(e.person, FORMER), e.words, e.made, e.words != now, e.person == mine)
        for e in seen
    )


def reveal(store: Store, who: Who, map_id: str) -> None:
    """Let everybody who reads a map see who endorses what; where it is seen, nothing happens.

    Raises:
        ForbiddenError: the map is not hers to manage.
    """
    held = allowed(store, who, Permission.MANAGE, map_id)
    if held.endorsing is Endorsing.HIDDEN:
        with store.writing() as writing:
            writing.change(Holding, {"map_id": held.map_id}, endorsing=Endorsing.OPEN)
            writing.stir(held.map_id)
