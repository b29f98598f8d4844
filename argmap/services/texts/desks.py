"""From where somebody works on added texts: from a map, for its holder, or for the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argmap.model.errors import ForbiddenError
from argmap.model.ids import MapId, PersonId, Slug
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding, Person, Visibility
from argmap.model.sources import Library
from argmap.model.texts import Deposit
from argmap.services.access import allowed
from argmap.services.people.signing import signature
from argmap.services.texts.seen import held_deposit, seen, shelf_of
from argmap.store import Reading, Store, Writing

HOST = Who(Person(PersonId(""), "The host", datetime.min.replace(tzinfo=UTC), login="host"))
"""Whoever runs the server, and has no account on it."""
HOUSE = Holding(MapId(""))


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works on texts, for which holder, beside which library.

    Attributes:
        held: the map from which she works; that of the house has no id.
        library: the library in which the sources of the map are.
    """

    who: Who
    held: Holding
    library: Slug

    @property
    def shelf(self) -> Slug:
        """The library that counts what is done: the holder's own, or that of the house."""
        return shelf_of(self.held) or self.library

    @property
    def manages(self) -> bool:
        """Whether she keeps the map, and so may say anything of its texts."""
        return may(self.who, Permission.MANAGE, self.held)

    @property
    def person(self) -> PersonId | None:
        """Who she is, if she has an account."""
        return (self.who.person.id or None) if self.who.person else None

    def name(self, writing: Writing) -> str:
        """Return what she signs with."""
        return signature(writing, self.who.person) if self.who.person else "Somebody"

    def seen(self, store: Store) -> Library:
        """Return the library, with the texts that she may read."""
        return seen(store, self.who, self.held, self.library)

    def deposit(self, reading: Reading, deposit_id: str) -> Deposit:
        """Return an added text of the holder.

        Raises:
            NotFoundError: it has none of that name that she may read.
        """
        return held_deposit(reading, self.who, self.held, self.library, deposit_id)

    def check_readers(self, readers: Visibility) -> None:
        """Refuse to open a text to everybody, if that is not hers to say.

        Raises:
            ForbiddenError: it is not.
        """
        if readers is Visibility.PUBLIC and not self.manages:
            raise ForbiddenError("public-text")

    def check_hers(self, deposit: Deposit, what: str) -> None:
        """Refuse what only those may do who keep the map, or added the text.

        Raises:
            ForbiddenError: she is none of them.
        """
        if not self.manages and (self.person is None or deposit.person != self.person):
            raise ForbiddenError(what)


def at_map(store: Store, who: Who, map_id: str) -> Desk:
    """Return the desk of somebody who works on a map.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: the map is not hers to change.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.reading() as reading:
        return Desk(who, held, reading.first_map(map_id).library)


def at_house(store: Store, library: str) -> Desk:
    """Return the desk of the host, who adds texts to a library for all who read it.

    Raises:
        NotFoundError: there is no such library.
    """
    with store.reading() as reading:
        return Desk(HOST, HOUSE, reading.library(library).slug)
