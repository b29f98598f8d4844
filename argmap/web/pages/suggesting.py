"""Suggestions as a page tells them: in words, with what was there before."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.telling import Told, told
from argmap.analysis.wording import Piece, rewording
from argmap.model.drafts import inverse
from argmap.model.edits import Edit, Reword
from argmap.model.errors import ArgmapError
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.model.talk import Outcome, Suggestion
from argmap.services.history import map_as_of
from argmap.services.suggesting import may_accept, suggested, suggestions
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.difference import Compared, compared

OUTCOMES = {
    Outcome.WAITING: "waits",
    Outcome.ACCEPTED: "accepted",
    Outcome.DECLINED: "declined",
    Outcome.TAKEN_BACK: "taken back",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is suggested.

    Attributes:
        told: as a sentence.
        change: for a rewording, the difference between the words before and those after.
        now: what the claim says now, if somebody reworded it meanwhile.
    """

    told: Told
    change: tuple[Piece, ...] = ()
    now: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion as it is shown.

    Attributes:
        outcome: what became of it, in words.
        accepts: whether whoever asks may accept it.
        decides: whether whoever asks may decline it.
        is_own: whether whoever asks made it.
        problem: why it could not be accepted just now.
        typed: the sentence that says why it is declined, as it was typed.
        wrong: what is wrong with that sentence.
    """

    made: Suggestion
    lines: tuple[Line, ...]
    outcome: str
    accepts: bool
    decides: bool
    is_own: bool
    problem: str = ""
    typed: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with a decision, and what was typed."""

    suggestion: str = ""
    problem: str = ""
    typed: str = ""
    wrong: str = ""


def shown(asked: Asked, trouble: Trouble | None = None) -> tuple[Shown, ...]:
    """Return the suggestions for a map, the newest first."""
    who, trouble = context.who(), trouble or Trouble()
    found = suggestions(context.store(), who, asked.whole.id)
    return tuple(_shown(asked, each, trouble) for each in reversed(found))


def drawn(asked: Asked, suggestion: str, focus: str) -> tuple[Shown, Compared]:
    """Return a suggestion, and the map without it compared with the map with it.

    Raises:
        NotFoundError: the map has no such suggestion.
    """
    found = suggested(context.store(), context.who(), asked.whole.id, suggestion)
    page = f"{asked.to.page}/suggestions/{found.made.id}"
    told = _shown(asked, found.made, Trouble(suggestion, problem=found.problem))
    return told, compared(asked, found.difference, page, focus)


def _shown(asked: Asked, made: Suggestion, trouble: Trouble) -> Shown:
    who, mine = context.who(), trouble.suggestion == made.id
    own = who.person is not None and who.person.id == made.person
    return Shown(
        made,
        _lines(asked.whole, made),
        OUTCOMES[made.outcome],
        may_accept(who, asked.held, made),
        "decide" in asked.rights and not own,
        own,
        trouble.problem if mine else "",
        trouble.typed if mine else "",
        trouble.wrong if mine else "",
    )


def _lines(now: ArgumentMap, made: Suggestion) -> tuple[Line, ...]:
    before = map_as_of(context.store(), made.map_id, min(made.at, now.revision))
    each_told = told(made.edits, _undoes(made.edits, before), before)
    waits = made.outcome is Outcome.WAITING
    return tuple(_line(each, made.edits, now, waits=waits) for each in each_told)


def _undoes(edits: tuple[Edit, ...], before: ArgumentMap) -> tuple[Edit, ...]:
    """Return what would undo the edits, as far as the map had then what they are about."""
    try:
        return inverse(edits, before)
    except ArgmapError:
        return ()


def _line(each: Told, edits: tuple[Edit, ...], now: ArgumentMap, *, waits: bool) -> Line:
    if not each.new:
        return Line(each)
    told = (e.claim for e in edits if isinstance(e, Reword) and e.text == each.new)
    claim = now.claims.get(next(told, ClaimId("")))
    words = claim.text if claim else ""
    meanwhile = words if waits and words not in (each.old, each.new) else ""
    return Line(each, rewording(each.old, each.new), meanwhile)
