"""Who works on maps: persons, seminars, groups and roles, and whose a map is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from argmap.model import text
from argmap.model.errors import InvalidError
from argmap.model.ids import AssignmentId, GroupId, MapId, PersonId, SeminarId

NAME_LENGTH = 60
FORMER = "a former member"
"""The name of whoever asked to be forgotten."""


class Role(StrEnum):
    """What a member is in a seminar."""

    INSTRUCTOR = "instructor"
    PARTICIPANT = "participant"
    READER = "reader"


class Visibility(StrEnum):
    """Who may read a map: its group, its whole seminar, or everybody."""

    PRIVATE = "private"
    SEMINAR = "seminar"
    PUBLIC = "public"


class Endorsing(StrEnum):
    """Whether claims of a map are endorsed, and whether one sees by whom."""

    OFF = "off"
    HIDDEN = "hidden"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can come back: an instructor by password, anybody else by two words.

    Attributes:
        name: as shown beside what she wrote.
        login: the name an instructor signs in with; nothing for anybody else.
        password: the Argon2id hash of an instructor's password, or nothing.
        words: the digest of the pair of recovery words, or nothing.
        forgotten: she asked for it; the name is then ``FORMER``.
    """

    id: PersonId
    name: str
    made: datetime
    login: str | None = None
    password: str = ""
    words: str = ""
    forgotten: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "The name", limit=NAME_LENGTH))

    @property
    def is_instructor(self) -> bool:
        """Whether she has an account with a password, and so may run seminars."""
        return self.login is not None


@dataclass(frozen=True, slots=True)
class Seminar:
    """A course, with groups that work in it.

    Attributes:
        longest_quotation: how many words a quotation may have; none if nobody said.
        zone: the time zone in which its dates are meant, by its IANA name: ``Europe/Berlin``.
        archived: since when it is read only; none while it goes on.
        until: when it is deleted with everything, by itself; none for never.
    """

    id: SeminarId
    title: str
    made: datetime
    longest_quotation: int | None = None
    zone: str = "UTC"
    archived: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.line(self.title, "The seminar's title"))
        if self.longest_quotation is not None and not 5 <= self.longest_quotation <= 5_000:
            raise InvalidError("The longest quotation has 5 to 5,000 words: write 60, or nothing.")


@dataclass(frozen=True, slots=True)
class Group:
    """Some of a seminar, who draw maps together.

    Attributes:
        code: eight unambiguous symbols by which one joins, for as long as it is open.
        token: the 128 bits that stand in the link and its QR code, as text.
        open: whether one can join.
        until: when joining ends by itself; none for never.
    """

    id: GroupId
    seminar: SeminarId
    name: str
    code: str
    token: str
    made: datetime
    open: bool = True
    until: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "name", text.line(self.name, "The group's name", limit=NAME_LENGTH)
        )


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a seminar: at most one role, and at most one group of it."""

    seminar: SeminarId
    person: PersonId
    role: Role
    joined: datetime
    group: GroupId | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Whose a map is, who may do what with it, and where it came from.

    Attributes:
        map_id: which map; its id stands in the address of its pages.
        activity: counts what happens about the map without changing it: comments, endorsements,
            suggestions, snapshots, settings.
        name: what tells it from other maps of the debate; nothing for a debate's own map.
        group: whose it is, with ``seminar``; or of one person, ``owner``; or of the house.
        origin: the map that it was copied from, and ``origin_revision``; none if from none.
        suggesting: whether a participant's change waits for another's approval.
        assignment: for which assignment it is drawn. Then ``owner`` tells whose own map it is,
            within ``group`` if she has one; without an owner it is the group's, and without a
            group everybody's in the seminar.
        opens: since when those who draw it see it; none for always.
        shows: since when others than its owner see it; none for always.
    """

    map_id: MapId
    activity: int = 0
    name: str = ""
    seminar: SeminarId | None = None
    group: GroupId | None = None
    owner: PersonId | None = None
    visibility: Visibility = Visibility.PUBLIC
    origin: MapId | None = None
    origin_revision: int | None = None
    suggesting: bool = False
    endorsing: Endorsing = Endorsing.OFF
    assignment: AssignmentId | None = None
    opens: datetime | None = None
    shows: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which a person is known; the browser has the token, the store its digest.

    Attributes:
        digest: the SHA-256 of the token, in hexadecimal digits.
        agent: in a few words, which browser on which system; shown in the list of sessions.
    """

    digest: str
    person: PersonId
    made: datetime
    seen: datetime
    agent: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link, good once, by which somebody becomes an instructor; the store has its digest."""

    digest: str
    made: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often something was tried in a stretch of time, so that guessing ends.

    Attributes:
        key: what was tried by whom, as in ``join 192.0.2.7``.
    """

    key: str
    since: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Presence:
    """Where a person is just now.

    Attributes:
        tab: a random name of the browser's tab.
        focus: the claim that is open there, or nothing.
    """

    map_id: MapId
    tab: str
    person: PersonId
    focus: str
    seen: datetime
