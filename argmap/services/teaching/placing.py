"""Who comes into which group: splitting people evenly, and placing those who join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import SystemRandom

from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import GroupId, SeminarId
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Listed, Placing
from argmap.model.seminars import Group, Member, Person, Role
from argmap.services.people.groups import fresh_group, groups_of, hold, seminar_for
from argmap.services.people.names import folded
from argmap.services.people.tokens import id_of
from argmap.services.teaching.works import settle
from argmap.store import Reading, Store, Writing

MOST_GROUPS = 60


class NumberError(InvalidError):
    """So many groups cannot be made."""

    def __init__(self) -> None:
        super().__init__(f"A seminar is split into 1 to {MOST_GROUPS} groups: write a number.")


class ChoiceError(InvalidError):
    """She has not been asked yet into which group she wants.

    Attributes:
        token: the link of the seminar, which her code opened.
    """

    def __init__(self, token: str) -> None:
        super().__init__("Here everybody chooses a group: choose yours, or leave it to us.")
        self.token = token


@dataclass(frozen=True, slots=True)
class Choice:
    """A group that can be chosen, and how many people are in it or expected."""

    group: Group
    people: int


@dataclass(frozen=True, slots=True)
class Split:
    """What splitting a seminar did.

    Attributes:
        people: how many were placed; those who are expected count.
        groups: into how many groups.
        made: how many of these are new.
        moved: how many people are in another group than before, or in one for the first time.
        smallest: how many the smallest of the groups has; ``largest`` the largest.
        emptied: the names of other groups, in which nobody is now.
    """

    people: int
    groups: int
    made: int
    moved: int
    smallest: int
    largest: int
    emptied: tuple[str, ...]


def add_groups(store: Store, who: Who, seminar_id: str, number: int) -> tuple[Group, ...]:
    """Add so many groups at once, under numbers that no group of the seminar has.

    Raises:
        NumberError: it would have more groups than a seminar can.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        made = _added(writing, seminar.id, number)
    settle(store, seminar.id)
    return made


def _added(writing: Writing, seminar_id: SeminarId, number: int) -> tuple[Group, ...]:
    kept = groups_of(writing, seminar_id)
    if not 0 <= number <= MOST_GROUPS - len(kept):
        raise NumberError
    taken = {each.name.casefold() for each in kept}
    free = (f"Group {at}" for at in range(1, 2 * MOST_GROUPS + 1))
    names = [each for each in free if each.casefold() not in taken][:number]
    made = tuple(fresh_group(seminar_id, name) for name in names)
    writing.add(*made)
    return made


def split(store: Store, who: Who, seminar_id: str, number: int, *, anew: bool = False) -> Split:
    """Split all who take part or are expected evenly into so many groups: the first, by name.

    Groups that are missing are made. Whoever can stay in her group stays there, so that splitting
    again changes only what has to be; her own maps go with her. Instructors and readers stay.

    Args:
        store: where the seminar is.
        who: who asks.
        seminar_id: which seminar.
        number: into how many groups.
        anew: mix all anew, as if nobody were in a group yet.

    Raises:
        NumberError: it cannot have so many.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    if not 1 <= number <= MOST_GROUPS:
        raise NumberError
    with store.writing() as writing:
        hold(writing, seminar.id)
        kept = groups_of(writing, seminar.id)
        made = _added(writing, seminar.id, max(0, number - len(kept)))
        chosen, rest = (*kept, *made)[:number], kept[number:]
        seats = _seats(writing, seminar.id)
        told = _spread(writing, seats, [each.id for each in chosen], anew=anew)
    settle(store, seminar.id)
    sizes = Counter(told.values())
    filled = [sizes[each.id] for each in chosen]
    moved = sum(seats[key].group != group for key, group in told.items())
    emptied = tuple(each.name for each in rest)
    return Split(len(told), number, len(made), moved, min(filled), max(filled), emptied)


def _seats(reading: Reading, seminar_id: str) -> dict[str, Member | Listed]:
    """Return who is to be in a group, by name: who takes part, and who is still expected."""
    members = reading.all(Member, seminar=seminar_id, role=Role.PARTICIPANT)
    names = {each.id: each.name for each in reading.all(Person, id=[m.person for m in members])}
    expected = [each for each in reading.all(Listed, seminar=seminar_id) if each.person is None]
    seats: list[tuple[str, str, Member | Listed]] = [
        *((folded(names[each.person]), each.person, each) for each in members),
        *((folded(each.name), each.id, each) for each in expected),
    ]
    return {key: each for _, key, each in sorted(seats, key=lambda seat: seat[:2])}


def _spread(
    writing: Writing, seats: Mapping[str, Member | Listed], groups: Sequence[GroupId], *, anew: bool
) -> dict[str, GroupId]:
    now: dict[str, GroupId | None] = {key: each.group for key, each in seats.items()}
    if anew:
        mixed = list(now)
        SystemRandom().shuffle(mixed)
        now = dict.fromkeys(mixed)
    told = spread(now, groups)
    for key, group in told.items():
        if seats[key].group != group:
            writing.put(replace(seats[key], group=group))
    return told


def spread(now: Mapping[str, GroupId | None], groups: Sequence[GroupId]) -> dict[str, GroupId]:
    """Return everybody's group, so that the sizes of groups differ by one at most.

    Whoever is in one of the groups stays, in the order of ``now``, as long as there is room; the
    groups that are the largest now have the additional seats.

    Args:
        now: in which group each is, if in any.
        groups: into which they come.
    """
    inside = Counter(each for each in now.values() if each in groups)
    base, more = divmod(len(now), len(groups))
    by_size = sorted(groups, key=lambda each: -inside[each])
    room = {each: base + (at < more) for at, each in enumerate(by_size)}
    told: dict[str, GroupId] = {}
    for key, group in now.items():
        if group is None or not room.get(group):
            continue
        told[key] = group
        room[group] -= 1
    for key in now:
        if key not in told:
            told[key] = max(groups, key=lambda each: room[each])
            room[told[key]] -= 1
    return told


def choices(reading: Reading, seminar_id: str) -> tuple[Choice, ...]:
    """Return the groups of a seminar with how many are in each; who is expected counts."""
    inside = Counter(each.group for each in _seats(reading, seminar_id).values())
    return tuple(Choice(each, inside[each.id]) for each in groups_of(reading, seminar_id))


def place(
    reading: Reading, seminar_id: str, placed: Placing, chosen: str | None, token: str
) -> GroupId | None:
    """Return the group for somebody who comes through the seminar's door; none if by hand.

    Args:
        reading: the open transaction.
        seminar_id: which seminar.
        placed: how its door places people.
        chosen: the group that she chose; empty if it is all the same to her, none if she was not
            asked.
        token: the link of the door.

    Raises:
        ChoiceError: she has to be asked.
        NotFoundError: there is no such group in the seminar.
    """
    offered = choices(reading, seminar_id)
    if placed is Placing.HAND or not offered:
        return None
    if placed is Placing.CHOICE and chosen is None:
        raise ChoiceError(token)
    if placed is Placing.CHOICE and chosen:
        found = next((each for each in offered if each.group.id == id_of(chosen)), None)
        if found is None:
            raise NotFoundError("group", chosen)
        return found.group.id
    return min(offered, key=lambda each: each.people).group.id
