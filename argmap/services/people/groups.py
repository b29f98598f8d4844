"""Seminars and their groups: making and naming them, and opening and closing the doors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.model import zones
from argmap.model.errors import ClashError, ForbiddenError, InvalidError, NobodyError, NotFoundError
from argmap.model.ids import GroupId, SeminarId, fresh_id
from argmap.model.permissions import Permission, Running, Who, may, may_run
from argmap.model.rosters import Door
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar
from argmap.services.people.names import in_order
from argmap.services.people.sessions import myself
from argmap.services.people.tokens import fresh_code, fresh_link, id_of
from argmap.store import Reading, Store, Writing


class TakenGroupError(ClashError):
    """The seminar has a group of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a group {name} in this seminar already: choose another name.")


class PastError(InvalidError):
    """A time that is over."""

    def __init__(self) -> None:
        super().__init__("This time is over: choose one to come, or close the door now.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody belongs: a seminar, her role in it, and her group if she has one."""

    seminar: Seminar
    role: Role
    group: Group | None


@dataclass(frozen=True, slots=True)
class Named:
    """A member with her name."""

    member: Member
    person: Person


@dataclass(frozen=True, slots=True)
class Table:
    """A group with who is in it and the maps it has.

    Attributes:
        group: its code and token are blank for all but instructors.
    """

    group: Group
    members: tuple[Named, ...]
    maps: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Roll:
    """A seminar as a whole.

    Attributes:
        tables: its groups; a participant sees her own, and an instructor all.
        others: who is in no group, the instructors among them.
    """

    seminar: Seminar
    tables: tuple[Table, ...]
    others: tuple[Named, ...]


def places(store: Store, who: Who) -> tuple[Place, ...]:
    """Return where she belongs, the oldest seminar first; nowhere if she is not known."""
    with store.reading() as reading:
        seminars = reading.all(Seminar, id=[each.seminar for each in who.members])
        kept = reading.all(Group, id=[each.group for each in who.members if each.group])
    groups = {each.id: blanked(each) for each in kept}
    found = {each.seminar: each for each in who.members}
    return tuple(
        Place(each, found[each.id].role, groups.get(found[each.id].group or GroupId("")))
        for each in seminars
    )


def roll(store: Store, who: Who, seminar_id: str) -> Roll:
    """Return a seminar with its groups and members, as far as she may see them.

    Raises:
        NotFoundError: there is none, or not for her.
        NobodyError: it takes a person who is known.
    """
    seminar = seminar_for(store, who, seminar_id, Running.SEE)
    runs = may_run(who, Running.RUN, seminar.id)
    with store.reading() as reading:
        groups = groups_of(reading, seminar.id)
        members, kept = _named(reading, seminar.id), reading.all(Holding, seminar=seminar.id)
    maps = tuple(each for each in kept if may(who, Permission.READ, each))
    seen = groups if runs else [blanked(each) for each in groups if who.is_in(each.id)]
    tables = tuple(_table(each, members, maps) for each in seen)
    others = tuple(each for each in members if each.member.group is None)
    return Roll(seminar, tables, others)


def create(store: Store, who: Who, title: str, zone: str = "UTC") -> Seminar:
    """Make a seminar with an open door; whoever makes it is its instructor.

    Args:
        store: where it is made.
        who: who makes it.
        title: what it is called.
        zone: the time zone in which its dates are meant, by its IANA name.

    Raises:
        ForbiddenError: she has no account with a password.
        InvalidTextError: the title has no words, or too many.
        ZoneError: there is no such time zone.
    """
    person = myself(who)
    zones.zone(zone)
    if not person.is_instructor:
        raise ForbiddenError("make a seminar: it takes an account with a password")
    now = datetime.now(UTC)
    made = Seminar(SeminarId(fresh_id()), title, now, zone=zone)
    with store.writing() as writing:
        writing.add(made, fresh_door(made), Member(made.id, person.id, Role.INSTRUCTOR, now))
    return made


def fresh_group(seminar_id: SeminarId, name: str) -> Group:
    """Return a new group of a seminar, open for joining."""
    now = datetime.now(UTC)
    return Group(GroupId(fresh_id()), seminar_id, name, fresh_code(), fresh_link(), now)


def groups_of(reading: Reading, seminar_id: str) -> tuple[Group, ...]:
    """Return the groups of a seminar, as people count: Group 2 before Group 10."""
    found = reading.all(Group, seminar=seminar_id)
    return tuple(sorted(found, key=lambda each: in_order(each.name)))


def fresh_door(seminar: Seminar) -> Door:
    """Return a new door of a seminar, open for joining."""
    return Door(seminar.id, fresh_code(), fresh_link(), datetime.now(UTC))


def retitle(  # noqa: PLR0913
    store: Store,
    who: Who,
    seminar_id: str,
    title: str,
    longest_quotation: int | None = None,
    *,
    zone: str | None = None,
) -> None:
    """Give a seminar another title, and say how many words a quotation may have.

    Without a ``zone``, the time zone in which its dates are meant stays as it is.

    Raises:
        InvalidError: the title has no words, the number is none, or there is no such zone.
    """
    kept = seminar_for(store, who, seminar_id, Running.RUN)
    seminar = replace(kept, title=title, longest_quotation=longest_quotation)
    told: dict[str, object] = {"title": seminar.title}
    told["longest_quotation"] = seminar.longest_quotation
    if zone is not None:
        told["zone"] = zones.zone(zone).key
    with store.writing() as writing:
        writing.change(Seminar, {"id": seminar.id}, **told)


def add_group(store: Store, who: Who, seminar_id: str, name: str) -> Group:
    """Add a group, open for joining, with a code and a link of its own.

    Where there are assignments, ``works.settle`` then makes its maps.

    Raises:
        TakenGroupError: the seminar has one of this name.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    added = fresh_group(seminar.id, name)
    with store.writing() as writing:
        hold(writing, seminar.id)
        _refuse_taken(writing, added)
        writing.add(added)
    return added


def rename(store: Store, who: Who, group_id: str, name: str) -> None:
    """Give a group another name.

    Raises:
        TakenGroupError: the seminar has one of this name.
    """
    renamed = replace(group_for(store, who, group_id), name=name)
    with store.writing() as writing:
        hold(writing, renamed.seminar)
        _refuse_taken(writing, renamed)
        writing.change(Group, {"id": renamed.id}, name=renamed.name)


def renew(store: Store, who: Who, group_id: str) -> Group:
    """Give a group a new code and a new link; the old ones lead nowhere from now on."""
    renewed = replace(group_for(store, who, group_id), code=fresh_code(), token=fresh_link())
    with store.writing() as writing:
        writing.change(Group, {"id": renewed.id}, code=renewed.code, token=renewed.token)
    return renewed


def set_door(
    store: Store, who: Who, group_id: str, *, is_open: bool, until: datetime | None = None
) -> None:
    """Open or close the joining of a group; whoever is in it stays, and can still come back.

    Args:
        store: where the group is.
        who: who asks.
        group_id: which group.
        is_open: whether one can join.
        until: when it closes by itself; never without a time.

    Raises:
        PastError: the time is over already.
    """
    group = group_for(store, who, group_id)
    if is_open and until is not None and until <= datetime.now(UTC):
        raise PastError
    with store.writing() as writing:
        writing.change(Group, {"id": group.id}, open=is_open, until=until if is_open else None)


def can_join(group: Group | Door) -> bool:
    """Say whether the door of a group, or of a seminar, is open now."""
    return group.open and (group.until is None or group.until > datetime.now(UTC))


def seminar_for(store: Store, who: Who, seminar_id: str, running: Running) -> Seminar:
    """Return a seminar, if somebody may do this with it.

    Raises:
        NotFoundError: there is none, or she is not in it.
        NobodyError: it takes a person who is known.
        ForbiddenError: she is in it, but may not do this.
    """
    with store.reading() as reading:
        found = reading.one(Seminar, id=id_of(seminar_id))
    if found is not None and may_run(who, running, found.id):
        return found
    if who.person is None:
        raise NobodyError
    if found is None or who.role(found.id) is None:
        raise NotFoundError("seminar", seminar_id)
    raise ForbiddenError("change this seminar: that is for its instructors")


def group_for(store: Store, who: Who, group_id: str) -> Group:
    """Return a group, if she runs its seminar; raises as ``seminar_for`` does."""
    with store.reading() as reading:
        group = reading.one(Group, id=id_of(group_id))
    if group is None or not any(each.seminar == group.seminar for each in who.members):
        myself(who)
        raise NotFoundError("group", group_id)
    seminar_for(store, who, group.seminar, Running.RUN)
    return group


def hold(writing: Writing, seminar_id: str) -> None:
    """Let nobody else change who is in a seminar until the transaction ends."""
    found = writing.one(Seminar, id=seminar_id)
    if found is not None:
        writing.change(Seminar, {"id": seminar_id}, made=found.made)


def blanked(group: Group) -> Group:
    """Return a group without what opens its door."""
    return replace(group, code="", token="")


def _table(group: Group, members: tuple[Named, ...], maps: tuple[Holding, ...]) -> Table:
    inside = tuple(each for each in members if each.member.group == group.id)
    return Table(group, inside, tuple(each for each in maps if each.group == group.id))


def _named(reading: Reading, seminar_id: str) -> tuple[Named, ...]:
    members = reading.all(Member, seminar=seminar_id)
    persons = {each.id: each for each in reading.all(Person, id=[m.person for m in members])}
    return tuple(Named(each, persons[each.person]) for each in members)


def _refuse_taken(writing: Writing, group: Group) -> None:
    names = {each.name.casefold(): each for each in writing.all(Group, seminar=group.seminar)}
    if names.get(group.name.casefold(), group).id != group.id:
        raise TakenGroupError(group.name)
