"""The library of a map as somebody may read it: the house's, with the texts that people added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from argmap.model.errors import NotFoundError
from argmap.model.ids import GroupId, Slug
from argmap.model.passages import Status
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding, Role, Visibility
from argmap.model.sources import Edition, Library, Stretch
from argmap.model.texts import Corrected, Deposit, DepositText, Placement
from argmap.services.caches import cache_of
from argmap.store import Reading, Store

MOST_COPIES = 4
"""So far back a copy of a copy is followed."""


def shelf_of(held: Holding) -> Slug | None:
    """Return the name of the library in which the holder of a map keeps sources of its own."""
    if held.seminar:
        return Slug(f"of-seminar-{held.seminar}")
    return Slug(f"of-person-{held.owner}") if held.owner else None


def readable(who: Who, deposit: Deposit) -> bool:
    """Say whether somebody may read an added text.

    One of the house is for everybody, for all who are in any seminar, or for instructors alone.
    """
    if deposit.readers is Visibility.PUBLIC:
        return True
    if deposit.owner:
        return who.person is not None and who.person.id == deposit.owner
    if deposit.seminar is None:
        teaches = who.person is not None and who.person.is_instructor
        return teaches or (deposit.readers is Visibility.SEMINAR and _belongs(who))
    role = who.role(deposit.seminar)
    if role is Role.INSTRUCTOR or (role and deposit.readers is Visibility.SEMINAR):
        return True
    return who.is_in(deposit.group)


def seen(store: Store, who: Who, held: Holding, library: Slug) -> Library:
    """Return the library of a map with the sources and texts that its holder added.

    Of the texts, those that ``who`` may read; in a copy also those of the map that was copied,
    as long as she may read them there. It is made anew only after something changed.

    Args:
        store: where it is kept.
        who: who reads.
        held: whose the map is.
        library: the library that the map's debate names.
    """
    own = shelf_of(held)
    with store.reading() as reading:
        numbers = reading.libraries()
        origin = _origin(reading, held, own)
        before = shelf_of(origin) if origin else None
        lent = [before] if before in numbers and before not in (own, library) else []
        shelves = [library, *lent, *([own] if own in numbers else [])]
        revision = tuple(numbers.get(each, 0) for each in shelves)
        read = cache_of(store).made(
            ("deposits", *shelves),
            revision,
            lambda: reading.all(Deposit, shelf=shelves, current=True),
        )
        groups = {None, held.group, *([origin.group] if origin and lent else [])}
        given = [each for each in _hers(read, who, groups, shelves) if each.library in shelves]
        member, kept = _belongs(who), [each for each in shelves if each not in lent]
        key = ("seen", *kept, member, tuple(each.id for each in given))
        return cache_of(store).made(
            key, revision, lambda: _made(reading, kept, given, member=member)
        )


def _origin(reading: Reading, held: Holding, own: Slug | None) -> Holding | None:
    """Return whose the map is from which this one was copied, past copies of the same holder."""
    found: Holding | None = held
    for _ in range(MOST_COPIES):
        found = reading.one(Holding, map_id=found.origin) if found and found.origin else None
        if found is None or shelf_of(found) != own:
            break
    return found


def _belongs(who: Who) -> bool:
    """Say whether somebody is in any seminar, or may make one."""
    return bool(who.members) or (who.person is not None and who.person.is_instructor)


def added(store: Store, who: Who, held: Holding, library: Slug) -> tuple[Deposit, ...]:
    """Return the added texts that somebody may read from a map, also those not in use."""
    shelves = [each for each in (library, shelf_of(held)) if each]
    with store.reading() as reading:
        return tuple(_hers(reading.all(Deposit, shelf=shelves), who, {None, held.group}, shelves))


def _hers(
    found: Iterable[Deposit], who: Who, groups: set[GroupId | None], shelves: list[Slug]
) -> list[Deposit]:
    """Return the texts that somebody may read from a map; what is the group's own comes last."""
    mine = [each for each in found if readable(who, each) and each.group in groups]
    return sorted(mine, key=lambda each: (shelves.index(each.shelf), each.group or "", each.made))


def held_deposit(
    reading: Reading, who: Who, held: Holding, library: Slug, deposit_id: str
) -> Deposit:
    """Return an added text of the holder of a map.

    Raises:
        NotFoundError: it has none of that name, or it is not for her to read.
    """
    found = reading.one(Deposit, id=deposit_id, shelf=shelf_of(held) or library)
    if found is None or not readable(who, found) or found.group not in (None, held.group):
        raise NotFoundError("text", deposit_id)
    return found


def may_add(who: Who, held: Holding) -> bool:
    """Say whether somebody may add texts to what a map leans on."""
    return may(who, Permission.EDIT, held)


def _made(reading: Reading, shelves: list[Slug], given: list[Deposit], *, member: bool) -> Library:
    house, *others = [reading.library(each) for each in shelves]
    if not member:
        kept = (e if house.is_open(e) else replace(e, text=None) for e in house.editions)
        house = replace(house, editions=tuple(kept))
    whole = replace(
        house,
        sources=tuple(source for each in (house, *others) for source in each.sources),
        editions=tuple(edition for each in (house, *others) for edition in each.editions),
    )
    for deposit in given:
        whole = _with(whole, deposit, reading)
    return whole


def _with(library: Library, deposit: Deposit, reading: Reading) -> Library:
    """Return the library with an added text, as the newest edition of its source."""
    kept = reading.one(DepositText, id=deposit.id)
    if kept is None:
        return library
    known = library.edition(deposit.source, deposit.edition)
    corrections = [
        each.correction for each in reading.all(Corrected, deposit=deposit.id, taken_back=False)
    ]
    before = known.corrections if known else ()
    edition = Edition(
        deposit.edition,
        deposit.source,
        deposit.digest,
        deposit.characters,
        kept.text,
        kept.layout,
        tuple(sorted((*before, *corrections), key=lambda each: (each.start, each.end))),
    )
    others = tuple(each for each in library.editions if each != known)
    is_open = deposit.readers is Visibility.PUBLIC
    return replace(
        library,
        editions=(*others, edition),
        carried={**library.carried, **_carried(reading, deposit)},
        closed=library.closed if is_open else library.closed | {edition.id},
    )


def _carried(reading: Reading, deposit: Deposit) -> dict[Stretch, tuple[str, int, int, Status]]:
    return {
        (deposit.source, each.edition, each.start, each.end): (
            deposit.edition,
            each.found_start or 0,
            each.found_end or 0,
            each.status,
        )
        for each in reading.all(Placement, deposit=deposit.id)
        if each.holds
    }
