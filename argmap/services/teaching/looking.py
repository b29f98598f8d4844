"""Who may look at somebody's work: the instructors of the seminar, and she herself."""

from __future__ import annotations

from argmap.model.errors import ForbiddenError
from argmap.model.ids import SeminarId
from argmap.model.permissions import Running, Who, may_run


def refuse_others(who: Who, seminar: SeminarId, person: str) -> bool:
    """Say whether she looks as an instructor, and not at her own work.

    Raises:
        ForbiddenError: it is another's work, and she is no instructor of the seminar.
    """
    if may_run(who, Running.RUN, seminar):
        return True
    if who.person is None or who.person.id != person:
        raise ForbiddenError("see the work of others: an instructor does")
    return False
