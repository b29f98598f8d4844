"""Working on a copy: taken with one click, by a guest if need be, and joined to a group later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.model.errors import ForbiddenError
from argmap.model.ids import GroupId, PersonId, fresh_id
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import Holding, Person, Visibility
from argmap.services import moving
from argmap.services.access import allowed
from argmap.services.people import limits
from argmap.services.people.known import SignedIn
from argmap.services.people.limits import RateError
from argmap.services.people.names import GUEST
from argmap.services.people.sessions import myself, opened_in
from argmap.services.people.tokens import id_of
from argmap.services.reading import map_at
from argmap.services.texts.along import left_behind, take_along
from argmap.store import Store

GUESTS_OF_ADDRESS = limits.Limit("guests", 20, limits.HOUR)


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy, and who holds it.

    Attributes:
        guest: who was made for it, with a token for her browser; none if she was known.
        lost: a sentence on the texts that are not there for the copy, or nothing.
    """

    held: Holding
    guest: SignedIn | None
    lost: str = ""


def guest(store: Store, agent: str = "") -> SignedIn:
    """Make a person called “Guest”, who is known in this browser only."""
    person = Person(PersonId(fresh_id()), GUEST, datetime.now(UTC))
    with store.writing() as writing:
        writing.add(person)
        return SignedIn(person, opened_in(writing, person, agent))


class GuestsError(RateError):
    """From one address, too many guests have begun copies."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        minutes = -(-seconds // 60)
        wait = "a minute" if minutes <= 1 else f"{minutes} minutes"
        begun = (
            f"From this address, guests have begun {GUESTS_OF_ADDRESS.most} copies within an hour"
        )
        self.args = (f"{begun}: wait for {wait}, or join a group and copy the map as yourself.",)


def take(  # noqa: PLR0913
    store: Store,
    who: Who,
    map_id: str,
    *,
    group: GroupId | None = None,
    agent: str = "",
    address: str = "",
) -> Taken:
    """Copy a map for whoever asks; where the server allows it, for somebody unknown too.

    Args:
        store: where the map is.
        who: who copies it.
        map_id: which map.
        group: whose the copy will be; hers alone, if none is named.
        agent: the browser in which a guest is to be known.
        address: from where she asks: guests of one address have a limit.

    Raises:
        NotFoundError: there is no such map, or not for her.
        NobodyError: it takes a person who is known here.
        GuestsError: too many guests of this address have begun copies.
    """
    held = allowed(store, who, Permission.COPY, map_id)
    if who.person is None and not group:
        _count_guest(store, address)
    made = guest(store, agent) if who.person is None and not group else None
    holder = replace(who, person=made.person) if made else who
    copied = moving.copy(store, holder, map_id, group=group)
    whole = map_at(store, copied.map_id)
    return Taken(copied, made, left_behind(store, holder, held, copied, whole))


def _count_guest(store: Store, address: str) -> None:
    try:
        limits.spent(store, [limits.Try(GUESTS_OF_ADDRESS, limits.network_of(address))])
    except RateError as error:
        raise GuestsError(error.seconds) from error


def join_copy(store: Store, who: Who, map_id: str, group_id: str) -> Holding:
    """Hand a map of her own over to a group of hers: with its history, and at its address.

    From then on it is the group's alone, and private to it: she works on it as the others do.

    Raises:
        NotFoundError: there is no such map or group.
        ForbiddenError: the map is not hers, or she does not draw in this group.
    """
    person = myself(who)
    held = allowed(store, who, Permission.MANAGE, map_id)
    if held.owner != person.id:
        raise ForbiddenError("hand this map over: it is not yours alone")
    group = moving.group_of_hers(store, who, GroupId(id_of(group_id)))
    given = replace(
        held, owner=None, seminar=group.seminar, group=group.id, visibility=Visibility.PRIVATE
    )
    whole = map_at(store, held.map_id)
    with store.writing() as writing:
        take_along(writing, whole, held, given)
        changed = {"seminar": given.seminar, "group": given.group, "owner": None}
        writing.change(Holding, {"map_id": map_id}, **changed, visibility=given.visibility)
        writing.stir(given.map_id)
    return given
