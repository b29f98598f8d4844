"""Coming into a seminar: by the door of a group or its own, and into a group of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from argmap.model.errors import ClashError, InvalidError
from argmap.model.ids import GroupId
from argmap.model.rosters import Listed
from argmap.model.seminars import Group, Member, Person, Role
from argmap.services.people.names import folded
from argmap.services.teaching.doors import Way, by_token
from argmap.services.teaching.placing import place
from argmap.store import Reading, Writing


class NoGroupError(InvalidError):
    """A code or link that leads nowhere, or no longer: which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            "This leads into no group that can be joined now: look at the code again,"
            " or ask your instructor for a new one."
        )


class OtherGroupError(ClashError):
    """She is in another group of the seminar already."""

    def __init__(self, group: str) -> None:
        super().__init__(f"You are in {group} of this seminar: an instructor can move you.")


def enter(writing: Writing, token: str, person: Person, chosen: str | None) -> Group | None:
    """Let a person in by a link, as a participant if she has no role in the seminar yet.

    Whoever is expected comes into the group that is listed for her, and is ticked off the list.

    Args:
        writing: the open transaction, in which the seminar is held.
        token: of the link, or of the group or door whose code she typed.
        person: who she is.
        chosen: the group that she chose, as ``placing.place`` takes it.

    Returns:
        Her group; none if an instructor has still to say it.

    Raises:
        NoGroupError: the link leads nowhere any more.
        OtherGroupError: it is that of a group, and she is in another one.
        ChoiceError, NotFoundError: as ``placing.place`` says.
    """
    way = by_token(writing, token)
    if way is None or not way.is_open:
        raise NoGroupError
    member = writing.one(Member, seminar=way.seminar.id, person=person.id)
    if member is not None and (member.group or member.role is Role.INSTRUCTOR):
        return _already(writing, way, member)
    listed = expected(writing, way.seminar.id, person)
    group = _group_for(writing, way, listed, chosen)
    if listed is not None:
        writing.put(replace(listed, person=person.id))
    now = datetime.now(UTC)
    new = member or Member(way.seminar.id, person.id, Role.PARTICIPANT, now)
    writing.put(replace(new, group=group))
    return writing.one(Group, id=group) if group else None


def expected(reading: Reading, seminar_id: str, person: Person) -> Listed | None:
    """Return the line of a list that is hers, or whose name is hers and that nobody has taken."""
    found = reading.all(Listed, seminar=seminar_id)
    hers = [each for each in found if each.person == person.id]
    free = [each for each in found if each.person is None]
    name, words = folded(person.name), words_of(person.name)
    same = [each for each in free if folded(each.name) == name]
    turned = [each for each in free if words_of(each.name) == words]
    return next(iter((*hers, *same, *turned)), None)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in one order, so that ``Petrova Ana`` is ``Ana Petrova``."""
    return tuple(sorted(folded(name).replace(",", " ").split()))


def _already(reading: Reading, way: Way, member: Member) -> Group | None:
    """Return the group of somebody who is in the seminar already, if the way leads there."""
    own = reading.one(Group, id=member.group) if member.group else None
    if own and way.group and way.group.id != own.id:
        raise OtherGroupError(own.name)
    return own


def _group_for(
    reading: Reading, way: Way, listed: Listed | None, chosen: str | None
) -> GroupId | None:
    if way.group is not None:
        return way.group.id
    if listed is not None and listed.group is not None:
        return listed.group
    return place(reading, way.seminar.id, way.placed, chosen, way.token)
