"""Assignments: a debate set to the groups of a seminar, in dated phases, with what is asked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum

from argmap.model import text
from argmap.model.errors import InvalidError
from argmap.model.ids import AssignmentId, MapId, NoteId, PersonId, SeminarId, SourceId
from argmap.model.marks import Grid

NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands for a time that nobody has set yet, where something waits for it."""
MOST_WANTED = 100


class Sharing(StrEnum):
    """Who works on one map: each group, each participant, or all together."""

    GROUP = "group"
    STUDENT = "student"
    ALL = "all"


class Starter(StrEnum):
    """What is on the maps to begin with."""

    NONE = "none"
    SHORT = "short"
    FULL = "full"
    OWN = "own"


class PhaseKind(StrEnum):
    """What is done in a phase.

    In ``read`` and ``own`` everybody works on a map of her own, which nobody but she and the
    instructors see. From ``reveal`` on these maps are open to those who share a map.
    """

    READ = "read"
    OWN = "own"
    REVEAL = "reveal"
    CROSS = "cross"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of each participant, as counts: information, never a grade.

    Attributes:
        claims: claims stated.
        passages: passages cited.
        answers: objections to the own claims answered.
        replies: supports of, and objections to, claims of others.
        supports: supports of claims of another position, for the cross-examination.
        objections: objections to claims of another position, for the cross-examination.
        reviews: reviews of others' work.
    """

    claims: int = 0
    passages: int = 0
    answers: int = 0
    replies: int = 0
    supports: int = 0
    objections: int = 0
    reviews: int = 0

    def __post_init__(self) -> None:
        for each in fields(self):
            if not 0 <= getattr(self, each.name) <= MOST_WANTED:
                raise InvalidError(
                    f"The number of {each.name} that is asked for is 0 to {MOST_WANTED}."
                )


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts that an assignment sets.

    Attributes:
        sources: which sources of the debate's library; all of them, if none is named.
    """

    sources: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A debate set to groups.

    Attributes:
        title: how it is called; usually the debate's question.
        origin: the map from which it was assigned.
        starter: the seminar's own copy of it, with which all its maps began; instructors alone
            read and change it, and what they change there can be proposed to the maps.
        texts: what is to be read.
        wanted: what is asked of each, as counts.
        grid: the rubric, as it is for this assignment.
        out_of: the scale to which the rubric's points are brought; the points themselves, if none.
        joint: whether the rubric is filled in for groups, and holds for each of their members.
        reveals: whether all groups may read one another's maps, from the reveal on.
        released: since when participants see feedback, remarks and marks.
        copied_from: the assignment of which it is a copy.
        person: who assigned it, and ``name`` as she signed.
    """

    id: AssignmentId
    seminar: SeminarId
    title: str
    made: datetime
    origin: MapId
    starter: MapId
    sharing: Sharing = Sharing.GROUP
    begins_with: Starter = Starter.SHORT
    instructions: str = ""
    texts: Reading = Reading()
    wanted: Wanted = Wanted()
    grid: Grid = Grid()
    out_of: int | None = None
    joint: bool = False
    reveals: bool = False
    released: datetime | None = None
    copied_from: AssignmentId | None = None
    person: PersonId | None = None
    name: str = "An instructor"

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.line(self.title, "The assignment's title"))
        told = text.prose(self.instructions, "The instructions", limit=text.CLAIM_LENGTH * 4)
        object.__setattr__(self, "instructions", told)
        if self.out_of is not None and not 1 <= self.out_of <= 1000:
            raise InvalidError("Marks are out of 1 to 1,000: write 100, or nothing.")


@dataclass(frozen=True, slots=True)
class Phase:
    """A step of an assignment.

    Attributes:
        number: its place, from 1 on, without gaps.
        begins: since when it is on; none while somebody has to press the button.
        ends: until when; none until the next begins. That of ``submit`` is when work is due.
    """

    assignment: AssignmentId
    number: int
    kind: PhaseKind
    begins: datetime | None = None
    ends: datetime | None = None

    def __post_init__(self) -> None:
        if self.begins and self.ends and self.ends <= self.begins:
            raise InvalidError("A phase ends after it begins: look at its two dates.")


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for one participant or one group.

    Attributes:
        whom: the id of the person or the group.
        until: when her work is due instead.
        why: for the instructors, in one sentence.
    """

    assignment: AssignmentId
    whom: str
    is_group: bool
    until: datetime
    why: str
    made: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", text.line(self.why, "The reason", empty=True))


@dataclass(frozen=True, slots=True)
class Submission:
    """A map handed in: a revision of it, frozen and numbered.

    Attributes:
        number: the first that was handed in for this map is 1.
        revision: of the map, as it was then.
        person: who handed it in, and ``name`` as she signed.
        due: when it was due, with every extension; none if at no time.
    """

    assignment: AssignmentId
    map_id: MapId
    number: int
    revision: int
    person: PersonId | None
    name: str
    made: datetime
    due: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether it came after it was due."""
        return self.due is not None and self.made > self.due


@dataclass(frozen=True, slots=True)
class Part:
    """For whom somebody argues, as her role card says.

    Attributes:
        position: the position of the debate that is hers to argue.
        speaker: as whom; nothing for nobody in particular.
    """

    assignment: AssignmentId
    person: PersonId
    position: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody is asked to review another's work.

    Attributes:
        reviewer: who reviews.
        whose: whose work it is.
        map_id: the map on which it is.
        text: what she says of it; nothing so far.
        done: when she said so.
    """

    assignment: AssignmentId
    reviewer: PersonId
    whose: PersonId
    map_id: MapId
    text: str = ""
    done: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text.prose(self.text, "The review"))


@dataclass(frozen=True, slots=True)
class Note:
    """Some words of an instructor that a member finds when she comes next.

    Attributes:
        whose: who finds it.
        person: who wrote it, and ``name`` as she signed.
        read: when she put it aside.
    """

    id: NoteId
    seminar: SeminarId
    whose: PersonId
    text: str
    person: PersonId | None
    name: str
    made: datetime
    read: datetime | None = None

    def __post_init__(self) -> None:
        written = text.prose(self.text, "The note", limit=text.CLAIM_LENGTH, empty=False)
        object.__setattr__(self, "text", written)


@dataclass(frozen=True, slots=True)
class Steps:
    """The claims that a route leads through, in order."""

    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A way through a map that is walked step by step, before a class.

    Attributes:
        name: tells it from other routes of the map.
    """

    map_id: MapId
    name: str
    steps: Steps
    made: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "The route's name", limit=80))
