"""Members of a seminar: their roles, their groups, and their leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from argmap.model.errors import ArgmapError, ForbiddenError, InvalidError, NotFoundError
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Listed
from argmap.model.seminars import Group, Member, Person, Role
from argmap.services.people.groups import hold, seminar_for
from argmap.services.people.names import refuse_taken
from argmap.services.people.tokens import id_of
from argmap.services.teaching.works import settle
from argmap.store import Reading, Store, Writing


class LastInstructorError(ForbiddenError):
    """A seminar would be left without an instructor."""

    def __init__(self, title: str = "this seminar") -> None:
        said = f"There is no other instructor in {title}: make somebody else one first."
        ArgmapError.__init__(self, said)
        self.what = "run"


class NoAccountError(ForbiddenError):
    """Only somebody with a password can be an instructor."""

    def __init__(self, name: str) -> None:
        ArgmapError.__init__(
            self,
            f"{name} has no password yet: give an invitation first, to be opened in the browser"
            " in which the seminar is open; then it can be done.",
        )
        self.what = "run"


class NoLoginError(InvalidError):
    """Nobody signs in with this name."""

    def __init__(self, login: str) -> None:
        super().__init__(
            f"Nobody here signs in as “{login.strip()[:60]}”: look at the login again,"
            " or invite your colleague first."
        )


def set_role(store: Store, who: Who, seminar_id: str, person_id: str, role: Role) -> None:
    """Give a member another role.

    Raises:
        NotFoundError: she is no member of this seminar, or there is none.
        ForbiddenError: who asks is no instructor of it.
        NoAccountError: she would be an instructor, and has no password.
        LastInstructorError: she is the only instructor.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        member = _member(writing, seminar.id, person_id)
        person = writing.one(Person, id=member.person)
        if role is Role.INSTRUCTOR and person is not None and not person.is_instructor:
            raise NoAccountError(person.name)
        if role is not Role.INSTRUCTOR:
            refuse_last(writing, member)
        writing.put(replace(member, role=role))
    settle(store, seminar.id)


def move(store: Store, who: Who, seminar_id: str, person_id: str, group_id: str | None) -> None:
    """Move a member to another group of the seminar, or out of any.

    Her own maps go with her; what she wrote stays where it is, with her name.

    Raises:
        NotFoundError: she is no member, or the seminar has no such group.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        member = _member(writing, seminar.id, person_id)
        group = writing.one(Group, id=id_of(group_id), seminar=seminar.id) if group_id else None
        if group_id and group is None:
            raise NotFoundError("group", group_id)
        writing.put(replace(member, group=group.id if group else None))
    settle(store, seminar.id)


def remove(store: Store, who: Who, seminar_id: str, person_id: str) -> None:
    """Take a member out of the seminar, or herself; what she wrote stays, with her name.

    Raises:
        NotFoundError: she is no member of this seminar, or there is none.
        ForbiddenError: who asks is no instructor of it, and it is not herself.
        LastInstructorError: she is the only instructor.
    """
    herself = who.person is not None and who.person.id == person_id
    seminar = seminar_for(store, who, seminar_id, Running.SEE if herself else Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        member = _member(writing, seminar.id, person_id)
        refuse_last(writing, member)
        writing.drop(Member, seminar=seminar.id, person=member.person)
        writing.change(Listed, {"seminar": seminar.id, "person": member.person}, person=None)
    settle(store, seminar.id)


def add_colleague(store: Store, who: Who, seminar_id: str, login: str) -> Person:
    """Make somebody who has an account another instructor of a seminar.

    Args:
        store: where the seminar is.
        who: who asks.
        seminar_id: which seminar.
        login: the name by which the colleague signs in.

    Raises:
        NoLoginError: nobody signs in so.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        found = writing.one(Person, login=login.strip().casefold())
        if found is None:
            raise NoLoginError(login)
        kept = writing.one(Member, seminar=seminar.id, person=found.id)
        if kept is None:
            refuse_taken(writing, [seminar.id], found.name, found.id)
            kept = Member(seminar.id, found.id, Role.INSTRUCTOR, datetime.now(UTC))
        writing.put(replace(kept, role=Role.INSTRUCTOR))
    settle(store, seminar.id)
    return found


def refuse_last(reading: Reading, member: Member, title: str = "this seminar") -> None:
    """Refuse that a seminar loses its last instructor.

    Raises:
        LastInstructorError: it is she.
    """
    others = reading.count(Member, seminar=member.seminar, role=Role.INSTRUCTOR)
    if member.role is Role.INSTRUCTOR and others == 1:
        raise LastInstructorError(title)


def _member(writing: Writing, seminar_id: str, person_id: str) -> Member:
    found = writing.one(Member, seminar=seminar_id, person=id_of(person_id))
    if found is None:
        raise NotFoundError("member", person_id)
    return found
