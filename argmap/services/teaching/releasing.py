"""Releasing the feedback of an assignment, all of it at once; reading it then, and answering."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from argmap.model.assignments import Assignment
from argmap.model.errors import ClashError, ForbiddenError, InvalidError, NotFoundError
from argmap.model.ids import PersonId
from argmap.model.marks import Feedback, Remark
from argmap.model.permissions import Permission, Running, Who, may
from argmap.model.seminars import Holding, Member, Role
from argmap.services.people import limits
from argmap.services.people.groups import hold
from argmap.services.people.limits import Try
from argmap.services.people.sessions import myself
from argmap.services.teaching.assigned import Assigned, assigned, moment
from argmap.services.teaching.marking import Sheet, sheet_of
from argmap.services.teaching.remarking import Noted, beside
from argmap.store import Store, Writing

GRACE = timedelta(minutes=10)
"""For so long after it was released all of it can be taken back."""


class TooLateError(InvalidError):
    """What was released ten minutes ago has been read."""

    def __init__(self) -> None:
        super().__init__(
            "It was released more than ten minutes ago, and may have been read: it stays released."
            " Every remark, text and mark can still be changed."
        )


class AnswerClashError(ClashError):
    """Somebody of the same group has answered meanwhile.

    Attributes:
        now: the answer as it is.
    """

    def __init__(self, now: str) -> None:
        super().__init__(
            "Somebody of your group has answered since you opened this. What you wrote is here, and"
            " what stands there now is beside it: save again, and yours stands instead."
        )
        self.now = now


@dataclass(frozen=True, slots=True)
class Returned:
    """What a participant gets back, once it is released.

    Attributes:
        assigned: the assignment, with the maps that she may read.
        sheet: rubric, words and mark.
        remarks: those on her work and on that of her group, the oldest first.
    """

    assigned: Assigned
    sheet: Sheet
    remarks: tuple[Noted, ...]

    @property
    def answers(self) -> bool:
        """Whether she can answer: in a seminar that is archived, she reads."""
        return self.assigned.seminar.archived is None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a participant answers.

    Attributes:
        seen: the answer that she saw before she wrote; somebody of her group may have written one.
    """

    text: str
    seen: str = ""


def is_out(assignment: Assignment) -> bool:
    """Say whether participants see feedback, remarks and marks."""
    return assignment.released is not None


def is_returned(store: Store, assignment: Assignment, person: PersonId | None) -> bool:
    """Say whether somebody finds feedback: it is released, and she takes part.

    Where the seminar is archived, whoever took part reads on.
    """
    if not is_out(assignment) or person is None:
        return False
    having = {"seminar": assignment.seminar, "person": person, "role": Role.PARTICIPANT}
    with store.reading() as reading:
        return reading.count(Member, **having) > 0


def can_take_back(who: Who, assignment: Assignment) -> bool:
    """Say whether what was released can still be taken back."""
    return assignment.released is not None and moment(who) - assignment.released <= GRACE


def release(store: Store, who: Who, assignment_id: str) -> None:
    """Let participants see feedback, remarks and marks, all at once; what is out stays as it is.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
        ForbiddenError: she is no instructor of its seminar.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        now = writing.one(Assignment, id=found.assignment.id)
        if now is not None and not is_out(now):
            writing.change(Assignment, {"id": now.id}, released=moment(who))
            _stir(writing, found)


def take_back(store: Store, who: Who, assignment_id: str) -> None:
    """Hide feedback, remarks and marks again, within ten minutes.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
        ForbiddenError: she is no instructor of its seminar.
        TooLateError: it was released longer ago.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        now = writing.one(Assignment, id=found.assignment.id)
        if now is None or now.released is None:
            return
        if not can_take_back(who, now):
            raise TooLateError
        writing.change(Assignment, {"id": now.id}, released=None)
        _stir(writing, found)


def returned(store: Store, who: Who, assignment_id: str) -> Returned:
    """Return what is said of the work of whoever asks, once it is released.

    Raises:
        NotFoundError: there is no such assignment, nothing is released yet, or she takes no part.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    person = myself(who)
    if not is_returned(store, found.assignment, person.id):
        raise NotFoundError("feedback for you on", found.assignment.title)
    sheet = sheet_of(store, found, person.id)
    with store.reading() as reading:
        kept = reading.all(Remark, assignment=found.assignment.id)
    hers = (each for each in kept if _is_for(who, found, sheet, each))
    return Returned(found, sheet, beside(store, hers))


def on_map(store: Store, who: Who, held: Holding) -> tuple[Noted, ...]:
    """Return the remarks on a map for a participant who asks; none before they are released."""
    with store.reading() as reading:
        task = reading.one(Assignment, id=held.assignment or "")
        kept = task is not None and is_out(task) and reading.count(Remark, map_id=held.map_id)
    hers = who.person.id if who.person else None
    if task is None or not kept or not is_returned(store, task, hers):
        return ()
    mine = returned(store, who, task.id).remarks
    return tuple(each for each in mine if each.remark.map_id == held.map_id)


def answer(
    store: Store, who: Who, assignment_id: str, said: Answer, *, to_group: bool = False
) -> None:
    """Answer the feedback on one's own work, or on that of one's group; nothing takes it back.

    Raises:
        NotFoundError: there is no such feedback, or it is not released.
        ForbiddenError: the seminar is archived.
        AnswerClashError: somebody of the group has answered meanwhile.
        InvalidTextError: the answer is too long, or holds what cannot be kept.
    """
    mine = returned(store, who, assignment_id)
    sheet = mine.sheet
    kept = sheet.shared if to_group else sheet.own
    if kept is None:
        raise NotFoundError("feedback for you on", sheet.assignment.title)
    _refuse_archived(mine)
    having = {"assignment": kept.assignment, "whom": kept.whom}
    with store.writing() as writing:
        hold(writing, sheet.assignment.seminar)
        now = writing.one(Feedback, **having) or kept
        _answer(writing, who, now, said, having)


def answer_remark(
    store: Store, who: Who, assignment_id: str, remark_id: str, said: Answer
) -> Remark:
    """Answer a remark on one's own work, or on that of one's group.

    Raises:
        NotFoundError: there is no such remark for her, or it is not released.
        ForbiddenError: the seminar is archived.
        AnswerClashError: somebody of the group has answered meanwhile.
        InvalidTextError: the answer is too long, or holds what cannot be kept.
    """
    mine = returned(store, who, assignment_id)
    kept = next((each.remark for each in mine.remarks if each.remark.id == remark_id), None)
    if kept is None:
        raise NotFoundError("remark for you", remark_id)
    _refuse_archived(mine)
    with store.writing() as writing:
        hold(writing, mine.assigned.seminar.id)
        now = writing.one(Remark, id=kept.id) or kept
        if _answer(writing, who, now, said, {"id": kept.id}):
            writing.stir(kept.map_id)
    return kept


def _refuse_archived(mine: Returned) -> None:
    if not mine.answers:
        raise ForbiddenError("answer: this seminar is archived, and everybody reads")


def _answer(
    writing: Writing, who: Who, now: Feedback | Remark, said: Answer, having: dict[str, str]
) -> bool:
    """Keep an answer, unless it stands there; says whether anything was changed."""
    told = replace(now, answer=said.text, answered=moment(who) if said.text.strip() else None)
    if told.answer == now.answer:
        return False
    if now.answer != replace(now, answer=said.seen).answer:
        raise AnswerClashError(now.answer)
    limits.spend(writing, (Try(limits.COMMENTS_OF_PERSON, myself(who).id),))
    writing.change(type(now), having, answer=told.answer, answered=told.answered)
    return True


def _is_for(who: Who, found: Assigned, sheet: Sheet, remark: Remark) -> bool:
    """Say whether a remark is about her work, or about that of her group on a map she may read."""
    if remark.whose is not None:
        return remark.whose == sheet.person.id
    held = next((each for each in found.maps if each.map_id == remark.map_id), None)
    if held is None or not may(who, Permission.READ, held) or held.owner is not None:
        return False
    return held.group is None or held.group == sheet.member.group


def _stir(writing: Writing, found: Assigned) -> None:
    """Let the pages of all maps be made anew that show a remark."""
    for each in {each.map_id for each in writing.all(Remark, assignment=found.assignment.id)}:
        writing.stir(each)
